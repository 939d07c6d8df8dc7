package progress

import "gazette/internal/policy"

// latest returns the observation to judge by and the others of its date. Dates are compared by the
// last day they can mean, so that a figure for 2025 stands at its end; undated ones and those after
// today do not count. Of one date the best-founded counts, and of equals the one recorded last,
// which revises those before it.
func latest(
	observations []*policy.Observation,
	today policy.Date,
) (best *policy.Observation, others []*policy.Observation) {
	for _, o := range observations {
		if o == nil || o.Date.IsZero() || today.Before(o.Date) {
			continue
		}
		if best == nil || !better(best, o) {
			best = o
		}
	}
	for _, o := range observations {
		if o != nil && o != best && best != nil && o.Date.Compare(best.Date) == 0 {
			others = append(others, o)
		}
	}
	return best, others
}

// before returns the observation to judge by of the dates before one.
func before(observations []*policy.Observation, date policy.Date) *policy.Observation {
	var best *policy.Observation
	for _, o := range observations {
		if o != nil && !o.Date.IsZero() && o.Date.Before(date) && (best == nil || !better(best, o)) {
			best = o
		}
	}
	return best
}

// better reports whether a is judged rather than b, which was recorded after it.
func better(a, b *policy.Observation) bool {
	if order := a.Date.Compare(b.Date); order != 0 {
		return order > 0
	}
	return standing(a) > standing(b)
}

// standing orders the statuses by how well founded a figure is. Illustrative figures are alone on
// their site.
func standing(o *policy.Observation) int {
	switch o.Status {
	case policy.Reported:
		return 3
	case policy.Provisional:
		return 2
	case policy.Estimated:
		return 1
	}
	return 0
}
