package pipeline_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"gazette/internal/testkit"
)

// A target such as "over 30% of counties" can be counted from what the counties report: those that
// reported nothing are in the whole but not in the share.
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
regions = ["410000 河南省"]
unit = "percent"
bound = "more-than"
value = 90
due = "2025"
counts = "county-plan/visit-rate"

[[target]]
id = "visit-rate"
clause = "1-2"
name = { zh = "县域就诊率", en = "In-county visit rate" }
measure = { zh = "在县内就诊的比例", en = "Share of visits within the county" }
scope = "county"
regions = ["410000 河南省"]
unit = "percent"
value = 90
due = "2025"
`)}
	source["data/progress/henan.toml"] = &fstest.MapFile{Data: []byte(`[[observation]]
target = "county-plan/visit-rate"
region = "411330 桐柏县"
date = "2025-12"
value = 92
status = "reported"
source = { name = { zh = "健康报", en = "Health News" } }
`)}
	page := string(buildOf(t, source)["en/targets/county-plan/share/index.html"])
	for _, want := range []string{"50% (estimated)", "Counted from the reports of 1 of 2: In-county visit rate", "Not met"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
}
