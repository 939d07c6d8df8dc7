package pipeline_test

import (
	"strings"
	"testing"

	"gazette/internal/testkit"
)

// With 1,000 counties of 12 targets each, every page can still be loaded on a phone.
func TestPagesStayLightWithAThousandCounties(t *testing.T) {
	t.Parallel()
	files := buildOf(t, testkit.Large(t))
	const limit = 100_000
	heaviest, weight := "", 0
	for name, data := range files {
		if !strings.HasSuffix(name, ".html") || len(data) < limit {
			continue // what is light unpacked is light packed
		}
		n := zipped(t, data)
		if n > weight {
			heaviest, weight = name, n
		}
		if n > limit {
			t.Errorf("%s weighs %d bytes gzipped, over %d", name, n, limit)
		}
	}
	checkEmbeds(t, files, 28)
	t.Logf("the heaviest of %d files is %s with %d bytes gzipped", len(files), heaviest, weight)
}
