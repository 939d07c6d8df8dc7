package site

import (
	"cmp"
	"slices"

	"gazette/internal/policy"
)

// A TargetsPage lists the targets of all plans, or of one.
type TargetsPage struct {
	Plan   *policy.Document // nil: of all plans
	Plans  []PlanTargets
	Matrix string // the address of its counties by targets, if it has one
}

// PlanTargets is a plan with its targets.
type PlanTargets struct {
	Card    PlanCard
	Targets []*TargetState
}

// A TargetPage is a target with all whom it binds.
type TargetPage struct {
	*TargetState
	Observations []*policy.Observation // newest first
	Hospitals    []*policy.Observation // those of single hospitals
	Map          *TileMap              // of a target that binds the counties of one province; nil: none
}

// HasNews reports whether any of those bound has a figure, if only an illustrative one.
func (t *TargetPage) HasNews() bool { return len(t.Target.Observations) > 0 }

// Published are the observations that somebody made public.
func (t *TargetPage) Published() []*policy.Observation {
	return slices.DeleteFunc(slices.Clone(t.Observations), func(o *policy.Observation) bool {
		return o.Status == policy.Illustrative
	})
}

func (b *builder) targets() {
	all := &TargetsPage{}
	var updated policy.Date
	for _, d := range b.Model.Plans {
		of := PlanTargets{b.card(d), b.state.byPlan[d]}
		all.Plans = append(all.Plans, of)
		updated = latest(updated, d.Updated)
		p := b.page("targets", PlanTargetsPath(d), b.say("指标："+d.ShortTitle.ZH, "Targets: "+d.ShortTitle.EN),
			b.say("该规划提出的每一项指标、时限和进展", "Every target of the plan, when it is due and how it stands"), d.Updated,
			&TargetsPage{Plan: d, Plans: []PlanTargets{of}, Matrix: b.matrix(d)},
			Crumb{b.say("规划", "Plans"), PlansPath}, Crumb{d.ShortTitle.In(b.lang), PlanPath(d)})
		var standings []Standing
		for _, t := range of.Targets {
			standings = append(standings, t.Standings...)
			b.target(t)
		}
		p.Table = new(statusTable(standings))
	}
	b.page("targets", TargetsPath, b.say("指标", "Targets"),
		b.say("全部规划提出的指标、时限和进展", "The targets of all plans, when they are due and how they stand"), updated, all)
}

func (b *builder) target(t *TargetState) {
	data := &TargetPage{TargetState: t}
	if data.HasNews() && t.Target.Scope == "county" && oneProvince(t.Standings) {
		data.Map = tileMap(t.Standings)
	}
	updated := t.Target.Plan.Updated
	for _, o := range t.Target.Observations {
		updated = latest(updated, o.Source.Published)
		if o.Hospital != nil {
			data.Hospitals = append(data.Hospitals, o)
			continue
		}
		data.Observations = append(data.Observations, o)
	}
	slices.SortStableFunc(data.Observations, func(x, y *policy.Observation) int {
		return cmp.Or(y.Date.Compare(x.Date), cmp.Compare(x.Region.Code, y.Region.Code))
	})
	d := t.Target.Plan
	p := b.page("target", TargetPath(t.Target), t.Target.Name.In(b.lang), t.Target.Measure.In(b.lang), updated, data,
		Crumb{b.say("规划", "Plans"), PlansPath}, Crumb{d.ShortTitle.In(b.lang), PlanPath(d)},
		Crumb{b.say("指标", "Targets"), PlanTargetsPath(d)})
	p.Within = d.ShortTitle.In(b.lang)
	p.Table = new(statusTable(t.Standings))
}

func oneProvince(standings []Standing) bool {
	for _, s := range standings {
		if s.Region.At(policy.Province) != standings[0].Region.At(policy.Province) {
			return false
		}
	}
	return len(standings) > 0
}
