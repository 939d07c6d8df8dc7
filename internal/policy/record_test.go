package policy

import (
	"slices"
	"strings"
	"testing"

	"gazette/internal/clause"
	"gazette/internal/lang"
)

// A value is written with its unit as each language does.
func TestValuesHaveTheirUnit(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		unit   *Unit
		zh, en string
	}{
		{nil, "12,500", "12,500"},
		{&Unit{ID: "percent", Symbol: lang.Text{ZH: "%", EN: "%"}}, "12,500%", "12,500%"},
		{&Unit{Name: lang.Text{ZH: "人次", EN: "visits"}}, "12,500人次", "12,500 visits"},
		{&Unit{Format: lang.Text{ZH: "第%s级", EN: "level %s"}}, "第12,500级", "level 12,500"},
	} {
		if got := c.unit.Amount(12500); got != (lang.Text{ZH: c.zh, EN: c.en}) {
			t.Errorf("%+v: %+v", c.unit, got)
		}
		if got := c.unit.Percent(); got != (c.zh == "12,500%") {
			t.Errorf("%+v is a share of a hundred: %t", c.unit, got)
		}
	}
}

// A task is known as done, to come, past, or without a day; done after it was due, it was late.
func TestTasksStandByTheirDays(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		due, done string
		state     TaskState
		late      bool
	}{
		{"", "", TaskUndated, false},
		{"2025-06-29", "", TaskPassed, false},
		{"2025-06-30", "", TaskComing, false}, // it is still the day
		{"2025-06", "", TaskComing, false},
		{"2025", "", TaskComing, false},
		{"", "2024", TaskDone, false},
		{"2025-06-30", "2025-06-30", TaskDone, false},
		{"2025-06-30", "2025-07-01", TaskDone, true},
		{"2025-06-30", "2025-06", TaskDone, false},
	} {
		task := Task{Plan: &Document{}, Due: day(t, c.due), Done: day(t, c.done)}
		if got := task.State(day(t, "2025-06-30")); got != c.state || task.Late() != c.late {
			t.Errorf("due %q, done %q: %s, late %t", c.due, c.done, got, task.Late())
		}
	}
}

// A plan that was repealed or replaced asks for nothing, one whose period is over for what fell due in it.
func TestPlansAskWhileTheyHaveForce(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		status       DocumentStatus
		expires, due string
		asks         bool
		state        TaskState
	}{
		{InForce, "", "2025-12", true, TaskComing},
		{InForce, "2025", "2025-12", true, TaskComing},
		{InForce, "2025-06-30", "2027", true, TaskComing}, // it is still the last day
		{InForce, "2025-06-29", "2027", false, TaskLapsed},
		{InForce, "2024", "2024-12", true, TaskPassed},
		{InForce, "2024", "", true, TaskUndated},
		{Expired, "2024", "2024-12", true, TaskPassed},
		{Expired, "2024", "2025-06", false, TaskLapsed},
		{Expired, "2025", "2025-12", false, TaskLapsed}, // sooner than was planned
		{Expired, "2024", "", true, TaskUndated},
		{Expired, "", "2024", false, TaskLapsed}, // when it ended is not known
		{Repealed, "2025", "2025-12", false, TaskLapsed},
		{Repealed, "", "2024", false, TaskLapsed},
		{Repealed, "", "", false, TaskLapsed},
		{Replaced, "2025", "2025-12", false, TaskLapsed},
		{Replaced, "2025", "2024-12", false, TaskLapsed},
	} {
		plan := &Document{Status: c.status, Expires: day(t, c.expires)}
		task, target := Task{Plan: plan, Due: day(t, c.due)}, Target{Plan: plan, Due: day(t, c.due)}
		today := day(t, "2025-06-30")
		if task.Asked(today) != c.asks || target.Asked(today) != c.asks || task.State(today) != c.state {
			t.Errorf("%s, until %q, due %q: asked for %t, the task is %s", c.status, c.expires, c.due,
				task.Asked(today), task.State(today))
		}
		task.Done = day(t, "2024")
		if got := task.State(today); got != TaskDone {
			t.Errorf("%s: what was done is %s", c.status, got)
		}
	}
}

func TestPeriodsHaveTheirMonths(t *testing.T) {
	t.Parallel()
	for every, months := range map[Every]int{Year: 12, HalfYear: 6, Quarter: 3, Month: 1, "": 0} {
		if every.Months() != months {
			t.Errorf("%q has %d months", every, every.Months())
		}
	}
	for holds, want := range map[Holds]bool{Once: false, "": false, EachPeriod: true, Throughout: true} {
		if got := (&Target{Holds: holds}).Periodic(); got != want {
			t.Errorf("%q is judged period by period: %t", holds, got)
		}
	}
}

// What is about a hospital says nothing of its region; a group stands for its members.
func TestTargetsKnowWhoseFiguresTheyHave(t *testing.T) {
	t.Parallel()
	a, b := &Region{Code: "a"}, &Region{Code: "b"}
	of := &Observation{Region: a}
	target := &Target{Regions: []*Region{a}, Observations: []*Observation{of, {Region: a, Hospital: &Hospital{}}}}
	if by := target.ByRegion(); len(by) != 1 || !slices.Equal(by[a], []*Observation{of}) {
		t.Errorf("figures by region: %v", by)
	}
	if !slices.Equal(target.Named(), target.Regions) {
		t.Errorf("it is set for %v", target.Named())
	}
	target.Group = &Group{Members: []*Region{b}}
	if !slices.Equal(target.Named(), []*Region{b}) {
		t.Errorf("a group has %v", target.Named())
	}
}

// Links by what a record is lead to a record of that kind only, a plan's also to a clause that was renumbered.
func TestReferencesLeadToRecords(t *testing.T) {
	t.Parallel()
	_, m := province()
	plan := &Document{Slug: "p", ClauseBy: map[string]*Clause{"1-2": {ID: "1-2"}},
		Aliases: map[string]string{"9": "1-2"}}
	m.PlanBy, m.Pages = map[string]*Document{"p": plan}, []*Page{{Slug: "about"}}
	m.TargetBy, m.HospitalBy = map[string]*Target{"p/t": {}}, map[string]*Hospital{"h": {}}
	m.Hospitals = []*Hospital{{}}
	for href, want := range map[string]bool{
		"plan:p": true, "plan:q": false, "plan:p#1-2": true, "plan:p#9": true, "plan:p#1-3": false, "plan:q#1-2": false,
		"target:p/t": true, "target:p/u": false, "region:990000": true, "region:990121": false, "region:1": false,
		"county:990121": true, "county:990000": false, "county:1": false, "hospital:h": true, "hospital:i": false,
		"page:about": true, "page:method": false, "site:home": true, "site:nowhere": false, "site:hospitals": true,
		"site:glossary": false,
	} {
		ref, ok := ParseRef(href)
		if !ok || m.Resolves(ref) != want {
			t.Errorf("%s: read %t, leads somewhere %t", href, ok, m.Resolves(ref))
		}
	}
	for _, href := range []string{"https://example.org/", "plan", "plans:p", "#c1", ""} {
		if ref, ok := ParseRef(href); ok {
			t.Errorf("%q is read as %+v", href, ref)
		}
	}
}

// A plan is cited by the day of its issue, its text follows the original, and a clause stands where a language has it.
func TestPlansAndClauses(t *testing.T) {
	t.Parallel()
	d := &Document{Published: day(t, "2024-02")}
	if d.Dated() != d.Published {
		t.Errorf("published only, it is cited by %v", d.Dated())
	}
	if d.Issued = day(t, "2024-01"); d.Dated() != d.Issued {
		t.Errorf("issued, it is cited by %v", d.Dated())
	}
	for _, c := range []struct{ zh, en Rendition }{
		{Original, OfficialTranslation}, {Restatement, Original}, {Restatement, Restatement},
	} {
		d.Rendition = map[lang.Lang]Rendition{lang.ZH: c.zh, lang.EN: c.en}
		if got := d.OriginalLang(); (got == lang.EN) != (c.en == Original) {
			t.Errorf("of %s in Chinese and %s in English, the text that counts is %s", c.zh, c.en, got)
		}
	}
	both := &Clause{ZH: ClauseText{Present: true}, EN: ClauseText{Present: true}, Path: make(clause.Path, 2)}
	both.ZH.Pos.Line, both.EN.Pos.Line = 3, 5
	if both.Pos().Line != 3 || both.Level() != 2 {
		t.Errorf("it stands at %v, at level %d", both.Pos(), both.Level())
	}
	if both.ZH.Present = false; both.Pos().Line != 5 {
		t.Errorf("in English only, it stands at %v", both.Pos())
	}
}

// What no record says of a field is stated in the source, and is not told.
func TestHowFieldsAreKnown(t *testing.T) {
	t.Parallel()
	known := HowKnown{"due": Inferred, "bound": Translated, "value": Stated}
	if got := known.String(); got != "bound: translated, due: inferred" {
		t.Errorf("told: %s", got)
	}
	for field, want := range map[string]Known{"due": Inferred, "bound": Translated, "value": Stated, "name": Stated} {
		if got := known.Of(field); got != want {
			t.Errorf("%s is %s", field, got)
		}
	}
}

// A name in an address is of small letters, digits and single hyphens, and not too long to be copied.
func TestNamesInAddresses(t *testing.T) {
	t.Parallel()
	for english, want := range map[string]string{
		"Cloud County People's Hospital": "cloud-county-peoples-hospital", "  2A – or  better! ": "2a-or-better",
		"云县": "", strings.Repeat("a", 61): strings.Repeat("a", 60), strings.Repeat("a", 60): strings.Repeat("a", 60),
		strings.Repeat("a", 59) + " b": strings.Repeat("a", 59),
	} {
		if got := Slug(english); got != want || got != "" && !IsSlug(got) {
			t.Errorf("%q becomes %q", english, got)
		}
	}
	for s, want := range map[string]bool{
		"a": true, "a-1": true, "a--b": false, "-a": false, "a-": false, "A": false, "": false, "a b": false,
		strings.Repeat("a", 100): true, strings.Repeat("a", 101): false,
	} {
		if IsSlug(s) != want {
			t.Errorf("%q is a name in addresses: %t", s, !want)
		}
	}
}

// A value is called by the words of its enumeration, one that it lacks by itself.
func TestValuesHaveWords(t *testing.T) {
	t.Parallel()
	if got := Word("bound", ""); !got.IsZero() {
		t.Errorf("no value is called %v", got)
	}
	if got := Word("bound", "about"); got != lang.Same("about") {
		t.Errorf("a value of no enumeration is called %v", got)
	}
	for name, enum := range Enums {
		for _, v := range enum {
			if got := Word(name, v.Value); got != v.Words || got.ZH == "" || got.EN == "" {
				t.Errorf("%s of %s is called %v", v.Value, name, got)
			}
		}
	}
	for grade, want := range map[string]lang.Text{
		"3A": {ZH: "三级甲等", EN: "grade 3A"}, "2": {ZH: "二级", EN: "grade 2"},
		"1C": {ZH: "一级丙等", EN: "grade 1C"},
	} {
		if got := Word("grade", grade); got.ZH != want.ZH {
			t.Errorf("%s is called %v", grade, got)
		}
	}
}
