package site

import (
	"cmp"
	"slices"

	"gazette/internal/lang"
	"gazette/internal/policy"
)

// A tasksPage lists the duties by deadline.
type tasksPage struct {
	Total   int
	Choices []facetGroup // what narrows them
	Coming  []taskYear   // due today or later
	Passed  []taskYear   // newest first
	Undated []*policy.Task
	Lapsed  []*policy.Task // which their plans do not ask for any more
}

// A taskYear is the tasks that fall due in one year; those that recur, in the year of the next time.
type taskYear struct {
	Year  int
	Tasks []*policy.Task
}

// A departmentsPage lists the duties by who is responsible.
type departmentsPage struct {
	Places  []placeDepartments
	Choices []facetGroup // what narrows them
}

// placeDepartments are the departments of one region.
type placeDepartments struct {
	Region      *policy.Region
	Departments []*policy.Department
}

func (b *builder) tasks() {
	if !b.Model.HasList("tasks") {
		return
	}
	departments := b.departments()
	data := &tasksPage{Total: len(b.Model.Tasks), Choices: choices(b.taskFacets(departments))}
	dated := slices.Clone(b.Model.Tasks)
	slices.SortStableFunc(dated, b.soonest)
	var updated policy.Date
	for _, t := range dated {
		updated = latest(updated, t.Plan.Updated)
		switch {
		case !t.Asked(b.Today):
			data.Lapsed = append(data.Lapsed, t)
		case t.Due.IsZero():
			data.Undated = append(data.Undated, t)
		case t.Due.Before(b.Today):
			data.Passed = addYear(data.Passed, b.taskYear(t), t)
		default:
			data.Coming = addYear(data.Coming, b.taskYear(t), t)
		}
	}
	slices.Reverse(data.Passed)
	title := b.say(lang.Text{ZH: "任务", EN: "Tasks"})
	p := b.page("tasks", tasksPath, title, b.say(lang.Text{
		ZH: "各规划交办的任务、责任单位和时限",
		EN: "What the plans order to be done, by whom and by when",
	}), updated,
		content{
			data:  func() any { return data },
			table: func() Table { return tasksTable(b.Model.Tasks, b.Today) },
		})
	p.HasTable = true
	p.Names = b.say(lang.Text{ZH: "时限", EN: "duties\ndeadlines"})
	if len(b.Model.Tasks) == 0 {
		return
	}
	list := b.page("departments", departmentsPath,
		b.say(lang.Text{ZH: "按责任单位查看任务", EN: "Tasks by responsible department"}),
		b.say(lang.Text{ZH: "每个责任单位承担的任务和时限", EN: "Each department's duties and deadlines"}),
		updated,
		shows(&departmentsPage{Places: byPlace(departments), Choices: data.Choices}),
		crumb{title, tasksPath},
	)
	list.Names = b.say(lang.Text{ZH: "责任单位\n部门", EN: "departments"})
}

// departments are those that have tasks, the nation's first, each place's together.
func (b *builder) departments() []*policy.Department {
	busy := slices.DeleteFunc(slices.Clone(b.Model.Departments),
		func(d *policy.Department) bool { return len(d.Tasks) == 0 })
	slices.SortStableFunc(busy, func(x, y *policy.Department) int {
		return cmp.Or(
			cmp.Compare(regionRank(x.Region), regionRank(y.Region)),
			cmp.Compare(code(x.Region), code(y.Region)),
		)
	})
	return busy
}

func byPlace(departments []*policy.Department) []placeDepartments {
	var places []placeDepartments
	for _, d := range departments {
		if n := len(places); n == 0 || places[n-1].Region != d.Region {
			places = append(places, placeDepartments{Region: d.Region})
		}
		place := &places[len(places)-1]
		place.Departments = append(place.Departments, d)
	}
	return places
}

func addYear(years []taskYear, year int, t *policy.Task) []taskYear {
	if n := len(years); n == 0 || years[n-1].Year != year {
		years = append(years, taskYear{Year: year})
	}
	last := &years[len(years)-1]
	last.Tasks = append(last.Tasks, t)
	return years
}

func regionRank(r *policy.Region) int {
	if r == nil {
		return -1
	}
	return slices.Index(
		[]policy.RegionLevel{policy.Country, policy.Province, policy.Prefecture, policy.County},
		r.Level,
	)
}

func code(r *policy.Region) string {
	if r == nil {
		return ""
	}
	return r.Code
}
