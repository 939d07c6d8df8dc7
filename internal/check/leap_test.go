package check

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"gazette/internal/policy"
)

// The usual step is the median of the others, for each step of a series: also where several are alike.
func TestAStepIsHeldAgainstTheOthers(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 2))
	found := 0
	for range 2000 {
		var series []*policy.Observation
		for range 2 + random.IntN(8) {
			series = append(series, &policy.Observation{Value: float64(random.IntN(4) * random.IntN(40))})
		}
		all := stepsOf(series)
		for i := 1; i < len(series); i++ {
			from, to := series[i-1].Value, series[i].Value
			var others []float64
			for k := 1; k < len(series); k++ {
				if k != i {
					others = append(others, math.Abs(series[k].Value-series[k-1].Value))
				}
			}
			slices.Sort(others)
			want := len(series) > fewestSteps && others[len(others)/2] > 0 &&
				math.Abs(to-from) > farStep*others[len(others)/2] &&
				math.Abs(to-from) >= leastShare*max(from, to)
			if got := all.leap(nil, from, to); got != want {
				t.Fatalf("steps %v, from %v to %v: a leap is %t, want %t", all, from, to, got, want)
			}
			if want {
				found++
			}
		}
	}
	if found < 100 {
		t.Errorf("there were %d leaps only", found)
	}
}
