package progress

import "slices"

// A Tally counts results by their status. Having no report is a status and is counted as one, never
// as a value of zero.
type Tally struct {
	Counts map[Status]int // statuses that occur
	Total  int
}

// Count counts results.
func Count(results []Result) Tally {
	t := Tally{Counts: map[Status]int{}, Total: len(results)}
	for _, r := range results {
		t.Counts[r.Status]++
	}
	return t
}

// Sum adds tallies that count different results.
func Sum(tallies ...Tally) Tally {
	sum := Tally{Counts: map[Status]int{}}
	for _, t := range tallies {
		sum.Total += t.Total
		for status, n := range t.Counts {
			sum.Counts[status] += n
		}
	}
	return sum
}

// Percentages returns the counts as whole percentages that add to exactly 100, by the method of the
// largest remainder (Hare, Hamilton): each is rounded down, and the points that are left go to the
// largest remainders, of equal ones to the first in [Statuses]. It is empty when nothing is counted.
func (t Tally) Percentages() map[Status]int {
	percentages := map[Status]int{}
	if t.Total == 0 {
		return percentages
	}
	left := 100
	var order []Status
	for _, s := range Statuses {
		if n := t.Counts[s]; n > 0 {
			percentages[s] = n * 100 / t.Total
			left -= percentages[s]
			order = append(order, s)
		}
	}
	slices.SortStableFunc(order, func(a, b Status) int {
		return t.Counts[b]*100%t.Total - t.Counts[a]*100%t.Total
	})
	for _, s := range order[:min(max(left, 0), len(order))] {
		percentages[s]++
	}
	return percentages
}
