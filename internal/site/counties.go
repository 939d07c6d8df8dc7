package site

import (
	"slices"

	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/progress"
)

// A CountyPage is a county: who treats its residents, what was promised, how far it is.
type CountyPage struct {
	Region    *policy.Region
	Hospitals []*policy.Hospital
	Asks      []planAsk
	Next      []*policy.Task // due on or after today, soonest first
	Figures   []*policy.Figure
	Groups    []*policy.Group
}

// A planAsk is what one plan asks of a county: what it must reach itself, by what is known of it, and
// what its province or the nation must reach for it.
type planAsk struct {
	Plan    *policy.Document
	Known   []Standing // somebody has reported a figure
	Overdue []overdue  // the date has passed and nobody has
	Rest    []Standing // the others without a report
	Wider   []Standing
}

// HasOwn reports whether the plan asks anything of the county itself.
func (a *planAsk) HasOwn() bool { return len(a.Known)+len(a.Overdue)+len(a.Rest) > 0 }

// An overdue is a target whose date has passed without a report, and the bodies that the plan makes
// responsible for its clause; it may name none.
type overdue struct {
	Standing
	Bodies []body
}

// A body is one that is responsible, and how that is known.
type body struct {
	*policy.Department
	Known policy.Known
}

// own puts a county's own target where what is known of it belongs.
func (b *builder) own(ask *planAsk, s Standing) {
	switch {
	case s.Latest != nil:
		ask.Known = append(ask.Known, s)
	case s.Status == progress.NoReport:
		ask.Overdue = append(ask.Overdue, overdue{s, b.bodies(s.Target)})
	default:
		ask.Rest = append(ask.Rest, s)
	}
}

// bodies are those that the tasks on a target's clause make responsible: the task of the target's own id,
// else those of its paragraph, else those of the clause.
func (b *builder) bodies(t *policy.Target) []body {
	var by [3][]body
	for _, task := range b.Model.Tasks {
		if task.Clause != t.Clause || task.Plan != t.Plan {
			continue
		}
		nearness := 2
		switch {
		case task.ID == t.ID:
			nearness = 0
		case task.Paragraph == t.Paragraph:
			nearness = 1
		}
		for _, d := range task.Responsible {
			by[nearness] = append(by[nearness], body{d, task.Known.Of("responsible")})
		}
	}
	for _, bodies := range by {
		if len(bodies) > 0 {
			return once(bodies)
		}
	}
	return nil
}

func once(bodies []body) []body {
	var kept []body
	for _, x := range bodies {
		if !slices.ContainsFunc(kept, func(y body) bool { return x.Department == y.Department }) {
			kept = append(kept, x)
		}
	}
	return kept
}

func (b *builder) county(r *policy.Region, updated policy.Date) {
	show := func() content {
		return content{
			data:   b.countyPage(r),
			table:  new(statusTable(b.state.byRegion[r])),
			jsonLD: administrativeArea(b.Site, r, b.lang),
		}
	}
	p := b.page("county", RegionPath(r), r.Name.In(b.lang),
		b.say(lang.Text{
			ZH: r.Name.ZH + "：有哪些医院、谁来帮扶、规划要求什么、做到哪一步",
			EN: r.Name.EN + ": its hospitals, who supports them, what the plans ask and how far it is",
		}),
		updated, show, b.regionCrumbs(r)...)
	p.HasTable = true
	p.Section = RegionsPath
	if r.Parent != nil {
		p.Within = r.Parent.Name.In(b.lang)
	}
}

func (b *builder) countyPage(r *policy.Region) *CountyPage {
	data := &CountyPage{Region: r, Hospitals: b.hospitalsIn(r), Figures: b.figuresOf(r)}
	for _, d := range b.Model.Plans {
		ask := planAsk{Plan: d}
		for _, t := range b.state.byPlan[d] {
			for _, s := range t.Standings {
				switch {
				case s.Region == r:
					b.own(&ask, s)
				case r.In(s.Region) && s.Target.Scope != "hospital":
					ask.Wider = append(ask.Wider, s)
				}
			}
		}
		if ask.HasOwn() || len(ask.Wider) > 0 {
			data.Asks = append(data.Asks, ask)
		}
	}
	for _, t := range b.Model.Tasks {
		if !t.Due.IsZero() && !t.Due.Before(b.Today) && slices.ContainsFunc(t.Regions, r.In) {
			data.Next = append(data.Next, t)
		}
	}
	slices.SortStableFunc(data.Next, b.soonest)
	for _, g := range b.Model.Groups {
		if slices.Contains(g.Members, r) {
			data.Groups = append(data.Groups, g)
		}
	}
	return data
}
