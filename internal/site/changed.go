package site

import "gazette/internal/policy"

// changed is the day on which a page that shows a plan and these targets last came to show something else: its text
// was edited, a figure was published or corrected, or a date passed. It is unknown, and zero, where a figure does not
// say when it was published.
func (s *Site) changed(d *policy.Document, targets ...*policy.Target) policy.Date {
	if d.Updated.IsZero() {
		return policy.Date{}
	}
	last := d.Updated
	for _, t := range targets {
		for _, o := range t.Observations {
			if o.Source.Published.IsZero() {
				return policy.Date{}
			}
			last = latest(last, o.Source.Published)
			for _, c := range o.Corrections {
				last = latest(last, c.On)
			}
		}
		for _, due := range dueDates(t) {
			if day := due.Last(); day.Before(s.Today) {
				last = latest(last, day.AddDays(1))
			}
		}
	}
	return last
}

// targetsOf are the targets of a plan.
func (s *Site) targetsOf(d *policy.Document) []*policy.Target {
	var all []*policy.Target
	for _, t := range s.state.byPlan[d] {
		all = append(all, t.Target)
	}
	return all
}
