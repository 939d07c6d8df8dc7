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

// A Channel is a feed of news and a calendar of deadlines: of the whole site, of a plan, a province or a county. They
// lie beside the page they belong to, as index.atom and index.ics; what would be empty is not there.
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
		map[*policy.Region]bool{}}
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
			c.tasked[r] = c.tasked[r] || fallsTask(t)
		}
	}
	c.add(newsPath, b.Model.Site.Title.In(b.lang), b.news, nil)
	if slices.ContainsFunc(b.Model.Targets, falls) || slices.ContainsFunc(b.Model.Tasks, fallsTask) {
		c.add(tasksPath, b.Model.Site.Title.In(b.lang), nil, func() []Deadline {
			return deadlines(b.Model.Targets, b.Model.Tasks)
		})
	}
	for _, d := range b.Model.Plans {
		c.plan(d)
	}
	for _, r := range b.Model.Regions {
		switch r.Level {
		case policy.Province:
			c.add(RegionPath(r), r.Name.In(b.lang), c.inProvince[r], nil)
		case policy.County:
			c.county(r)
		}
	}
}

// channels are made of the news by what it is of, and of the regions that tasks with a date name.
type channels struct {
	*builder
	ofPlan     map[*policy.Document][]News
	ofRegion   map[*policy.Region][]News
	inProvince map[*policy.Region][]News // its own, that of the places in it, and what came due there
	tasked     map[*policy.Region]bool
}

// add adds a channel, unless it would have neither a feed nor a calendar.
func (c *channels) add(path, title string, news []News, lines func() []Deadline) {
	if len(news) == 0 && lines == nil {
		return
	}
	c.listed = append(c.listed, Channel{c.lang, path, title, news[:min(len(news), newsInFeed)], lines})
	c.feeds[path], c.calendars[path] = len(news) > 0, lines != nil
}

func (c *channels) plan(d *policy.Document) {
	var targets []*policy.Target
	for _, t := range c.state.byPlan[d] {
		targets = append(targets, t.Target)
	}
	var lines func() []Deadline
	if slices.ContainsFunc(targets, falls) || slices.ContainsFunc(c.tasksOf(d), fallsTask) {
		lines = func() []Deadline { return deadlines(targets, c.tasksOf(d)) }
	}
	c.add(PlanPath(d), d.ShortTitle.In(c.lang), c.ofPlan[d], lines)
}

func falls(t *policy.Target) bool   { return len(dueDates(t)) > 0 }
func fallsTask(t *policy.Task) bool { return len(listed(t)) > 0 }

// county adds the news of a county's own figures and the deadlines of its own targets and tasks.
func (c *channels) county(r *policy.Region) {
	var lines func() []Deadline
	if c.tasked[r] || slices.ContainsFunc(c.state.byRegion[r], func(s Standing) bool { return falls(s.Target) }) {
		lines = func() []Deadline { return c.deadlinesOf(r) }
	}
	c.add(RegionPath(r), r.Name.In(c.lang), c.ofRegion[r], lines)
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
