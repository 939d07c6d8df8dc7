package site

import (
	"slices"

	"gazette/internal/policy"
)

// A lookup finds at once what would else be sought among all records of the site for each page. Lists are in the
// order of the model.
type lookup struct {
	hospitals map[*policy.Region][]*policy.Hospital // of a region and of the places inside it
	figures   map[*policy.Region][]*policy.Figure
	due       map[*policy.Region][]int // tasks that name a region and are due today or later, by their numbers
	tasks     map[*policy.Document][]*policy.Task
	measured  map[*policy.Clause][]*policy.Target // those that have figures
	bodies    map[*policy.Target]responsibility
	plans     map[*policy.Region][]*policy.Document // of the region itself, those that are void last
	asked     map[*policy.Region][]asked            // what plans still ask for
}

// asked is a target that binds a region, numbered in the order in which plans concern a county.
type asked struct {
	number int
	*Standing
}

func newLookup(s *Site) *lookup {
	l := &lookup{
		hospitals: map[*policy.Region][]*policy.Hospital{},
		figures:   map[*policy.Region][]*policy.Figure{},
		due:       map[*policy.Region][]int{},
		tasks:     map[*policy.Document][]*policy.Task{},
		measured:  map[*policy.Clause][]*policy.Target{},
		bodies:    map[*policy.Target]responsibility{},
		plans:     map[*policy.Region][]*policy.Document{},
		asked:     map[*policy.Region][]asked{},
	}
	for _, h := range s.Model.Hospitals {
		for r := h.Region; r != nil; r = r.Parent {
			l.hospitals[r] = append(l.hospitals[r], h)
		}
	}
	for _, f := range s.Model.Figures {
		l.figures[f.Region] = append(l.figures[f.Region], f)
	}
	l.addTasks(s)
	for _, t := range s.Model.Targets {
		if state := s.State(t); t.Clause != nil && state != nil && state.HasNews() {
			l.measured[t.Clause] = append(l.measured[t.Clause], t)
		}
	}
	for _, void := range []bool{false, true} {
		for _, d := range s.Model.Plans {
			if d.Void() == void {
				l.plans[d.Region] = append(l.plans[d.Region], d)
			}
		}
	}
	number := 0
	for _, d := range nearest(s.Model.Plans) {
		for _, t := range s.state.byPlan[d] {
			for i := range t.Standings {
				standing := &t.Standings[i]
				if !t.Target.Asked(s.Today) {
					continue
				}
				l.asked[standing.Region] = append(l.asked[standing.Region], asked{number, standing})
				number++
			}
		}
	}
	return l
}

func (l *lookup) addTasks(s *Site) {
	type place struct {
		plan   *policy.Document
		clause *policy.Clause
	}
	on := map[place][]*policy.Task{}
	elsewhere := map[*policy.Target][]*policy.Task{} // tasks of other clauses that name the target
	for i, t := range s.Model.Tasks {
		l.tasks[t.Plan] = append(l.tasks[t.Plan], t)
		on[place{t.Plan, t.Clause}] = append(on[place{t.Plan, t.Clause}], t)
		for _, target := range t.Targets {
			if target.Clause != t.Clause {
				elsewhere[target] = append(elsewhere[target], t)
			}
		}
		if t.Asked(s.Today) && !t.Due.IsZero() && !t.Due.Before(s.Today) {
			for _, r := range t.Regions {
				l.due[r] = append(l.due[r], i)
			}
		}
	}
	for _, t := range s.Model.Targets {
		of := append(slices.Clip(elsewhere[t]), on[place{t.Plan, t.Clause}]...)
		l.bodies[t] = responsibleFor(t, of)
	}
}

// askedOf are the standings of all targets that bind a region or one that it is in, the nearest plan first.
func (l *lookup) askedOf(r *policy.Region) []asked {
	var all []asked
	for ; r != nil; r = r.Parent {
		all = append(all, l.asked[r]...)
	}
	slices.SortFunc(all, func(x, y asked) int { return x.number - y.number })
	return all
}

// plansFor are the plans of a region and of those that it is in, the nearest first.
func (l *lookup) plansFor(r *policy.Region) []*policy.Document {
	var all []*policy.Document
	for ; r != nil; r = r.Parent {
		all = append(all, l.plans[r]...)
	}
	return all
}

// dueIn are the numbers of the tasks to come that name a region or one that it is in.
func (l *lookup) dueIn(r *policy.Region) []int {
	var numbers []int
	for ; r != nil; r = r.Parent {
		numbers = append(numbers, l.due[r]...)
	}
	slices.Sort(numbers)
	return slices.Compact(numbers)
}
