package site

import (
	"slices"
	"sync"

	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/progress"
)

// A PlanCard is a plan in a list.
type PlanCard struct {
	Plan    *policy.Document
	Targets int
	Tasks   int
	Clauses int
	Tally   progress.Tally // of its targets, place by place

	ByTarget  progress.Tally // of its targets that stand the same wherever they bind
	Differing int            // how many stand differently from place to place
}

// A plansPage lists the plans by level, and within a level by region.
type plansPage struct {
	Levels []planLevel
}

// A planLevel is the plans of one level of government. Where there are too many for one page, each province's page has
// its own, and this one leads there.
type planLevel struct {
	Level     string
	Plans     []PlanCard
	Provinces []plansOf // instead of their plans
}

// A plansOf is how many plans of a level a province has, those of its cities and counties included.
type plansOf struct {
	Province *policy.Region
	Plans    int
}

// plansInList is how many plans of a level are listed on one page: about 150 kB.
const plansInList = 500

// A PlanPage is a plan with its clauses.
type PlanPage struct {
	Card      PlanCard
	Plan      *policy.Document
	Contents  []*policy.Clause // top-level clauses
	Clauses   []ClauseView
	Groups    []*policy.Group // of counties that its targets name
	Counties  []*policy.Region
	Hospitals []*policy.Hospital
	Tasks     []*policy.Task
	Lists     []*policy.List
	Timeline  *Timeline      // nil when there is nothing to draw
	Terms     []*policy.Term // of the glossary, that the text names
}

// A ClauseView is a clause with what it sets.
type ClauseView struct {
	*policy.Clause
	Targets []*TargetState
	Tasks   []*policy.Task
}

func (b *builder) card(d *policy.Document) PlanCard {
	card := PlanCard{Plan: d, Targets: len(b.state.byPlan[d]), Tasks: len(b.tasksOf(d)), Clauses: d.Numbered(),
		Tally: sum(b.state.byPlan[d])}
	var same []Standing
	for _, t := range b.state.byPlan[d] {
		if status := t.Status(); status != "" {
			same = append(same, Standing{Target: t.Target, Result: progress.Result{Status: status}})
		}
	}
	card.ByTarget = tally(same)
	card.ByTarget.Total = card.Targets
	card.Differing = card.Targets - len(same)
	return card
}

func (b *builder) tasksOf(d *policy.Document) []*policy.Task {
	return slices.Clip(b.lookup().tasks[d])
}

func (b *builder) plans() {
	p := b.page(
		"plans",
		PlansPath,
		b.say(lang.Text{ZH: "规划", EN: "Plans"}),
		b.say(
			lang.Text{ZH: "按层级和地区列出的全部规划", EN: "All plans, by level of government and region"},
		),
		b.edited(),
		content{data: func() any { return b.plansPage() }},
	)
	p.Names = b.say(lang.Text{ZH: "文件\n政策", EN: "policies\ndocuments"})
	for _, d := range b.Model.Plans {
		b.plan(d)
	}
}

func (b *builder) plansPage() *plansPage {
	index := &plansPage{}
	for _, level := range policy.Enums["level"].Values() {
		of := slices.DeleteFunc(slices.Clone(b.Model.Plans), func(d *policy.Document) bool { return d.Level != level })
		if len(of) > 0 {
			index.Levels = append(index.Levels, b.planLevel(level, of))
		}
	}
	return index
}

func (b *builder) planLevel(level string, plans []*policy.Document) planLevel {
	group := planLevel{Level: level}
	in := map[*policy.Region]int{}
	for _, d := range plans {
		if province := provinceOf(d); len(plans) > plansInList && province != nil {
			in[province]++
		} else {
			group.Plans = append(group.Plans, b.card(d))
		}
	}
	for _, r := range b.Model.Regions {
		if in[r] > 0 {
			group.Provinces = append(group.Provinces, plansOf{r, in[r]})
		}
	}
	return group
}

// provinceOf is the province that a plan is of or in; nil for a plan of the nation or of no region.
func provinceOf(d *policy.Document) *policy.Region {
	if d.Region == nil {
		return nil
	}
	return d.Region.At(policy.Province)
}

func (b *builder) plan(d *policy.Document) {
	up := crumb{b.say(lang.Text{ZH: "规划", EN: "Plans"}), PlansPath}
	data := sync.OnceValue(func() any { return b.planPage(d) }) // shown twice
	show := content{
		data:   data,
		table:  func() Table { return clausesTable([]*policy.Document{d}) },
		jsonLD: func() any { return legislation(b.Site, d, b.lang) },
	}
	p := b.page("plan", PlanPath(d), d.Title.In(b.lang), d.Summary.In(b.lang), d.Updated, show, up)
	p.HasTable, p.text = true, textOf(PlanPath(d))
	p.Short = d.ShortTitle.In(b.lang)
	p.NoIndex = d.Draft
	p.Changed = b.changed(d, b.targetsOf(d)...)
	if !b.Model.Site.Bilingual() {
		return
	}
	parallel := b.page(
		"parallel",
		ParallelPath(d),
		d.ShortTitle.In(b.lang)+b.say(lang.Text{
			ZH: "：中英对照",
			EN: ": Chinese and English side by side",
		}),
		d.Summary.In(
			b.lang,
		),
		d.Updated,
		content{data: data},
		up,
		crumb{d.ShortTitle.In(b.lang), PlanPath(d)},
	)
	parallel.Files, parallel.text, parallel.Changed = PlanPath(d), textOf(PlanPath(d)), d.Updated
}

func (b *builder) planPage(d *policy.Document) *PlanPage {
	data := &PlanPage{Card: b.card(d), Plan: d, Tasks: b.tasksOf(d), Terms: b.termsOf(d)}
	for _, c := range d.Clauses {
		if c.Level() == 1 {
			data.Contents = append(data.Contents, c)
		}
		view := ClauseView{Clause: c, Targets: b.state.byClause[c]}
		for _, t := range data.Tasks {
			if t.Clause == c {
				view.Tasks = append(view.Tasks, t)
			}
		}
		data.Clauses = append(data.Clauses, view)
	}
	b.planPlaces(data)
	data.Timeline = b.timeline(d, data.Tasks)
	return data
}

// planPlaces gathers the counties and hospitals that a plan names: those of its groups, pairings and
// lists.
func (b *builder) planPlaces(data *PlanPage) {
	groups, counties, hospitals := map[*policy.Group]bool{}, map[*policy.Region]bool{}, map[*policy.Hospital]bool{}
	county := func(r *policy.Region) {
		if r != nil && r.Level == policy.County && !counties[r] {
			counties[r] = true
			data.Counties = append(data.Counties, r)
		}
	}
	hospital := func(h *policy.Hospital) {
		if !hospitals[h] {
			hospitals[h] = true
			data.Hospitals = append(data.Hospitals, h)
		}
	}
	for _, t := range b.state.byPlan[data.Plan] {
		if g := t.Target.Group; g != nil && !groups[g] {
			groups[g] = true
			data.Groups = append(data.Groups, g)
			for _, r := range g.Members {
				county(r)
			}
		}
	}
	county(data.Plan.Region)
	for _, p := range b.Model.Pairings {
		if p.Plan == data.Plan {
			county(p.Hospital.Region)
			hospital(p.Hospital)
			hospital(p.Supporting)
		}
	}
	for _, l := range b.Model.Lists {
		if l.Plan == data.Plan {
			data.Lists = append(data.Lists, l)
			for _, h := range l.Members {
				hospital(h)
			}
		}
	}
}
