package check

import (
	"math/rand"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// Whatever the forms and the text, the matcher finds what a plain search finds.
func TestMatcherFindsWhatAPlainSearchFinds(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewSource(1))
	word := func(most int) string {
		var b strings.Builder
		for range 1 + random.Intn(most) {
			b.WriteString([]string{"a", "b", "医", "院"}[random.Intn(4)])
		}
		return b.String()
	}
	order := cmpopts.SortSlices(func(a, b hit) bool { return a.to < b.to || a.to == b.to && a.from < b.from })
	for range 2000 {
		var forms []string
		seen := map[string]bool{}
		for range random.Intn(8) {
			if w := word(4); !seen[w] {
				seen[w] = true
				forms = append(forms, w)
			}
		}
		text := word(30)
		var want []hit
		for i, form := range forms {
			for from := range text {
				if strings.HasPrefix(text[from:], form) {
					want = append(want, hit{i, from, from + len(form)})
				}
			}
		}
		if diff := cmp.Diff(want, newMatcher(forms).find(text), cmp.AllowUnexported(hit{}), cmpopts.EquateEmpty(),
			order); diff != "" {
			t.Fatalf("%q in %q (-want +got):\n%s", forms, text, diff)
		}
	}
}
