package change

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"gazette/internal/clause"
	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/richtext"
	"gazette/internal/site"
)

var update = flag.Bool("update", false, "rewrite what is said of each change; then read the diff")

// small is a model with a record of each kind.
func small() *policy.Model {
	both := func(zh, en string) lang.Text { return lang.Text{ZH: zh, EN: en} }
	m := &policy.Model{}
	county := &policy.Region{Code: "990121", Name: both("云县", "Cloud County"), Level: policy.County}
	city := &policy.Region{Code: "990100", Name: both("云洲市", "Cloud City"), Level: policy.Prefecture}
	county.Parent = city
	m.Regions = []*policy.Region{city, county}
	plan := &policy.Document{Slug: "plan", Title: both("规划", "The plan"), ShortTitle: both("规", "Plan"), Number: "1",
		Status: policy.InForce, Issued: policy.Date{Year: 2024}, ClauseBy: map[string]*policy.Clause{},
		Aliases: map[string]string{}}
	for i, title := range []string{"一", "二", "三"} {
		c := &policy.Clause{ID: fmt.Sprint(i + 1), Path: clause.Path{{Number: i + 1}}, Document: plan}
		c.ZH = policy.ClauseText{Present: true, Label: title + "、", Title: title + "个标题"}
		c.EN = policy.ClauseText{Present: true, Label: title, Title: fmt.Sprint("title ", i+1)}
		plan.Clauses, plan.ClauseBy[c.ID] = append(plan.Clauses, c), c
	}
	m.Plans, m.PlanBy = []*policy.Document{plan}, map[string]*policy.Document{"plan": plan}
	m.Pages = []*policy.Page{{Slug: "about", Title: both("关于", "About"),
		Body: policy.Prose{ZH: words("正文", richtext.Text), EN: words("Words.", richtext.Text)}}}
	m.Hospitals = []*policy.Hospital{
		{ID: "h", Name: both("云县医院", "Cloud Hospital"), Region: county, Facts: policy.Facts{
			Grade: &policy.Fact[string]{Value: "2B"}, Telephone: &policy.Fact[string]{Value: "120"}}},
		{ID: "g", Name: both("云洲医院", "City Hospital"), Region: city},
	}
	list := &policy.List{ID: "l", Name: both("名单", "List"), Total: 2}
	m.Lists = []*policy.List{list}
	m.Hospitals[0].Lists = []policy.Membership{{List: list, Status: "inferred"}}
	m.Pairings = []*policy.Pairing{{Hospital: m.Hospitals[0], Supporting: m.Hospitals[1], Plan: plan}}
	beds := &policy.Unit{ID: "beds", Name: both("张", "beds")}
	m.Units = []*policy.Unit{beds}
	m.Targets = []*policy.Target{{ID: "t", Plan: plan, Clause: plan.Clauses[0], Name: both("床位", "Beds"), Unit: beds,
		Kind: policy.Quantity, Bound: policy.AtLeast, Value: 100, Holds: policy.Once, Due: policy.Date{Year: 2025},
		Subjects: []*policy.Region{county}}}
	m.Observations = []*policy.Observation{{Target: m.Targets[0], Region: county, Value: 50, Status: policy.Reported,
		Date: policy.Date{Year: 2024, Month: 6}}}
	m.Figures = []*policy.Figure{
		{Region: county, Name: both("人口", "People"), Date: policy.Date{Year: 2023}, HasValue: true,
			Value: 7}}
	body := &policy.Department{ID: "d", Name: both("卫健委", "Commission"), Region: county}
	m.Departments = []*policy.Department{body}
	m.Tasks = []*policy.Task{{ID: "k", Plan: plan, Name: both("任务", "Task"), Responsible: []*policy.Department{body}}}
	m.Terms = []*policy.Term{{ID: "term", Name: both("术语", "Term")}}
	m.Groups = []*policy.Group{{ID: "group", Name: both("组", "Group"), Members: []*policy.Region{county}}}
	m.Assets = []policy.Asset{{Path: "a.png", Data: []byte("a")}}
	return m
}

// changes are small ones, by what somebody did.
func changes() []smallChange {
	return []smallChange{
		{"nothing", func(*policy.Model) {}},
		{"the plan's number", func(m *policy.Model) { m.Plans[0].Number = "2" }},
		{"the plan's status", func(m *policy.Model) { m.Plans[0].Status = policy.Expired }},
		{"a plan removed", func(m *policy.Model) { m.Plans, m.PlanBy = nil, nil; m.Targets, m.Tasks = nil, nil }},
		{"the folder renamed", func(m *policy.Model) {
			m.Plans[0].Slug = "other"
			m.PlanBy = map[string]*policy.Document{"other": m.Plans[0]}
		}},
		{"the short title", func(m *policy.Model) { m.Plans[0].ShortTitle.EN = "Beds" }},
		{"a title in Chinese alone", func(m *policy.Model) { m.Plans[0].Clauses[0].ZH.Title = "新标题" }},
		{"a title in English alone", func(m *policy.Model) { m.Plans[0].Clauses[0].EN.Title = "another title" }},
		{"a label", func(m *policy.Model) { m.Plans[0].Clauses[0].EN.Label = "1)" }},
		{"a clause removed", func(m *policy.Model) { drop(m.Plans[0], 1) }},
		{"the last clause removed", func(m *policy.Model) { drop(m.Plans[0], 2) }},
		{"two exchanged", func(m *policy.Model) {
			c := m.Plans[0].Clauses
			c[0].ZH, c[1].ZH, c[0].EN, c[1].EN = c[1].ZH, c[0].ZH, c[1].EN, c[0].EN
		}},
		{"one moved to a new place", func(m *policy.Model) {
			old := m.Plans[0].Clauses[2]
			c := *old
			c.ID = "4"
			old.ZH.Title, old.EN.Title = "别的内容", "something else"
			m.Plans[0].Clauses, m.Plans[0].ClauseBy["4"] = append(m.Plans[0].Clauses, &c), &c
		}},
		{"renumbered, with an alias", func(m *policy.Model) {
			c := m.Plans[0].Clauses[2]
			c.ID, c.EN.Title = "5", "title 3, changed"
			delete(m.Plans[0].ClauseBy, "3")
			m.Plans[0].ClauseBy["5"], m.Plans[0].Aliases["3"] = c, "5"
		}},
		{"a grade raised", func(m *policy.Model) { m.Hospitals[0].Facts.Grade.Value = "3C" }},
		{"a grade lowered", func(m *policy.Model) { m.Hospitals[0].Facts.Grade.Value = "2C" }},
		{"a grade taken away", func(m *policy.Model) { m.Hospitals[0].Facts.Grade = nil }},
		{"a grade given", func(m *policy.Model) { m.Hospitals[1].Facts.Grade = &policy.Fact[string]{Value: "3A"} }},
		{"a fact changed", func(m *policy.Model) {
			m.Hospitals[0].Facts.Telephone = &policy.Fact[string]{Value: "119",
				Attested: policy.Attested{AsOf: policy.Date{Year: 2024}, Source: policy.Source{Name: lang.Same("S")}}}
		}},
		{"a hospital put elsewhere", func(m *policy.Model) { m.Hospitals[0].Region = m.Regions[0] }},
		{"a hospital with another id", func(m *policy.Model) { m.Hospitals[0].ID = "i" }},
		{"a hospital removed", func(m *policy.Model) { m.Hospitals, m.Pairings = m.Hospitals[:1], nil }},
		{"a membership confirmed", func(m *policy.Model) { m.Hospitals[0].Lists[0].Status = "confirmed" }},
		{"a membership ended", func(m *policy.Model) { m.Hospitals[0].Lists = nil }},
		{"the list grown", func(m *policy.Model) { m.Lists[0].Total = 3 }},
		{"a note on a pairing", func(m *policy.Model) { m.Pairings[0].Note = lang.Same("n") }},
		{"a target's value", func(m *policy.Model) { m.Targets[0].Value = 120 }},
		{"a target's bound and due date", func(m *policy.Model) {
			m.Targets[0].Bound, m.Targets[0].Due = policy.AtMost, policy.Date{Year: 2026}
		}},
		{"a target in each year", func(m *policy.Model) {
			m.Targets[0].Holds, m.Targets[0].Every = policy.EachPeriod, policy.Year
		}},
		{"a target without clause", func(m *policy.Model) { m.Targets[0].Clause = nil }},
		{"a target for grades", func(m *policy.Model) { m.Targets[0].Kind, m.Targets[0].Grade = policy.Graded, "2A" }},
		{"a due date inferred",
			func(m *policy.Model) { m.Plans[0].Known = policy.HowKnown{"issued": policy.Inferred} }},
		{"a figure changed without a word", func(m *policy.Model) { m.Observations[0].Value = 60 }},
		{"a figure corrected", func(m *policy.Model) {
			o := m.Observations[0]
			o.Value, o.Corrections = 60, []policy.Correction{{Value: 50, Why: lang.Same("a slip")}}
		}},
		{"a correction added alone", func(m *policy.Model) {
			m.Observations[0].Corrections = []policy.Correction{{Value: 40, Why: lang.Same("a slip")}}
		}},
		{"a figure estimated", func(m *policy.Model) { m.Observations[0].Status = policy.Estimated }},
		{"a figure of a hospital", func(m *policy.Model) {
			o := *m.Observations[0]
			o.Hospital, o.Value = m.Hospitals[0], 5
			m.Observations = append(m.Observations, &o)
		}},
		{"a figure for context", func(m *policy.Model) { m.Figures[0].Value = 8 }},
		{"context in words", func(m *policy.Model) {
			m.Figures[0].HasValue, m.Figures[0].Text = false, lang.Text{ZH: "多", EN: "many"}
		}},
		{"a task done", func(m *policy.Model) { m.Tasks[0].Done = policy.Date{Year: 2024} }},
		{"a task's bodies", func(m *policy.Model) {
			more := &policy.Department{ID: "e", Name: lang.Text{ZH: "财政局", EN: "Treasury"}}
			m.Tasks[0].Responsible, m.Departments = append(m.Tasks[0].Responsible, more), append(m.Departments, more)
		}},
		{"a county renamed and put elsewhere", func(m *policy.Model) {
			m.Regions[1].Name.EN, m.Regions[1].Parent = "Clouds County", nil
		}},
		{"a term, a unit and a group", func(m *policy.Model) {
			m.Terms[0].AlsoEN, m.Units[0].Counted, m.Groups[0].Members = []string{"a", "b"}, true, nil
		}},
		{"readers' words", func(m *policy.Model) {
			m.Asked = []policy.Asked{
				{Words: policy.Wordings{EN: []string{"x"}}, Means: policy.Wordings{EN: []string{"y"}}}}
		}},
		{"the site's title", func(m *policy.Model) { m.Site.Title.EN = "Plans" }},
		{"a picture changed, another added", func(m *policy.Model) {
			m.Assets[0].Data = []byte("b")
			m.Assets = append(m.Assets, policy.Asset{Path: "b.png"})
		}},
		{"a page's text", func(m *policy.Model) { m.Pages[0].Summary.EN = "A page" }},
		{"a page's words made strong", func(m *policy.Model) {
			m.Pages[0].Body.EN = words("Words.", richtext.Strong)
		}},
		{"a page in another folder", func(m *policy.Model) { m.Pages[0].Slug = "us" }},
		{"a page on no list", func(m *policy.Model) { m.Pages[0].Unlisted = true }},
		{"words and a number in a page's text", func(m *policy.Model) {
			m.Pages[0].Body.EN = words("12 words, 3.5 new.", richtext.Text)
		}},
		{"a page removed, a notice added", func(m *policy.Model) {
			m.Pages = nil
			m.Notices = []*policy.Page{{Slug: "n", Published: policy.Date{Year: 2024}, Title: lang.Same("Notice")}}
		}},
	}
}

// words are a paragraph of one piece.
func words(s string, kind richtext.Kind) []richtext.Block {
	piece := richtext.Inline{Kind: kind, Text: s}
	if kind != richtext.Text {
		piece = richtext.Inline{Kind: kind, Children: []richtext.Inline{{Kind: richtext.Text, Text: s}}}
	}
	return []richtext.Block{{Kind: richtext.Paragraph, Inlines: []richtext.Inline{piece}}}
}

func drop(d *policy.Document, i int) {
	delete(d.ClauseBy, d.Clauses[i].ID)
	d.Clauses = append(append([]*policy.Clause{}, d.Clauses[:i]...), d.Clauses[i+1:]...)
}

// What is said of each change that somebody may make: testdata/report.txt, which -update writes, is to be read.
func TestEachChangeIsSaid(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	for _, c := range slices.Concat(changes(), eachField()) {
		now := small()
		c.do(now)
		fmt.Fprintf(&b, "== %s\n", c.what)
		for _, l := range lang.Langs {
			report := Between(State{Name: "a", Model: small()}, State{Name: "b", Model: now})
			if err := report.Write(&b, "text", l); err != nil {
				t.Fatal(err)
			}
		}
	}
	const name = "testdata/report.txt"
	if *update {
		if err := os.WriteFile(name, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(b.String(), "\n")
	for i, line := range strings.Split(string(want), "\n") {
		if i >= len(lines) || lines[i] != line {
			t.Fatalf("%s:%d: %q is not what is said now: %q", name, i+1, line, lines[min(i, len(lines)-1)])
		}
	}
}

// Where one of the two states has faults, statuses and pages are not compared, and that is said once.
func TestAFaultyStateIsNotComparedInFull(t *testing.T) {
	t.Parallel()
	m := small()
	m.Site.Languages = lang.Langs[:]
	laid := site.Build(&policy.Model{Site: m.Site}, policy.Date{Year: 2024})
	for _, c := range []struct {
		old, now *site.Site
		notes    int
	}{{nil, nil, 1}, {laid, nil, 1}, {nil, laid, 1}, {laid, laid, 0}} {
		empty := &policy.Model{Site: m.Site}
		report := Between(State{Model: empty, Site: c.old}, State{Model: empty, Site: c.now})
		items := 0
		for _, s := range report.Sections {
			items += len(s.Items)
		}
		if items != c.notes {
			t.Errorf("sites %t and %t: %d notes, want %d", c.old != nil, c.now != nil, items, c.notes)
		}
	}
}

// Of a long text that stayed the same only what stands beside a change is shown; short ones stay whole.
func TestLongTextsAreShortened(t *testing.T) {
	t.Parallel()
	whole, long := strings.Repeat("字", 48), strings.Repeat("字", 24)+"中"+strings.Repeat("末", 24)
	head, tail := strings.Repeat("字", 24)+"…", "…"+strings.Repeat("末", 24)
	for _, c := range []struct{ first, changed, last, want string }{
		{whole, "x", whole, whole + "|x|" + whole},
		{long, "x", long, tail + "|x|" + head},
		{"a", long, "b", "a|" + long + "|b"},
	} {
		line := redline{Segments: []segment{{same, c.first}, {deleted, c.changed}, {same, c.last}}}
		var texts []string
		for _, s := range line.Shortened() {
			texts = append(texts, s.Text)
		}
		if got := strings.Join(texts, "|"); got != c.want {
			t.Errorf("%s", got)
		}
	}
	between := redline{Segments: []segment{{deleted, "x"}, {same, long}, {inserted, "y"}}}
	if got := between.Shortened()[1].Text; got != head+" "+tail {
		t.Errorf("between two changes: %s", got)
	}
}

// A number and a word change as a whole, and a Chinese character by itself.
func TestWordsChangeWhole(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ old, now, want string }{
		{"at least 70.5 beds", "at least 71 beds", "at least [-70.5-]{+71+} beds"},
		{"don't go", "do go", "[-don't-]{+do+} go"}, {"云县医院", "云洲医院", "云[-县-]{+洲+}医院"}, {"a", "a", "a"},
		{"", "a", "{+a+}"}, {"第70条", "第71条", "第[-70-]{+71+}条"},
	} {
		pen := textPen(Report{}, lang.EN)
		if got := pen.mark(redlineOf(lang.ZH, c.old, c.now)); got != c.want {
			t.Errorf("%q to %q: %s", c.old, c.now, got)
		}
	}
	for n, want := range map[int]string{8: "1, 2, 3, 4, 5, 6, 7, 8", 9: "1, 2, 3, 4, 5, 6, 7, 8 and 1 more", 1: "1"} {
		var names []lang.Text
		for i := range n {
			names = append(names, lang.Same(fmt.Sprint(i+1)))
		}
		if got := listed(names).EN; got != want {
			t.Errorf("%d names: %s", n, got)
		}
	}
}
