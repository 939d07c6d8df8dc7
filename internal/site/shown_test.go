package site

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/progress"
)

var today = policy.Date{Year: 2024, Month: 6, Day: 30}

func on(s string) policy.Date {
	d, err := policy.ParseDate(s)
	if s != "" && err != nil {
		panic(err)
	}
	return d
}

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
		{"met -", false, 2, ""}, {"- -", false, 1, ""}, {"met short", true, 50, "50 met"}, {"met -", true, 50, "50 met"},
		{"met -", true, 60, ""}, {"short short", true, 50, "0 not-due"},
	} {
		by := land()
		plan := &policy.Document{Slug: "p"}
		counted := &policy.Target{ID: "c", Plan: plan, Kind: policy.Quantity, Bound: policy.AtLeast, Value: 10,
			Due: on("2025"), Subjects: []*policy.Region{by["990121"], by["999001"]}}
		for i, word := range strings.Fields(c.values) {
			value := map[string]float64{"met": 10, "short": 9}[word]
			if value > 0 {
				counted.Observations = append(counted.Observations, &policy.Observation{Target: counted, Value: value,
					Region: counted.Subjects[i], Date: on("2024-01"), Status: policy.Reported})
			}
		}
		target := &policy.Target{ID: "t", Plan: plan, Kind: policy.Quantity, Bound: policy.AtLeast, Value: c.asked,
			Due: on("2025"), Counts: counted, Subjects: []*policy.Region{by["990000"], by["990100"]}}
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

// A duty recurs until it is due; one that recurs too often to be listed is told by its end alone.
func TestDutiesRecurUntilTheyAreDue(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		from, due string
		every     policy.Every
		listed    int
		next      string
		year      int
	}{
		{"", "2025", "", 1, "2025", 2025}, {"2022", "2025", policy.Year, 4, "2024", 2024},
		{"2023-07", "2024-06", policy.Month, 12, "2024-06", 2024}, {"2023-06", "2024-06", policy.Month, 1, "2024-06", 2024},
		{"2023-03", "2025-03", policy.Quarter, 9, "2024-06", 2024}, {"2023-03", "2025-04", policy.Quarter, 10, "2024-06", 2024},
		{"2023", "2025", policy.Quarter, 1, "2025", 2025}, {"2020", "2023", policy.Year, 4, "2023", 2023},
		{"", "", "", 0, "", 0}, {"2024-06-29", "2025-06-29", policy.HalfYear, 3, "2024-12-29", 2024},
		{"2024-06-30", "2025-06-30", policy.HalfYear, 3, "2024-06-30", 2024},
	} {
		task := &policy.Task{From: on(c.from), Due: on(c.due), Every: c.every}
		s := &Site{Today: today}
		if got := len(listed(task)); got != c.listed || nextDue(task, today).String() != c.next || s.taskYear(task) != c.year {
			t.Errorf("%s to %s, every %q: %d times, next %v, in %d", c.from, c.due, c.every, got, nextDue(task, today),
				s.taskYear(task))
		}
	}
	for months, want := range map[int]int{12: 12, 13: 1} {
		target := &policy.Target{Holds: policy.EachPeriod, Every: policy.Month, From: on("2024-01"),
			Due: on("2024-01").AddMonths(months - 1)}
		if got := len(dueDates(target)); got != want {
			t.Errorf("%d periods: %d dates", months, got)
		}
	}
	for due, want := range map[string]int{"": 0, "2024": 1} {
		if got := len(dueDates(&policy.Target{Holds: policy.Once, Due: on(due)})); got != want {
			t.Errorf("due %q: %d dates", due, got)
		}
	}
}

// The page of tasks has those to come by the next time, those past newest first, and those without a day.
func TestTasksStandByTheirYears(t *testing.T) {
	t.Parallel()
	plan := &policy.Document{Slug: "p", Updated: on("2024-01")}
	by := land()
	treasury := &policy.Department{ID: "treasury", Name: lang.Same("Treasury"), Region: by["990000"]}
	m := &policy.Model{Plans: []*policy.Document{plan}, Departments: []*policy.Department{treasury,
		{ID: "idle", Name: lang.Same("Idle")}, {ID: "state", Name: lang.Same("State"), Region: by["CN"]},
		{ID: "none", Name: lang.Same("None")}}}
	for _, due := range []string{"2024-06-29", "2026", "", "2024-06-30", "2022", "2024-05", "2025-01", "2025"} {
		m.Tasks = append(m.Tasks, &policy.Task{ID: "t" + due, Plan: plan, Due: on(due)})
	}
	for _, i := range []int{0, 2, 3} {
		m.Departments[i].Tasks = m.Tasks[:1]
	}
	b := of(m)
	b.tasks()
	data := b.Pages[0].Data().(*tasksPage)
	show := func(years []taskYear) string {
		return codes(years, func(y taskYear) string {
			return fmt.Sprint(y.Year, "=") + strings.ReplaceAll(codes(y.Tasks, func(t *policy.Task) string { return t.ID }), " ", ",")
		})
	}
	if got := show(data.Coming); got != "2024=t2024-06-30 2025=t2025-01,t2025 2026=t2026" {
		t.Errorf("to come: %s", got)
	}
	if got := show(data.Passed); got != "2024=t2024-05,t2024-06-29 2022=t2022" {
		t.Errorf("past: %s", got)
	}
	if len(data.Undated) != 1 || data.Total != 8 {
		t.Errorf("without a day: %d of %d", len(data.Undated), data.Total)
	}
	places := b.Pages[1].Data().(*departmentsPage).Places
	if got := codes(places, func(p placeDepartments) string {
		return codes(p.Departments, func(d *policy.Department) string { return d.ID })
	}); got != "none state treasury" {
		t.Errorf("departments: %s", got)
	}
}

// A county's page puts the plan of the county first, in it six targets unfolded, those that can be tested before others.
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
	for want, tasks := range map[string][]*policy.Task{
		"a":   {{ID: "x", Responsible: []*policy.Department{b}}, {ID: "t", Responsible: []*policy.Department{a, a}}},
		"b":   {{ID: "x", Responsible: []*policy.Department{a}}, {ID: "y", Paragraph: 2, Responsible: []*policy.Department{b}}},
		"c b": {{ID: "x", Responsible: []*policy.Department{c}}, {ID: "y", Responsible: []*policy.Department{b, c}}},
		"":    {{ID: "t"}},
	} {
		if got := codes(bodies(target, tasks), func(x body) string { return x.ID }); got != want {
			t.Errorf("%q are responsible, want %q", got, want)
		}
	}
}

// What a status rests on, and since when it holds.
func TestStatusesHoldSinceADay(t *testing.T) {
	t.Parallel()
	latest := &policy.Observation{Date: on("2023-02"), Status: policy.Estimated}
	periods := []progress.Period{{Status: progress.Met, Last: on("2022-12-31")},
		{Status: progress.NoReport, Last: on("2023-12-31")}, {Status: progress.NoReport, Last: on("2024-12-31")}}
	target := &policy.Target{Due: on("2023")}
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

// What is new stands by month, the newest first, and so much of it that a page can hold it.
func TestNewsStandsByMonth(t *testing.T) {
	t.Parallel()
	for _, n := range []int{1, 199, 200, 201} {
		b := of(&policy.Model{})
		for range n {
			b.news = append(b.news, News{Date: on("2024-03"), Notice: &policy.Page{}})
		}
		b.news = append([]News{{Date: on("2024-04-01"), Notice: &policy.Page{}}}, b.news...)
		b.newsList()
		data := b.Pages[0].Data().(*newsPage)
		if len(data.Months) != 2 || data.Months[0].Month != on("2024-04") || len(data.Months[1].News) != min(n, 199) ||
			data.More != max(0, n-199) {
			t.Errorf("%d items: %d months, %d more", n+1, len(data.Months), data.More)
		}
	}
	b := of(&policy.Model{})
	if b.newsList(); len(b.Pages) != 0 {
		t.Error("there is a page of no news")
	}
}

// Deadlines are news from the day after on; notices that are not listed are none.
func TestDeadlinesAreNewsOnceTheyPassed(t *testing.T) {
	t.Parallel()
	by := land()
	plan := &policy.Document{Slug: "p", Region: by["990100"]}
	m := &policy.Model{Plans: []*policy.Document{plan}, Notices: []*policy.Page{{Slug: "n", Published: on("2024-01-01")},
		{Slug: "hidden", Published: on("2024-01-01"), Unlisted: true}}}
	for i, due := range []string{"2024-06-29", "2024-06-30", "2023", "2023-12-31", "2024"} {
		m.Targets = append(m.Targets, &policy.Target{ID: fmt.Sprint("t", i), Plan: plan, Due: on(due), Holds: policy.Once})
	}
	b := of(m)
	b.news = b.Site.news()
	got := codes(b.news, func(n News) string {
		if n.Due == nil {
			return n.Date.String() + ":" + n.Notice.Slug
		}
		return n.Date.String() + ":" + strings.ReplaceAll(codes(n.Due.Targets, func(t *policy.Target) string { return t.ID }), " ", ",")
	})
	if got != "2024-06-30:t0 2024-01-01:n 2024-01-01:t2,t3" {
		t.Errorf("news: %s", got)
	}
	for code, want := range map[string]bool{"CN": true, "990000": true, "990100": true, "990121": false} {
		if got := b.news[0].concerns(by[code]); got != want {
			t.Errorf("what came due concerns %s: %t", code, got)
		}
	}
	if b.news[0].plan() != plan || b.news[1].plan() != nil || b.news[1].concerns(by["CN"]) {
		t.Error("news is not of its plan")
	}
	if line := b.timeline(plan, nil); line == nil || line.First.Year != 2023 || line.Last.Year != 2024 ||
		len(line.Events) != 4 || !line.Events[1].Passed || line.Events[2].Passed {
		t.Errorf("the timeline: %+v", line)
	}
	m.Targets = nil
	if line := of(m).timeline(plan, []*policy.Task{{Due: on("2024")}}); line != nil {
		t.Errorf("a timeline of one event: %+v", line)
	}
	if line := of(m).timeline(&policy.Document{Issued: on("2024"), Expires: on("2024-12-31")}, nil); line != nil {
		t.Errorf("a timeline of one day: %+v", line)
	}
}

// An observation became known when its source was published, or by its own date where that says nothing of it.
func TestFiguresBecomeKnown(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ date, published, corrected, want string }{
		{"2023", "2024-02-03", "", "2024-02-03"}, {"2023", "2024-02", "", "2024-02-29"}, {"2023", "", "", "2023-12-31"},
		{"2023", "2024-02-03", "2024-02-03", "2023-12-31"}, {"2023", "2024-02-03", "2024-02-04", "2024-02-03"},
	} {
		o := &policy.Observation{Date: on(c.date), Value: 2, Source: policy.Source{Published: on(c.published)}}
		if c.corrected != "" {
			o.Corrections = []policy.Correction{{On: on(c.corrected), Value: 1}}
		}
		days := told(o)
		if days[0].date != on(c.want) || len(days) != 1+len(o.Corrections) {
			t.Errorf("%+v: %v", c, days)
		}
		if c.corrected != "" && (days[0].now.Value != 1 || days[1].now.Value != 2 || days[1].was != days[0].now ||
			days[1].date != on(c.corrected)) {
			t.Errorf("%+v: corrected as %+v", c, days)
		}
	}
}

// Hospitals are found by what they have, and counted by it.
func TestHospitalsByWhatTheyHave(t *testing.T) {
	t.Parallel()
	by := land()
	list := &policy.List{ID: "l", Name: lang.Same("List")}
	m := &policy.Model{ListBy: map[string]*policy.List{"l": list}, Hospitals: []*policy.Hospital{
		{ID: "a", Role: "county", Kind: "tcm", Region: by["990121"], Lists: []policy.Membership{{List: list}}},
		{ID: "b", Role: "supporting", Region: by["990000"], Facts: policy.Facts{Grade: &policy.Fact[string]{Value: "3A"}}},
		{ID: "c", Role: "county", Region: by["999001"]},
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
	if got != "role:county=2,supporting=1 kind:tcm=1 grade:3A=1 list:l=1 province:990000=3 city:990100=1" {
		t.Errorf("facets: %s", got)
	}
	page := b.hospitalsPage(m.Hospitals, Facet{}, nil)
	if page.County != 2 || page.Supports != 1 || page.Total != 3 {
		t.Errorf("%d of counties, %d supporting, of %d", page.County, page.Supports, page.Total)
	}
	for value, want := range map[string]string{"county": "a c", "supporting": "b"} {
		if got := codes(having(m.Hospitals, Facet{Key: "role", Value: value}),
			func(h *policy.Hospital) string { return h.ID }); got != want {
			t.Errorf("%s: %s", value, got)
		}
	}
}
