package pipeline_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"gazette/internal/testkit"
)

// A target such as "over 30% of counties" can be counted from what the counties report. While one that
// reported nothing could still tip the balance, nothing is concluded.
func TestATargetIsCountedFromCountiesReports(t *testing.T) {
	t.Parallel()
	source := testkit.Small(t)
	source["data/targets/plan.toml"] = &fstest.MapFile{Data: []byte(`plan = "county-plan"

[[target]]
id = "share"
clause = "1-2"
name = { zh = "达标县占比", en = "Share of counties" }
measure = { zh = "就诊率达标的县所占比例", en = "Share of counties that reach the visit rate" }
scope = "province"
regions = ["990000 星槎省"]
unit = "percent"
bound = "more-than"
value = 90
due = "2025"
known = { due = "inferred" }
counts = "county-plan/visit-rate"

[[target]]
id = "visit-rate"
clause = "1-2"
name = { zh = "县域就诊率", en = "In-county visit rate" }
measure = { zh = "在县内就诊的比例", en = "Share of visits within the county" }
scope = "county"
regions = ["990000 星槎省"]
unit = "percent"
value = 90
due = "2025"
known = { due = "inferred" }
`)}
	report := func(county, value string) string {
		return `
[[observation]]
target = "county-plan/visit-rate"
region = "` + county + `"
date = "2025-12"
value = ` + value + `
status = "reported"
source = { name = { zh = "健康报", en = "Health News" } }
`
	}
	one := report("990121", "92")
	for name, c := range map[string]struct{ given, says string }{
		"one of two is silent": {one, "No report"},
		"both reported": {one + report("990122", "80"),
			"50% (estimated)|Counted from the reports of 2 of 2: In-county visit rate|Not met"},
	} {
		source["data/progress/starraft.toml"] = &fstest.MapFile{Data: []byte(c.given)}
		page := string(fileIn(t, laidOf(t, source), "en/targets/county-plan/share/index.html"))
		for want := range strings.SplitSeq(c.says, "|") {
			if !strings.Contains(page, want) {
				t.Errorf("%s: the page does not say %q", name, want)
			}
		}
	}
}
