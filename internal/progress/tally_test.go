package progress_test

import (
	"maps"
	"math/rand/v2"
	"testing"

	"gazette/internal/progress"
)

func TestPercentagesByLargestRemainder(t *testing.T) {
	cases := []struct{ counts, want map[progress.Status]int }{
		{nil, nil},
		{map[progress.Status]int{"met": 3}, map[progress.Status]int{"met": 100}},
		{map[progress.Status]int{"met": 1, "behind": 1, "no-report": 1},
			map[progress.Status]int{"met": 34, "behind": 33, "no-report": 33}},
		{map[progress.Status]int{"qualitative": 1, "on-track": 1, "not-met": 1},
			map[progress.Status]int{"on-track": 34, "not-met": 33, "qualitative": 33}},
		{map[progress.Status]int{"met": 1, "behind": 2, "far-behind": 4},
			map[progress.Status]int{"met": 14, "behind": 29, "far-behind": 57}},
		{map[progress.Status]int{"met": 1, "behind": 999}, map[progress.Status]int{"met": 0, "behind": 100}},
	}
	for _, c := range cases {
		tally := progress.Tally{Counts: c.counts}
		for _, n := range c.counts {
			tally.Total += n
		}
		if got := tally.Percentages(); !maps.Equal(got, c.want) {
			t.Errorf("%v: %v, want %v", c.counts, got, c.want)
		}
	}
}

func TestPercentagesAddToAHundred(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 5000 {
		tally := progress.Tally{Counts: map[progress.Status]int{}}
		for _, s := range progress.Statuses {
			if n := random.IntN(40); random.IntN(2) == 0 && n > 0 {
				tally.Counts[s], tally.Total = n, tally.Total+n
			}
		}
		sum := 0
		for s, p := range tally.Percentages() {
			sum += p
			if exact := float64(tally.Counts[s]) * 100 / float64(tally.Total); float64(p) <= exact-1 ||
				float64(p) >= exact+1 {
				t.Errorf("%v: %s is %d %%", tally.Counts, s, p)
			}
		}
		if sum != 100 && tally.Total > 0 {
			t.Fatalf("%v adds to %d", tally.Counts, sum)
		}
	}
}
