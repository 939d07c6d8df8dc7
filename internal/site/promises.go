package site

import (
	"cmp"
	"slices"

	"gazette/internal/policy"
)

// Promises are the targets of a county, or those that its province or the nation must reach for it where it has none of
// its own: first those with a report, then the nearest plan's, and of a plan what it puts first.
func (c *CountyPage) Promises() []Standing {
	all := slices.Clone(c.Known)
	var wider []Standing
	add := func(to *[]Standing, asks ...[]ask) {
		for _, a := range slices.Concat(asks...) {
			*to = append(*to, a.Standing)
		}
	}
	for _, plan := range c.Asks {
		add(&all, plan.Main, plan.Overdue, plan.Rest)
		add(&wider, plan.Wider)
	}
	if len(all) == 0 {
		return wider
	}
	return all
}

// Promises are the targets of a plan: first what it puts first, then those with a report.
func (p *PlanPage) Promises() []*TargetState {
	seen := map[*policy.Target]bool{}
	var all []*TargetState
	for _, c := range p.Clauses {
		for _, t := range c.Targets {
			if !seen[t.Target] {
				seen[t.Target] = true
				all = append(all, t)
			}
		}
	}
	news := func(t *TargetState) int {
		if t.HasNews() {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(all, func(x, y *TargetState) int {
		return cmp.Or(min(weight(x.Target), 1)-min(weight(y.Target), 1), news(x)-news(y),
			weight(x.Target)-weight(y.Target))
	})
	return all
}
