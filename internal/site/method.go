package site

import (
	"gazette/internal/policy"
	"gazette/internal/progress"
)

// A vector is a worked example of the method page: it is computed by the code that judges the
// targets, so that page and code cannot disagree.
type vector struct {
	Baseline, Value, Goal float64
	progress.Result
}

// methodSlug is the page that the worked examples stand on.
const methodSlug = "method"

// vectors judges the examples: baseline in 2020, a figure for 2023, due in 2025.
func vectors() []vector {
	var all []vector
	for _, x := range []struct {
		baseline, value, goal float64
		bound                 policy.Bound
	}{{84, 87, 90, policy.AtLeast}, {15, 13, 10, policy.AtMost}, {84, 83, 90, policy.AtLeast},
		{0, 5, 50, policy.AtLeast}, {0, 30, 50, policy.AtLeast}, {0, 50, 50, policy.AtLeast}} {
		t := &policy.Target{Kind: policy.Quantity, Bound: x.bound, Value: x.goal, Due: policy.Date{Year: 2025},
			Baseline: &policy.Baseline{Value: x.baseline, Date: policy.Date{Year: 2020}}}
		o := &policy.Observation{Target: t, Value: x.value, Date: policy.Date{Year: 2023}, Status: policy.Reported}
		all = append(
			all,
			vector{
				x.baseline,
				x.value,
				x.goal,
				progress.Judge(t, []*policy.Observation{o}, policy.Date{Year: 2024, Month: 6, Day: 1}),
			},
		)
	}
	return all
}
