package site

import (
	"cmp"
	"slices"

	"gazette/internal/lang"
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
	var all []Change
	for _, t := range s.Model.Targets {
		published := map[*policy.Region][]*policy.Observation{}
		for _, o := range t.Observations {
			if o.Hospital == nil {
				published[o.Region] = append(published[o.Region], o)
			}
		}
		for _, region := range t.Subjects {
			if len(published[region]) > 0 {
				all = append(all, s.changesOf(t, region, published[region])...)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b Change) int {
		return cmp.Or(
			b.Date.Compare(a.Date),
			cmp.Compare(a.Target.Key(), b.Target.Key()),
			cmp.Compare(a.Region.Code, b.Region.Code),
		)
	})
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
		if end.Before(s.Today) {
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
			known[slices.Index(known, d.was)] = d.now
		default:
			known = append(known, d.now)
		}
		after := progress.Judge(t, known, asOf).Status
		if d.now != nil || after != before {
			changes = append(changes, Change{asOf, t, region, d.now, d.correction, before, after})
		}
		before = after
	}
	return changes
}

// A Deadline is a date for the calendar: a target due or a task due.
type Deadline struct {
	Date   policy.Date
	Target *policy.Target // or
	Task   *policy.Task
}

// deadlines of targets and tasks, by date.
func deadlines(targets []*policy.Target, tasks []*policy.Task) []Deadline {
	var all []Deadline
	for _, t := range targets {
		for _, date := range dueDates(t) {
			all = append(all, Deadline{Date: date, Target: t})
		}
	}
	for _, t := range tasks {
		for _, date := range listed(t) {
			all = append(all, Deadline{Date: date, Task: t})
		}
	}
	slices.SortStableFunc(all, func(a, b Deadline) int { return a.Date.Compare(b.Date) })
	return all
}

// A Channel is a feed of changes and a calendar of deadlines: of all, of a plan, of a county. They lie
// beside the page they belong to, as index.atom and index.ics.
type Channel struct {
	Lang      lang.Lang
	Path      string
	Title     string
	Updated   policy.Date // of its newest change; of one without, when a plan was edited last
	Changes   []Change
	Deadlines func() []Deadline // by date; made when asked for
}

// channels lists the feeds and calendars of a language.
func (b *builder) channels() {
	all := b.changes
	add := func(path, title string, changes []Change, lines func() []Deadline) {
		updated := b.edited()
		if len(changes) > 0 {
			updated = changes[0].Date
		}
		b.Channels = append(b.Channels, Channel{b.lang, path, title, updated, changes, lines})
		b.hasChannel[path] = true
	}
	if b.Model.HasList("tasks") {
		add(
			tasksPath,
			b.Model.Site.Title.In(b.lang),
			all,
			func() []Deadline { return deadlines(b.Model.Targets, b.Model.Tasks) },
		)
	}
	byRegion := map[*policy.Region][]Change{}
	byPlan := map[*policy.Document][]Change{}
	for _, c := range all {
		byRegion[c.Region] = append(byRegion[c.Region], c)
		byPlan[c.Target.Plan] = append(byPlan[c.Target.Plan], c)
	}
	for _, d := range b.Model.Plans {
		var targets []*policy.Target
		for _, t := range b.state.byPlan[d] {
			targets = append(targets, t.Target)
		}
		add(
			PlanPath(d),
			d.ShortTitle.In(b.lang),
			byPlan[d],
			func() []Deadline { return deadlines(targets, b.tasksOf(d)) },
		)
	}
	for _, r := range b.Model.Regions {
		if r.Level != policy.County || len(b.state.byRegion[r]) == 0 {
			continue
		}
		add(RegionPath(r), r.Name.In(b.lang), byRegion[r], func() []Deadline { return b.deadlinesOf(r) })
	}
}

// deadlinesOf are those of a county's own targets and tasks.
func (b *builder) deadlinesOf(r *policy.Region) []Deadline {
	var targets []*policy.Target
	for _, s := range b.state.byRegion[r] {
		targets = append(targets, s.Target)
	}
	var tasks []*policy.Task
	for _, t := range b.Model.Tasks {
		if slices.Contains(t.Regions, r) {
			tasks = append(tasks, t)
		}
	}
	return deadlines(targets, tasks)
}
