package site

import (
	"cmp"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"gazette/internal/policy"
	"gazette/internal/progress"
)

// A Change is news of a target in a region: a figure that somebody published or corrected, a deadline that
// passed, and the status before and after.
type Change struct {
	Date          policy.Date // when it became known: published, corrected, or the day after the deadline
	Target        *policy.Target
	Region        *policy.Region
	Observation   *policy.Observation // as it was then; nil when a deadline passed
	Correction    *policy.Correction  // what it said before; nil when it is not a correction
	Before, After progress.Status
}

// changes follows each target through the days on which something became known, newest first.
func (s *Site) changes() []Change {
	of := make([][]Change, len(s.Model.Targets))
	var work errgroup.Group
	work.SetLimit(runtime.GOMAXPROCS(0))
	for i, t := range s.Model.Targets {
		work.Go(func() error {
			of[i] = s.changesOfAll(t)
			return nil
		})
	}
	_ = work.Wait() // none fails
	all := slices.Concat(of...)
	slices.SortStableFunc(all, func(a, b Change) int {
		if order := b.Date.Compare(a.Date); order != 0 || a.Target == b.Target {
			return cmp.Or(order, cmp.Compare(a.Region.Code, b.Region.Code))
		}
		return cmp.Compare(a.Target.Key(), b.Target.Key())
	})
	return all
}

// changesOfAll are those of a target in all its regions.
func (s *Site) changesOfAll(t *policy.Target) []Change {
	published := t.ByRegion()
	var all []Change
	for _, region := range t.Subjects {
		if len(published[region]) > 0 {
			all = append(all, s.changesOf(t, region, published[region])...)
		}
	}
	return all
}

// knownOn is the day on which an observation became known: that of its publication, else the last day
// that its own date can mean. Of one that was corrected the publication that is recorded may be that of the
// correction, which tells nothing of the first.
func knownOn(o *policy.Observation) policy.Date {
	published := o.Source.Published
	if published.IsZero() || len(o.Corrections) > 0 && !published.Before(o.Corrections[0].On) {
		return o.Date.Last()
	}
	return published.Last()
}

// A day is one on which something of a target became known, or its deadline passed.
type day struct {
	date       policy.Date
	now        *policy.Observation // nil: a deadline
	was        *policy.Observation // what it said before it was corrected, nil: it is new
	correction *policy.Correction
}

// told are the days on which an observation became known and was corrected.
func told(o *policy.Observation) []day {
	version := func(i int) *policy.Observation {
		if i < len(o.Corrections) {
			return o.Before(o.Corrections[i])
		}
		return o
	}
	days := []day{{date: knownOn(o), now: version(0)}}
	for i := range o.Corrections {
		before, c := days[i], &o.Corrections[i]
		days = append(days, day{latest(before.date, c.On.Last()), version(i + 1), before.now, c})
	}
	return days
}

// changesOf replays the history of one target in one region: on each day only what was known then
// counts.
func (s *Site) changesOf(t *policy.Target, region *policy.Region, observations []*policy.Observation) []Change {
	var days []day
	for _, o := range observations {
		days = append(days, told(o)...)
	}
	for _, end := range progress.Ends(t) {
		if end.Before(s.Today) && t.Asked(s.Today) {
			days = append(days, day{date: end})
		}
	}
	slices.SortStableFunc(days, func(a, b day) int { return a.date.Compare(b.date) })
	var changes []Change
	var known []*policy.Observation
	before := progress.Judge(t, nil, policy.Date{Year: 1}).Status
	for _, d := range days {
		asOf := d.date
		switch {
		case d.now == nil:
			asOf = d.date.AddDays(1)
		case d.was != nil:
			if i := slices.Index(known, d.was); i >= 0 {
				known[i] = d.now
			}
		default:
			known = append(known, d.now)
		}
		judged := progress.Judge(t, known, asOf)
		if t.Holds != policy.Throughout { // which any figure may break
			known = stillOpen(known, judged, asOf)
		}
		after := judged.Status
		if d.now != nil || after != before {
			changes = append(changes, Change{asOf, t, region, d.now, d.correction, before, after})
		}
		before = after
	}
	return changes
}

// stillOpen leaves out what can no longer decide a target that is judged by its latest figure, or by that of each
// period: all that has been passed over for that one. A series of many years would else be read anew for each of its
// figures.
func stillOpen(known []*policy.Observation, judged progress.Result, asOf policy.Date) []*policy.Observation {
	decides := map[*policy.Observation]bool{judged.Latest: true}
	for _, p := range judged.Periods {
		decides[p.Judged] = true
	}
	return slices.DeleteFunc(known, func(o *policy.Observation) bool { return !decides[o] && !asOf.Before(o.Date) })
}
