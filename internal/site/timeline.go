package site

import (
	"iter"
	"slices"

	"gazette/internal/policy"
	"gazette/internal/progress"
)

// A Timeline is what falls when in a plan: its issue and end, the deadlines of its targets and tasks,
// and each time that a recurring duty falls due, of what is still asked for.
type Timeline struct {
	First, Last policy.Date // whole years around the events
	Events      []Event     // by date
}

// An Event is what falls on one date.
type Event struct {
	Date    policy.Date // as it is stated of the issue and the end; of what falls due, its last day
	Passed  bool
	Kind    string // issued, expires, due
	Targets []*policy.Target
	Tasks   []*policy.Task
}

func (b *builder) timeline(d *policy.Document, tasks []*policy.Task) *Timeline {
	events := map[policy.Date]*Event{} // by the last day that their dates mean: 2024, 2024-12 and 2024-12-31 are one
	at := func(date policy.Date, kind string) *Event {
		day := date.Last()
		if events[day] == nil {
			events[day] = &Event{Date: date, Kind: kind, Passed: date.Before(b.Today)}
		}
		return events[day]
	}
	if !d.Issued.IsZero() {
		at(d.Issued, "issued")
	}
	if !d.Expires.IsZero() && !d.Void() {
		at(d.Expires, "expires")
	}
	for _, t := range b.state.byPlan[d] {
		for _, date := range dueDates(t.Target) {
			if !t.Target.Asked(b.Today) {
				continue
			}
			e := at(date.Last(), "due")
			e.Targets = append(e.Targets, t.Target)
		}
	}
	for _, t := range tasks {
		for _, date := range listed(t) {
			if !t.Asked(b.Today) {
				continue
			}
			e := at(date.Last(), "due")
			e.Tasks = append(e.Tasks, t)
		}
	}
	if len(events) < 2 {
		return nil
	}
	line := &Timeline{}
	for _, e := range events {
		line.Events = append(line.Events, *e)
	}
	slices.SortFunc(line.Events, func(x, y Event) int { return x.Date.Compare(y.Date) })
	line.First = policy.Date{Year: line.Events[0].Date.Year}
	line.Last = policy.Date{Year: line.Events[len(line.Events)-1].Date.Year}
	return line
}

// mostOccurrences is how often a duty may recur before it is listed by its last time only: what falls
// due every month for years would bury everything else.
const mostOccurrences = 12

// dueDates are the dates by which a target must be reached: each period's end where it must be reached
// anew in each, else its due date.
func dueDates(t *policy.Target) []policy.Date {
	if ends := progress.Ends(t); t.Holds == policy.EachPeriod && len(ends) <= mostOccurrences {
		return ends
	}
	if t.Due.IsZero() {
		return nil
	}
	return []policy.Date{t.Due}
}

// occurrences are the dates on which a task falls due, in their order: from the first time in steps of its
// period, and the last time.
func occurrences(t *policy.Task) iter.Seq[policy.Date] {
	return func(yield func(policy.Date) bool) {
		months := t.Every.Months()
		recurs := months > 0 && !t.From.IsZero() && (t.From.Month > 0 || months >= 12)
		var last policy.Date
		for n := 0; recurs; n += months {
			date := addMonths(t.From, n)
			if t.Due.Before(date) {
				break
			}
			if last = date; !yield(date) {
				return
			}
		}
		if last.Before(t.Due) {
			yield(t.Due)
		}
	}
}

// listed are the dates on which a task falls due, as far as a list can show them.
func listed(t *policy.Task) []policy.Date {
	var dates []policy.Date
	for date := range occurrences(t) {
		if dates = append(dates, date); len(dates) > mostOccurrences {
			return []policy.Date{t.Due}
		}
	}
	return dates
}

// nextDue is the date on which a task falls due next, counted from a day; its last one when all have passed.
func nextDue(t *policy.Task, today policy.Date) policy.Date {
	for date := range occurrences(t) {
		if !date.Before(today) {
			return date
		}
	}
	return t.Due
}

// soonest orders tasks by the date on which they fall due next.
func (b *builder) soonest(x, y *policy.Task) int {
	return nextDue(x, b.Today).Compare(nextDue(y, b.Today))
}

// addMonths is the same day so many months later, or the last day of a month that has no such day.
func addMonths(d policy.Date, months int) policy.Date {
	if d.Month == 0 {
		return policy.Date{Year: d.Year + months/12}
	}
	n := d.Year*12 + d.Month - 1 + months
	month := policy.Date{Year: n / 12, Month: n%12 + 1}
	if d.Day == 0 {
		return month
	}
	return policy.Date{Year: month.Year, Month: month.Month, Day: min(d.Day, month.Last().Day)}
}
