package table

import (
	"cmp"
	"slices"

	"gazette/internal/policy"
	"gazette/internal/progress"
)

// Forms are what regions are asked to report, to be written as workbooks that come back through [ReadBook].
type Forms struct {
	model *policy.Model
	plan  *policy.Document // nil: of all plans
	date  policy.Date      // as of when; zero: the last period of each target that is over
	today policy.Date

	asked     map[*policy.Region][]ask
	hospitals map[*policy.Region][]*policy.Hospital
	newest    map[subject]*policy.Observation
}

// NewForms finds what is asked of every region. A nil plan means the targets of all plans, and a zero date the last
// period of each target that is over. Nothing is asked of a time after a plan has ended.
func NewForms(m *policy.Model, plan *policy.Document, date, today policy.Date) *Forms {
	x := &Forms{m, plan, date, today, map[*policy.Region][]ask{}, map[*policy.Region][]*policy.Hospital{},
		map[subject]*policy.Observation{}}
	for _, h := range m.Hospitals {
		x.hospitals[h.Region] = append(x.hospitals[h.Region], h)
	}
	for _, t := range m.Targets {
		asked := x.dateOf(t)
		if t.Kind == policy.Qualitative || plan != nil && t.Plan != plan || asked.Before(t.From) || x.ended(t, asked) {
			continue
		}
		x.ask(t, asked)
		for _, o := range t.Observations {
			of := subject{t, o.Region, o.Hospital}
			if o.Hospital != nil {
				of.region = nil
			}
			if x.newest[of] == nil || x.newest[of].Date.Before(o.Date) {
				x.newest[of] = o
			}
		}
	}
	return x
}

// An ask is one figure that is asked for.
type ask struct {
	target   *policy.Target
	hospital *policy.Hospital // nil: the figure is of the region
	date     policy.Date
}

// A subject is whom figures of a target are about: a hospital, else a region.
type subject struct {
	target   *policy.Target
	region   *policy.Region
	hospital *policy.Hospital
}

// of is the subject whose figures answer an ask. That of a hospital has no region, as the hospital may have been
// reported under another one.
func (a ask) of(region *policy.Region) subject {
	if a.hospital != nil {
		region = nil
	}
	return subject{a.target, region, a.hospital}
}

// ask notes a target with those who must reach it. A target for hospitals is asked of the county in which the hospital
// is, as its health bureau fills in the form.
func (x *Forms) ask(t *policy.Target, date policy.Date) {
	if t.Scope != "hospital" {
		for _, r := range t.Subjects {
			if !x.reached(subject{t, r, nil}) {
				x.asked[r] = append(x.asked[r], ask{t, nil, date})
			}
		}
		return
	}
	binds := map[*policy.Region]bool{}
	for _, r := range t.Subjects {
		binds[r] = true
	}
	for _, h := range x.model.Hospitals {
		above := h.Region
		for above != nil && !binds[above] {
			above = above.Parent
		}
		if above != nil && !x.reached(subject{t, nil, h}) {
			x.asked[h.Region] = append(x.asked[h.Region], ask{t, h, date})
		}
	}
}

// reached reports whether a target that holds once was met and its time is over: nothing more is to be reported of it,
// unless somebody names a date.
func (x *Forms) reached(by subject) bool {
	t := by.target
	if !x.date.IsZero() || t.Periodic() || t.Due.IsZero() || !t.Due.Before(x.today) {
		return false
	}
	var own []*policy.Observation
	for _, o := range t.Observations {
		if o.Hospital == by.hospital && (by.region == nil || o.Region == by.region) {
			own = append(own, o)
		}
	}
	return progress.Judge(t, own, x.today).Status == progress.Met
}

// dateOf is the date asked for: the last period that is over, of years where the target names no other. On 10 May
// 2026: a yearly target or one without periods is asked for 2025, a half-yearly one for 2025-12, a quarterly one for
// 2026-03, a monthly one for 2026-04.
func (x *Forms) dateOf(t *policy.Target) policy.Date {
	months := t.Every.Months()
	if !x.date.IsZero() {
		return x.date
	}
	if months == 0 || months == 12 {
		return policy.Date{Year: x.today.Year - 1}
	}
	over := (x.today.Month - 1) / months * months // of this year
	if over == 0 {
		return policy.Date{Year: x.today.Year - 1, Month: 12}
	}
	return policy.Date{Year: x.today.Year, Month: over}
}

// ended reports whether a target no longer binds at a date: the plan covers it no more, or another has taken its
// place, or the span is over in which it holds. Of a plan that was repealed or replaced only the figures of a date that
// somebody names are asked. Of the last period of a plan figures are asked after its end too. A plan until 2025-12-31
// is still asked in 2026, for the year 2025: reports come after the period they are about.
func (x *Forms) ended(t *policy.Target, date policy.Date) bool {
	d := t.Plan
	ends := []policy.Date{d.Expires}
	if next := x.model.PlanBy[d.ReplacedBy]; next != nil {
		ends = append(ends, cmp.Or(next.Effective, next.Issued))
	}
	if t.Periodic() {
		ends = append(ends, t.Due)
	}
	ends = slices.DeleteFunc(ends, policy.Date.IsZero)
	if x.date.IsZero() && !d.Asks(date, x.today) {
		return true // only what is asked for expressly
	}
	return slices.ContainsFunc(ends, func(end policy.Date) bool { return end.Last().Before(date.First()) })
}
