package site

import (
	"slices"

	"gazette/internal/lang"
	"gazette/internal/policy"
)

// A Deadline is a date for the calendar: a target due or a task due.
type Deadline struct {
	Date   policy.Date
	Target *policy.Target // or
	Task   *policy.Task
}

// deadlines of the targets and tasks that are still asked for, by date.
func (s *Site) deadlines(targets []*policy.Target, tasks []*policy.Task) []Deadline {
	var all []Deadline
	for _, t := range targets {
		for _, date := range dueDates(t) {
			if t.Asked(s.Today) {
				all = append(all, Deadline{Date: date, Target: t})
			}
		}
	}
	for _, t := range tasks {
		for _, date := range listed(t) {
			if t.Asked(s.Today) {
				all = append(all, Deadline{Date: date, Task: t})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b Deadline) int { return a.Date.Compare(b.Date) })
	return all
}

// A Channel is a feed of news and a calendar of deadlines: of the whole site, of a plan, a province or a county. They
// lie beside the page they belong to, as index.atom and index.ics; what never had anything is not there. A calendar
// whose plans ask for nothing any more stays, empty and with no link to it, so that nobody who follows it is reminded
// of what it held.
type Channel struct {
	Lang      lang.Lang
	Path      string
	Title     string
	News      []News            // newest first; none: there is no feed
	Deadlines func() []Deadline // by date, made when asked for; nil: there is no calendar
}

// newsInFeed is how many entries a feed has at most, the newest.
const newsInFeed = 100

// channels lists the feeds and calendars of a language.
func (b *builder) channels() {
	c := channels{b, map[*policy.Document][]News{}, map[*policy.Region][]News{}, map[*policy.Region][]News{},
		map[*policy.Region][]*policy.Task{}}
	for _, n := range b.news {
		if d := n.plan(); d != nil {
			c.ofPlan[d] = append(c.ofPlan[d], n)
		}
		if n.Change != nil {
			c.ofRegion[n.Change.Region] = append(c.ofRegion[n.Change.Region], n)
		}
		if province := n.region().At(policy.Province); province != nil {
			c.inProvince[province] = append(c.inProvince[province], n)
		}
	}
	for _, t := range b.Model.Tasks {
		for _, r := range t.Regions {
			c.tasked[r] = append(c.tasked[r], t)
		}
	}
	c.add(newsPath, b.Model.Site.Title.In(b.lang), b.news, nil, nil)
	c.add(tasksPath, b.Model.Site.Title.In(b.lang), nil, b.Model.Targets, b.Model.Tasks)
	for _, d := range b.Model.Plans {
		c.plan(d)
	}
	for _, r := range b.Model.Regions {
		switch r.Level {
		case policy.Province:
			c.add(RegionPath(r), r.Name.In(b.lang), c.inProvince[r], nil, nil)
		case policy.County: // the news of its own figures, the deadlines of its own targets and tasks
			var targets []*policy.Target
			for _, s := range b.state.byRegion[r] {
				targets = append(targets, s.Target)
			}
			c.add(RegionPath(r), r.Name.In(b.lang), c.ofRegion[r], targets, c.tasked[r])
		}
	}
}

// channels are made of the news by what it is of, and of the tasks that name a region.
type channels struct {
	*builder
	ofPlan     map[*policy.Document][]News
	ofRegion   map[*policy.Region][]News
	inProvince map[*policy.Region][]News // its own, that of the places in it, and what came due there
	tasked     map[*policy.Region][]*policy.Task
}

// add adds a channel, unless it would have neither a feed nor a calendar.
func (c *channels) add(path, title string, news []News, targets []*policy.Target, tasks []*policy.Task) {
	falls := func(t *policy.Target) bool { return len(dueDates(t)) > 0 }
	fallsTask := func(t *policy.Task) bool { return len(listed(t)) > 0 }
	var lines func() []Deadline
	if slices.ContainsFunc(targets, falls) || slices.ContainsFunc(tasks, fallsTask) {
		lines = func() []Deadline { return c.deadlines(targets, tasks) }
	}
	if len(news) == 0 && lines == nil {
		return
	}
	c.listed = append(c.listed, Channel{c.lang, path, title, news[:min(len(news), newsInFeed)], lines})
	c.feeds[path] = len(news) > 0
	c.calendars[path] = slices.ContainsFunc(targets, func(t *policy.Target) bool {
		return falls(t) && t.Asked(c.Today)
	}) || slices.ContainsFunc(tasks, func(t *policy.Task) bool { return fallsTask(t) && t.Asked(c.Today) })
}

func (c *channels) plan(d *policy.Document) {
	c.add(PlanPath(d), d.ShortTitle.In(c.lang), c.ofPlan[d], c.targetsOf(d), c.tasksOf(d))
}
