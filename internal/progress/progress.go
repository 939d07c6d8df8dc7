// Package progress says how far a target has come: the status of one target for one region or
// hospital from its dated observations, and counts of such statuses.
//
// It is pure arithmetic between policy, which it reads, and check and site, which show what it finds.
// It rounds nothing and replaces nothing: a measure that a formula does not define is undefined and
// says why. In particular a baseline of zero stays zero. Replacing it by a small number, as some
// software does for the sake of the CAGR ratio, calls 0 → 5 of 50 after three of five years
// "substantial progress"; counts start at zero here.
//
// # The judgement
//
// The latest observation decides ([Judge]). If it satisfies the bound the target is met, even if a
// later fall can undo that. If it does not and the due date has passed, the target is not met, or,
// when the observation is older than the due date, there is no report: nobody knows. Before the due
// date the pace decides, by the thresholds of [OnTrackFrom], [BehindFrom] and [FarBehindFrom].
//
// A target that holds in every period of a span, or throughout it, is judged period by period and has
// neither pace nor baseline ([judgePeriods]): it is met only if every period that has passed is.
//
// # The symbols
//
// In the formulas b, t and T are the baseline's date, the observation's and the due date, in years
// ([policy.Date.Years]); y_b, y_t and y_T are the baseline, the observed and the target value.
package progress

import (
	"slices"

	"gazette/internal/policy"
)

// A Status is how a target stands.
type Status string

// The statuses.
const (
	Met         Status = "met"
	OnTrack     Status = "on-track"
	Behind      Status = "behind"
	FarBehind   Status = "far-behind"
	MovingAway  Status = "moving-away"
	NotMet      Status = "not-met"   // the due date passed
	NotDue      Status = "not-due"   // nothing to judge is expected yet
	NoReport    Status = "no-report" // the due date passed and nobody has said how it ended
	Qualitative Status = "qualitative"
)

// Statuses are the statuses in the order they are shown.
var Statuses = [...]Status{Met, OnTrack, Behind, FarBehind, MovingAway, NotMet, NotDue, NoReport, Qualitative}

// Rank is the status's place in that order, by which tables are sorted.
func (s Status) Rank() int { return slices.Index(Statuses[:], s) }

// A Result is the status of one target for one region or hospital, with every input to it.
type Result struct {
	Status  Status
	Reason  string                // one of Reasons
	Latest  *policy.Observation   // the one judged; nil if none
	Others  []*policy.Observation // of the same date and not judged: other sources, values since revised
	AtDue   *policy.Observation   // the last up to the due date, where Latest is later; nil if none
	First   *policy.Observation   // of a target that is met, the first of the unbroken row up to Latest that reach it
	Periods []Period              // of a target that holds in every period or throughout, in order

	Pace, CAGR, Share   Measure       // P, R and Healthy People's share of targeted change
	Method              policy.Method // judges the pace; linear where the target's own is undefined; empty: no pace
	Disagree            bool          // P and R would give different statuses
	TimeShare, WayShare Measure       // what P divides
	Needed, SoFar       Measure       // change per year still needed, and made so far
	Required            Measure       // the value that the linear path asks for today
}

// Judge gives a target its status from the observations of one region or hospital, in the order in
// which they were recorded. What happens after today does not count.
func Judge(t *policy.Target, observations []*policy.Observation, today policy.Date) Result {
	if t.Periodic() {
		return judgePeriods(t, observations, today)
	}
	var r Result
	r.Latest, r.Others = latest(observations, today)
	r.lookBack(t, observations)
	r.measure(t, today)
	switch {
	case t.Method == policy.CAGRRatio && r.CAGR.Defined:
		r.Method = policy.CAGRRatio
	case r.Pace.Defined:
		r.Method = policy.LinearPace
	}
	r.Status, r.Reason = r.judge(t, today)
	if r.Reason == "pace" && r.CAGR.Defined {
		r.Disagree = paceStatus(r.Pace.Value) != paceStatus(r.CAGR.Value)
	}
	return r
}

// lookBack finds the earlier observations that tell whether the target was reached in time, and since when it is.
func (r *Result) lookBack(t *policy.Target, observations []*policy.Observation) {
	if r.Latest == nil {
		return
	}
	if !t.Due.IsZero() && t.Due.Before(r.Latest.Date) {
		r.AtDue, _ = latest(observations, t.Due)
	}
	for o := r.Latest; o != nil && satisfied(t, o); o = before(observations, o.Date) {
		r.First = o
	}
}

// InTime reports whether the target was reached by its due date, as far as the observations tell. Where the latest is
// from after that date, the last one up to it tells: one that falls short tells only if it stands at the date itself.
func (r *Result) InTime(t *policy.Target) (in, known bool) {
	switch {
	case r.Latest == nil || t.Due.IsZero():
		return false, false
	case !t.Due.Before(r.Latest.Date):
		return satisfied(t, r.Latest), satisfied(t, r.Latest) || !r.Latest.Date.Before(t.Due)
	case r.AtDue == nil:
		return false, false
	}
	in = satisfied(t, r.AtDue)
	return in, in || !r.AtDue.Date.Before(t.Due)
}

func (r *Result) judge(t *policy.Target, today policy.Date) (Status, string) {
	passed := !t.Due.IsZero() && t.Due.Before(today)
	switch {
	case t.Kind == policy.Qualitative:
		return Qualitative, "qualitative"
	case r.Latest == nil && passed:
		return NoReport, "no-observation"
	case r.Latest == nil:
		return NotDue, "before-due"
	case satisfied(t, r.Latest):
		return Met, "reached"
	case passed && r.Latest.Date.Before(t.Due):
		return NoReport, "last-report-before-due"
	case passed:
		return NotMet, "due-passed"
	case t.Kind != policy.Quantity:
		return NotDue, "before-due" // what is yes or no has no half-way
	case r.Method == policy.CAGRRatio:
		return paceStatus(r.CAGR.Value), "pace"
	case r.Pace.Defined:
		return paceStatus(r.Pace.Value), "pace"
	case r.Pace.Why == noChangeRequired:
		return MovingAway, noChangeRequired // it was there at the baseline
	}
	return NotDue, r.Pace.Why
}

// The lowest values of P and of R for a status; anything below [FarBehindFrom] moves away. For R they
// are those of Eurostat, "Sustainable development in the European Union: monitoring report on
// progress towards the SDGs", annex on the assessment of indicators with a quantified target, where
// they bound significant, moderate and insufficient progress. That P is cut at the same points is our
// own choice, so that the two can be compared.
const (
	OnTrackFrom   = 0.95
	BehindFrom    = 0.60
	FarBehindFrom = 0.0
)

// paceStatus puts a ratio on the scale. A pace of exactly 95 % must not fall short of it because a
// binary fraction did.
func paceStatus(ratio float64) Status {
	const rounding = 1e-9
	switch ratio += rounding; {
	case ratio >= OnTrackFrom:
		return OnTrack
	case ratio >= BehindFrom:
		return Behind
	case ratio >= FarBehindFrom:
		return FarBehind
	}
	return MovingAway
}
