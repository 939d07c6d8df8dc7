package site

import (
	"math/rand/v2"
	"slices"
	"testing"

	"gazette/internal/policy"
	"gazette/internal/progress"
)

// What is told of a day is what a judge would say who knew all that was known then, whatever has been left out since.
func TestNewsAreOfAllThatWasKnown(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(3, 4))
	day := func() policy.Date {
		return policy.Date{Year: 2020 + random.IntN(6), Month: 1 + random.IntN(12), Day: random.IntN(3) * 10}
	}
	statuses := []policy.ObservationStatus{policy.Reported, policy.Provisional, policy.Estimated}
	s := &Site{Today: policy.Date{Year: 2026, Month: 1, Day: 1}}
	seen := map[progress.Status]bool{}
	for i := range 900 {
		target := &policy.Target{Plan: &policy.Document{}, Kind: policy.Quantity, Bound: policy.AtLeast, Value: 50,
			Holds: policy.Once, Due: policy.Date{Year: 2024},
			Baseline: &policy.Baseline{Value: 0, Date: policy.Date{Year: 2019}}}
		if i%3 > 0 {
			target.Holds = []policy.Holds{policy.EachPeriod, policy.Throughout}[i%3-1]
			target.From, target.Every, target.Value = policy.Date{Year: 2021}, policy.HalfYear, 20
		}
		var all []*policy.Observation
		for range 1 + random.IntN(12) {
			o := &policy.Observation{Target: target, Date: day(), Value: float64(random.IntN(60)),
				Status: statuses[random.IntN(len(statuses))]}
			if random.IntN(2) == 0 {
				o.Source.Published = day()
			}
			if random.IntN(3) == 0 {
				o.Corrections = []policy.Correction{{On: day(), Value: float64(random.IntN(60))}}
			}
			all = append(all, o)
		}
		var known []*policy.Observation
		for _, c := range s.changesOf(target, nil, all) {
			if c.Correction != nil {
				i := slices.IndexFunc(known, func(o *policy.Observation) bool {
					return o.Date == c.Observation.Date && o.Status == c.Observation.Status &&
						o.Source == c.Observation.Source && o.Value == c.Correction.Value &&
						len(o.Corrections) == 1 && o.Corrections[0] == *c.Correction
				})
				known[i] = c.Observation
			} else if c.Observation != nil {
				known = append(known, c.Observation)
			}
			want := progress.Judge(target, known, c.Date).Status
			seen[want] = true
			if c.After != want {
				t.Fatalf("on %v it was %s, and is told as %s", c.Date, want, c.After)
			}
		}
	}
	if len(seen) < 5 {
		t.Errorf("only %d statuses came up", len(seen))
	}
}
