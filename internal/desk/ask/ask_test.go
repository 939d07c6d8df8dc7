package ask_test

import (
	"strings"
	"testing"

	"gazette/internal/desk/ask"
	"gazette/internal/lang"
	"gazette/internal/load"
	"gazette/internal/policy"
	"gazette/internal/source"
	"gazette/internal/testkit"
)

func model(t testing.TB) *policy.Model {
	t.Helper()
	tree, list, err := source.Read(testkit.Small(t))
	if err != nil || len(list) > 0 {
		t.Fatal(list, err)
	}
	m, list := new(load.Memory).Load(tree)
	if len(list) > 0 {
		t.Fatal(list)
	}
	return m
}

// Every choice that is not a name of the site is put into words in both languages.
func TestChoicesHaveWords(t *testing.T) {
	t.Parallel()
	for _, kind := range ask.Kinds {
		for _, q := range ask.Questions(kind, &policy.Model{}, policy.Date{}) {
			if q.Doc.EN == "" || q.Doc.ZH == "" {
				t.Errorf("%s: %s is not explained", kind, q.Key)
			}
			for _, c := range q.Choices {
				if w := q.Word(c); w.EN == "" || w.ZH == "" {
					t.Errorf("%s: the choice %s of %s has no words", kind, c, q.Key)
				}
			}
		}
	}
}

// Of some choices the enumeration that has them all says what one is called.
func TestChoicesAreCalledAsTheirEnumerationSays(t *testing.T) {
	t.Parallel()
	holds := policy.Enums["holds"]
	q := ask.Question{Choices: holds.Values()}
	if got := q.Word(holds[1].Value); got != holds[1].Words {
		t.Errorf("%s among %q is called %v", holds[1].Value, q.Choices, got)
	}
	q = ask.Question{Choices: holds.Values()[:1]}
	if got := q.Word(holds[0].Value); !got.IsZero() {
		t.Errorf("of some values only, one is called %v", got)
	}
	q = ask.Question{Choices: []string{"plan-a", "plan-b"}}
	if got := q.Word("plan-a"); !got.IsZero() {
		t.Errorf("a plan among plans is called %v", got)
	}
}

// A grade is named by itself and not by its place in the list: 2 is grade 2.
func TestAGradeIsNoPlaceInTheList(t *testing.T) {
	t.Parallel()
	for _, q := range ask.Questions("hospital", model(t), policy.Date{Year: 2026}) {
		if q.Key != "grade" {
			continue
		}
		for answer, want := range map[string]string{"2": "2", "二级甲等": "2A", "Grade 3A": "3A", "3B": "3B"} {
			if got, problem := q.Read(answer, nil); got != want {
				t.Errorf("%s is read as %q (%s)", answer, got, problem.EN)
			}
		}
		if _, problem := q.Read("12", nil); problem == (lang.Text{}) {
			t.Error("12 is read as a grade")
		}
	}
}

// A comma is for thousands; another might be a decimal point, and must not make fifteen of one and a half.
func TestCommasInFigures(t *testing.T) {
	t.Parallel()
	before := ask.Answers{"kind": "quantity", "unit": "hospitals"}
	for _, q := range ask.Questions("target", model(t), policy.Date{Year: 2026}) {
		if q.Key != "value" {
			continue
		}
		for answer, want := range map[string]string{"1,234": "1234", "1，234，567.5": "1234567.5", "90": "90",
			"1,5":   "",
			"12,34": "", "1234,567": "", ",5": "", "1,234,": ""} {
			if got, problem := q.Read(answer, before); got != want || (problem.EN != "") != (want == "") {
				t.Errorf("%s is read as %q (%s)", answer, got, problem.EN)
			}
		}
	}
}

// The address of a notice begins with its day, and must fit with it.
func TestANoticeFitsWithItsDay(t *testing.T) {
	t.Parallel()
	for _, q := range ask.Questions("notice", model(t), policy.Date{Year: 2026}) {
		before := ask.Answers{"published": "2026-11-22"}
		for letters, fits := range map[int]bool{80: true, policy.MostSlug: false} {
			if _, problem := q.Read(strings.Repeat("a", letters), before); q.Key == "slug" &&
				(problem.EN == "") != fits {
				t.Errorf("%d letters: %s", letters, problem.EN)
			}
		}
	}
}

// Whatever somebody types, an answer is taken in a form that can be written, or the problem is said in
// both languages; what was taken is taken again as it is.
func FuzzAnswer(f *testing.F) {
	m := model(f)
	for _, s := range []string{"嵩县", "2025年6月", "90%", "1", "county-plan/capacity", "song-county", "\"'\\",
		"\u202e", "鲸歌县,雪笛县", strings.Repeat("9", 400)} {
		f.Add(s)
	}
	before := ask.Answers{"target": "county-plan/visit-rate", "plan": "county-plan", "kind": "quantity",
		"unit": "percent"}
	var questions []ask.Question
	for _, kind := range ask.Kinds {
		questions = append(questions, ask.Questions(kind, m, policy.Date{Year: 2026, Month: 11, Day: 25})...)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, q := range questions {
			value, problem := q.Read(s, before)
			if (problem.EN == "") != (problem.ZH == "") {
				t.Errorf("%s: the problem with %q is not said in both languages: %+v", q.Key, s, problem)
			}
			if problem.EN != "" {
				continue
			}
			if again, problem := q.Read(value, before); problem.EN != "" || again != value {
				t.Errorf("%s: %q is read as %q, and that as %q (%s)", q.Key, s, value, again, problem.EN)
			}
		}
	})
}
