package load

import (
	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/record"
	"gazette/internal/source"
)

// A tasksFile holds the tasks of one plan and the bodies that they are given to:
//
//	[[task]]
//	id = "report"
//	clause = "2"
//	responsible = ["health-commission"]
//	due = "2025-11"
//	every = "year"
//	from = "2022-11"
type tasksFile struct {
	Plan       string `toml:"plan" required:"true"`
	Department []struct {
		ID     string    `toml:"id" required:"true"`
		Name   lang.Text `toml:"name" required:"true"`
		Region string    `toml:"region" required:"true"`
	} `toml:"department"`
	Task []taskRecord `toml:"task"`
}

// A taskRecord is something to be done once, or again in every period where it has every; due is then the last time.
// Targets are those of the plan that it is the work for: who is responsible for it is so for them. Others keeps an open
// list open (“health-commission 等”): the plan names more bodies than are listed. Done is the day on which somebody
// said that it was done, and done_source is who.
type taskRecord struct {
	ID          string       `toml:"id" required:"true"`
	FormerIDs   []string     `toml:"former_ids"`
	Clause      string       `toml:"clause" required:"true"`
	Targets     []string     `toml:"targets"`
	Name        lang.Text    `toml:"name" required:"true"`
	Responsible []string     `toml:"responsible" required:"true"`
	Others      lang.Text    `toml:"others"`
	Due         string       `toml:"due"`
	Every       policy.Every `toml:"every"`
	From        string       `toml:"from"`
	Regions     []string     `toml:"regions"`
	Done        string       `toml:"done"`
	DoneSource  sourceRecord `toml:"done_source"`
	Known       taskKnown    `toml:"known"`
	Note        lang.Text    `toml:"note"`
}

// tasks reads all departments first: a body that two plans name is one department, as long as both say the same of it.
func (l *loader) tasks() {
	type decoded struct {
		tasksFile
		r *record.Keys
	}
	var files []decoded
	for _, f := range l.files(source.TasksFolder) {
		file, keys := decode[tasksFile](l, f, "department")
		files = append(files, decoded{file, keys})
		for i, x := range file.Department {
			r := keys.Item("department", i)
			d := &policy.Department{ID: x.ID, Name: x.Name, Region: l.region(r, "region", x.Region), Pos: r.At("id")}
			if old := l.m.DepartmentBy[x.ID]; old != nil && old.Name == d.Name && old.Region == d.Region {
				continue
			}
			if add(l, l.m.DepartmentBy, r, "id", x.ID, d, func(d *policy.Department) diag.Pos { return d.Pos }) {
				l.m.Departments = append(l.m.Departments, d)
			}
		}
	}
	taken := map[string]*policy.Task{}
	for _, f := range files {
		plan, _ := find(l, l.m.PlanBy, "plan", f.r, "plan", f.Plan)
		if plan == nil {
			continue
		}
		for i, x := range f.Task {
			l.task(f.r.Item("task", i), plan, x, taken)
		}
	}
}

// task reads one task. Its id is unique within the plan, over all files: taken has those that are given already.
func (l *loader) task(r *record.Keys, plan *policy.Document, x taskRecord, taken map[string]*policy.Task) {
	t := &policy.Task{
		ID:         x.ID,
		FormerIDs:  formerIDs(r, x.FormerIDs),
		Plan:       plan,
		Name:       x.Name,
		Every:      x.Every,
		Others:     x.Others,
		Known:      x.Known.how(),
		Note:       x.Note,
		Due:        l.date(r, "due", x.Due),
		From:       l.date(r, "from", x.From),
		Done:       l.date(r, "done", x.Done),
		DoneSource: l.source(r, "done_source", x.DoneSource),
		Pos:        r.At("id"),
	}
	t.Clause, t.Paragraph = l.clause(r, "clause", plan, x.Clause)
	t.Regions = l.regionsOf(r, "regions", x.Regions)
	for i, id := range x.Targets {
		key := plan.Slug + "/" + id
		if target, ok := find(l, l.m.TargetBy, "target", r, index("targets", i), key); ok && target != nil {
			t.Targets = append(t.Targets, target)
		}
	}
	for i, id := range x.Responsible {
		if d, ok := find(l, l.m.DepartmentBy, "department", r, index("responsible", i), id); ok && d != nil {
			t.Responsible = append(t.Responsible, d)
		}
	}
	if add(l, taken, r, "id", plan.Slug+"/"+x.ID, t, func(t *policy.Task) diag.Pos { return t.Pos }) {
		l.m.Tasks = append(l.m.Tasks, t)
		for _, d := range t.Responsible {
			d.Tasks = append(d.Tasks, t)
		}
	}
}
