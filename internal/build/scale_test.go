package build_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

// large is the small site with 1,000 counties that must each reach 12 targets, and have figures.
func large(t *testing.T) fstest.MapFS {
	t.Helper()
	source := small(t)
	var regions, points, targets, figures strings.Builder
	for i := range 1000 {
		code := fmt.Sprintf("%06d", 500000+i)
		fmt.Fprintf(&regions, "[[region]]\ncode = %q\nlevel = \"county\"\nname = { zh = \"试验%d县\", en = \"Trial County %d\" }\nparent = \"411300\"\n", code, i, i)
		fmt.Fprintf(&points, "[[point]]\nregion = %q\nlon = %.2f\nlat = %.2f\n", code, 110+float64(i%37)*0.17, 32+float64(i/37)*0.13)
	}
	targets.WriteString(string(source["data/targets/plan.toml"].Data))
	for i := range 12 {
		fmt.Fprintf(&targets, `
[[target]]
id = "trial-%d"
clause = "1-1"
name = { zh = "试验指标%d", en = "Trial target %d" }
measure = { zh = "试验", en = "Trial" }
scope = "county"
regions = ["411300"]
unit = "hospitals"
value = 70
due = "2027"
baseline = { value = 0, date = "2021", why = { zh = "从零计起", en = "counted from zero" } }
`, i, i, i)
		fmt.Fprintf(&figures, "[[illustration]]\ntarget = \"county-plan/trial-%d\"\ndate = \"2025-12\"\nlow = 20\nstep = 3\ncount = 23\noffset = %d\nskip = 11\n", i, i)
	}
	source["data/regions/trial.toml"] = &fstest.MapFile{Data: []byte(regions.String())}
	source["data/regions/points.toml"] = &fstest.MapFile{Data: []byte(points.String())}
	source["data/targets/plan.toml"] = &fstest.MapFile{Data: []byte(targets.String())}
	source["data/progress/trial.toml"] = &fstest.MapFile{Data: []byte(figures.String())}
	return source
}

// With 1,000 counties of 12 targets each, every page can still be loaded on a phone.
func TestPagesStayLightWithAThousandCounties(t *testing.T) {
	t.Parallel()
	files := buildOf(t, large(t))
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
	t.Logf("the heaviest of %d files is %s with %d bytes gzipped", len(files), heaviest, weight)
}
