package check

import (
	"fmt"
	"strings"
	"testing"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/testkit/testdate"
)

// A list of names is cut where it grows long, and says how many more there are.
func TestLongListsAreCut(t *testing.T) {
	t.Parallel()
	regions := func(n int) []*policy.Region {
		var all []*policy.Region
		for i := range n {
			all = append(all, &policy.Region{Name: lang.Same(fmt.Sprint("R", i+1)), Level: policy.County})
		}
		return all
	}
	for n, want := range map[int]string{1: "R1", 3: "R1, R2, R3", 4: "R1, R2, R3 and 1 more",
		5: "R1, R2, R3 and 2 more"} {
		if got := places(regions(n), 3); got.EN != want {
			t.Errorf("%d regions: %s", n, got.EN)
		}
	}
	if got := places(regions(5), 3).ZH; got != "R1、R2、R3等 5 个" { // in Chinese the number is that of all
		t.Errorf("5 regions: %s", got)
	}
	plan := &policy.Document{Pos: diag.Pos{Line: 1}}
	of := func(n int, due string, scope string) *policy.Model {
		m := &policy.Model{Plans: []*policy.Document{plan}}
		for i := range n {
			m.Targets = append(m.Targets,
				&policy.Target{ID: fmt.Sprint("t", i+1), Plan: plan, Kind: policy.Quantity, Scope: scope,
					Due: testdate.Of(due), Subjects: regions(4), Pos: diag.Pos{Line: 2}})
		}
		return m
	}
	each := func(n int, due string) string {
		var parts []string
		for i := range n {
			parts = append(parts, fmt.Sprintf("t%d (%sR1, R2, R3 and 1 more)", i+1, due))
		}
		return strings.Join(parts, ", ")
	}
	for n, want := range map[int]string{
		1: each(1, "due 2023: "), 5: each(5, "due 2023: "), 6: each(5, "due 2023: ") + " and 1 more",
	} {
		all := fmt.Sprintf("%d of %[1]d targets past due have", n)
		if n == 1 {
			all = "1 of 1 target past due has"
		}
		if got := finds(noReport, of(n, "2023", "county")); got != "1: "+all+" no report: "+want {
			t.Errorf("%d targets without report: %s", n, got)
		}
	}
	for n, want := range map[int]string{1: each(1, ""), 5: each(5, ""), 6: each(5, "") + " and 1 more"} {
		if got := finds(noSubject, of(n, "2030", "hospital")); got !=
			"2: the site has no hospital where these targets for hospitals apply: "+want {
			t.Errorf("%d targets without hospital: %s", n, got)
		}
	}
	for due, late := range map[string]bool{"2024-06-29": true, "2024-06-30": false, "2024": false, "": false} {
		if got := finds(noReport, of(1, due, "county")); (got != "") != late {
			t.Errorf("due %q: %s", due, got)
		}
	}
	m := of(3, "2023", "county")
	m.Targets[0].Kind, m.Targets[1].Counts = policy.Qualitative, m.Targets[2]
	if got := finds(noReport, m); !strings.HasPrefix(got, "1: 1 of 1 target ") {
		t.Errorf("a quality, and a target that counts another: %s", got)
	}
}

// A target has somebody to reach it: regions, hospitals, or those of a list that is not all known.
func TestTargetsHaveSubjects(t *testing.T) {
	t.Parallel()
	plan := &policy.Document{}
	parent := &policy.Region{Name: lang.Same("P")}
	region := &policy.Region{Name: lang.Same("R"), Parent: parent}
	m := &policy.Model{Plans: []*policy.Document{plan},
		Targets: []*policy.Target{{ID: "t", Plan: plan, Scope: "county"}}}
	for _, c := range []struct{ scope, want string }{
		{"county", "0: no county of this site falls under the target t"},
		{"hospital", "0: the site has no hospital where these targets for hospitals apply: t ()"},
	} {
		m.Targets[0].Scope = c.scope
		if got := finds(noSubject, m); got != c.want {
			t.Errorf("%s: %s", c.scope, got)
		}
	}
	m.Targets[0].Subjects, m.Hospitals = []*policy.Region{parent}, []*policy.Hospital{{Region: region}, {}}
	if got := finds(noSubject, m); got != "" {
		t.Errorf("with a hospital below: %s", got)
	}
	m.Hospitals = nil
	m.Lists = []*policy.List{{Total: 1}, {Plan: plan, Total: 1, Members: []*policy.Hospital{{}}}}
	if got := finds(noSubject, m); got == "" {
		t.Error("the list is known whole, and nothing is said")
	}
	if m.Lists[1].Total = 2; finds(noSubject, m) != "" {
		t.Errorf("the list is known in part: %s", finds(noSubject, m))
	}
}

// Counties are late once another has reported for a date, and no county alone is.
func TestCountiesReportWithTheOthers(t *testing.T) {
	t.Parallel()
	a, b, c := &policy.Region{Name: lang.Same("A")}, &policy.Region{Name: lang.Same("B")},
		&policy.Region{Name: lang.Same("C")}
	report := func(r *policy.Region, date string) *policy.Observation {
		return &policy.Observation{Region: r, Date: testdate.Of(date)}
	}
	hospital := report(a, "2024")
	hospital.Hospital = &policy.Hospital{}
	done := report(b, "2021")
	done.Value = 1
	for _, x := range []struct {
		subjects []*policy.Region
		reports  []*policy.Observation
		want     string
	}{
		{[]*policy.Region{a, b}, []*policy.Observation{report(a, "2023"), done}, ""}, // has reached what was due
		{[]*policy.Region{a, b}, nil, ""},
		{[]*policy.Region{a, b}, []*policy.Observation{hospital}, ""},
		{[]*policy.Region{a, b}, []*policy.Observation{report(a, "2023")},
			"0: t: no figure for 2023 from B, while 1 reported"},
		{[]*policy.Region{a}, []*policy.Observation{report(b, "2023")}, ""},
		{[]*policy.Region{a, b, c}, []*policy.Observation{report(a, "2022"), report(b, "2023-01"), report(c, "2023")},
			"0: t: no figure for 2023 from A, while 2 reported"},
		{[]*policy.Region{a, b}, []*policy.Observation{report(a, "2023"), report(b, "2022-12-31")},
			"0: t: no figure for 2023 from B, while 1 reported"},
	} {
		target := &policy.Target{ID: "t", Plan: &policy.Document{}, Scope: "county", Subjects: x.subjects,
			Kind: policy.Quantity, Bound: policy.AtLeast, Value: 1, Due: testdate.Of("2022"),
			Observations: x.reports}
		m := &policy.Model{Targets: []*policy.Target{target}}
		if got := finds(lateCounty, m); got != x.want {
			t.Errorf("%d reports: %s", len(x.reports), got)
		}
		if target.Scope = "city"; finds(lateCounty, m) != "" {
			t.Errorf("of cities: %s", finds(lateCounty, m))
		}
	}
}

// Before a target is due, and where it is judged by periods, a county that has reported of the last period that is over
// need not report of one that is not.
func TestNoCountyIsLateBeforeThePeriodIsOver(t *testing.T) {
	t.Parallel()
	a, b := &policy.Region{Name: lang.Same("A")}, &policy.Region{Name: lang.Same("B")}
	for _, x := range []struct {
		every       policy.Every
		first, last string // reports of the two
		late        bool
	}{
		{"", "2026-01", "2025", false},
		{"", "2026-01", "2025-12", false},
		{"", "2026-01", "2025-11", true},
		{policy.Quarter, "2026-02", "2025-12", false},
		{policy.Quarter, "2026-02", "2025-09", true},
	} {
		target := &policy.Target{ID: "t", Plan: &policy.Document{}, Scope: "county", Kind: policy.Quantity,
			Bound: policy.AtLeast, Value: 1, Every: x.every, From: testdate.Of("2025"), Due: testdate.Of("2027"),
			Subjects: []*policy.Region{a, b}, Observations: []*policy.Observation{
				{Region: a, Date: testdate.Of(x.first)}, {Region: b, Date: testdate.Of(x.last)}}}
		if x.every != "" {
			target.Holds = policy.EachPeriod
		}
		var list diag.List
		lateCounty(&policy.Model{Targets: []*policy.Target{target}}, testdate.Of("2026-03-15"), &list)
		if got := len(list) > 0; got != x.late {
			t.Errorf("%+v: late is %v", x, got)
		}
	}
}

// Nobody is to be asked for figures of a plan that was repealed or replaced, nor for those of a time after its end.
func TestNobodyIsUrgedForWhatIsNotAskedAnyMore(t *testing.T) {
	t.Parallel()
	a, b := &policy.Region{Name: lang.Same("A")}, &policy.Region{Name: lang.Same("B")}
	for _, c := range []struct {
		status       policy.DocumentStatus
		expires, due string
		urges        bool
	}{
		{policy.InForce, "2025", "2023", true},
		{policy.Expired, "2023", "2023", true},
		{policy.Expired, "2022", "2023", false},
		{policy.Repealed, "2025", "2023", false},
		{policy.Replaced, "2025", "2023", false},
	} {
		plan := &policy.Document{Status: c.status, Expires: testdate.Of(c.expires)}
		m := &policy.Model{Plans: []*policy.Document{plan}, Targets: []*policy.Target{{ID: "t", Plan: plan,
			Kind: policy.YesNo, Scope: "county", Due: testdate.Of(c.due), Subjects: []*policy.Region{a, b},
			Observations: []*policy.Observation{{Region: a, Date: testdate.Of(c.due)}}}}}
		for name, rule := range map[string]func(*policy.Model, policy.Date, *diag.List){
			"no-report": noReport, "late-county": lateCounty,
		} {
			if got := finds(rule, m); (got != "") != c.urges {
				t.Errorf("%s until %s: %s says %q", c.status, c.expires, name, got)
			}
		}
	}
}
