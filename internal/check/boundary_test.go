package check

import (
	"fmt"
	"strings"
	"testing"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/richtext"
	"gazette/internal/testkit/testdate"
)

var today = policy.Date{Year: 2024, Month: 6, Day: 30}

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
			return &policy.Model{
				Observations: []*policy.Observation{{Date: a, Corrections: []policy.Correction{{On: b}}}}}
		},
	} {
		for _, c := range []struct {
			early, late string
			ok          bool
		}{{"2023", "2024", true}, {"2024", "2024-06", true}, {"2024-06", "2024", true},
			{"2024-06-30", "2024-06-30", true},
			{"2024-07", "2024-06", false}, {"2024-07-01", "2024-06-30", false}, {"", "2024", true},
			{"2024", "", true}} {
			if got := finds(dateOrder, of(testdate.Of(c.early), testdate.Of(c.late))); (got == "") != c.ok {
				t.Errorf("%s, %q and %q: %q", name, c.early, c.late, got)
			}
		}
	}
	noted := &policy.Document{Issued: testdate.Of("2024-07"), Effective: testdate.Of("2024-06"),
		DatesNote: lang.Same("from the first on")}
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
		for date, ok := range map[string]bool{"2024-06-30": true, "2024-07-01": false, "2024": true, "2025": false,
			"": true} {
			if got := finds(futureObservation, of(testdate.Of(date))); (got == "") != ok {
				t.Errorf("%s of %q: %q", what, date, got)
			}
		}
	}
	for expires, ok := range map[string]bool{"2024-06-30": true, "2024-06-29": false, "2024": true, "2024-05": false,
		"": true} {
		plan := policy.Document{Status: policy.InForce, Expires: testdate.Of(expires)}
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
			"plan":      {Plans: []*policy.Document{{Updated: testdate.Of(changed)}}},
			"page":      {Pages: []*policy.Page{{Updated: testdate.Of(changed)}}},
			"published": {Pages: []*policy.Page{{Published: testdate.Of(changed)}}},
		} {
			if got := finds(noNews, m); (got == "") != ok {
				t.Errorf("%s of %q: %q", what, changed, got)
			}
		}
	}
	for published, ok := range map[string]bool{"2023-12-30": true, "2023-12-29": false, "2023-12": true,
		"2023-11": false} {
		m := &policy.Model{Notices: []*policy.Page{{Published: testdate.Of(published), Updated: today},
			{Published: testdate.Of("2020")}}}
		if got := finds(noNews, m); (got == "") != ok {
			t.Errorf("a notice of %s: %q", published, got)
		}
	}
}

// A source is published by today, and no earlier than what it says.
func TestSourcesComeAfterWhatTheySay(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ published, date, want string }{
		{"2024-06-30", "2024-06-30", ""},
		{"2024-07-01", "2024", "1: the source is dated 2024-07-01, after today (2024-06-30)"},
		{"2023", "2023-12", ""}, {"", "2023", ""},
		{"2023-12-31", "2024",
			"1: the source was published on 2023-12-31, before the date of what it is cited for, 2024"},
	} {
		source := policy.Source{Name: lang.Same("x"), Published: testdate.Of(c.published)}
		pos := diag.Pos{Line: 1}
		for what, m := range map[string]*policy.Model{
			"figure":  {Observations: []*policy.Observation{{Date: testdate.Of(c.date), Source: source, Pos: pos}}},
			"context": {Figures: []*policy.Figure{{Date: testdate.Of(c.date), Source: source, Pos: pos}}},
			"baseline": {Targets: []*policy.Target{
				{Baseline: &policy.Baseline{Date: testdate.Of(c.date), Source: source,
					Pos: pos}}}},
			"membership": {Hospitals: []*policy.Hospital{
				{Lists: []policy.Membership{{AsOf: testdate.Of(c.date), Source: source,
					Pos: pos}}}}},
			"task": {Tasks: []*policy.Task{{Done: testdate.Of(c.date), DoneSource: source, Pos: pos}}},
			"plan": {Plans: []*policy.Document{{Issued: testdate.Of(c.date), Source: source, Pos: pos}}},
		} {
			if got := finds(sourceDate, m); got != c.want {
				t.Errorf("%s of %s, published %s: %q", what, c.date, c.published, got)
			}
		}
	}
	ahead := &policy.Figure{Date: testdate.Of("2030"), Qualifier: "at-least",
		Source: policy.Source{Published: testdate.Of("2024-06")}}
	if got := finds(sourceDate, &policy.Model{Figures: []*policy.Figure{ahead}}); got != "" {
		t.Errorf("what is to be: %q", got)
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
		{3, 3, "2024-05-01", "2024-07-01", true}, {4, 3, "2024-05-01", "2024-07-01", true}, // a day to come
	} {
		d := &policy.Document{Reviewed: map[string]policy.Date{"1": testdate.Of(c.reviewed)}}
		x := &policy.Clause{ID: "1", Document: d, ZH: policy.ClauseText{Present: true},
			EN: policy.ClauseText{Present: true}}
		x.ZH.Revised = []policy.Revision{{Order: c.original, Day: testdate.Of(c.changed)}}
		x.EN.Revised = []policy.Revision{{Order: c.translation}}
		d.Clauses = []*policy.Clause{x}
		if got := finds(staleTranslation, &policy.Model{Plans: []*policy.Document{d}}); (got != "") != c.stale {
			t.Errorf("%+v: %q", c, got)
		}
	}
}

// Each paragraph of a translation is held against its own original: an edit of one says nothing of the others.
func TestParagraphsGrowStaleByThemselves(t *testing.T) {
	t.Parallel()
	revised := func(orders ...int) []policy.Revision {
		var all []policy.Revision
		for _, order := range orders {
			all = append(all, policy.Revision{Order: order, Day: testdate.Of("2024-05-01")})
		}
		return all
	}
	body := make([]richtext.Block, 2)
	for _, c := range []struct {
		original, translation []policy.Revision
		want                  string // the places named
	}{
		{revised(1, 1, 4), revised(1, 5, 3), "1.p2"},
		{revised(1, 4, 4), revised(1, 3, 3), "1.p1, 1.p2"},
		{revised(4, 1, 1), revised(3, 5, 5), "1"},
		{revised(1, 1, 4), revised(1, 1, 4), ""},
		{revised(1, 1, 4), revised(1, 5), ""}, // divided otherwise
		{revised(1, 1, 4), revised(1, 3), "1.p2"},
	} {
		x := &policy.Clause{ID: "1", Document: &policy.Document{},
			ZH: policy.ClauseText{Present: true, Body: body, Revised: c.original},
			EN: policy.ClauseText{Present: true, Body: body, Revised: c.translation}}
		x.Document.Clauses = []*policy.Clause{x}
		got := finds(staleTranslation, &policy.Model{Plans: []*policy.Document{x.Document}})
		if c.want != "" {
			c.want = "0: clause " + c.want + ": the Chinese text changed after this one (on 2024-05-01)"
		}
		if got != c.want {
			t.Errorf("%v against %v: %q, want %q", c.original, c.translation, got, c.want)
		}
	}
}
