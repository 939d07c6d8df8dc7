package progress_test

import (
	"math"
	"slices"
	"testing"

	"gazette/internal/policy"
	"gazette/internal/progress"
)

func date(t testing.TB, s string) policy.Date {
	t.Helper()
	if s == "" {
		return policy.Date{}
	}
	d, err := policy.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// quantity is a target of 2025 with a baseline of 2020.
func quantity(baseline, value float64, bound policy.Bound) *policy.Target {
	return &policy.Target{
		Kind: policy.Quantity, Bound: bound, Value: value, Due: policy.Date{Year: 2025},
		Baseline: &policy.Baseline{Value: baseline, Date: policy.Date{Year: 2020}},
	}
}

func reported(year int, value float64) *policy.Observation {
	return &policy.Observation{Date: policy.Date{Year: year}, Value: value, Status: policy.Reported}
}

func near(t *testing.T, name string, got progress.Measure, want float64) {
	t.Helper()
	if !got.Defined || math.Abs(got.Value-want) > 5e-7 {
		t.Errorf("%s = %+v, want %v", name, got, want)
	}
}

func absent(t *testing.T, name string, got progress.Measure, why string) {
	t.Helper()
	if got.Defined || got.Why != why {
		t.Errorf("%s = %+v, want undefined: %s", name, got, why)
	}
}

var in2023 = policy.Date{Year: 2023, Month: 12, Day: 31}

func TestMeasuresOfTheTestVectors(t *testing.T) {
	r := progress.Judge(quantity(84, 90, policy.AtLeast), []*policy.Observation{reported(2023, 87)}, in2023)
	near(t, "R", r.CAGR, 0.846812)
	near(t, "P", r.Pace, 0.5/0.6)
	near(t, "share", r.Share, 0.5)
	near(t, "way", r.WayShare, 0.5)
	near(t, "time", r.TimeShare, 0.6)
	near(t, "needed", r.Needed, 1.5)
	near(t, "so far", r.SoFar, 1)
	near(t, "required", r.Required, 87.6)
	if r.Status != progress.Behind || r.Reason != "pace" || r.Disagree || r.Method != policy.LinearPace {
		t.Errorf("84→87→90: %+v", r)
	}

	r = progress.Judge(quantity(15, 10, policy.AtMost), []*policy.Observation{reported(2023, 13)}, in2023)
	near(t, "R", r.CAGR, 0.598013)
	near(t, "P", r.Pace, 0.4/0.6)
	near(t, "needed", r.Needed, -1.5)
	if r.Status != progress.Behind || !r.Disagree {
		t.Errorf("15→13→10: %+v", r)
	}

	r = progress.Judge(quantity(84, 90, policy.AtLeast), []*policy.Observation{reported(2023, 83)}, in2023)
	near(t, "R", r.CAGR, -0.286746)
	if r.Status != progress.MovingAway || r.Disagree {
		t.Errorf("84→83→90: %+v", r)
	}

	r = progress.Judge(quantity(0, 50, policy.AtLeast), []*policy.Observation{reported(2023, 5)}, in2023)
	near(t, "P", r.Pace, 0.1/0.6)
	absent(t, "R", r.CAGR, "zero-baseline")
	if r.Status != progress.FarBehind || r.Disagree {
		t.Errorf("0→5→50: %+v", r)
	}
}

func TestMethodNamedByTheTarget(t *testing.T) {
	target := quantity(15, 10, policy.AtMost)
	target.Method = policy.CAGRRatio
	r := progress.Judge(target, []*policy.Observation{reported(2023, 13)}, in2023)
	if r.Status != progress.FarBehind || r.Method != policy.CAGRRatio || !r.Disagree {
		t.Errorf("by R: %+v", r)
	}
	target = quantity(0, 50, policy.AtLeast)
	target.Method = policy.CAGRRatio
	r = progress.Judge(target, []*policy.Observation{reported(2023, 5)}, in2023)
	if r.Status != progress.FarBehind || r.Method != policy.LinearPace {
		t.Errorf("R undefined, so by P: %+v", r)
	}
}

func TestStatus(t *testing.T) {
	cases := []struct {
		name            string
		bound           policy.Bound
		base, goal      float64
		observed, today string
		value           float64
		status          progress.Status
		reason          string
	}{
		{"at least, reached", policy.AtLeast, 0, 70, "2023", "2024-06-01", 70, progress.Met, "reached"},
		{"at least, overshot", policy.AtLeast, 0, 70, "2023", "2024-06-01", 99, progress.Met, "reached"},
		{"more than, equal", policy.MoreThan, 0, 70, "2023", "2024-06-01", 70, progress.OnTrack, "pace"},
		{"more than, above", policy.MoreThan, 0, 70, "2023", "2024-06-01", 70.1, progress.Met, "reached"},
		{"at most, equal", policy.AtMost, 15, 10, "2023", "2024-06-01", 10, progress.Met, "reached"},
		{"less than, equal", policy.LessThan, 15, 10, "2023", "2024-06-01", 10, progress.OnTrack, "pace"},
		{"less than, below", policy.LessThan, 15, 10, "2023", "2024-06-01", 9, progress.Met, "reached"},
		{"exactly, equal", policy.Exactly, 0, 10, "2023", "2024-06-01", 10, progress.Met, "reached"},
		{"exactly, below", policy.Exactly, 0, 10, "2023", "2024-06-01", 6, progress.OnTrack, "pace"},
		{"exactly, overshot as far", policy.Exactly, 0, 10, "2023", "2024-06-01", 14, progress.OnTrack, "pace"},
		{"exactly, overshot too far", policy.Exactly, 0, 10, "2023", "2024-06-01", 25, progress.MovingAway, "pace"},
		{"pace of 95 %", policy.AtLeast, 0, 100, "2023", "2024-06-01", 57, progress.OnTrack, "pace"},
		{"pace below 95 %", policy.AtLeast, 0, 100, "2023", "2024-06-01", 56.9, progress.Behind, "pace"},
		{"pace of 60 %", policy.AtLeast, 0, 100, "2023", "2024-06-01", 36, progress.Behind, "pace"},
		{"pace below 60 %", policy.AtLeast, 0, 100, "2023", "2024-06-01", 35.9, progress.FarBehind, "pace"},
		{"no change", policy.AtLeast, 20, 100, "2023", "2024-06-01", 20, progress.FarBehind, "pace"},
		{"a fall", policy.AtLeast, 20, 100, "2023", "2024-06-01", 19, progress.MovingAway, "pace"},
		{"baseline at the target", policy.AtLeast, 90, 90, "2023", "2024-06-01", 89, progress.MovingAway,
			"no-change-required"},
		{"baseline at the target, held", policy.AtLeast, 90, 90, "2023", "2024-06-01", 90, progress.Met, "reached"},
		{"baseline beyond the target", policy.AtLeast, 95, 90, "2023", "2024-06-01", 80, progress.MovingAway,
			"no-change-required"},
		{"observed at the baseline", policy.AtLeast, 80, 90, "2020", "2024-06-01", 80, progress.NotDue,
			"no-time-passed"},
		{"observed before the baseline", policy.AtLeast, 80, 90, "2019", "2024-06-01", 81, progress.NotDue,
			"no-time-passed"},
		{"due today", policy.AtLeast, 0, 10, "2025-12-31", "2025-12-31", 9.9, progress.OnTrack, "pace"},
		{"on the due date, missed", policy.AtLeast, 0, 10, "2025-12-31", "2026-01-01", 9.9, progress.NotMet,
			"due-passed"},
		{"due year, missed", policy.AtLeast, 0, 10, "2025", "2026-01-01", 9.9, progress.NotMet, "due-passed"},
		{"after the due date, missed", policy.AtLeast, 0, 10, "2026-02", "2026-03-01", 9.9, progress.NotMet,
			"due-passed"},
		{"after the due date, met", policy.AtLeast, 0, 10, "2026-02", "2026-03-01", 10, progress.Met, "reached"},
		{"last seen before the due date", policy.AtLeast, 0, 10, "2025-11", "2026-03-01", 9.9, progress.NoReport,
			"last-report-before-due"},
		{"met before the due date", policy.AtLeast, 0, 10, "2024", "2026-03-01", 10, progress.Met, "reached"},
		{"observed after today", policy.AtLeast, 0, 10, "2024", "2024-06-01", 10, progress.NotDue, "before-due"},
		{"undated", policy.AtLeast, 0, 10, "", "2024-06-01", 10, progress.NotDue, "before-due"},
		{"undated, due passed", policy.AtLeast, 0, 10, "", "2026-06-01", 10, progress.NoReport, "no-observation"},
		{"no number", policy.AtLeast, 0, 10, "2023", "2024-06-01", math.NaN(), progress.NotDue, "out-of-range"},
	}
	for _, c := range cases {
		o := &policy.Observation{Date: date(t, c.observed), Value: c.value, Status: policy.Reported}
		r := progress.Judge(quantity(c.base, c.goal, c.bound), []*policy.Observation{o}, date(t, c.today))
		if r.Status != c.status || r.Reason != c.reason {
			t.Errorf("%s: %s (%s), want %s (%s); pace %+v", c.name, r.Status, r.Reason, c.status, c.reason, r.Pace)
		}
	}
}

func TestWithoutBaselineOrDueDate(t *testing.T) {
	target := quantity(0, 10, policy.AtLeast)
	target.Baseline = nil
	r := progress.Judge(target, []*policy.Observation{reported(2023, 4)}, in2023)
	if r.Status != progress.NotDue || r.Reason != "no-baseline" {
		t.Errorf("no baseline: %s (%s)", r.Status, r.Reason)
	}
	for _, m := range []progress.Measure{r.Pace, r.CAGR, r.Share, r.TimeShare, r.WayShare, r.SoFar, r.Required} {
		absent(t, "measure", m, "no-baseline")
	}
	near(t, "needed", r.Needed, 3)

	target = quantity(0, 10, policy.AtLeast)
	target.Baseline.Date = policy.Date{}
	r = progress.Judge(target, []*policy.Observation{reported(2023, 4)}, in2023)
	absent(t, "pace", r.Pace, "no-baseline")
	near(t, "way", r.WayShare, 0.4)

	target = quantity(0, 10, policy.AtLeast)
	target.Due = policy.Date{}
	r = progress.Judge(target, []*policy.Observation{reported(2023, 4)}, in2023)
	if r.Status != progress.NotDue || r.Reason != "no-due-date" {
		t.Errorf("no due date: %s (%s)", r.Status, r.Reason)
	}
}

func TestUndefinedMeasures(t *testing.T) {
	at := func(base, goal, value float64, bound policy.Bound) progress.Result {
		return progress.Judge(quantity(base, goal, bound), []*policy.Observation{reported(2023, value)}, in2023)
	}
	absent(t, "to zero", at(10, 0, 5, policy.AtMost).CAGR, "zero-target")
	absent(t, "goal across zero", at(-5, 5, 1, policy.AtLeast).CAGR, "sign-change")
	absent(t, "value across zero", at(5, 10, -1, policy.AtLeast).CAGR, "sign-change")
	absent(t, "beyond an exact target", at(5, 10, 12, policy.Exactly).CAGR, "past-target")
	near(t, "beyond an exact target, way", at(5, 10, 12, policy.Exactly).WayShare, 0.6)
	near(t, "beyond an exact target, share", at(5, 10, 12, policy.Exactly).Share, 1.4)
	absent(t, "level", at(10, 10, 9, policy.AtLeast).CAGR, "no-change-required")
	near(t, "negative values", at(-10, -5, -8, policy.AtLeast).CAGR, 0.553747)
	near(t, "reached: nothing needed", at(5, 10, 12, policy.AtLeast).Needed, 0)
	r := progress.Judge(quantity(0, 50, policy.AtLeast), nil, in2023)
	absent(t, "no observation", r.Pace, "no-observation")
	near(t, "required without observation", r.Required, 30)
	r = progress.Judge(quantity(0, 50, policy.AtLeast), []*policy.Observation{reported(2024, 9)}, date(t, "2026-02-01"))
	absent(t, "too late", r.Needed, "no-time-left")
	near(t, "required after the due date", r.Required, 50)
	r = progress.Judge(&policy.Target{Kind: policy.YesNo}, nil, in2023)
	absent(t, "yes or no", r.Share, "not-a-quantity")
	absent(t, "exactly, without observation", progress.Judge(quantity(0, 50, policy.Exactly), nil, in2023).WayShare,
		"no-observation")
}

// At the ends of the way there is no time to divide by, and a value at zero or beyond the target has its measures.
func TestMeasuresAtTheEndsOfTheWay(t *testing.T) {
	at := func(year int, value float64, bound policy.Bound, today string) progress.Result {
		return progress.Judge(quantity(5, 10, bound), []*policy.Observation{reported(year, value)}, date(t, today))
	}
	r := at(2020, 6, policy.AtLeast, "2023-12-31")
	absent(t, "observed at the baseline, time", r.TimeShare, "no-time-passed")
	absent(t, "observed at the baseline, so far", r.SoFar, "no-time-passed")
	r = at(2025, 9, policy.AtLeast, "2025-12-31")
	absent(t, "observed when it is due, needed", r.Needed, "no-time-left")
	near(t, "observed when it is due, time", r.TimeShare, 1)
	short := quantity(5, 10, policy.AtLeast)
	short.Due = short.Baseline.Date
	r = progress.Judge(short, []*policy.Observation{reported(2023, 6)}, date(t, "2020-12-31"))
	absent(t, "due at the baseline, required", r.Required, "no-time-passed")
	r = progress.Judge(short, []*policy.Observation{reported(2023, 6)}, in2023)
	absent(t, "due at the baseline, time", r.TimeShare, "no-time-passed")
	r = at(2023, 15, policy.AtLeast, "2023-12-31")
	near(t, "beyond the target, way", r.WayShare, 2)
	near(t, "beyond the target, R", r.CAGR, 2.974139)
	near(t, "at an exact target, R", at(2023, 10, policy.Exactly, "2023-12-31").CAGR, 1.747975)
	near(t, "down to zero, R", at(2023, 0, policy.AtLeast, "2023-12-31").CAGR, -6.725024)
}

// Two measures disagree only where a status was given by one of them, and there are two.
func TestMeasuresDisagreeAboutAPaceOnly(t *testing.T) {
	for _, c := range []struct {
		base, goal, value float64
		bound             policy.Bound
		today             string
		reason            string
		want              bool
	}{
		{15, 10, 13, policy.AtMost, "2023-12-31", "pace", true},
		{15, 10, 13, policy.AtMost, "2026-06-30", "last-report-before-due", false},
		{0, 50, 20, policy.AtLeast, "2023-12-31", "pace", false}, // there is no growth from zero
	} {
		r := progress.Judge(quantity(c.base, c.goal, c.bound), []*policy.Observation{reported(2023, c.value)},
			date(t, c.today))
		if r.Disagree != c.want || r.Reason != c.reason {
			t.Errorf("%+v: %s, disagree %t", c, r.Reason, r.Disagree)
		}
	}
}

func TestYesNoGradedAndQualitative(t *testing.T) {
	cases := []struct {
		name, want, grade string
		bound             policy.Bound
		done              bool
		observed, today   string
		status            progress.Status
		reason            string
	}{
		{"done", "", "", "", true, "2024", "2025-06-01", progress.Met, "reached"},
		{"not done yet", "", "", "", false, "2024", "2025-06-01", progress.NotDue, "before-due"},
		{"not done", "", "", "", false, "2025", "2026-06-01", progress.NotMet, "due-passed"},
		{"not done when last seen", "", "", "", false, "2024", "2026-06-01", progress.NoReport,
			"last-report-before-due"},
		{"1 is 1", "1", "1", policy.AtLeast, false, "2024", "2025-06-01", progress.Met, "reached"},
		{"no grade is not at most 2A", "2A", "", policy.AtMost, false, "2024", "2025-06-01", progress.NotDue,
			"before-due"},
		{"2A is not what nobody knows", "two", "2A", policy.AtLeast, false, "2024", "2025-06-01", progress.NotDue,
			"before-due"},
		{"2A is 2", "2", "2A", policy.AtLeast, false, "2024", "2025-06-01", progress.Met, "reached"},
		{"2C is 2", "2", "2C", policy.AtLeast, false, "2024", "2025-06-01", progress.Met, "reached"},
		{"3 is more than 2", "2", "3", policy.MoreThan, false, "2024", "2025-06-01", progress.Met, "reached"},
		{"2A is not more than 2", "2", "2A", policy.MoreThan, false, "2024", "2025-06-01", progress.NotDue,
			"before-due"},
		{"2A is at most 2", "2", "2A", policy.AtMost, false, "2024", "2025-06-01", progress.Met, "reached"},
		{"2A is exactly 2", "2", "2A", policy.Exactly, false, "2024", "2025-06-01", progress.Met, "reached"},
		{"1A is not 2", "2", "1A", policy.AtLeast, false, "2024", "2025-06-01", progress.NotDue, "before-due"},
		{"2 is not 2A", "2A", "2", policy.AtLeast, false, "2024", "2025-06-01", progress.NotDue, "before-due"},
		{"3C is above 2A", "2A", "3C", policy.AtLeast, false, "2024", "2025-06-01", progress.Met, "reached"},
		{"2B is less than 2A", "2A", "2B", policy.LessThan, false, "2024", "2025-06-01", progress.Met, "reached"},
		{"grade missed", "3", "2A", policy.AtLeast, false, "2025", "2026-06-01", progress.NotMet, "due-passed"},
		{"unknown grade", "3", "three", policy.AtMost, false, "2024", "2025-06-01", progress.NotDue, "before-due"},
	}
	for _, c := range cases {
		target := &policy.Target{Kind: policy.YesNo, Grade: c.want, Bound: c.bound, Due: policy.Date{Year: 2025}}
		if c.want != "" {
			target.Kind = policy.Graded
		}
		o := &policy.Observation{Date: date(t, c.observed), Grade: c.grade, Done: c.done, Status: policy.Reported}
		r := progress.Judge(target, []*policy.Observation{o}, date(t, c.today))
		if r.Status != c.status || r.Reason != c.reason {
			t.Errorf("%s: %s (%s), want %s (%s)", c.name, r.Status, r.Reason, c.status, c.reason)
		}
	}
	r := progress.Judge(&policy.Target{Kind: policy.Qualitative, Due: policy.Date{Year: 2020}}, nil, in2023)
	if r.Status != progress.Qualitative || !slices.Contains(progress.Reasons.Values(), r.Reason) {
		t.Errorf("qualitative: %s (%s)", r.Status, r.Reason)
	}
}

func TestWhichObservationIsJudged(t *testing.T) {
	type obs struct {
		date   string
		status policy.ObservationStatus
	}
	const (
		R, P, E = policy.Reported, policy.Provisional, policy.Estimated
	)
	cases := []struct {
		name   string
		given  []obs
		judged int // -1: none
		others []int
	}{
		{"none", nil, -1, nil},
		{"the latest, in any order, over missing years", []obs{{"2023", R}, {"2021", R}}, 0, nil},
		{"a later estimate", []obs{{"2022", R}, {"2023", E}}, 1, nil},
		{"none after today", []obs{{"2022", R}, {"2024-07", R}}, 0, nil},
		{"the year that is not over", []obs{{"2023", R}, {"2024", R}}, 0, nil},
		{"reported over provisional over estimated", []obs{{"2023", E}, {"2023", R}, {"2023", P}}, 1, []int{0, 2}},
		{"provisional over estimated", []obs{{"2023", P}, {"2023", E}}, 0, []int{1}},
		{"a revision", []obs{{"2023", R}, {"2023", R}}, 1, []int{0}},
		{"a year is its last day", []obs{{"2023", R}, {"2023-12-31", R}}, 1, []int{0}},
	}
	for _, c := range cases {
		var given, others []*policy.Observation
		for i, o := range c.given {
			given = append(given, &policy.Observation{Date: date(t, o.date), Status: o.status, Value: float64(i)})
		}
		for _, i := range c.others {
			others = append(others, given[i])
		}
		var judged *policy.Observation
		if c.judged >= 0 {
			judged = given[c.judged]
		}
		r := progress.Judge(quantity(0, 50, policy.AtLeast), given, date(t, "2024-06-30"))
		if r.Latest != judged || !slices.Equal(r.Others, others) {
			t.Errorf("%s: judged %+v, others %v", c.name, r.Latest, r.Others)
		}
	}
}

func TestAFallAfterHavingMet(t *testing.T) {
	r := progress.Judge(quantity(80, 90, policy.AtLeast), []*policy.Observation{reported(2022, 91), reported(2023, 83)},
		in2023)
	if r.Status != progress.FarBehind {
		t.Errorf("91, then 83 of 90: %s", r.Status)
	}
}

// A figure from after the deadline does not make unknown what earlier ones tell: whether the target was reached in
// time, and since when it is.
func TestEarlierFiguresTellWhetherItWasInTime(t *testing.T) {
	at := func(when string, value float64) *policy.Observation {
		return &policy.Observation{Date: date(t, when), Value: value, Status: policy.Reported}
	}
	revised := at("2025", 85)
	for _, c := range []struct {
		name      string
		figures   []*policy.Observation
		in, known bool
		first     string
	}{
		{"in time, and again later", []*policy.Observation{at("2024", 91), at("2026", 95)}, true, true, "2024"},
		{"at the last day", []*policy.Observation{at("2025-12-31", 90), at("2026", 95)}, true, true, "2025-12-31"},
		{"not at the last day, but later", []*policy.Observation{at("2025", 89), at("2026", 95)}, false, true, "2026"},
		{"nothing at the last day", []*policy.Observation{at("2024", 89), at("2026", 95)}, false, false, "2026"},
		{"nothing before", []*policy.Observation{at("2026", 95)}, false, false, "2026"},
		{"fallen since", []*policy.Observation{at("2025", 91), at("2026", 80)}, true, true, ""},
		{"fallen between", []*policy.Observation{at("2023", 91), at("2024", 80), at("2025", 90)}, true, true, "2025"},
		{"revised", []*policy.Observation{at("2025", 91), revised, at("2026", 95)}, false, true, "2026"},
		{"in time only", []*policy.Observation{at("2025-06", 90)}, true, true, "2025-06"},
		{"short of it, before", []*policy.Observation{at("2024", 80)}, false, false, ""},
		{"short of it, at the last day", []*policy.Observation{at("2025", 80)}, false, true, ""},
		{"none", nil, false, false, ""},
	} {
		target := quantity(50, 90, policy.AtLeast)
		r := progress.Judge(target, c.figures, date(t, "2027"))
		first := ""
		if r.First != nil {
			first = r.First.Date.String()
		}
		if in, known := r.InTime(target); in != c.in || known != c.known || first != c.first {
			t.Errorf("%s: in time %t, known %t, since %q; want %t, %t, %q",
				c.name, in, known, first, c.in, c.known, c.first)
		}
	}
}
