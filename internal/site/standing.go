package site

import (
	"slices"

	"gazette/internal/lang"
	"gazette/internal/numeral"
	"gazette/internal/policy"
	"gazette/internal/progress"
)

// A Standing is how a target stands for one region.
type Standing struct {
	Target *policy.Target
	Region *policy.Region
	progress.Result
}

// Tells reports whether the status is to be told. Of a plan that is void only one is: that the target was reached.
// The others say how far it is by a time that counts no more.
func (s Standing) Tells() bool { return !s.Target.Plan.Void() || s.Status == progress.Met }

// A TargetState is a target with how it stands for all whom it binds.
type TargetState struct {
	Target    *policy.Target
	Standings []Standing // by the order of the target's subjects
	Tally     progress.Tally
}

// Single returns the standing of a target that binds one region only, else nil.
func (t *TargetState) Single() *Standing {
	if len(t.Standings) == 1 {
		return &t.Standings[0]
	}
	return nil
}

// Status is how the target stands for all whom it binds; empty where they differ.
func (t *TargetState) Status() progress.Status {
	var status progress.Status
	for i, s := range t.Standings {
		if i > 0 && s.Status != status {
			return ""
		}
		status = s.Status
	}
	return status
}

// HasNews reports whether any of those bound has a figure of its own, reported or counted. One of a hospital
// is not its county's.
func (t *TargetState) HasNews() bool {
	return slices.ContainsFunc(t.Standings, func(s Standing) bool { return s.Latest != nil })
}

type subject struct {
	target *policy.Target
	region *policy.Region
}

type standings struct {
	by       map[subject]Standing
	targets  map[*policy.Target]*TargetState
	byRegion map[*policy.Region][]Standing // a region's own targets, in the model's order
	byClause map[*policy.Clause][]*TargetState
	byPlan   map[*policy.Document][]*TargetState
}

// judge judges every target for every region it binds.
func judge(m *policy.Model, today policy.Date) standings {
	s := standings{by: map[subject]Standing{}, targets: map[*policy.Target]*TargetState{},
		byRegion: map[*policy.Region][]Standing{}, byClause: map[*policy.Clause][]*TargetState{},
		byPlan: map[*policy.Document][]*TargetState{}}
	// Those that count others come after them.
	targets := slices.Clone(m.Targets)
	slices.SortStableFunc(targets, func(a, b *policy.Target) int { return counting(a) - counting(b) })
	for _, t := range targets {
		of := t.ByRegion()
		state := &TargetState{Target: t}
		for _, region := range t.Subjects {
			if o := s.counted(t, region, today); o != nil && len(of[region]) == 0 {
				of[region] = append(of[region], o)
			}
			standing := Standing{t, region, progress.Judge(t, of[region], today)}
			state.Standings = append(state.Standings, standing)
			s.by[subject{t, region}] = standing
		}
		state.Tally = tally(state.Standings)
		s.targets[t] = state
	}
	for _, t := range m.Targets {
		s.byClause[t.Clause] = append(s.byClause[t.Clause], s.targets[t])
		s.byPlan[t.Plan] = append(s.byPlan[t.Plan], s.targets[t])
		for _, standing := range s.targets[t].Standings {
			s.byRegion[standing.Region] = append(s.byRegion[standing.Region], standing)
		}
	}
	return s
}

func counting(t *policy.Target) int {
	if t.Counts != nil {
		return 1
	}
	return 0
}

// counted is the sum or the share that a target asks for, made of what was reported for the target it
// counts: how many of those inside the region have met it, or which share of them all. It is an
// estimate. Where some have reported nothing it is the least that it can be, and there is one only if
// that suffices: nobody is said to have missed by what is not known. On an example site it is as
// illustrative as what it counts.
func (s *standings) counted(t *policy.Target, region *policy.Region, today policy.Date) *policy.Observation {
	if t.Counts == nil {
		return nil
	}
	var met, reported, all float64
	var date policy.Date
	status := policy.Estimated
	for _, of := range s.targets[t.Counts].Standings {
		if !of.Region.In(region) {
			continue
		}
		all++
		if of.Latest == nil {
			continue
		}
		reported++
		if of.Latest.Status == policy.Illustrative {
			status = policy.Illustrative
		}
		date = latest(date, of.Latest.Date)
		if of.Status == progress.Met {
			met++
		}
	}
	if reported == 0 {
		return nil
	}
	n := func(v float64) string { return numeral.Format(v) }
	o := &policy.Observation{
		Target: t,
		Region: region,
		Date:   date,
		Value:  met,
		Status: status,
		Source: policy.Source{Name: lang.Text{
			ZH: "由" + n(reported) + "个地区的报告汇总（共" + n(all) + "个）：" + t.Counts.Name.ZH,
			EN: "Counted from the reports of " + n(reported) + " of " + n(all) + ": " + t.Counts.Name.EN}},
	}
	if t.Unit != nil && t.Unit.ID == "percent" {
		o.Value = met / all * 100
	}
	least := []*policy.Observation{o}
	if reported < all && progress.Judge(t, least, today).Status != progress.Met {
		return nil
	}
	return o
}

// sum adds what was counted for each target.
func sum(states []*TargetState) progress.Tally {
	var all []progress.Tally
	for _, t := range states {
		all = append(all, t.Tally)
	}
	return progress.Sum(all...)
}

// tally counts standings.
func tally(all []Standing) progress.Tally {
	results := make([]progress.Result, len(all))
	for i, s := range all {
		results[i] = s.Result
	}
	return progress.Count(results)
}
