package progress_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"gazette/internal/policy"
	"gazette/internal/progress"
)

var bounds = []policy.Bound{policy.AtLeast, policy.MoreThan, policy.AtMost, policy.LessThan, policy.Exactly}

// someTarget draws small whole numbers, so that values often meet, cross zero or coincide.
func someTarget(random *rand.Rand) *policy.Target {
	target := quantity(float64(random.IntN(41)-10), float64(random.IntN(41)-10), bounds[random.IntN(len(bounds))])
	target.Method = []policy.Method{"", policy.LinearPace, policy.CAGRRatio}[random.IntN(3)]
	if random.IntN(8) == 0 {
		target.Baseline = nil
	}
	return target
}

// rank orders the statuses that one observation can give on one day from good to bad.
func rank(s progress.Status) int {
	return slices.Index(
		[]progress.Status{progress.Met, progress.OnTrack, progress.Behind, progress.FarBehind, progress.MovingAway,
			progress.NotDue, progress.NoReport, progress.NotMet}, s)
}

// worse returns a value that is worse than the given one for the target.
func worse(target *policy.Target, value, step float64) float64 {
	switch target.Bound {
	case policy.AtMost, policy.LessThan:
		return value + step
	case policy.Exactly:
		if value > target.Value || value == target.Value && target.Baseline != nil &&
			target.Baseline.Value > target.Value {
			return value + step
		}
	}
	return value - step
}

func TestAWorseValueNeverImprovesTheStatus(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 50000 {
		target := someTarget(random)
		year, today := 2019+random.IntN(8), policy.Date{Year: 2023 + random.IntN(4), Month: 12, Day: 31}
		value := float64(random.IntN(81)-20) / 2
		lower := worse(target, value, float64(1+random.IntN(20))/2)
		before := progress.Judge(target, []*policy.Observation{reported(year, value)}, today)
		after := progress.Judge(target, []*policy.Observation{reported(year, lower)}, today)
		if rank(after.Status) < rank(before.Status) {
			t.Fatalf("%s %v from %+v by %s: %v is %s, %v is %s", target.Bound, target.Value, target.Baseline,
				target.Method, value, before.Status, lower, after.Status)
		}
	}
}

func TestTheUnitDoesNotMatter(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for range 20000 {
		target := someTarget(random)
		o := reported(2021+random.IntN(5), float64(random.IntN(81)-20)/2)
		today := policy.Date{Year: 2023 + random.IntN(4), Month: 6, Day: 30}
		scale := []float64{0.01, 0.1, 3, 100, 1e4, 1e8}[random.IntN(6)]

		scaled, other := *target, *o
		scaled.Value *= scale
		other.Value *= scale
		if target.Baseline != nil {
			b := *target.Baseline
			b.Value *= scale
			scaled.Baseline = &b
		}
		a := progress.Judge(target, []*policy.Observation{o}, today)
		b := progress.Judge(&scaled, []*policy.Observation{&other}, today)
		if a.Status != b.Status || a.Reason != b.Reason || a.Disagree != b.Disagree {
			t.Fatalf("%v times %v: %+v and %+v", target, scale, a, b)
		}
		for _, pair := range [][2]progress.Measure{{a.Pace, b.Pace}, {a.CAGR, b.CAGR}, {a.Share, b.Share}} {
			if pair[0].Why != pair[1].Why ||
				math.Abs(pair[0].Value-pair[1].Value) > 1e-6*max(1, math.Abs(pair[0].Value)) {
				t.Fatalf("%v times %v: %+v and %+v", target, scale, pair[0], pair[1])
			}
		}
	}
}

func FuzzJudge(f *testing.F) {
	f.Add(84.0, 90.0, 87.0, 2020, 2025, 2023, 0, uint8(0))
	f.Add(0.0, 50.0, 5.0, 2020, 2025, 2023, 6, uint8(1))
	f.Add(-1e308, 1e308, 1e-308, 2025, 2020, 0, 13, uint8(0xff))
	f.Add(math.NaN(), math.Inf(1), math.Inf(-1), -5, 0, 99999, -1, uint8(0x42))
	kinds := []policy.Kind{policy.Quantity, policy.Graded, policy.YesNo, policy.Qualitative}
	f.Fuzz(func(t *testing.T, base, goal, value float64, from, due, year, month int, choices uint8) {
		target := &policy.Target{
			Kind: kinds[choices>>6], Bound: bounds[int(choices&7)%len(bounds)], Value: goal, Grade: "2",
			Due:      policy.Date{Year: due},
			Baseline: &policy.Baseline{Value: base, Date: policy.Date{Year: from}},
		}
		if choices&8 != 0 {
			target.Method = policy.CAGRRatio
		}
		if choices&16 != 0 {
			target.Kind = policy.Quantity
		}
		o := &policy.Observation{Date: policy.Date{Year: year, Month: month}, Value: value, Grade: "2A"}
		r := progress.Judge(target, []*policy.Observation{nil, o, nil}, in2023)
		if !slices.Contains(progress.Statuses[:], r.Status) || !slices.Contains(progress.Reasons.Values(), r.Reason) {
			t.Errorf("status %q, reason %q", r.Status, r.Reason)
		}
		for _, m := range []progress.Measure{r.Pace, r.CAGR, r.Share, r.TimeShare, r.WayShare, r.Needed, r.SoFar,
			r.Required} {
			if m.Defined == slices.Contains(progress.Whys[:], m.Why) || math.IsNaN(m.Value) || math.IsInf(m.Value, 0) {
				t.Errorf("measure %+v", m)
			}
		}
		if progress.Count([]progress.Result{r}).Total != 1 {
			t.Error("not counted")
		}
	})
}
