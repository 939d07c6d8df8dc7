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
	"gazette/internal/testkit/testdate"
)

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
		{nil, []float64{58, 59, 60, 69}, "4"}, {nil, []float64{58, 59, 60, 65}, ""},
		{nil, []float64{54, 57, 60, 62}, ""},
		{percent, []float64{58, 59, 60, 66}, "4"}, {percent, []float64{58, 58.5, 59, 63.9}, ""},
		{percent, []float64{58, 58.5, 59, 64}, "4"}, {nil, []float64{58, 59, 69}, ""}, // with two steps none is usual
		{nil, []float64{58, 59, 90, 60, 61}, "3"}, {nil, []float64{60, 60, 60, 90}, ""},
		{nil, []float64{90, 61, 60, 59, 30, 29, 28}, "2 5"},
	} {
		target := &policy.Target{Kind: policy.Quantity, Unit: c.unit}
		for i, v := range c.values { // the last first, for a series is read by its dates
			target.Observations = append(
				[]*policy.Observation{{Target: target, Region: &policy.Region{Code: "1"}, Value: v,
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

// A text is in the other language from so many of its words on.
func TestHowMuchOfAnotherLanguageIsTooMuch(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		"一二三 one": false, "一二三四 one": true, "一二三四 one two": false, "一二三四五 one two": true, "一": false,
		"一二":    true,
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
		"Whalesong": 9, "DRG": 0, "ICUs": 0, "v2": 0, "a@b": 0, "don't": 4, "ab.": 2, "Ab": 0, "Abc": 3, "a/b": 0,
		"a-b": 2,
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
		return &policy.Observation{Target: target, Region: r, Hospital: h, Date: testdate.Of(date)}
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
		f := &policy.Figure{Region: a, Date: testdate.Of("2024"), Name: lang.Same(name)}
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
		if got := finds(names, m); len(strings.Split(strings.Trim(got, "\n"), "\n")) != max(faults, 1) ||
			(got != "") != (faults > 0) {
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
		want   string // what it demands that the clause does not say
	}{
		{policy.Target{Kind: policy.Quantity, Value: 90, Unit: percent}, "达到百分之九十", "reach 90%", ""},
		{policy.Target{Kind: policy.Quantity, Value: 91, Unit: percent}, "达到百分之九十", "reach 91%", "91"},
		{policy.Target{Kind: policy.Graded, Grade: "2A"}, "达到二级甲等", "reach grade 2A", ""},
		{policy.Target{Kind: policy.Graded, Grade: "2A"}, "达到二级乙等", "reach grade 2A", "2A"},
		{policy.Target{Kind: policy.Graded, Grade: "2"}, "达到二级", "reach grade 2", ""},
		{policy.Target{Kind: policy.Graded, Grade: "3"}, "达到二级", "reach grade 3", "3"},
		{policy.Target{Kind: policy.Graded}, "", "", ""},
		{policy.Target{Kind: policy.YesNo}, "", "", ""},
	} {
		x := &policy.Clause{ID: "1", Path: clause.Path{{Number: 1}}, ZH: policy.ClauseText{Present: true, Title: c.zh},
			EN: policy.ClauseText{Present: true, Title: c.en}}
		c.target.Clause = x
		got := finds(boundNotInClause, &policy.Model{Targets: []*policy.Target{&c.target}})
		if (got == "") != (c.want == "") || !strings.Contains(got+" ", " demands "+c.want) && c.want != "" {
			t.Errorf("%+v in %s, %s: %s", c.target.Kind, c.zh, c.en, got)
		}
		x.ZH.Present, x.EN.Present = false, false
		if got := finds(boundNotInClause, &policy.Model{Targets: []*policy.Target{&c.target, {}}}); got != "" {
			t.Errorf("where there is no text: %s", got)
		}
	}
}
