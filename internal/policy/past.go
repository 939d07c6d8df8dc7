package policy

// A Past is what the last edit that git knows did. It is empty where git knows of none.
type Past struct {
	Strays  []Stray        // what names another text since
	Removed []*Observation // as they were
}

// A figureKey tells what an observation is of, by what its records are called now.
type figureKey struct {
	target, place string
	date          Date
}

// undated is the key of all observations of a target and a place.
func (k figureKey) undated() figureKey { return figureKey{target: k.target, place: k.place} }

// CompareFigures notes for every observation what it was in an earlier state of the site, and returns those of then
// that are gone. What the site does not say any more of a target, a hospital or a region that is gone is not among
// them, nor what has a date that is more exact, or less.
func CompareFigures(was, now *Model) (removed []*Observation) {
	keyOf := figureKeys(now)
	old := map[figureKey]*Observation{}
	for _, o := range was.Observations {
		old[keyOf(o)] = o
	}
	said := map[figureKey][]*Observation{}
	for _, o := range now.Observations {
		key := keyOf(o)
		o.Committed = old[key]
		delete(old, key)
		said[key.undated()] = append(said[key.undated()], o)
	}
	there := map[string]bool{}
	for _, x := range now.Identities() {
		there[string(x.Kind)+" "+x.Plan+"/"+x.ID] = true
	}
	for _, o := range was.Observations {
		key := keyOf(o)
		if old[key] == o && there[key.target] && there[key.place] && !redated(o, said[key.undated()]) {
			removed = append(removed, o)
		}
	}
	return removed
}

// figureKeys makes the keys of observations of any state of a site, by the ids that their records have in this one.
func figureKeys(now *Model) func(*Observation) figureKey {
	type id struct {
		kind     IdentityKind
		plan, id string
	}
	became := map[id]string{}
	for _, x := range now.Identities() {
		for _, f := range x.Former {
			became[id{x.Kind, x.Plan, f.ID}] = x.ID
		}
	}
	of := func(x id) id {
		if to := became[x]; to != "" {
			x.id = to
		}
		return x
	}
	name := func(x id) string { return string(x.kind) + " " + x.plan + "/" + x.id }
	return func(o *Observation) figureKey {
		place := id{RegionIdentity, "", o.Region.Code}
		if o.Hospital != nil {
			place = id{HospitalIdentity, "", o.Hospital.ID}
		}
		plan := of(id{PlanIdentity, "", o.Target.Plan.Slug}).id
		return figureKey{name(of(id{TargetIdentity, plan, o.Target.ID})), name(of(place)), o.Date}
	}
}

// redated reports whether a figure is still said, of a date that its own lies in or that lies in it.
func redated(o *Observation, now []*Observation) bool {
	for _, x := range now {
		if !x.Date.Precedes(o.Date) && !o.Date.Precedes(x.Date) &&
			x.Value == o.Value && x.Grade == o.Grade && x.Done == o.Done {
			return true
		}
	}
	return false
}
