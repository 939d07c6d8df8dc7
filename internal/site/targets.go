package site

import (
	"cmp"
	"slices"

	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/progress"
)

// A targetsPage lists the targets of all plans, or of one.
type targetsPage struct {
	Plan   *policy.Document // nil: of all plans
	Plans  []planTargets
	Matrix string // the address of its counties by targets, if it has one
}

// planTargets is a plan with its targets by what is known of them.
type planTargets struct {
	Card  PlanCard
	Known []*TargetState // somebody has reported a figure
	Rest  []targetGroup  // the others, by how they stand
}

// A targetGroup is targets of which nobody has reported a figure and which stand alike.
type targetGroup struct {
	Status  progress.Status // empty: differently from place to place, or of a plan that is void
	Targets []*TargetState
}

// A TargetPage is a target with all whom it binds.
type TargetPage struct {
	*TargetState
	Observations []*policy.Observation // newest first
	Map          *TileMap              // of a target that binds the counties of one province; nil: none
	Embed        *EmbedPage            // what others show of it
}

func (b *builder) targets() {
	if !b.Model.HasList("targets") {
		return
	}
	for _, d := range b.Model.Plans {
		if len(b.state.byPlan[d]) == 0 {
			continue
		}
		matrix := b.matrix(d)
		show := content{
			data: func() any {
				return &targetsPage{Plan: d, Plans: []planTargets{b.planTargets(d)}, Matrix: matrix}
			},
			table: func() Table {
				var standings []Standing
				for _, t := range b.state.byPlan[d] {
					standings = append(standings, t.Standings...)
				}
				return statusTable(standings)
			},
		}
		p := b.page(
			"targets",
			PlanTargetsPath(d),
			b.say(lang.Text{
				ZH: "指标：" + d.ShortTitle.ZH,
				EN: "Targets: " + d.ShortTitle.EN,
			}),
			b.say(
				lang.Text{
					ZH: "该规划提出的每一项指标、时限和进展",
					EN: "Every target of the plan, when it is due and how it stands",
				},
			),
			d.Updated,
			show,
			crumb{b.say(lang.Text{ZH: "规划", EN: "Plans"}), PlansPath},
			crumb{d.ShortTitle.In(b.lang), PlanPath(d)},
		)
		p.HasTable = true
		p.Changed = b.changed(d, b.targetsOf(d)...)
		for _, t := range b.state.byPlan[d] {
			b.target(t)
		}
	}
	p := b.page(
		"targets",
		TargetsPath,
		b.say(lang.Text{ZH: "指标", EN: "Targets"}),
		b.say(
			lang.Text{
				ZH: "全部规划提出的指标、时限和进展",
				EN: "The targets of all plans, when they are due and how they stand",
			},
		),
		b.edited(),
		content{data: func() any {
			all := &targetsPage{}
			for _, d := range b.Model.Plans {
				if len(b.state.byPlan[d]) > 0 {
					all.Plans = append(all.Plans, b.planTargets(d))
				}
			}
			return all
		}},
	)
	p.Names = b.say(lang.Text{ZH: "目标", EN: "goals\nindicators"})
}

func (b *builder) planTargets(d *policy.Document) planTargets {
	all := planTargets{Card: b.card(d)}
	by := map[progress.Status][]*TargetState{}
	for _, t := range b.state.byPlan[d] {
		switch {
		case t.HasNews():
			all.Known = append(all.Known, t)
		case d.Void(): // how they would stand is of no meaning
			by[""] = append(by[""], t)
		default:
			by[t.Status()] = append(by[t.Status()], t)
		}
	}
	for _, status := range append(progress.Statuses[:], "") {
		if len(by[status]) > 0 {
			all.Rest = append(all.Rest, targetGroup{status, by[status]})
		}
	}
	return all
}

func (b *builder) target(t *TargetState) {
	d := t.Target.Plan
	updated := d.Updated
	for _, o := range t.Target.Observations {
		updated = latest(updated, o.Source.Published)
	}
	show := content{
		data:  func() any { return targetPage(t) },
		table: func() Table { return statusTable(t.Standings) },
	}
	above := []crumb{{b.say(lang.Text{ZH: "规划", EN: "Plans"}), PlansPath}, {d.ShortTitle.In(b.lang), PlanPath(d)},
		{b.say(lang.Text{ZH: "指标", EN: "Targets"}), PlanTargetsPath(d)}}
	p := b.page("target", TargetPath(t.Target), t.Target.Name.In(b.lang), t.Target.Measure.In(b.lang), updated, show,
		above...)
	p.Within = d.ShortTitle.In(b.lang)
	p.Changed = b.changed(d, t.Target)
	p.Files, p.text = PlanPath(d), textOf(PlanPath(d)) // it shows the clause
	p.HasTable = true
	b.embed(t, updated, above)
}

func targetPage(t *TargetState) *TargetPage {
	data := &TargetPage{TargetState: t, Embed: embedPage(t)}
	if data.HasNews() && !t.Target.Plan.Void() && t.Target.Scope == "county" && oneProvince(t.Standings) {
		data.Map = tileMap(t.Standings)
	}
	data.Observations = slices.Clone(t.Target.Observations)
	slices.SortStableFunc(data.Observations, func(x, y *policy.Observation) int {
		return cmp.Or(y.Date.Compare(x.Date), cmp.Compare(x.Region.Code, y.Region.Code))
	})
	return data
}

func oneProvince(standings []Standing) bool {
	for _, s := range standings {
		if s.Region.At(policy.Province) != standings[0].Region.At(policy.Province) {
			return false
		}
	}
	return true
}
