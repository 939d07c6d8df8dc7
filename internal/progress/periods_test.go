package progress_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"gazette/internal/policy"
	"gazette/internal/progress"
)

// yearly asks for at least three in every year from 2022 to 2025.
func yearly(holds policy.Holds) *policy.Target {
	return &policy.Target{Kind: policy.Quantity, Bound: policy.AtLeast, Value: 3, Holds: holds, Every: policy.Year,
		From: policy.Date{Year: 2022, Month: 1}, Due: policy.Date{Year: 2025, Month: 12}}
}

func figures(t *testing.T, given string) []*policy.Observation {
	t.Helper()
	var all []*policy.Observation
	for _, pair := range strings.Fields(given) {
		day, value, _ := strings.Cut(pair, "=")
		all = append(all, &policy.Observation{Date: date(t, day), Value: float64(value[0] - '0'),
			Status: policy.Reported})
	}
	return all
}

func TestPeriodsAreJudgedOneByOne(t *testing.T) {
	cases := []struct {
		name, given, today string
		holds              policy.Holds
		status             progress.Status
		periods            string
	}{
		{"a year missed, the next met", "2022=3 2023=2 2024=3", "2025-06-30", policy.EachPeriod, progress.NotMet,
			"met not-met met not-due"},
		{"every year that has passed", "2022=3 2023=4 2024=3", "2025-06-30", policy.EachPeriod, progress.Met,
			"met met met not-due"},
		{"a year without a figure", "2022=3 2024=3", "2025-06-30", policy.EachPeriod, progress.NoReport,
			"met no-report met not-due"},
		{"a miss outweighs a gap", "2022=2 2024=3", "2025-06-30", policy.EachPeriod, progress.NotMet,
			"not-met no-report met not-due"},
		{"short in June, and nothing since", "2022-06=2 2023=3", "2024-01-01", policy.EachPeriod, progress.NoReport,
			"no-report met not-due not-due"},
		{"reached by June", "2022-06=3", "2023-01-01", policy.EachPeriod, progress.Met, "met not-due not-due not-due"},
		{"nothing yet", "", "2022-06-30", policy.EachPeriod, progress.NotDue, "not-due not-due not-due not-due"},
		{"nothing ever", "", "2026-06-30", policy.EachPeriod, progress.NoReport,
			"no-report no-report no-report no-report"},
		{"short in June: not kept throughout", "2022-06=2 2022-12=5", "2023-06-30", policy.Throughout, progress.NotMet,
			"not-met not-due not-due not-due"},
		{"broken in a year that lasts", "2022-12=3 2023-05=1", "2023-06-30", policy.Throughout, progress.NotMet,
			"met not-met not-due not-due"},
		{"kept", "2022-06=3 2022-12=5", "2023-06-30", policy.Throughout, progress.Met, "met not-due not-due not-due"},
		{"kept so far in a year that lasts", "2022-12=5 2023-05=4", "2023-06-30", policy.Throughout, progress.Met,
			"met not-due not-due not-due"},
		{"kept so far in the first year", "2022-05=5", "2022-06-30", policy.Throughout, progress.NotDue,
			"not-due not-due not-due not-due"},
		{"broken on a day to come", "2022-05=5 2022-08=1", "2022-06-30", policy.Throughout, progress.NotDue,
			"not-due not-due not-due not-due"},
		{"broken today", "2022-06-30=1", "2022-06-30", policy.Throughout, progress.NotMet,
			"not-met not-due not-due not-due"},
		{"before the span and after it", "2021=0 2022=3 2023=3 2024=3 2025=3 2026=0", "2027-06-30", policy.EachPeriod,
			progress.Met, "met met met met"},
	}
	for _, c := range cases {
		r := progress.Judge(yearly(c.holds), figures(t, c.given), date(t, c.today))
		var periods []string
		for _, p := range r.Periods {
			periods = append(periods, string(p.Status))
		}
		if got := strings.Join(periods, " "); r.Status != c.status || got != c.periods {
			t.Errorf("%s: %s (%s), want %s (%s)", c.name, r.Status, got, c.status, c.periods)
		}
		if r.Pace.Defined || r.CAGR.Defined || r.Required.Defined || r.Method != "" {
			t.Errorf("%s: a pace", c.name)
		}
	}
}

func TestAFigureBelongsToThePeriodThatItsDateLiesIn(t *testing.T) {
	target := yearly(policy.EachPeriod)
	target.Every = policy.Quarter
	target.From, target.Due = date(t, "2023-02"), date(t, "2023")
	r := progress.Judge(target, figures(t, "2023=9 2023-03=3 2023-06-30=2"), date(t, "2023-08-01"))
	var got []string
	for _, p := range r.Periods {
		got = append(got, p.First.String()+" "+p.Last.String()+" "+string(p.Status))
	}
	want := "2023-01-01 2023-03-31 met|2023-04-01 2023-06-30 not-met|2023-07-01 2023-09-30 not-due|2023-10-01 " +
		"2023-12-31 not-due"
	if strings.Join(got, "|") != want || r.Status != progress.NotMet {
		t.Errorf("%s: %s", r.Status, strings.Join(got, "|"))
	}
}

func TestAMissedPeriodNeverImprovesTheStatus(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	for range 20000 {
		target := yearly([]policy.Holds{policy.EachPeriod, policy.Throughout}[random.IntN(2)])
		target.Bound = bounds[random.IntN(len(bounds))]
		var given []*policy.Observation
		for year := 2022; year <= 2025; year++ {
			if random.IntN(3) > 0 {
				given = append(given, reported(year, float64(random.IntN(7))))
			}
		}
		today := policy.Date{Year: 2022 + random.IntN(6), Month: 1 + random.IntN(12), Day: 1}
		before := progress.Judge(target, given, today)
		missed := reported(2022+random.IntN(4), 3)
		missed.Value = worse(&policy.Target{Bound: target.Bound, Value: 3}, 3, 1)
		if target.Bound == policy.MoreThan || target.Bound == policy.LessThan {
			missed.Value = 3
		}
		after := progress.Judge(target, append(given, missed), today)
		if rank(after.Status) < rank(before.Status) && !today.Before(missed.Date) {
			t.Fatalf("%s %s: %s, and with a missed %d %s", target.Holds, target.Bound, before.Status, missed.Date.Year,
				after.Status)
		}
		longer := *target
		longer.Due = policy.Date{Year: 2026}
		if r := progress.Judge(&longer, given, today); rank(r.Status) < rank(before.Status) {
			t.Fatalf("%s: a year more without a figure makes %s of %s", target.Holds, r.Status, before.Status)
		}
	}
}

// Periods are those of the calendar, whatever the month in which the span begins or ends.
func TestPeriodsEndAsTheCalendarHasThem(t *testing.T) {
	for every, want := range map[policy.Every]string{
		policy.Year:     "2025-12-31 2026-12-31",
		policy.HalfYear: "2025-12-31 2026-06-30",
		policy.Quarter:  "2025-12-31 2026-03-31",
		policy.Month:    "2025-11-30 2025-12-31 2026-01-31 2026-02-28",
	} {
		target := yearly(policy.EachPeriod)
		target.Every, target.From, target.Due = every, date(t, "2025-11"), date(t, "2026-02")
		var ends []string
		for _, end := range progress.Ends(target) {
			ends = append(ends, end.String())
		}
		if got := strings.Join(ends, " "); got != want {
			t.Errorf("every %s: %s, want %s", every, got, want)
		}
	}
	target := yearly(policy.EachPeriod)
	target.Every, target.Due = policy.Month, policy.Date{Year: 2522}
	if n := len(progress.Ends(target)); n != 1200 { // a slip of the pen
		t.Errorf("each month of 500 years: %d periods", n)
	}
	if target.From = (policy.Date{}); progress.Ends(target) != nil {
		t.Errorf("nobody says from when: %d periods", len(progress.Ends(target)))
	}
	target = yearly(policy.Once)
	if ends := progress.Ends(target); len(ends) != 1 || ends[0].String() != "2025-12-31" {
		t.Errorf("once, by December 2025: %v", ends)
	}
	target.Due = policy.Date{}
	if ends := progress.Ends(target); ends != nil {
		t.Errorf("without a due date: %v", ends)
	}
}
