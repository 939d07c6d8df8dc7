package progress

import (
	"slices"

	"gazette/internal/policy"
)

// A Period is how one calendar period of a span ended: a year, a half-year, a quarter or a month.
type Period struct {
	First, Last policy.Date         // its first and last day
	Status      Status              // Met, NotMet, NoReport, or NotDue while it lasts and nothing is settled
	Judged      *policy.Observation // the figure that decides; nil: none
}

// most is how many periods a span may have: a century of months. Dates beyond it are a slip of the pen,
// which check names; the arithmetic stays bounded.
const most = 1200

// judgePeriods judges a target that holds in every period of a span or throughout it.
//
// A period that has passed is met if its figure satisfies the bound, not met if its figure falls short,
// and without report otherwise; see [judgePeriod]. The target is not met as soon as one period is not,
// whatever comes after. Else it is without report if a period that has passed is, and met if every
// period that has passed is. Before the first has passed it is not due.
//
// A figure belongs to the period that its date lies in wholly: one for 2024 says nothing of a quarter.
func judgePeriods(t *policy.Target, observations []*policy.Observation, today policy.Date) Result {
	var r Result
	r.undefine(periodic)
	if t.Kind == policy.Qualitative {
		r.Status, r.Reason = Qualitative, "qualitative"
		r.Latest, r.Others = latest(observations, today)
		return r
	}
	var passed, unreported bool
	var missed *policy.Observation
	var within []*policy.Observation // of some period
	spans := periods(t)
	figures := inside(spans, observations)
	for i, span := range spans {
		in := figures[i]
		within = append(within, in...)
		p := judgePeriod(t, span, in, today)
		r.Periods = append(r.Periods, p)
		passed = passed || p.Last.Before(today)
		unreported = unreported || p.Status == NoReport
		if p.Status == NotMet && missed == nil {
			missed = p.Judged
		}
	}
	r.Latest, r.Others = latest(within, today)
	switch {
	case missed != nil:
		r.Status, r.Reason, r.Latest, r.Others = NotMet, "period-missed", missed, nil
	case unreported && r.Latest == nil:
		r.Status, r.Reason = NoReport, "no-observation"
	case unreported:
		r.Status, r.Reason = NoReport, "period-unreported"
	case passed:
		r.Status, r.Reason = Met, "every-period"
	default:
		r.Status, r.Reason = NotDue, "no-period-over"
	}
	return r
}

// periods are the calendar periods that the target's span touches.
func periods(t *policy.Target) []Period {
	months := t.Every.Months()
	if months == 0 || t.From.IsZero() || t.Due.IsZero() {
		return nil
	}
	first := t.From.First()
	n := first.Year*12 + (first.Month-1)/months*months
	var all []Period
	for len(all) < most {
		start := monthOf(n)
		if t.Due.Last().Before(start.First()) {
			break
		}
		n += months
		all = append(all, Period{First: start.First(), Last: monthOf(n - 1).Last()})
	}
	return all
}

// monthOf is the month that is so many months after the first of the year 0.
func monthOf(n int) policy.Date { return policy.Date{Year: n / 12, Month: n%12 + 1} }

// judgePeriod judges one period by the figures in it. What must be kept throughout is broken by any
// figure that falls short, and kept only when the period is over. What must be reached in the period is
// met by the latest figure that satisfies the bound, as with targets that hold once; one that falls short
// counts only when it stands at the period's end, for until then it can still be made good.
func judgePeriod(t *policy.Target, p Period, in []*policy.Observation, today policy.Date) Period {
	p.Judged, _ = latest(in, today)
	over := p.Last.Before(today)
	if t.Holds == policy.Throughout {
		if broken := breach(t, in, today); broken != nil {
			p.Judged, p.Status = broken, NotMet
			return p
		}
	}
	switch {
	case t.Holds == policy.Throughout && !over:
		p.Status = NotDue // what is kept today can be broken tomorrow
	case p.Judged != nil && satisfied(t, p.Judged):
		p.Status = Met
	case !over:
		p.Status = NotDue
	case p.Judged != nil && !p.Judged.Date.Before(p.Last):
		p.Status = NotMet
	default:
		p.Status = NoReport
	}
	return p
}

// breach is the first figure that falls short, of each date the one to judge by.
func breach(t *policy.Target, in []*policy.Observation, today policy.Date) *policy.Observation {
	best := map[policy.Date]*policy.Observation{} // by the last day that a date can mean
	for _, o := range in {
		day := o.Date.Last()
		if !today.Before(o.Date) && (best[day] == nil || !better(best[day], o)) {
			best[day] = o
		}
	}
	var first *policy.Observation
	for _, o := range best {
		if !satisfied(t, o) && (first == nil || o.Date.Before(first.Date)) {
			first = o
		}
	}
	return first
}

// inside are the dated figures by the period that their date lies in wholly. The periods follow one another.
func inside(spans []Period, observations []*policy.Observation) [][]*policy.Observation {
	in := make([][]*policy.Observation, len(spans))
	for _, o := range observations {
		if o == nil || o.Date.IsZero() {
			continue
		}
		first := o.Date.First()
		i, _ := slices.BinarySearchFunc(spans, first,
			func(p Period, day policy.Date) int { return p.Last.Compare(day) })
		if i < len(spans) && !first.Before(spans[i].First) && !spans[i].Last.Before(o.Date.Last()) {
			in[i] = append(in[i], o)
		}
	}
	return in
}

// Ends are the last days after which the status can change though nobody reports anything: the due date,
// or the ends of the periods.
func Ends(t *policy.Target) []policy.Date {
	if !t.Periodic() {
		if t.Due.IsZero() {
			return nil
		}
		return []policy.Date{t.Due.Last()}
	}
	var ends []policy.Date
	for _, p := range periods(t) {
		ends = append(ends, p.Last)
	}
	return ends
}
