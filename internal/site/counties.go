package site

import (
	"iter"
	"slices"

	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/progress"
)

// A CountyPage is a county: who treats its residents, what was promised, how far it is.
type CountyPage struct {
	Region    *policy.Region
	Hospitals []*policy.Hospital
	Known     []Standing         // its own targets with a reported figure, those of the nearest plan first
	Asks      []planAsk          // the other targets, those of the nearest plan first
	Plans     []*policy.Document // of the county and of those that it is in, the nearest first; as many as fit
	MorePlans int                // how many more there are
	Next      []*policy.Task     // due on or after today, soonest first
	Figures   []*policy.Figure
	Groups    []*policy.Group
}

// A planAsk is what one plan asks of a county without a report: what it must reach itself, and what its
// province or the nation must reach for it, whether or not that has a report.
type planAsk struct {
	Plan    *policy.Document
	Main    []ask // of the county's own plan, the first that it asks
	Overdue []ask // the date has passed and nobody has reported
	Rest    []ask // the others
	Wider   []ask
}

// Reported is how many of the targets of its province and of the nation have a figure. The page leads to them and does
// not repeat them: they are the same for every county.
func (p planAsk) Reported() int {
	n := 0
	for _, a := range p.Wider {
		n += 1 - unknown(a.Standing)
	}
	return n
}

// Open is how many of its own targets have no report.
func (c *CountyPage) Open() int {
	n := 0
	for _, a := range c.Asks {
		n += len(a.Main) + len(a.Overdue) + len(a.Rest)
	}
	return n
}

// An ask is a target with the bodies that the plan makes responsible for it; it may name none.
type ask struct {
	Standing
	Bodies  []body
	Several bool // its paragraph gives tasks to different bodies, and no record says which of them is its own
}

// A responsibility is the bodies that are responsible for a target. See [ask].
type responsibility struct {
	bodies  []body
	several bool
}

func (r responsibility) ask(s Standing) ask { return ask{s, r.bodies, r.several} }

// Shared is what a line about the target shows, and what tells it from others: of one that has no figure the place is
// left out, so that the line is the same for all whom the target binds.
func (a ask) Shared() (it, key any) {
	if a.Latest != nil {
		return a, sharedAsk{a.Target, a.Region, a.Status}
	}
	alike := ask{Standing{Target: a.Target}, a.Bodies, a.Several}
	alike.Status = a.Status
	return alike, sharedAsk{a.Target, nil, a.Status}
}

// A sharedAsk tells asks apart by what lines about them show.
type sharedAsk struct {
	target *policy.Target
	region *policy.Region
	status progress.Status
}

// A body is one that is responsible, and how that is known.
type body struct {
	*policy.Department
	Known policy.Known
}

// mostPlans is how many plans a county's page names: it leads to the list of the others.
const mostPlans = 10

// mostMain is how many targets of its own plan a county's page shows unfolded.
const mostMain = 6

// asks are what each plan asks of a county and what of that has a report, the nearest plan first.
func (b *builder) asks(r *policy.Region) iter.Seq2[planAsk, []Standing] {
	return func(yield func(planAsk, []Standing) bool) {
		all := b.lookup().askedOf(r)
		for len(all) > 0 {
			n := 1
			for n < len(all) && all[n].Target.Plan == all[0].Target.Plan {
				n++
			}
			if !yield(b.ask(all[:n], r)) {
				return
			}
			all = all[n:]
		}
	}
}

// ask gathers what a plan asks of a county, and what of that has a report.
func (b *builder) ask(all []asked, r *policy.Region) (planAsk, []Standing) {
	d, by := all[0].Target.Plan, b.lookup().bodies
	plan := planAsk{Plan: d}
	var known, open []Standing
	for _, a := range all {
		switch s := *a.Standing; {
		case s.Region == r && s.Latest != nil:
			known = append(known, s)
		case s.Region == r:
			open = append(open, s)
		case s.Target.Scope != "hospital":
			plan.Wider = append(plan.Wider, by[s.Target].ask(s))
		}
	}
	slices.SortStableFunc(plan.Wider, func(x, y ask) int { return unknown(x.Standing) - unknown(y.Standing) })
	slices.SortStableFunc(open, func(x, y Standing) int { return weight(x.Target) - weight(y.Target) })
	for _, s := range open {
		switch a := by[s.Target].ask(s); {
		case d.Region == r && len(plan.Main) < mostMain:
			plan.Main = append(plan.Main, a)
		case s.Status == progress.NoReport:
			plan.Overdue = append(plan.Overdue, a)
		default:
			plan.Rest = append(plan.Rest, a)
		}
	}
	return plan, known
}

func unknown(s Standing) int {
	if s.Latest == nil {
		return 1
	}
	return 0
}

// weight puts first what a plan puts first, then what can be tested by a figure, then what is done or not.
func weight(t *policy.Target) int {
	switch {
	case t.Headline:
		return 0
	case t.Kind == policy.Quantity || t.Kind == policy.Graded:
		return 1
	case t.Kind == policy.YesNo:
		return 2
	}
	return 3
}

// nearest are the plans in the order in which they concern a county: its own, its city's, its province's,
// the nation's.
func nearest(plans []*policy.Document) []*policy.Document {
	levels := []policy.RegionLevel{policy.County, policy.Prefecture, policy.Province, policy.Country}
	distance := func(d *policy.Document) int {
		if d.Region == nil {
			return len(levels)
		}
		return slices.Index(levels, d.Region.Level)
	}
	return slices.SortedStableFunc(slices.Values(plans), func(x, y *policy.Document) int {
		return distance(x) - distance(y)
	})
}

// responsibleFor are those whom tasks make responsible for a target: the tasks that name it or have its id; else those
// of its paragraph, else of its clause, if all of them name the same bodies. That a task of another paragraph tells it
// is inferred.
func responsibleFor(t *policy.Target, tasks []*policy.Task) responsibility {
	var by [3][]*policy.Task
	for _, task := range tasks {
		switch {
		case task.ID == t.ID || slices.Contains(task.Targets, t):
			by[0] = append(by[0], task)
		case len(task.Responsible) == 0:
		case task.Paragraph == t.Paragraph:
			by[1] = append(by[1], task)
		default:
			by[2] = append(by[2], task)
		}
	}
	for nearness, tasks := range by {
		if len(tasks) == 0 {
			continue
		}
		several := nearness > 0 && slices.ContainsFunc(tasks, func(x *policy.Task) bool {
			return !sameBodies(x.Responsible, tasks[0].Responsible)
		})
		if several {
			return responsibility{several: true}
		}
		bodies := bodiesOf(tasks)
		if nearness == 2 && t.Paragraph > 0 && !slices.ContainsFunc(tasks, ofWholeClause) {
			for i := range bodies {
				bodies[i].Known = policy.Inferred
			}
		}
		return responsibility{bodies: bodies}
	}
	return responsibility{}
}

func ofWholeClause(t *policy.Task) bool { return t.Paragraph == 0 }

func sameBodies(a, b []*policy.Department) bool {
	within := func(of []*policy.Department) func(*policy.Department) bool {
		return func(d *policy.Department) bool { return !slices.Contains(of, d) }
	}
	return !slices.ContainsFunc(a, within(b)) && !slices.ContainsFunc(b, within(a))
}

// bodiesOf are the bodies of tasks, each once.
func bodiesOf(tasks []*policy.Task) []body {
	var all []body
	for _, task := range tasks {
		for _, d := range task.Responsible {
			all = addBodies(all, body{d, task.Known.Of("responsible")})
		}
	}
	return all
}

// addBodies adds those that are not there yet. One that is stated anywhere is stated.
func addBodies(all []body, more ...body) []body {
	for _, x := range more {
		i := slices.IndexFunc(all, func(b body) bool { return b.Department == x.Department })
		switch {
		case i < 0:
			all = append(all, x)
		case x.Known == policy.Stated:
			all[i].Known = x.Known
		}
	}
	return all
}

func (b *builder) county(r *policy.Region, updated policy.Date) {
	show := content{
		data:   func() any { return b.countyPage(r) },
		table:  func() Table { return statusTable(b.state.byRegion[r]) },
		jsonLD: func() any { return administrativeArea(b.Site, r, b.lang) },
	}
	p := b.page("county", RegionPath(r), r.Name.In(b.lang),
		b.say(lang.Text{
			ZH: r.Name.ZH + "：有哪些医院、谁来帮扶、规划要求什么、做到哪一步",
			EN: r.Name.EN + ": its hospitals, who supports them, what the plans ask and how far it is",
		}),
		updated, show, b.regionCrumbs(r)...)
	p.HasTable = true
	p.Section = RegionsPath
	if r.Parent != nil {
		p.Within = r.Parent.Name.In(b.lang)
	}
}

func (b *builder) countyPage(r *policy.Region) *CountyPage {
	data := &CountyPage{Region: r, Hospitals: b.hospitalsIn(r), Figures: b.figuresOf(r)}
	data.Plans, data.MorePlans = firstOf(b.lookup().plansFor(r), mostPlans)
	for ask, known := range b.asks(r) {
		data.Known = append(data.Known, known...)
		if len(ask.Main)+len(ask.Overdue)+len(ask.Rest)+len(ask.Wider) > 0 {
			data.Asks = append(data.Asks, ask)
		}
	}
	for _, number := range b.lookup().dueIn(r) {
		data.Next = append(data.Next, b.Model.Tasks[number])
	}
	slices.SortStableFunc(data.Next, b.soonest)
	for _, g := range b.Model.Groups {
		if slices.Contains(g.Members, r) {
			data.Groups = append(data.Groups, g)
		}
	}
	return data
}
