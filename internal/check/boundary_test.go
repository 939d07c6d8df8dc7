package check

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"gazette/internal/clause"
	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
)

var today = policy.Date{Year: 2024, Month: 6, Day: 30}

func on(s string) policy.Date {
	d, err := policy.ParseDate(s)
	if s != "" && err != nil {
		panic(err)
	}
	return d
}

// finds is what a rule says of a model in English, with its lines.
func finds(rule func(*policy.Model, policy.Date, *diag.List), m *policy.Model) string {
	var list diag.List
	rule(m, today, &list)
	var lines []string
	for _, d := range list {
		lines = append(lines, fmt.Sprintf("%d: %s", d.Pos.Line, d.Message.EN))
	}
	return strings.Join(lines, "\n")
}

// A number is refused from the first one on that cannot be, and none before it.
func TestValuesThatCannotBe(t *testing.T) {
	t.Parallel()
	percent, counted := &policy.Unit{ID: "percent"}, &policy.Unit{Counted: true, Name: lang.Same("beds")}
	for _, c := range []struct {
		unit  *policy.Unit
		value float64
		want  string // of the two rules
	}{
		{percent, 0, ""}, {percent, 100, ""}, {percent, 100.1, "100.1% is no share of a whole"},
		{percent, -0.1, "-0.1% is no share of a whole"}, {percent, math.Copysign(0, -1), "the value -0 is negative"},
		{nil, 0, ""}, {nil, -1, "the value -1 is negative"}, {nil, 1.5, ""}, {nil, 1e15, ""},
		{nil, 1.1e15, "the value 1.1e+15 is beyond anything that is counted"},
		{counted, 2, ""}, {counted, 2.5, "the value 2.5 is no whole number, but beds are counted one by one"},
	} {
		target := &policy.Target{Unit: c.unit, Value: c.value, Pos: diag.Pos{Line: 1}, ValuePos: diag.Pos{Line: 2},
			Baseline: &policy.Baseline{Value: c.value, Pos: diag.Pos{Line: 3}}}
		o := &policy.Observation{Target: target, Value: c.value, Pos: diag.Pos{Line: 4},
			Corrections: []policy.Correction{{Value: c.value}}}
		f := &policy.Figure{Unit: c.unit, Value: c.value, Pos: diag.Pos{Line: 5}}
		m := &policy.Model{Targets: []*policy.Target{target}, Observations: []*policy.Observation{o},
			Figures: []*policy.Figure{f}}
		want := ""
		if c.want != "" {
			want = fmt.Sprintf("2: %[1]s\n3: %[1]s\n4: %[1]s\n4: %[1]s\n5: %[1]s", c.want)
		}
		if got := strings.Trim(finds(rateOver100, m)+"\n"+finds(impossibleValue, m), "\n"); got != want {
			t.Errorf("%v of %+v: %s", c.value, c.unit, got)
		}
	}
}

// A figure is odd where it looks like its neighbour in another unit, and from so large a leap on.
func TestFiguresThatStandOut(t *testing.T) {
	t.Parallel()
	percent := &policy.Unit{ID: "percent"}
	for _, c := range []struct {
		unit   *policy.Unit
		values []float64
		odd    string // the lines of those that are named
	}{
		{percent, []float64{0.9, 18}, "1"}, {percent, []float64{0.9, 17.9}, ""}, {percent, []float64{18, 0.9}, "2"},
		{percent, []float64{1, 20}, "1"}, {percent, []float64{1.1, 90}, ""}, {percent, []float64{0.5, 10}, ""},
		{percent, []float64{0, 90}, ""}, {percent, []float64{0.5, 10.1}, "1"},
		{nil, []float64{60, 60_000}, "1"}, {nil, []float64{60, 59_999}, ""}, {nil, []float64{0, 60_000}, ""},
		{nil, []float64{58, 59, 60, 69}, "4"}, {nil, []float64{58, 59, 60, 65}, ""}, {nil, []float64{54, 57, 60, 62}, ""},
		{percent, []float64{58, 59, 60, 66}, "4"}, {percent, []float64{58, 58.5, 59, 63.9}, ""},
		{percent, []float64{58, 58.5, 59, 64}, "4"}, {nil, []float64{58, 59, 69}, ""}, // with two steps none is usual
		{nil, []float64{58, 59, 90, 60, 61}, "3"}, {nil, []float64{60, 60, 60, 90}, ""},
		{nil, []float64{90, 61, 60, 59, 30, 29, 28}, "2 5"},
	} {
		target := &policy.Target{Kind: policy.Quantity, Unit: c.unit}
		for i, v := range c.values { // the last first, for a series is read by its dates
			target.Observations = append([]*policy.Observation{{Target: target, Region: &policy.Region{Code: "1"}, Value: v,
				Date: policy.Date{Year: 2001 + i}, ValuePos: diag.Pos{Line: i + 1}}}, target.Observations...)
		}
		m := &policy.Model{Targets: []*policy.Target{target}}
		var odd []string
		for line := range strings.SplitSeq(finds(oddFigure, m), "\n") {
			number, _, _ := strings.Cut(line, ":")
			odd = append(odd, number)
		}
		if got := strings.Join(odd, " "); got != c.odd {
			t.Errorf("%v: %q are odd, want %q", c.values, got, c.odd)
		}
		target.Kind = policy.Graded
		if got := finds(oddFigure, m); got != "" {
			t.Errorf("%v as grades: %s", c.values, got)
		}
		target.Kind = policy.Quantity
		for _, o := range target.Observations {
			o.Note = lang.Same("so it is")
		}
		if got := finds(oddFigure, m); got != "" {
			t.Errorf("%v with notes: %s", c.values, got)
		}
	}
}

// Dates are out of order where they are on any day that they can mean, each pair of them.
func TestEachPairOfDatesHasItsOrder(t *testing.T) {
	t.Parallel()
	for name, of := range map[string]func(early, late policy.Date) *policy.Model{
		"plan, issue and end": func(a, b policy.Date) *policy.Model {
			return &policy.Model{Plans: []*policy.Document{{Issued: a, Expires: b}}}
		},
		"plan, issue and publication": func(a, b policy.Date) *policy.Model {
			return &policy.Model{Plans: []*policy.Document{{Issued: a, Published: b}}}
		},
		"plan, force and end": func(a, b policy.Date) *policy.Model {
			return &policy.Model{Plans: []*policy.Document{{Effective: a, Expires: b}}}
		},
		"plan, issue and force": func(a, b policy.Date) *policy.Model {
			return &policy.Model{Plans: []*policy.Document{{Issued: a, Effective: b}}}
		},
		"plan, publication and end": func(a, b policy.Date) *policy.Model {
			return &policy.Model{Plans: []*policy.Document{{Published: a, Expires: b}}}
		},
		"page": func(a, b policy.Date) *policy.Model {
			return &policy.Model{Pages: []*policy.Page{{Published: a, Updated: b}}}
		},
		"notice": func(a, b policy.Date) *policy.Model {
			return &policy.Model{Notices: []*policy.Page{{Published: a, Updated: b}}}
		},
		"target": func(a, b policy.Date) *policy.Model {
			return &policy.Model{Targets: []*policy.Target{{From: a, Due: b}}}
		},
		"baseline": func(a, b policy.Date) *policy.Model {
			return &policy.Model{Targets: []*policy.Target{{Baseline: &policy.Baseline{Date: a}, Due: b}}}
		},
		"task": func(a, b policy.Date) *policy.Model {
			return &policy.Model{Tasks: []*policy.Task{{From: a, Due: b}}}
		},
		"correction": func(a, b policy.Date) *policy.Model {
			return &policy.Model{Observations: []*policy.Observation{{Date: a, Corrections: []policy.Correction{{On: b}}}}}
		},
	} {
		for _, c := range []struct {
			early, late string
			ok          bool
		}{{"2023", "2024", true}, {"2024", "2024-06", true}, {"2024-06", "2024", true}, {"2024-06-30", "2024-06-30", true},
			{"2024-07", "2024-06", false}, {"2024-07-01", "2024-06-30", false}, {"", "2024", true}, {"2024", "", true}} {
			if got := finds(dateOrder, of(on(c.early), on(c.late))); (got == "") != c.ok {
				t.Errorf("%s, %q and %q: %q", name, c.early, c.late, got)
			}
		}
	}
	noted := &policy.Document{Issued: on("2024-07"), Effective: on("2024-06"), DatesNote: lang.Same("from the first on")}
	if got := finds(dateOrder, &policy.Model{Plans: []*policy.Document{noted}}); got != "" {
		t.Errorf("with a note: %s", got)
	}
}

// What has happened happened today at the latest; a plan has ended, and its news is old, from the day after on.
func TestTodayIsTheBoundary(t *testing.T) {
	t.Parallel()
	name := []policy.FormerName{{}}
	for what, of := range map[string]func(policy.Date) *policy.Model{
		"figure": func(d policy.Date) *policy.Model {
			return &policy.Model{Observations: []*policy.Observation{{Date: d}}}
		},
		"correction": func(d policy.Date) *policy.Model {
			return &policy.Model{Observations: []*policy.Observation{{Corrections: []policy.Correction{{On: d}}}}}
		},
		"context": func(d policy.Date) *policy.Model { return &policy.Model{Figures: []*policy.Figure{{Date: d}}} },
		"baseline": func(d policy.Date) *policy.Model {
			return &policy.Model{Targets: []*policy.Target{{}, {Baseline: &policy.Baseline{Date: d}}}}
		},
		"fact": func(d policy.Date) *policy.Model {
			emergency := &policy.Fact[bool]{Attested: policy.Attested{AsOf: d}}
			return &policy.Model{Hospitals: []*policy.Hospital{{Facts: policy.Facts{Emergency: emergency}}}}
		},
		"membership": func(d policy.Date) *policy.Model {
			return &policy.Model{Hospitals: []*policy.Hospital{{Lists: []policy.Membership{{AsOf: d}}}}}
		},
		"name of a hospital": func(d policy.Date) *policy.Model {
			name[0].Until = d
			return &policy.Model{Hospitals: []*policy.Hospital{{Former: name}}}
		},
		"name of a region": func(d policy.Date) *policy.Model {
			name[0].Until = d
			return &policy.Model{Regions: []*policy.Region{{Former: name}}}
		},
		"task": func(d policy.Date) *policy.Model { return &policy.Model{Tasks: []*policy.Task{{Done: d}}} },
		"issue": func(d policy.Date) *policy.Model {
			return &policy.Model{Plans: []*policy.Document{{Issued: d}}}
		},
		"publication": func(d policy.Date) *policy.Model {
			return &policy.Model{Plans: []*policy.Document{{Published: d}}}
		},
	} {
		for date, ok := range map[string]bool{"2024-06-30": true, "2024-07-01": false, "2024": true, "2025": false, "": true} {
			if got := finds(futureObservation, of(on(date))); (got == "") != ok {
				t.Errorf("%s of %q: %q", what, date, got)
			}
		}
	}
	for expires, ok := range map[string]bool{"2024-06-30": true, "2024-06-29": false, "2024": true, "2024-05": false, "": true} {
		plan := policy.Document{Status: policy.InForce, Expires: on(expires)}
		if got := finds(planEnded, &policy.Model{Plans: []*policy.Document{&plan}}); (got == "") != ok {
			t.Errorf("in force until %q: %q", expires, got)
		}
		plan.Status = policy.Expired
		if got := finds(planEnded, &policy.Model{Plans: []*policy.Document{&plan}}); got != "" {
			t.Errorf("said to have ended: %q", got)
		}
	}
	for changed, ok := range map[string]bool{"2024-06-16": true, "2024-06-15": false, "2024-06": true, "": true} {
		for what, m := range map[string]*policy.Model{
			"plan":      {Plans: []*policy.Document{{Updated: on(changed)}}},
			"page":      {Pages: []*policy.Page{{Updated: on(changed)}}},
			"published": {Pages: []*policy.Page{{Published: on(changed)}}},
		} {
			if got := finds(noNews, m); (got == "") != ok {
				t.Errorf("%s of %q: %q", what, changed, got)
			}
		}
	}
	for published, ok := range map[string]bool{"2023-12-30": true, "2023-12-29": false, "2023-12": true, "2023-11": false} {
		m := &policy.Model{Notices: []*policy.Page{{Published: on(published), Updated: today}, {Published: on("2020")}}}
		if got := finds(noNews, m); (got == "") != ok {
			t.Errorf("a notice of %s: %q", published, got)
		}
	}
}

// A source is published by today, and no earlier than what it says.
func TestSourcesComeAfterWhatTheySay(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ published, date, want string }{
		{"2024-06-30", "2024-06-30", ""}, {"2024-07-01", "2024", "1: the source is dated 2024-07-01, after today (2024-06-30)"},
		{"2023", "2023-12", ""}, {"", "2023", ""},
		{"2023-12-31", "2024", "1: the source was published on 2023-12-31, before the date of what it is cited for, 2024"},
	} {
		source := policy.Source{Name: lang.Same("x"), Published: on(c.published)}
		pos := diag.Pos{Line: 1}
		for what, m := range map[string]*policy.Model{
			"figure":  {Observations: []*policy.Observation{{Date: on(c.date), Source: source, Pos: pos}}},
			"context": {Figures: []*policy.Figure{{Date: on(c.date), Source: source, Pos: pos}}},
			"baseline": {Targets: []*policy.Target{{Baseline: &policy.Baseline{Date: on(c.date), Source: source,
				Pos: pos}}}},
			"membership": {Hospitals: []*policy.Hospital{{Lists: []policy.Membership{{AsOf: on(c.date), Source: source,
				Pos: pos}}}}},
			"task": {Tasks: []*policy.Task{{Done: on(c.date), DoneSource: source, Pos: pos}}},
			"plan": {Plans: []*policy.Document{{Issued: on(c.date), Source: source, Pos: pos}}},
		} {
			if got := finds(sourceDate, m); got != c.want {
				t.Errorf("%s of %s, published %s: %q", what, c.date, c.published, got)
			}
		}
	}
	ahead := &policy.Figure{Date: on("2030"), Qualifier: "at-least", Source: policy.Source{Published: on("2024-06")}}
	if got := finds(sourceDate, &policy.Model{Figures: []*policy.Figure{ahead}}); got != "" {
		t.Errorf("what is to be: %q", got)
	}
}

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
	for n, want := range map[int]string{1: "R1", 3: "R1, R2, R3", 4: "R1, R2, R3 and 1 more", 5: "R1, R2, R3 and 2 more"} {
		if got := places(regions(n), 3); got.EN != want {
			t.Errorf("%d regions: %s", n, got.EN)
		}
	}
	plan := &policy.Document{Pos: diag.Pos{Line: 1}}
	of := func(n int, due string, scope string) *policy.Model {
		m := &policy.Model{Plans: []*policy.Document{plan}}
		for i := range n {
			m.Targets = append(m.Targets, &policy.Target{ID: fmt.Sprint("t", i+1), Plan: plan, Kind: policy.Quantity, Scope: scope,
				Due: on(due), Subjects: regions(4), Pos: diag.Pos{Line: 2}})
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
		if got := finds(noReport, of(n, "2023", "county")); got !=
			fmt.Sprintf("1: %d of %[1]d targets past due have no report: %s", n, want) {
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
	if got := finds(noReport, m); !strings.HasPrefix(got, "1: 1 of 1 targets") {
		t.Errorf("a quality, and a target that counts another: %s", got)
	}
}

// A target has somebody to reach it: regions, hospitals, or those of a list that is not all known.
func TestTargetsHaveSubjects(t *testing.T) {
	t.Parallel()
	plan := &policy.Document{}
	parent := &policy.Region{Name: lang.Same("P")}
	region := &policy.Region{Name: lang.Same("R"), Parent: parent}
	m := &policy.Model{Plans: []*policy.Document{plan}, Targets: []*policy.Target{{ID: "t", Plan: plan, Scope: "county"}}}
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
	a, b, c := &policy.Region{Name: lang.Same("A")}, &policy.Region{Name: lang.Same("B")}, &policy.Region{Name: lang.Same("C")}
	report := func(r *policy.Region, date string) *policy.Observation {
		return &policy.Observation{Region: r, Date: on(date)}
	}
	hospital := report(a, "2024")
	hospital.Hospital = &policy.Hospital{}
	for _, x := range []struct {
		subjects []*policy.Region
		reports  []*policy.Observation
		want     string
	}{
		{[]*policy.Region{a, b}, nil, ""},
		{[]*policy.Region{a, b}, []*policy.Observation{hospital}, ""},
		{[]*policy.Region{a, b}, []*policy.Observation{report(a, "2023")}, "0: t: no figure for 2023 from B, while 1 reported"},
		{[]*policy.Region{a}, []*policy.Observation{report(b, "2023")}, ""},
		{[]*policy.Region{a, b, c}, []*policy.Observation{report(a, "2022"), report(b, "2023-01"), report(c, "2023")},
			"0: t: no figure for 2023 from A, while 2 reported"},
		{[]*policy.Region{a, b}, []*policy.Observation{report(a, "2023"), report(b, "2022-12-31")},
			"0: t: no figure for 2023 from B, while 1 reported"},
	} {
		target := &policy.Target{ID: "t", Scope: "county", Subjects: x.subjects, Observations: x.reports}
		m := &policy.Model{Targets: []*policy.Target{target}}
		if got := finds(lateCounty, m); got != x.want {
			t.Errorf("%d reports: %s", len(x.reports), got)
		}
		if target.Scope = "city"; finds(lateCounty, m) != "" {
			t.Errorf("of cities: %s", finds(lateCounty, m))
		}
	}
}

// A translation is stale when the original changed later, until it was looked at on that day or after.
func TestTranslationsGrowStale(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		original, translation int
		changed, reviewed     string
		stale                 bool
	}{
		{3, 3, "2024-05-01", "", false}, {3, 4, "2024-05-01", "", false}, {4, 3, "2024-05-01", "", true},
		{4, 3, "2024-05-01", "2024-05-01", false}, {4, 3, "2024-05-01", "2024-04-30", true},
		{4, 3, "", "2024-06-30", false}, {4, 3, "", "2024-06-29", true},
	} {
		d := &policy.Document{Reviewed: map[string]policy.Date{"1": on(c.reviewed)}}
		x := &policy.Clause{ID: "1", Document: d, ZH: policy.ClauseText{Present: true}, EN: policy.ClauseText{Present: true}}
		x.ZH.Revised, x.EN.Revised = policy.Revision{Order: c.original, Day: on(c.changed)}, policy.Revision{Order: c.translation}
		d.Clauses = []*policy.Clause{x}
		if got := finds(staleTranslation, &policy.Model{Plans: []*policy.Document{d}}); (got != "") != c.stale {
			t.Errorf("%+v: %q", c, got)
		}
	}
}

// A text is in the other language from so many of its words on.
func TestHowMuchOfAnotherLanguageIsTooMuch(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		"一二三 one": false, "一二三四 one": true, "一二三四 one two": false, "一二三四五 one two": true, "一": false, "一二": true,
		"“一” 2": false, "“一二” 2": true,
	} {
		if got := InOtherLanguage(text, lang.EN); got != want {
			t.Errorf("%q as English is Chinese: %t", text, got)
		}
	}
	for text, want := range map[string]bool{
		"一 one two three": false, "one two three four 一": true, "one two three four 一二三四五六七": true,
		"one two three four 一二三四五六七八": false, "letters": false, "lettersx": true, "（lettersx）": true,
		"（letters）": false,
	} {
		if got := InOtherLanguage(text, lang.ZH); got != want {
			t.Errorf("%q as Chinese is English: %t", text, got)
		}
	}
	for word, want := range map[string]int{
		"Whalesong": 9, "DRG": 0, "ICUs": 0, "v2": 0, "a@b": 0, "don't": 4, "ab.": 2, "Ab": 0, "Abc": 3, "a/b": 0, "a-b": 2,
	} {
		if got := wordLetters(word); got != want {
			t.Errorf("%s has %d letters, want %d", word, got, want)
		}
	}
}

// Two records of a figure are one too many where place, thing and date are the same.
func TestFiguresStandOnce(t *testing.T) {
	t.Parallel()
	target := &policy.Target{ID: "t", Plan: &policy.Document{Slug: "p"}}
	a, b := &policy.Region{Code: "1"}, &policy.Region{Code: "2"}
	figure := func(r *policy.Region, h *policy.Hospital, date string) *policy.Observation {
		return &policy.Observation{Target: target, Region: r, Hospital: h, Date: on(date)}
	}
	first := figure(a, nil, "2024")
	for _, c := range []struct {
		second *policy.Observation
		twice  bool
	}{
		{figure(a, nil, "2024"), true}, {figure(b, nil, "2024"), false}, {figure(a, nil, "2024-12"), false},
		{figure(a, &policy.Hospital{ID: "h"}, "2024"), false},
	} {
		m := &policy.Model{Observations: []*policy.Observation{first, c.second}}
		if got := finds(duplicateFigure, m); (got != "") != c.twice {
			t.Errorf("%+v: %s", c.second, got)
		}
	}
	context := func(name, plan string) *policy.Figure {
		f := &policy.Figure{Region: a, Date: on("2024"), Name: lang.Same(name)}
		if plan != "" {
			f.Plan = &policy.Document{Slug: plan}
		}
		return f
	}
	for other, twice := range map[*policy.Figure]bool{
		context("x", ""): true, context("y", ""): false, context("x", "p"): false,
	} {
		m := &policy.Model{Figures: []*policy.Figure{context("x", ""), other}}
		if got := finds(duplicateFigure, m); (got != "") != twice {
			t.Errorf("%v: %s", other.Name, got)
		}
	}
}

// A name is refused as too long from the first sign on that is too many, or when it begins as a formula does.
func TestNamesThatFitNoList(t *testing.T) {
	t.Parallel()
	for s, faults := range map[string]int{
		strings.Repeat("字", 300): 0, strings.Repeat("字", 301): 1, "=x": 1, "x=": 0, "＋1": 1, "": 0,
	} {
		m := &policy.Model{Departments: []*policy.Department{{Name: lang.Text{ZH: s, EN: "x"}}}}
		if got := finds(names, m); len(strings.Split(strings.Trim(got, "\n"), "\n")) != max(faults, 1) || (got != "") != (faults > 0) {
			t.Errorf("%.20q: %s", s, got)
		}
	}
}

// An old id leads to one record, and to none that has it now; of another kind or plan it is another id.
func TestFormerIdsBelongToOneRecord(t *testing.T) {
	t.Parallel()
	hospital := func(id string, former ...string) *policy.Hospital {
		h := &policy.Hospital{ID: id}
		for _, f := range former {
			h.FormerIDs = append(h.FormerIDs, policy.FormerID{ID: f})
		}
		return h
	}
	list := &policy.List{ID: "l", FormerIDs: []policy.FormerID{{ID: "a"}}}
	for _, c := range []struct {
		hospitals []*policy.Hospital
		want      string
	}{
		{[]*policy.Hospital{hospital("a"), hospital("b", "c")}, ""},
		{[]*policy.Hospital{hospital("a"), hospital("b", "a")}, `0: the former id "a" is in use`},
		{[]*policy.Hospital{hospital("a", "c"), hospital("b", "c")},
			`0: the former id "c" is already that of another record, a`},
		{[]*policy.Hospital{hospital("b", "c", "c")}, ""},
	} {
		if got := finds(formerIDs, &policy.Model{Hospitals: c.hospitals, Lists: []*policy.List{list}}); got != c.want {
			t.Errorf("%s", got)
		}
	}
}

// What a target demands stands in its clause: a figure, or a grade with its class.
func TestClausesStateTheirTargets(t *testing.T) {
	t.Parallel()
	percent := &policy.Unit{ID: "percent"}
	for _, c := range []struct {
		target policy.Target
		zh, en string
		want   bool
	}{
		{policy.Target{Kind: policy.Quantity, Value: 90, Unit: percent}, "达到百分之九十", "reach 90%", true},
		{policy.Target{Kind: policy.Quantity, Value: 91, Unit: percent}, "达到百分之九十", "reach 91%", false},
		{policy.Target{Kind: policy.Graded, Grade: "2A"}, "达到二级甲等", "reach grade 2A", true},
		{policy.Target{Kind: policy.Graded, Grade: "2A"}, "达到二级乙等", "reach grade 2A", false},
		{policy.Target{Kind: policy.Graded, Grade: "2"}, "达到二级", "reach grade 2", true},
		{policy.Target{Kind: policy.Graded, Grade: "3"}, "达到二级", "reach grade 3", false},
		{policy.Target{Kind: policy.Graded}, "", "", true},
		{policy.Target{Kind: policy.YesNo}, "", "", true},
	} {
		x := &policy.Clause{ID: "1", Path: clause.Path{{Number: 1}}, ZH: policy.ClauseText{Present: true, Title: c.zh},
			EN: policy.ClauseText{Present: true, Title: c.en}}
		c.target.Clause = x
		if got := finds(boundNotInClause, &policy.Model{Targets: []*policy.Target{&c.target}}); (got == "") != c.want {
			t.Errorf("%+v in %s, %s: %s", c.target.Kind, c.zh, c.en, got)
		}
		x.ZH.Present, x.EN.Present = false, false
		if got := finds(boundNotInClause, &policy.Model{Targets: []*policy.Target{&c.target, {}}}); got != "" {
			t.Errorf("where there is no text: %s", got)
		}
	}
}
