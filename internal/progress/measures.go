package progress

import (
	"math"

	"gazette/internal/policy"
)

// A Measure is a number that may be undefined.
type Measure struct {
	Value   float64
	Defined bool
	Why     string // one of Whys when undefined
}

// Why a measure is undefined.
const (
	noBaseline       = "no-baseline"
	zeroBaseline     = "zero-baseline"
	signChange       = "sign-change"        // the value crosses zero: no rate of growth leads there
	zeroTarget       = "zero-target"        // the same: a rate of growth never ends at zero
	noChangeRequired = "no-change-required" // the baseline already stands where the target is, or beyond
	noTimePassed     = "no-time-passed"     // between baseline and observation, or baseline and due date
	notAQuantity     = "not-a-quantity"
	noObservation    = "no-observation"
	noDueDate        = "no-due-date"
	noTimeLeft       = "no-time-left" // the due date has passed
	pastTarget       = "past-target"  // beyond a target that is to be reached exactly
	outOfRange       = "out-of-range" // too large for arithmetic
	periodic         = "periodic"     // judged period by period
)

// Whys are the keys of the sentences that explain why a measure is undefined.
var Whys = [...]string{
	noBaseline, zeroBaseline, signChange, zeroTarget, noChangeRequired, noTimePassed,
	notAQuantity, noObservation, noDueDate, noTimeLeft, pastTarget, outOfRange, periodic,
}

func undefined(why string) Measure { return Measure{Why: why} }

func defined(v float64) Measure {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return undefined(outOfRange)
	}
	return Measure{Value: v, Defined: true}
}

// over divides two measures; the first that is undefined says why the quotient is.
func (m Measure) over(n Measure) Measure {
	switch {
	case !m.Defined:
		return m
	case !n.Defined:
		return n
	}
	return defined(m.Value / n.Value)
}

// measure fills in every measure.
//
//	P = WayShare / TimeShare    linear pace, 序时进度: the way done over the time gone
func (r *Result) measure(t *policy.Target, today policy.Date) {
	if t.Kind != policy.Quantity {
		r.undefine(notAQuantity)
		return
	}
	r.TimeShare = timeShare(t, r.Latest)
	r.WayShare = wayShare(t, r.Latest)
	r.Share = targetedChange(t, r.Latest)
	r.Pace = r.WayShare.over(r.TimeShare)
	r.CAGR = cagrRatio(t, r.Latest, r.TimeShare)
	r.Needed = needed(t, r.Latest, today)
	r.SoFar = soFar(t, r.Latest)
	r.Required = required(t, today)
}

// undefine gives every measure the same reason why it is undefined.
func (r *Result) undefine(why string) {
	no := undefined(why)
	r.Pace, r.CAGR, r.Share, r.TimeShare, r.WayShare = no, no, no, no, no
	r.Needed, r.SoFar, r.Required = no, no, no
}

// datedBaseline reports whether the target says where it starts from and when.
func datedBaseline(t *policy.Target) bool { return t.Baseline != nil && !t.Baseline.Date.IsZero() }

// timeShare is the time gone at the observation's date:
//
//	(t − b) / (T − b)
func timeShare(t *policy.Target, o *policy.Observation) Measure {
	switch {
	case o == nil:
		return undefined(noObservation)
	case !datedBaseline(t):
		return undefined(noBaseline)
	case t.Due.IsZero():
		return undefined(noDueDate)
	}
	b := t.Baseline.Date.Years()
	gone, whole := o.Date.Years()-b, t.Due.Years()-b
	if gone <= 0 || whole <= 0 {
		return undefined(noTimePassed)
	}
	return defined(gone / whole)
}

// changeRequired says whether there is a way to go: not where the baseline stands at the target or on
// its good side, for there any change goes away from it.
func changeRequired(t *policy.Target) bool {
	return t.Baseline.Value != t.Value && (t.Bound == policy.Exactly || !holds(t.Bound, t.Baseline.Value, t.Value))
}

// wayShare is the way done:
//
//	(y_t − y_b) / (y_T − y_b)
//	1 − |y_t − y_T| / |y_b − y_T|    where the target is to be reached exactly
//
// The two agree up to the target; beyond it the second falls again, because an overshoot of an exact
// target is a distance from it.
func wayShare(t *policy.Target, o *policy.Observation) Measure {
	share := targetedChange(t, o)
	if share.Defined && t.Bound == policy.Exactly {
		return defined(1 - math.Abs(1-share.Value))
	}
	return share
}

// targetedChange is the "percent of targeted change achieved" of Healthy People 2020 and 2030 (National
// Center for Health Statistics), as a share of one:
//
//	(y_t − y_b) / (y_T − y_b)
func targetedChange(t *policy.Target, o *policy.Observation) Measure {
	switch {
	case o == nil:
		return undefined(noObservation)
	case t.Baseline == nil:
		return undefined(noBaseline)
	case !changeRequired(t):
		return undefined(noChangeRequired)
	}
	return defined((o.Value - t.Baseline.Value) / (t.Value - t.Baseline.Value))
}
