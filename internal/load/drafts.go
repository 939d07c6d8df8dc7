package load

import (
	"slices"

	"gazette/internal/policy"
)

// WithoutDrafts takes from a model the plans and pages that are marked draft = true, and every record that hangs on
// such a plan. Records that stand for themselves (lists, figures, hospitals) stay and only lose the link to the draft;
// what the plan asks for (targets, tasks, pairings) goes with it, and so do the reports on such targets. Otherwise a
// page would name a plan that has no page of its own.
//
// The rules that come after it do not see a draft, which may be unfinished; “check --draft” leaves this step out.
func WithoutDrafts(m *policy.Model) {
	draft := func(d *policy.Document) bool { return d != nil && d.Draft }
	m.Plans = slices.DeleteFunc(m.Plans, draft)
	for slug, d := range m.PlanBy {
		if draft(d) {
			delete(m.PlanBy, slug)
		}
	}
	m.Targets = slices.DeleteFunc(m.Targets, func(t *policy.Target) bool { return draft(t.Plan) })
	for key, t := range m.TargetBy {
		if draft(t.Plan) {
			delete(m.TargetBy, key)
		}
	}
	for _, t := range m.Targets {
		if t.Counts != nil && draft(t.Counts.Plan) {
			t.Counts = nil // what a draft asks for is not there to be counted
		}
	}
	observed := func(o *policy.Observation) bool { return draft(o.Target.Plan) }
	m.Observations = slices.DeleteFunc(m.Observations, observed)
	// A department stays, even with no task left: another plan may name it.
	ofDraft := func(t *policy.Task) bool { return draft(t.Plan) }
	m.Tasks = slices.DeleteFunc(m.Tasks, ofDraft)
	for _, d := range m.Departments {
		d.Tasks = slices.DeleteFunc(d.Tasks, ofDraft)
	}
	paired := func(p *policy.Pairing) bool { return draft(p.Plan) }
	m.Pairings = slices.DeleteFunc(m.Pairings, paired)
	for _, h := range m.Hospitals {
		h.Observations = slices.DeleteFunc(h.Observations, observed)
		h.Supporters, h.Supports = slices.DeleteFunc(h.Supporters, paired), slices.DeleteFunc(h.Supports, paired)
	}
	// A list and a figure say something without the plan that they name, and stay.
	for _, l := range m.Lists {
		if draft(l.Plan) {
			l.Plan = nil
		}
	}
	for _, f := range m.Figures {
		if draft(f.Plan) {
			f.Plan = nil
		}
	}
	m.Pages = slices.DeleteFunc(m.Pages, func(p *policy.Page) bool { return p.Draft })
	m.Notices = slices.DeleteFunc(m.Notices, func(p *policy.Page) bool { return p.Draft })
}
