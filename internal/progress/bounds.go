package progress

import (
	"cmp"
	"slices"

	"gazette/internal/policy"
)

// satisfied reports whether the observation is what the target asks for.
func satisfied(t *policy.Target, o *policy.Observation) bool {
	switch t.Kind {
	case policy.YesNo:
		return o.Done
	case policy.Graded:
		order, known := compareGrades(o.Grade, t.Grade)
		return known && meets(t.Bound, order)
	}
	return holds(t.Bound, o.Value, t.Value)
}

// holds reports whether the value satisfies the bound; what is not a number satisfies none.
func holds(bound policy.Bound, value, target float64) bool {
	return value == value && target == target && meets(bound, cmp.Compare(value, target))
}

// meets reports whether a value that compares to the target's as order does is on the right side
// of it. A target without a bound asks for at least its value.
func meets(bound policy.Bound, order int) bool {
	switch bound {
	case policy.MoreThan:
		return order > 0
	case policy.AtMost:
		return order <= 0
	case policy.LessThan:
		return order < 0
	case policy.Exactly:
		return order == 0
	}
	return order >= 0
}

// compareGrades holds a grade against the target's by [policy.HospitalGrades]. A target that names no
// class, "2", is about the grade alone: 2A is neither more nor less than it. A hospital of grade 2
// whose class nobody states has not shown that it is 2A.
func compareGrades(grade, target string) (order int, known bool) {
	i, j := slices.Index(policy.HospitalGrades, grade), slices.Index(policy.HospitalGrades, target)
	if i < 0 || j < 0 {
		return 0, false
	}
	if len(target) == 1 {
		return cmp.Compare(grade[:1], target), true
	}
	return cmp.Compare(i, j), true
}
