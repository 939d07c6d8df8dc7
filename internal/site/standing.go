package site

import (
	"gazette/internal/policy"
	"gazette/internal/progress"
)

// A Standing is how a target stands for one region.
type Standing struct {
	Target *policy.Target
	Region *policy.Region
	progress.Result
}

// A TargetState is a target with how it stands for all whom it binds. Reported and illustrative
// figures are counted apart.
type TargetState struct {
	Target       *policy.Target
	Standings    []Standing // by the order of the target's subjects
	Reported     progress.Tally
	Illustrative progress.Tally
}

// Single returns the standing of a target that binds one region only, else nil.
func (t *TargetState) Single() *Standing {
	if len(t.Standings) == 1 {
		return &t.Standings[0]
	}
	return nil
}

// IsIllustrative reports whether the target has illustrative figures and no others.
func (t *TargetState) IsIllustrative() bool {
	return t.Illustrative.Total > 0 && t.Reported.Counts[progress.NoReport] == t.Reported.Total
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
	for _, t := range m.Targets {
		of := map[*policy.Region][]*policy.Observation{}
		for _, o := range t.Observations {
			if o.Hospital == nil {
				of[o.Region] = append(of[o.Region], o)
			}
		}
		state := &TargetState{Target: t}
		var results []progress.Result
		for _, region := range t.Subjects {
			standing := Standing{t, region, progress.Judge(t, of[region], today)}
			state.Standings = append(state.Standings, standing)
			results = append(results, standing.Result)
			s.by[subject{t, region}] = standing
			s.byRegion[region] = append(s.byRegion[region], standing)
		}
		state.Reported, state.Illustrative = progress.Count(results), progress.CountIllustrative(results)
		s.targets[t] = state
		s.byClause[t.Clause] = append(s.byClause[t.Clause], state)
		s.byPlan[t.Plan] = append(s.byPlan[t.Plan], state)
	}
	return s
}

// tally counts standings, reported and illustrative apart.
func tally(all []Standing) (reported, illustrative progress.Tally) {
	results := make([]progress.Result, len(all))
	for i, s := range all {
		results[i] = s.Result
	}
	return progress.Count(results), progress.CountIllustrative(results)
}
