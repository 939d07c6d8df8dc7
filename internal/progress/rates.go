package progress

import (
	"math"

	"gazette/internal/policy"
)

// cagrRatio is Eurostat's ratio of the observed to the required compound annual growth rate
// ("Sustainable development in the European Union", annex; also used by Open SDG):
//
//	R = CAGR_observed / CAGR_required
//	CAGR_observed = (y_t / y_b)^(1/(t − b)) − 1
//	CAGR_required = (y_T / y_b)^(1/(T − b)) − 1
//
// It is undefined where a rate of growth cannot describe the way: from zero, to zero, or across it.
// Beyond an exact target it would praise going further, so it is undefined there too.
func cagrRatio(t *policy.Target, o *policy.Observation, time Measure) Measure {
	share := targetedChange(t, o)
	switch {
	case !share.Defined:
		return share
	case !time.Defined:
		return time
	case t.Baseline.Value == 0:
		return undefined(zeroBaseline)
	case t.Value == 0:
		return undefined(zeroTarget)
	case t.Value/t.Baseline.Value < 0 || o.Value/t.Baseline.Value < 0:
		return undefined(signChange)
	case t.Bound == policy.Exactly && share.Value > 1:
		return undefined(pastTarget)
	}
	b := t.Baseline.Date.Years()
	observed := growth(o.Value/t.Baseline.Value, o.Date.Years()-b)
	return defined(observed / growth(t.Value/t.Baseline.Value, t.Due.Years()-b))
}

// growth is factor^(1/years) − 1, without the loss of digits that the subtraction has near 1.
func growth(factor, years float64) float64 { return math.Expm1(math.Log(factor) / years) }

// soFar is the change per year made, in the target's unit:
//
//	(y_t − y_b) / (t − b)
func soFar(t *policy.Target, o *policy.Observation) Measure {
	switch {
	case o == nil:
		return undefined(noObservation)
	case !datedBaseline(t):
		return undefined(noBaseline)
	}
	years := o.Date.Years() - t.Baseline.Date.Years()
	if years <= 0 {
		return undefined(noTimePassed)
	}
	return defined((o.Value - t.Baseline.Value) / years)
}

// needed is the change per year still needed, counted from the observation, because nobody knows the
// value since; nothing more is needed once the bound is satisfied:
//
//	(y_T − y_t) / (T − t)
func needed(t *policy.Target, o *policy.Observation, today policy.Date) Measure {
	switch {
	case o == nil:
		return undefined(noObservation)
	case satisfied(t, o):
		return defined(0)
	case t.Due.IsZero():
		return undefined(noDueDate)
	}
	years := t.Due.Years() - o.Date.Years()
	if years <= 0 || t.Due.Before(today) {
		return undefined(noTimeLeft)
	}
	return defined((t.Value - o.Value) / years)
}

// required is the value that the linear path asks for today, y_b before it begins and y_T after it
// ends:
//
//	y_b + (y_T − y_b) · (today − b) / (T − b)
func required(t *policy.Target, today policy.Date) Measure {
	switch {
	case !datedBaseline(t):
		return undefined(noBaseline)
	case t.Due.IsZero():
		return undefined(noDueDate)
	case !changeRequired(t):
		return undefined(noChangeRequired)
	}
	b := t.Baseline.Date.Years()
	whole := t.Due.Years() - b
	if whole <= 0 {
		return undefined(noTimePassed)
	}
	share := min(max((today.Years()-b)/whole, 0), 1)
	return defined(t.Baseline.Value + (t.Value-t.Baseline.Value)*share)
}
