package site

import (
	"fmt"
	"strings"
	"testing"

	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/testkit/testdate"
)

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
		{"2023-07", "2024-06", policy.Month, 12, "2024-06", 2024},
		{"2023-06", "2024-06", policy.Month, 1, "2024-06", 2024},
		{"2023-03", "2025-03", policy.Quarter, 9, "2024-06", 2024},
		{"2023-03", "2025-04", policy.Quarter, 10, "2024-06", 2024},
		{"2023", "2025", policy.Quarter, 1, "2025", 2025}, {"2020", "2023", policy.Year, 4, "2023", 2023},
		{"2024-01", "2024-06", policy.Month, 6, "2024-06", 2024}, {"2023-01", "2025", "", 1, "2025", 2025},
		{"", "", "", 0, "", 0}, {"2024-06-29", "2025-06-29", policy.HalfYear, 3, "2024-12-29", 2024},
		{"2024-06-30", "2025-06-30", policy.HalfYear, 3, "2024-06-30", 2024},
	} {
		task := &policy.Task{From: testdate.Of(c.from), Due: testdate.Of(c.due), Every: c.every}
		s := &Site{Today: today}
		if got := len(listed(task)); got != c.listed || nextDue(task, today).String() != c.next ||
			s.taskYear(task) != c.year {
			t.Errorf("%s to %s, every %q: %d times, next %v, in %d", c.from, c.due, c.every, got, nextDue(task, today),
				s.taskYear(task))
		}
	}
	for months, want := range map[int]int{12: 12, 13: 1} {
		target := &policy.Target{Holds: policy.EachPeriod, Every: policy.Month, From: testdate.Of("2024-01"),
			Due: testdate.Of("2024-01").AddMonths(months - 1)}
		if got := len(dueDates(target)); got != want {
			t.Errorf("%d periods: %d dates", months, got)
		}
	}
	for due, want := range map[string]int{"": 0, "2024": 1} {
		if got := len(dueDates(&policy.Target{Holds: policy.Once, Due: testdate.Of(due)})); got != want {
			t.Errorf("due %q: %d dates", due, got)
		}
	}
}

// The page of tasks has those to come by the next time, those past newest first, and those without a day.
func TestTasksStandByTheirYears(t *testing.T) {
	t.Parallel()
	plan := &policy.Document{Slug: "p", Updated: testdate.Of("2024-01")}
	by := land()
	treasury := &policy.Department{ID: "treasury", Name: lang.Same("Treasury"), Region: by["990000"]}
	m := &policy.Model{Plans: []*policy.Document{plan}, Departments: []*policy.Department{treasury,
		{ID: "idle", Name: lang.Same("Idle")}, {ID: "state", Name: lang.Same("State"), Region: by["CN"]},
		{ID: "none", Name: lang.Same("None")}}}
	for _, due := range []string{"2024-06-29", "2026", "", "2024-06-30", "2022", "2024-05", "2025-01", "2025"} {
		m.Tasks = append(m.Tasks, &policy.Task{ID: "t" + due, Plan: plan, Due: testdate.Of(due)})
	}
	for _, i := range []int{0, 2, 3} {
		m.Departments[i].Tasks = m.Tasks[:1]
	}
	b := of(m)
	b.tasks()
	data := b.pages[0].Data().(*tasksPage)
	show := func(years []taskYear) string {
		return codes(years, func(y taskYear) string {
			return fmt.Sprint(y.Year, "=") +
				strings.ReplaceAll(codes(y.Tasks, func(t *policy.Task) string { return t.ID }), " ", ",")
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
	places := b.pages[1].Data().(*departmentsPage).Places
	if got := codes(places, func(p placeDepartments) string {
		return codes(p.Departments, func(d *policy.Department) string { return d.ID })
	}); got != "none state treasury" {
		t.Errorf("departments: %s", got)
	}
}

// What is new stands by month, the newest first, and so much of it that a page can hold it.
func TestNewsStandsByMonth(t *testing.T) {
	t.Parallel()
	for _, n := range []int{1, 199, 200, 201} {
		b := of(&policy.Model{})
		for range n {
			b.news = append(b.news, News{Date: testdate.Of("2024-03"), Notice: &policy.Page{}})
		}
		b.news = append([]News{{Date: testdate.Of("2024-04-01"), Notice: &policy.Page{}}}, b.news...)
		b.newsList()
		data := b.pages[0].Data().(*newsPage)
		if len(data.Months) != 2 || data.Months[0].Month != testdate.Of("2024-04") ||
			len(data.Months[1].News) != min(n, 199) ||
			data.More != max(0, n-199) {
			t.Errorf("%d items: %d months, %d more", n+1, len(data.Months), data.More)
		}
	}
	b := of(&policy.Model{})
	if b.newsList(); len(b.pages) != 0 {
		t.Error("there is a page of no news")
	}
}

// Deadlines are news from the day after on; notices that are not listed are none.
func TestDeadlinesAreNewsOnceTheyPassed(t *testing.T) {
	t.Parallel()
	by := land()
	plan := &policy.Document{Slug: "p", Region: by["990100"]}
	m := &policy.Model{Plans: []*policy.Document{plan},
		Notices: []*policy.Page{{Slug: "n", Published: testdate.Of("2024-01-01")},
			{Slug: "hidden", Published: testdate.Of("2024-01-01"), Unlisted: true}}}
	for i, due := range []string{"2024-06-29", "2024-06-30", "2023", "2023-12-31", "2024"} {
		m.Targets = append(m.Targets,
			&policy.Target{ID: fmt.Sprint("t", i), Plan: plan, Due: testdate.Of(due), Holds: policy.Once})
	}
	b := of(m)
	b.news = b.Site.news()
	got := codes(b.news, func(n News) string {
		if n.Due == nil {
			return n.Date.String() + ":" + n.Notice.Slug
		}
		return n.Date.String() + ":" +
			strings.ReplaceAll(codes(n.Due.Targets, func(t *policy.Target) string { return t.ID }), " ", ",")
	})
	if got != "2024-06-30:t0 2024-01-01:n 2024-01-01:t2,t3" {
		t.Errorf("news: %s", got)
	}
	if b.news[0].plan() != plan || b.news[0].region() != by["990100"] {
		t.Error("what came due is not news of its plan and its region")
	}
	if b.news[1].plan() != nil || b.news[1].region() != nil {
		t.Error("a notice is news of a plan or a region")
	}
	if line := b.timeline(plan, nil); line == nil || line.First.Year != 2023 || line.Last.Year != 2024 ||
		len(line.Events) != 4 || !line.Events[1].Passed || line.Events[2].Passed {
		t.Errorf("the timeline: %+v", line)
	}
	m.Targets = nil
	if line := of(m).timeline(plan, []*policy.Task{{Plan: plan, Due: testdate.Of("2024")}}); line != nil {
		t.Errorf("a timeline of one event: %+v", line)
	}
	if line := of(m).timeline(&policy.Document{Issued: testdate.Of("2024"), Expires: testdate.Of("2024-12-31")},
		nil); line != nil {
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
		o := &policy.Observation{Date: testdate.Of(c.date), Value: 2,
			Source: policy.Source{Published: testdate.Of(c.published)}}
		if c.corrected != "" {
			o.Corrections = []policy.Correction{{On: testdate.Of(c.corrected), Value: 1}}
		}
		days := told(o)
		if days[0].date != testdate.Of(c.want) || len(days) != 1+len(o.Corrections) {
			t.Errorf("%+v: %v", c, days)
		}
		if c.corrected != "" && (days[0].now.Value != 1 || days[1].now.Value != 2 || days[1].was != days[0].now ||
			days[1].date != testdate.Of(c.corrected)) {
			t.Errorf("%+v: corrected as %+v", c, days)
		}
	}
}
