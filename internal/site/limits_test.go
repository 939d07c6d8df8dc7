package site

import (
	"fmt"
	"strings"
	"testing"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/testkit/testdate"
)

// manyPlans are so many plans of a county, the later the newer.
func manyPlans(n int, r *policy.Region) []*policy.Document {
	var all []*policy.Document
	for i := range n {
		all = append(all, &policy.Document{Slug: fmt.Sprint("p", i), Level: "county", Region: r,
			Issued: policy.Date{Year: 1000 + i}})
	}
	return all
}

// A page lists so much and no more, and says how much it leaves out.
func TestPagesHaveRoomForSoMuch(t *testing.T) {
	t.Parallel()
	by := land()
	for n, more := range map[int]int{20: 0, 21: 1} {
		home := of(&policy.Model{Plans: manyPlans(n, by["990121"])}).homePage()
		newest := 1000 + more*(n-1)
		if len(home.Plans) != 20 || home.MorePlans != more || home.Plans[0].Plan.Dated().Year != newest {
			t.Errorf("home has %d of %d plans, and %d more; %v first", len(home.Plans), n, home.MorePlans,
				home.Plans[0].Plan.Dated())
		}
	}
	for n, provinces := range map[int]int{500: 0, 501: 1} {
		m := &policy.Model{Plans: manyPlans(n, by["990121"]), Regions: []*policy.Region{by["CN"], by["990000"]}}
		level := of(m).plansPage().Levels[0]
		if len(level.Provinces) != provinces || len(level.Plans) != n*(1-provinces) {
			t.Errorf("%d plans: %d are listed, those of %d provinces counted", n, len(level.Plans),
				len(level.Provinces))
		}
		if page := of(m).regionPage(by["CN"]); page.MorePlans != n*provinces || len(page.Plans) != n*(1-provinces) {
			t.Errorf("the nation's page lists %d of %d plans, and %d more", len(page.Plans), n, page.MorePlans)
		}
		if page := of(m).regionPage(by["990000"]); len(page.Plans) != n || page.MorePlans != 0 {
			t.Errorf("the province's page lists %d of %d plans", len(page.Plans), n)
		}
	}
	for n, listed := range map[int]int{100: 100, 101: 100} {
		b := of(&policy.Model{})
		b.news = make([]News, n)
		c := channels{builder: b}
		if c.add("news/", "News", b.news, nil, nil); len(b.listed[0].News) != listed || !b.feeds["news/"] ||
			b.calendars["news/"] {
			t.Errorf("a feed has %d of %d", len(b.listed[0].News), n)
		}
		if c.add("empty/", "Empty", nil, nil, nil); len(b.listed) != 1 {
			t.Error("an empty channel is there")
		}
	}
	for n, more := range map[int]int{6: 0, 7: 1} {
		m := &policy.Model{}
		for i := range n {
			m.Hospitals = append(m.Hospitals, &policy.Hospital{ID: fmt.Sprint(i), Region: by["990121"]})
		}
		if page := of(m).leafletPage(by["990121"]); len(page.Hospitals) != 6 || page.MoreHospitals != more {
			t.Errorf("a sheet has %d hospitals, and %d more", len(page.Hospitals), page.MoreHospitals)
		}
	}
	for n, more := range map[int]int{10: 0, 11: 1} {
		m := &policy.Model{Plans: manyPlans(n, by["990100"])}
		page, leaflet := of(m).countyPage(by["990121"]), of(m).leafletPage(by["990121"])
		if len(page.Plans) != 10 || page.MorePlans != more || len(leaflet.Plans) != 10 {
			t.Errorf("of %d plans a county names %d, and %d more", n, len(page.Plans), page.MorePlans)
		}
	}
	for n, more := range map[int]int{8: 0, 9: 1} {
		target := &policy.Target{Regions: make([]*policy.Region, n)}
		if page := embedPage(&TargetState{Target: target}); len(page.Regions) != 8 || page.MoreRegions != more {
			t.Errorf("an embed names %d places, and %d more", len(page.Regions), page.MoreRegions)
		}
		target.Group = &policy.Group{}
		if page := embedPage(&TargetState{Target: target}); page.Regions != nil || page.MoreRegions != 0 {
			t.Errorf("an embed of a group names %d places", len(page.Regions))
		}
	}
}

// A page changes with its text, with a figure or its correction, and with a date that passed; since when is not known
// where a figure does not say when it was published.
func TestPagesChangeWithWhatTheyShow(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ edited, published, corrected, due, want string }{
		{"2024-01-01", "2024-02-01", "", "2025", "2024-02-01"}, {"2024-03-01", "2024-02-01", "", "2025", "2024-03-01"},
		{"2024-01-01", "2024-02-01", "2024-04-01", "2025", "2024-04-01"}, {"2024-01-01", "", "", "2025", ""},
		{"", "2024-02-01", "", "2025", ""}, {"2024-01-01", "2024-02-01", "", "2024-06-29", "2024-06-30"},
		{"2024-01-01", "2024-02-01", "", "2024-06-30", "2024-02-01"},
	} {
		o := &policy.Observation{Source: policy.Source{Published: testdate.Of(c.published)}}
		if c.corrected != "" {
			o.Corrections = []policy.Correction{{On: testdate.Of(c.corrected)}}
		}
		target := &policy.Target{Due: testdate.Of(c.due), Holds: policy.Once, Observations: []*policy.Observation{o}}
		got := (&Site{Today: today}).changed(&policy.Document{Updated: testdate.Of(c.edited)}, target)
		if got.String() != c.want {
			t.Errorf("%+v: changed on %v", c, got)
		}
	}
}

// The sources of a target are named once each, by their newest, and three of them at most.
func TestSourcesAreNamedOnce(t *testing.T) {
	t.Parallel()
	state := &TargetState{Target: &policy.Target{}}
	for _, s := range []struct{ name, title, published string }{{"A", "", "2022"}, {"B", "", "2024"}, {"A", "", "2023"},
		{"A", "x", "2021"}, {"C", "", "2024"}, {"A", "", "2020"}} {
		standing := Standing{}
		standing.Latest = &policy.Observation{Source: policy.Source{Name: lang.Same(s.name), Title: s.title,
			Published: testdate.Of(s.published)}}
		state.Standings = append(state.Standings, Standing{}, standing)
	}
	page := embedPage(state)
	got := codes(page.Sources, func(s policy.Source) string { return s.Name.EN + s.Title + s.Published.String() })
	if got != "B2024 C2024 A2023" || page.MoreSources != 1 {
		t.Errorf("%s and %d more", got, page.MoreSources)
	}
}

// A task is found by what readers say for its words and for those of its bodies, in either language, and by no word
// that only begins alike.
func TestTasksAreFoundByWhatReadersType(t *testing.T) {
	t.Parallel()
	words := func(zh, en string) policy.Wordings { return policy.Wordings{ZH: []string{zh}, EN: []string{en}} }
	s := of(&policy.Model{Asked: []policy.Asked{
		{Words: words("卫健委", "health bureau"), Means: words("卫生健康委", "health commission")},
		{Words: words("癌症", "deadline"), Means: words("肿瘤", "due")},
	}}).Site
	commission := &policy.Department{Name: lang.Text{ZH: "云县卫生健康委", EN: "Health Commission of Yun County"}}
	for _, c := range []struct {
		task *policy.Task
		want string
	}{
		{&policy.Task{Name: lang.Text{ZH: "上报", EN: "Report"}, Responsible: []*policy.Department{commission}},
			"Report; 卫健委; health bureau"},
		{&policy.Task{Name: lang.Text{ZH: "建设肿瘤科", EN: "Reduce waiting"}}, "Reduce waiting; 癌症"},
		{&policy.Task{Name: lang.Text{ZH: "缴费", EN: "Pay what is due"}}, "Pay what is due; deadline"},
	} {
		if got := strings.Join(s.FindWords(c.task, lang.ZH), "; "); got != c.want {
			t.Errorf("%s is found by %q, want %q", c.task.Name.ZH, got, c.want)
		}
	}
}

// A task is found at the places that it names, at those of its bodies, or else at that of its plan.
func TestTasksAreFoundByTheirPlaces(t *testing.T) {
	t.Parallel()
	by := land()
	plan, national := &policy.Document{Slug: "p", Region: by["990000"]}, &policy.Document{Slug: "n"}
	body := func(region string) []*policy.Department {
		return []*policy.Department{{ID: "d", Region: by[region]}, {ID: "nowhere"}}
	}
	m := &policy.Model{Plans: []*policy.Document{plan, national}, Tasks: []*policy.Task{
		{ID: "a", Plan: plan, Regions: []*policy.Region{by["990121"]}, Responsible: body("990121"),
			Due: testdate.Of("2025")},
		{ID: "b", Plan: plan, Regions: []*policy.Region{by["990121"]}, Responsible: body("990100"),
			Due: testdate.Of("2023")},
		{ID: "c", Plan: plan, Responsible: body("CN"), Due: testdate.Of("2025")},
		{ID: "d", Plan: plan, Due: testdate.Of("2024-06-30"), Done: testdate.Of("2024")}, {ID: "e", Plan: national},
	}}
	b := of(m)
	for i, want := range []string{"990121", "990121 990100", "CN", "990000", ""} {
		if got := codes(taskPlaces(m.Tasks[i]), func(r *policy.Region) string { return r.Code }); got != want {
			t.Errorf("%s is found at %q, want %q", m.Tasks[i].ID, got, want)
		}
	}
	for task, want := range map[*policy.Task]string{m.Tasks[0]: "2025", m.Tasks[4]: ""} {
		if got := strings.Join(b.taskValues(task, "year"), " "); got != want {
			t.Errorf("%s is found in the years %q, want %q", task.ID, got, want)
		}
	}
	groups := b.taskFacets(body("CN"))
	got := codes(groups, func(g facetGroup) string {
		return g.Key + ":" +
			strings.ReplaceAll(codes(g.Facets, func(f Facet) string { return fmt.Sprint(f.Value, "=", f.Count) }),
				" ", ",")
	})
	want := "plan:p=4,n=1 body:d=3,nowhere=3 place:990000=1,990100=1,990121=2,CN=1 year:2023=1,2024=1,2025=2 " +
		"state:coming=2,passed=1,undated=1,done=1"
	if got != want {
		t.Errorf("tasks are told apart by\n%s, want\n%s", got, want)
	}
	if got := codes(choices(groups[2:4]), func(g facetGroup) string { return g.Key }); got != "place year" {
		t.Errorf("what narrows them: %s", got)
	}
	if got := choices([]facetGroup{{Facets: make([]Facet, 1)}}); len(got) != 0 {
		t.Errorf("one value narrows: %v", got)
	}
	for code, want := range map[string]string{"990121": "0", "990100": "", "999001": ""} {
		if got := codes(b.lookup().dueIn(by[code]), func(n int) string { return fmt.Sprint(n) }); got != want {
			t.Errorf("to come in %s: %s", code, got)
		}
	}
}

// A plan's page has the counties and the hospitals that its group, pairings and lists name, each once.
func TestAPlanNamesItsPlacesOnce(t *testing.T) {
	t.Parallel()
	by := land()
	plan, other := &policy.Document{Slug: "p", Region: by["990121"]}, &policy.Document{Slug: "o", Region: by["990000"]}
	a := &policy.Hospital{ID: "a", Region: by["990121"]}
	c := &policy.Hospital{ID: "c", Region: by["990000"]}
	group := &policy.Group{ID: "g", Members: []*policy.Region{by["999001"], by["990100"], by["990121"]}}
	m := &policy.Model{Plans: []*policy.Document{plan, other},
		Targets: []*policy.Target{{ID: "t", Plan: plan, Group: group},
			{ID: "u", Plan: plan, Group: group}, {ID: "v", Plan: plan}}, Pairings: []*policy.Pairing{
			{Plan: plan, Hospital: a, Supporting: c},
			{Plan: other, Hospital: &policy.Hospital{ID: "x"}, Supporting: c}},
		Lists: []*policy.List{{ID: "l", Plan: plan, Members: []*policy.Hospital{c, {ID: "d"}}}, {ID: "k", Plan: other}}}
	b := of(m)
	data := &PlanPage{Plan: plan}
	b.planPlaces(data)
	got := codes(data.Groups, func(g *policy.Group) string { return g.ID }) + " | " +
		codes(data.Counties, func(r *policy.Region) string { return r.Code }) + " | " +
		codes(data.Hospitals, func(h *policy.Hospital) string { return h.ID }) + " | " +
		codes(data.Lists, func(l *policy.List) string { return l.ID })
	if got != "g | 999001 990121 | a c d | l" {
		t.Errorf("the plan names %s", got)
	}
	data = &PlanPage{Plan: other}
	if b.planPlaces(data); len(data.Counties) != 0 || len(data.Groups) != 0 {
		t.Errorf("a province's plan names %v", data.Counties)
	}
}

// Addresses that were published and lead nowhere are named, those that went with a page together with it; what is said
// to be withdrawn was there and is gone.
func TestAddressesThatAreGoneAreNamed(t *testing.T) {
	t.Parallel()
	published := func(paths ...string) []policy.PublishedAddress {
		var all []policy.PublishedAddress
		for _, p := range paths {
			all = append(all, policy.PublishedAddress{Path: p})
		}
		return all
	}
	withdrawn := func(on policy.Date, addresses ...string) []*policy.Withdrawal {
		var all []*policy.Withdrawal
		for _, a := range addresses {
			all = append(all, &policy.Withdrawal{Address: a, On: on})
		}
		return all
	}
	for _, c := range []struct {
		published []policy.PublishedAddress
		withdrawn []*policy.Withdrawal
		want      string
	}{
		{published("plans/plan/", "hospitals/h/"), nil, ""},
		{published("plans/gone/"), nil, "the published address plans/gone/ would lead nowhere"},
		{published("plans/gone/", "targets/gone/t/", "tasks/#gone.k"), nil,
			"the published address plans/gone/ would lead nowhere, and so would 2 that belong to it"},
		{published("plans/plan/#c9"), nil, "the published address plans/plan/#c9 would lead nowhere"},
		{published("plans/gone/", "plans/gone/#c1"), withdrawn(today, "plans/gone/"), ""},
		{published("plans/gone/"), withdrawn(today.AddDays(1), "plans/gone/"),
			"the day of the withdrawal, 2024-07-01, is yet to come"},
		{published("plans/gone/"), withdrawn(today, "plans/gone/", "plans/gone/"), "plans/gone/ is withdrawn twice"},
		{nil, withdrawn(today, "hospitals/h/"), "hospitals/h/ is still there"},
		{nil, withdrawn(today, "hospitals/old/"), "hospitals/old/ leads to hospitals/h/"},
		{nil, withdrawn(today, "hospitals/never/"), "hospitals/never/ was never published"},
		{nil, withdrawn(today, "/x"), `"/x" is no address`},
	} {
		by := land()
		plan := &policy.Document{Slug: "plan", Region: by["990000"]}
		h := &policy.Hospital{ID: "h", Region: by["990121"], FormerIDs: []policy.FormerID{{ID: "old"}}}
		m := &policy.Model{Plans: []*policy.Document{plan}, Hospitals: []*policy.Hospital{h}, Listed: true,
			Published: c.published, Withdrawn: c.withdrawn,
			Regions: []*policy.Region{by["990000"], by["990100"], by["990121"]}}
		m.Site = of(m).Model.Site
		var messages []string
		for _, d := range Build(m, today).Faults(false) {
			messages = append(messages, d.Message.EN)
		}
		if got := strings.Join(messages, "; "); got != c.want {
			t.Errorf("%v, withdrawn %d: %s, want %s", c.published, len(c.withdrawn), got, c.want)
		}
	}
}

// The cure says where to write that what stood at an address has another.
func TestTheCureNamesTheRecord(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]string{
		"plans/p/": "p", "plans/p/#c2-1": "2-1", "plans/p/parallel/": "p", "targets/p/": "p", "targets/p/t/": "t",
		"targets/p/t/embed/": "t", "targets/p/matrix/": "p", "hospitals/h/": "h", "regions/990000/": "990000",
		"counties/990121/": "990121", "counties/990121/leaflet/": "990121", "pages/a/b/": "a/b", "notices/n/": "n",
		"tasks/#p.k": "k", "glossary/#t": "t", "glossary/": "", "tasks/": "", "plans/": "", "search/": "",
	} {
		if got := renaming(address); want == "" != got.IsZero() || !strings.Contains(got.EN, `"`+want+`"`) &&
			want != "" {
			t.Errorf("%s: %s", address, got.EN)
		}
	}
	for address, want := range map[string]string{
		"targets/p/t/embed/": "targets/p/t/", "targets/p/embed/": "", "plans/p/parallel/": "plans/p/",
		"plans/parallel/":     "",
		"counties/1/leaflet/": "counties/1/", "counties/leaflet/": "", "hospitals/page-2/": "hospitals/",
		"hospitals/by/kind-tcm/page-12/": "hospitals/by/kind-tcm/", "hospitals/page-/": "", "targets/matrix/": "",
		"targets/p/matrix/": "targets/p/", "regions/1/leaflet/": "",
	} {
		if got := PageBeside(address); got != want {
			t.Errorf("%s stands beside %q, want %q", address, got, want)
		}
	}
	for address, want := range map[string]string{
		"plans/p/#c1": "plans/p/", "targets/p/t/": "plans/p/", "tasks/#p.k": "plans/p/", "tasks/": "",
		"hospitals/h/": "",
		"plans/":       "", "targets/": "",
	} {
		if got := PlanOfAddress(address); got != want {
			t.Errorf("%s is of the plan %q, want %q", address, got, want)
		}
	}
	var list diag.List
	(&Site{Model: &policy.Model{Listed: true}}).unlisted(&list, map[string]bool{"a/": true, "b/": true})
	if len(list) != 1 || list[0].Message.EN != "2 addresses are not in the list, such as a/" {
		t.Errorf("%v", list)
	}
}

// A county has a calendar when a target or a task of its own falls due, be it the only one.
func TestCalendarsAreThereForWhatFallsDue(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		tasks, targets string // their dates
		want           bool
	}{{"2025", "", true}, {"", "2025", true}, {"2025 -", "", true}, {"- 2025", "-", true}, {"-", "-", false},
		{"", "", false}} {
		by := land()
		plan := &policy.Document{Slug: "p"}
		m := &policy.Model{Plans: []*policy.Document{plan}, Regions: []*policy.Region{by["990121"], by["999001"]}}
		for _, date := range strings.Fields(c.tasks) {
			m.Tasks = append(m.Tasks,
				&policy.Task{Plan: plan, Regions: m.Regions[:1], Due: testdate.Of(strings.Trim(date, "-"))})
		}
		for _, date := range strings.Fields(c.targets) {
			m.Targets = append(m.Targets,
				&policy.Target{Plan: plan, Subjects: m.Regions[:1], Due: testdate.Of(strings.Trim(date, "-")),
					Holds: policy.Once})
		}
		b := of(m)
		b.channels()
		if got := b.calendars[RegionPath(m.Regions[0])]; got != c.want || b.calendars[tasksPath] != c.want {
			t.Errorf("tasks %q, targets %q: a calendar is there: %t", c.tasks, c.targets, got)
		}
		if b.calendars[RegionPath(m.Regions[1])] {
			t.Errorf("tasks %q, targets %q: another county has a calendar", c.tasks, c.targets)
		}
	}
}
