package render

import "testing"

// A share is told as all or none of a tally only where it is.
func TestSharesAreRoundedToNeitherAllNorNone(t *testing.T) {
	for _, c := range []struct {
		percent, statuses int
		want              string
	}{
		{100, 1, "100%"}, // all regions stand alike
		{100, 2, ">99%"},
		{0, 2, "<1%"},
		{45, 3, "45%"},
	} {
		if got := percentOf(c.percent, c.statuses); got != c.want {
			t.Errorf("%d %% among %d statuses is %s, want %s", c.percent, c.statuses, got, c.want)
		}
	}
}
