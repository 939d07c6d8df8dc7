package site

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/progress"
	"gazette/internal/testkit/testdate"
)

var today = policy.Date{Year: 2024, Month: 6, Day: 30}

// land is an invented nation with a province, a city, its county and a county of the province's own.
func land() map[string]*policy.Region {
	by := map[string]*policy.Region{}
	for _, r := range []struct {
		code   string
		level  policy.RegionLevel
		parent string
	}{{"CN", policy.Country, ""}, {"990000", policy.Province, "CN"}, {"990100", policy.Prefecture, "990000"},
		{"990121", policy.County, "990100"}, {"999001", policy.County, "990000"}} {
		by[r.code] = &policy.Region{Code: r.code, Level: r.level, Name: lang.Same("R" + r.code), Parent: by[r.parent]}
		if parent := by[r.parent]; parent != nil {
			parent.Children = append(parent.Children, by[r.code])
		}
	}
	return by
}

// of makes a site of a model whose plans and regions are given.
func of(m *policy.Model) *builder {
	m.Site = policy.Site{BaseURL: "https://example.org/", Languages: lang.Langs[:]}
	m.PlanBy, m.RegionBy = map[string]*policy.Document{}, map[string]*policy.Region{}
	for _, d := range m.Plans {
		m.PlanBy[d.Slug] = d
	}
	for _, r := range m.Regions {
		m.RegionBy[r.Code] = r
	}
	s := &Site{Model: m, Today: today}
	s.state = judge(m, today)
	s.lookup = func() *lookup { return newLookup(s) }
	return &builder{Site: s, lang: lang.EN, feeds: map[string]bool{}, calendars: map[string]bool{}}
}

func codes[T any](all []T, code func(T) string) string {
	var names []string
	for _, x := range all {
		names = append(names, code(x))
	}
	return strings.Join(names, " ")
}

// Places are compared from the furthest on: by the value, then the status, then the code; the unknown come last.
func TestPlacesAreComparedFromTheFurthestOn(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		kind  policy.Kind
		bound policy.Bound
		want  string
	}{
		{policy.Quantity, policy.AtLeast, "d a b e c f"}, {policy.Quantity, policy.MoreThan, "d a b e c f"},
		{policy.Quantity, policy.Exactly, "d a b e c f"}, {policy.Quantity, policy.AtMost, "c a b e d f"},
		{policy.Quantity, policy.LessThan, "c a b e d f"}, {policy.YesNo, "", "a d b c e f"},
	} {
		target := &policy.Target{Kind: c.kind, Bound: c.bound}
		var all []Standing
		for _, s := range []struct {
			code   string
			value  float64
			status progress.Status
		}{{"f", -1, progress.Met}, {"e", 5, progress.Behind}, {"d", 9, progress.OnTrack}, {"c", 2, progress.Behind},
			{"b", 5, progress.Behind}, {"a", 5, progress.Met}} {
			standing := Standing{Target: target, Region: &policy.Region{Code: s.code}}
			standing.Status = s.status
			if s.value >= 0 {
				standing.Latest = &policy.Observation{Value: s.value}
			}
			all = append(all, standing)
		}
		state := &TargetState{Target: target, Standings: all}
		if got := codes(state.Compared(), func(s Standing) string { return s.Region.Code }); got != c.want {
			t.Errorf("%s %s: %s, want %s", c.kind, c.bound, got, c.want)
		}
		if got := state.Status(); got != "" {
			t.Errorf("those who differ are all %s", got)
		}
		if got := (&TargetState{Standings: all[2:3]}).Status(); got != progress.OnTrack || state.Single() != nil {
			t.Errorf("one alone is %s", got)
		}
	}
}

// A target that counts others has the sum or the share of those who met it, as soon as that is sure.
func TestATargetThatCountsOthers(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		values  string // of the two counties: met, short, or nothing reported
		percent bool
		asked   float64
		want    string
	}{
		{"met met", false, 2, "2 met"}, {"met short", false, 2, "1 not-due"}, {"met -", false, 1, "1 met"},
		{"met -", false, 2, ""}, {"- -", false, 1, ""}, {"met short", true, 50, "50 met"},
		{"met -", true, 50, "50 met"},
		{"met -", true, 60, ""}, {"short short", true, 50, "0 not-due"},
	} {
		by := land()
		plan := &policy.Document{Slug: "p"}
		counted := &policy.Target{ID: "c", Plan: plan, Kind: policy.Quantity, Bound: policy.AtLeast, Value: 10,
			Due: testdate.Of("2025"), Subjects: []*policy.Region{by["990121"], by["999001"]}}
		for i, word := range strings.Fields(c.values) {
			value := map[string]float64{"met": 10, "short": 9}[word]
			if value > 0 {
				counted.Observations = append(counted.Observations, &policy.Observation{Target: counted, Value: value,
					Region: counted.Subjects[i], Date: testdate.Of("2024-01"), Status: policy.Reported})
			}
		}
		target := &policy.Target{ID: "t", Plan: plan, Kind: policy.Quantity, Bound: policy.AtLeast, Value: c.asked,
			Due: testdate.Of("2025"), Counts: counted, Subjects: []*policy.Region{by["990000"], by["990100"]}}
		if c.percent {
			target.Unit = &policy.Unit{ID: "percent"}
		}
		b := of(&policy.Model{Plans: []*policy.Document{plan}, Targets: []*policy.Target{target, counted}})
		s, got := b.state.targets[target].Standings[0], ""
		if s.Latest != nil {
			got = fmt.Sprint(s.Latest.Value, " ", s.Status)
		}
		if got != c.want {
			t.Errorf("%s of %v: %q, want %q", c.values, c.asked, got, c.want)
		}
		if city := b.state.targets[target].Standings[1]; (city.Latest != nil) == strings.HasPrefix(c.values, "-") {
			t.Errorf("%s: of its one county the city has %v", c.values, city.Latest)
		}
	}
}

// What somebody reported of a target that counts others goes before what is counted.
func TestAReportGoesBeforeACount(t *testing.T) {
	t.Parallel()
	by := land()
	plan := &policy.Document{Slug: "p"}
	counted := &policy.Target{ID: "c", Plan: plan, Kind: policy.Quantity, Bound: policy.AtLeast, Value: 10,
		Due: testdate.Of("2025"), Subjects: []*policy.Region{by["990121"]}}
	counted.Observations = []*policy.Observation{{Target: counted, Value: 10, Region: by["990121"],
		Date: testdate.Of("2024-03"), Status: policy.Reported}}
	target := &policy.Target{ID: "t", Plan: plan, Kind: policy.Quantity, Bound: policy.AtLeast, Value: 1,
		Due: testdate.Of("2025"), Counts: counted, Subjects: []*policy.Region{by["990000"]}}
	target.Observations = []*policy.Observation{
		{Target: target, Value: 0, Region: by["990000"], Date: testdate.Of("2024-01"),
			Status: policy.Reported}}
	b := of(&policy.Model{Plans: []*policy.Document{plan}, Targets: []*policy.Target{target, counted}})
	if got := b.state.targets[target].Standings[0].Latest; got != target.Observations[0] {
		t.Errorf("the figure is %+v", got)
	}
}

// The page of a hospital has its figures, newest first, and the other hospitals of its county.
func TestAHospitalHasItsFiguresAndNeighbours(t *testing.T) {
	t.Parallel()
	by := land()
	h := &policy.Hospital{ID: "h", Region: by["990121"]}
	for _, date := range []string{"2023-06", "2024-06", "2023-12"} {
		h.Observations = append(h.Observations, &policy.Observation{Hospital: h, Date: testdate.Of(date)})
	}
	page := of(&policy.Model{Hospitals: []*policy.Hospital{{ID: "g", Region: by["990121"]}, h,
		{ID: "far", Region: by["999001"]}}}).hospitalPage(h)
	got := codes(page.Observations, func(o *policy.Observation) string { return o.Date.String() })
	if got != "2024-06 2023-12 2023-06" {
		t.Errorf("figures of %s", got)
	}
	if got := codes(page.Neighbours, func(h *policy.Hospital) string { return h.ID }); got != "g" {
		t.Errorf("neighbours: %s", got)
	}
}

// The list of addresses has what it had, what was published and what there is, each once.
func TestTheListOfAddressesForgetsNone(t *testing.T) {
	t.Parallel()
	by := land()
	m := &policy.Model{Hospitals: []*policy.Hospital{{ID: "h", Region: by["990121"]}},
		Regions:   []*policy.Region{by["990000"], by["990100"], by["990121"]},
		Published: []policy.PublishedAddress{{Path: "plans/was/"}, {Path: "hospitals/h/"}}}
	m.Site = of(m).Model.Site
	got := string(Build(m, today).AddressList([]byte("plans/staged/\nno address\nhospitals/h/\n")))
	for address, want := range map[string]int{"plans/staged/": 1, "plans/was/": 1, "hospitals/h/": 1, "no address": 0} {
		if n := strings.Count("\n"+got, "\n"+address+"\n"); n != want {
			t.Errorf("%s stands there %d times, want %d", address, n, want)
		}
	}
}

// A county is asked by the plan of the county first, and in it what can be tested by a figure before the rest.
func TestACountyIsAskedTheNearestFirst(t *testing.T) {
	t.Parallel()
	by := land()
	var plans []*policy.Document
	for _, code := range []string{"", "CN", "990000", "990100", "990121"} {
		plans = append(plans, &policy.Document{Slug: "p" + code, Region: by[code]})
	}
	if got := codes(nearest(plans), func(d *policy.Document) string { return d.Slug }); got !=
		"p990121 p990100 p990000 pCN p" {
		t.Errorf("the nearest plans: %s", got)
	}
	for _, c := range []struct {
		target *policy.Target
		want   int
	}{{&policy.Target{Headline: true, Kind: policy.Qualitative}, 0}, {&policy.Target{Kind: policy.Quantity}, 1},
		{&policy.Target{Kind: policy.Graded}, 1}, {&policy.Target{Kind: policy.YesNo}, 2},
		{&policy.Target{Kind: policy.Qualitative}, 3}} {
		if got := weight(c.target); got != c.want {
			t.Errorf("a target of the kind %s weighs %d", c.target.Kind, got)
		}
	}
	a, b, c := &policy.Department{ID: "a"}, &policy.Department{ID: "b"}, &policy.Department{ID: "c"}
	target := &policy.Target{ID: "t", Paragraph: 2}
	of := func(all ...*policy.Department) []*policy.Department { return all }
	inferred := policy.HowKnown{"responsible": policy.Inferred}
	for want, tasks := range map[string][]*policy.Task{
		"a,stated": {{ID: "x", Responsible: of(b)}, {ID: "t", Responsible: of(a, a)}},
		"b,inferred": {{ID: "x", Responsible: of(a)},
			{ID: "y", Paragraph: 2, Responsible: of(b), Known: inferred}},
		"c,stated": {{ID: "x", Paragraph: 2, Responsible: of(a)},
			{ID: "y", Targets: []*policy.Target{target}, Responsible: of(c)}},
		"c,stated b,stated": {{ID: "x", Responsible: of(c, b), Known: inferred}, {ID: "y", Responsible: of(b, c)}},
		"a,inferred":        {{ID: "x", Paragraph: 3, Responsible: of(a)}},
		"several": {{ID: "x", Paragraph: 2, Responsible: of(a)},
			{ID: "y", Paragraph: 2, Responsible: of(a, b)}},
		"": {{ID: "t"}, {ID: "u"}},
	} {
		by := responsibleFor(target, tasks)
		got := codes(by.bodies, func(x body) string { return x.ID + "," + string(x.Known) })
		if by.several {
			got = "several" + got
		}
		if got != want {
			t.Errorf("%q are responsible, want %q", got, want)
		}
	}
}

// What a status rests on, and since when it holds.
func TestStatusesHoldSinceADay(t *testing.T) {
	t.Parallel()
	latest := &policy.Observation{Date: testdate.Of("2023-02"), Status: policy.Estimated}
	periods := []progress.Period{{Status: progress.Met, Last: testdate.Of("2022-12-31")},
		{Status: progress.NoReport, Last: testdate.Of("2023-12-31")},
		{Status: progress.NoReport, Last: testdate.Of("2024-12-31")}}
	target := &policy.Target{Due: testdate.Of("2023")}
	for _, c := range []struct {
		result      progress.Result
		since, from string
	}{
		{progress.Result{Status: progress.NotDue}, "", "none"},
		{progress.Result{Status: progress.Met, Latest: latest}, "2023-02-28", "estimated"},
		{progress.Result{Status: progress.NoReport}, "2023-12-31", "none"},
		{progress.Result{Status: progress.NoReport, Latest: latest, Periods: periods[:1]}, "2023-12-31", "estimated"},
		{progress.Result{Status: progress.NoReport, Periods: periods}, "2023-12-31", "none"},
	} {
		s := Standing{Target: target, Result: c.result}
		if got := since(s).String(); got != c.since || basis(s) != c.from {
			t.Errorf("%+v: since %q by %s", c.result, got, basis(s))
		}
	}
	if got := measure(progress.Measure{Value: 1.0 / 3, Defined: true}); got != "0.3333333333333333" {
		t.Errorf("a measure has the digits %s", got)
	}
	pace := Standing{Result: progress.Result{Reason: "pace", CAGR: progress.Measure{Defined: true}, Disagree: true}}
	if got := disagree(pace); got != "true" {
		t.Errorf("two measures that differ: %q", got)
	}
	if pace.Reason = "reached"; disagree(pace) != "" {
		t.Errorf("where the pace says nothing: %q", disagree(pace))
	}
	if pace.Reason, pace.CAGR.Defined = "pace", false; disagree(pace) != "" {
		t.Errorf("with one measure alone: %q", disagree(pace))
	}
}

// Hospitals are found by what they have, and counted by it.
func TestHospitalsByWhatTheyHave(t *testing.T) {
	t.Parallel()
	by := land()
	list := &policy.List{ID: "l", Name: lang.Same("List")}
	m := &policy.Model{ListBy: map[string]*policy.List{"l": list}, Hospitals: []*policy.Hospital{
		{ID: "a", Role: "county", Kind: "tcm", Region: by["990121"], Lists: []policy.Membership{{List: list}}},
		{ID: "b", Role: "supporting", Region: by["990000"],
			Facts: policy.Facts{Grade: &policy.Fact[string]{Value: "3A"}}},
		{ID: "c", Role: "county", Region: by["999001"]}, {ID: "d", Region: by["990000"]},
	}}
	for _, code := range slices.Sorted(slices.Values([]string{"CN", "990000", "990100", "990121", "999001"})) {
		m.Regions = append(m.Regions, by[code])
	}
	b := of(m)
	got := codes(b.facets(m.Hospitals), func(g facetGroup) string {
		return g.Key + ":" + strings.ReplaceAll(codes(g.Facets, func(f Facet) string {
			return fmt.Sprint(f.Value, "=", f.Count)
		}), " ", ",")
	})
	if got != "role:county=2,supporting=1 kind:tcm=1 grade:3A=1 list:l=1 province:990000=4 city:990100=1" {
		t.Errorf("facets: %s", got)
	}
	page := b.hospitalsPage(m.Hospitals, Facet{}, nil)
	if page.County != 2 || page.Supports != 1 || page.Others != 1 || page.Total != 4 {
		t.Errorf("%d of counties, %d supporting, %d others, of %d", page.County, page.Supports, page.Others, page.Total)
	}
	for value, want := range map[string]string{"county": "a c", "supporting": "b"} {
		if got := codes(having(m.Hospitals, Facet{Key: "role", Value: value}),
			func(h *policy.Hospital) string { return h.ID }); got != want {
			t.Errorf("%s: %s", value, got)
		}
	}
}
