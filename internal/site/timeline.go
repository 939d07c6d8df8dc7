package site

import (
	"cmp"
	"slices"

	"gazette/internal/policy"
	"gazette/internal/progress"
)

// A Timeline is what falls when in a plan: its issue and end, the deadlines of its targets and tasks,
// and each time that a recurring duty falls due.
type Timeline struct {
	First, Last policy.Date // whole years around the events
	Events      []Event     // by date
}

// An Event is what falls on one date.
type Event struct {
	Date    policy.Date
	Passed  bool
	Kind    string // issued, expires, due
	Targets []*policy.Target
	Tasks   []*policy.Task
}

func (b *builder) timeline(d *policy.Document, tasks []*policy.Task) *Timeline {
	events := map[policy.Date]*Event{}
	at := func(date policy.Date, kind string) *Event {
		if events[date] == nil {
			events[date] = &Event{Date: date, Passed: date.Before(b.Today)}
		}
		events[date].Kind = cmp.Or(events[date].Kind, kind)
		return events[date]
	}
	if !d.Issued.IsZero() {
		at(d.Issued, "issued")
	}
	if !d.Expires.IsZero() {
		at(d.Expires, "expires")
	}
	for _, t := range b.state.byPlan[d] {
		for _, date := range dueDates(t.Target) {
			e := at(date, "due")
			e.Targets = append(e.Targets, t.Target)
		}
	}
	for _, t := range tasks {
		for _, date := range Occurrences(t) {
			e := at(date, "due")
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
	slices.SortFunc(line.Events, func(x, y Event) int {
		return cmp.Or(x.Date.Compare(y.Date), cmp.Compare(x.Date.String(), y.Date.String()))
	})
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

// Occurrences are the dates on which a task falls due.
func Occurrences(t *policy.Task) []policy.Date {
	if t.Due.IsZero() {
		return nil
	}
	months := t.Every.Months()
	if months == 0 || t.From.IsZero() || t.Due.Before(t.From) {
		return []policy.Date{t.Due}
	}
	if t.From.Month == 0 && months < 12 {
		return []policy.Date{t.Due}
	}
	var dates []policy.Date
	for d := t.From; !t.Due.Before(d); d = addMonths(d, months) {
		dates = append(dates, d)
		if len(dates) > mostOccurrences {
			return []policy.Date{t.Due}
		}
	}
	return dates
}

// nextDue is the date on which a task falls due next, counted from a day; its last one when all have passed.
func nextDue(t *policy.Task, today policy.Date) policy.Date {
	for _, d := range Occurrences(t) {
		if !d.Before(today) {
			return d
		}
	}
	return t.Due
}

// soonest orders tasks by the date on which they fall due next.
func (b *builder) soonest(x, y *policy.Task) int {
	return nextDue(x, b.Today).Compare(nextDue(y, b.Today))
}

func addMonths(d policy.Date, months int) policy.Date {
	if d.Month == 0 {
		return policy.Date{Year: d.Year + months/12}
	}
	n := d.Year*12 + d.Month - 1 + months
	return policy.Date{Year: n / 12, Month: n%12 + 1, Day: d.Day}
}
