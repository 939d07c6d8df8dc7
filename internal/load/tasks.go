package load

import (
	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
)

type tasksFile struct {
	Plan       string `toml:"plan" required:"true" en:"folder name of the plan below content/plans" zh:"规划在 content/plans 下的文件夹名"`
	Department []struct {
		ID     string    `toml:"id" required:"true" en:"short name by which others refer to it: lower-case letters, digits, hyphens; it never changes" zh:"编号，供其他记录引用：只用小写字母、数字和连字符；发布后不再改动"`
		Name   lang.Text `toml:"name" required:"true" en:"name in both languages" zh:"中英文名称"`
		Region string    `toml:"region" required:"true" en:"GB/T 2260 code, followed by the name if you like: \"410325 嵩县\"" zh:"行政区划代码，可附名称，如 \"410325 嵩县\""`
	} `toml:"department" en:"the bodies responsible, one table each" zh:"责任单位，每个一段"`
	Task []taskRecord `toml:"task" en:"the tasks, one table each" zh:"任务，每项一段"`
}

type taskRecord struct {
	ID          string       `toml:"id" required:"true" en:"short name by which others refer to it: lower-case letters, digits, hyphens; it never changes" zh:"编号，供其他记录引用：只用小写字母、数字和连字符；发布后不再改动"`
	Clause      string       `toml:"clause" required:"true" en:"clause that says so, by its printed numbers: \"3-2-8\" is 三、（二）8." zh:"所依据的条款，由印出的序号连成：三、（二）8. 写作 \"3-2-8\""`
	Name        lang.Text    `toml:"name" required:"true" en:"name in both languages" zh:"中英文名称"`
	Responsible []string     `toml:"responsible" required:"true" en:"ids of the departments responsible" zh:"责任单位编号"`
	Others      lang.Text    `toml:"others" en:"words by which the list of bodies stays open: \"and others\"" zh:"责任单位名单未尽时的用语，如“等”"`
	Due         string       `toml:"due" en:"last day, month or year by which it must be done" zh:"完成时限（年、月或日）"`
	Every       string       `toml:"every" enum:"year|half-year|quarter|month" en:"how often it recurs" zh:"频次"`
	From        string       `toml:"from" en:"first time, for a task that recurs" zh:"首次时间（重复性任务）"`
	Regions     []string     `toml:"regions" en:"codes of the regions, \"410325 嵩县\"" zh:"地区代码列表，如 \"410325 嵩县\""`
	Done        string       `toml:"done" en:"day on which it was done" zh:"完成日期"`
	DoneSource  sourceRecord `toml:"done_source" en:"who said that it is done" zh:"完成情况的出处"`
	Known       taskKnown    `toml:"known" en:"how its fields are known: stated, inferred by the editors, or read in a translation" zh:"各项信息的依据：原文写明、编者推定或据译文"`
	Note        lang.Text    `toml:"note" en:"remark for readers, in both languages" zh:"给读者的说明（中英文）"`
}

// tasks reads all departments first: a body that two plans name is one department.
func (l *loader) tasks() {
	type decoded struct {
		tasksFile
		r place
	}
	var files []decoded
	for _, f := range l.files("data/tasks") {
		file, keys := decode[tasksFile](l, f, "department")
		files = append(files, decoded{file, place{keys: keys}})
		for i, x := range file.Department {
			r := place{keys, index("department", i)}
			d := &policy.Department{ID: x.ID, Name: x.Name, Region: l.region(r, "region", x.Region), Pos: r.at("id")}
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
			l.task(place{f.r.keys, index("task", i)}, plan, x, taken)
		}
	}
}

func (l *loader) task(r place, plan *policy.Document, x taskRecord, taken map[string]*policy.Task) {
	t := &policy.Task{
		ID:         x.ID,
		Plan:       plan,
		Name:       x.Name,
		Every:      policy.Period(x.Every),
		Others:     x.Others,
		Known:      x.Known.how(),
		Note:       x.Note,
		Due:        l.date(r, "due", x.Due),
		From:       l.date(r, "from", x.From),
		Done:       l.date(r, "done", x.Done),
		DoneSource: l.source(r, "done_source", x.DoneSource),
		Pos:        r.at("id"),
	}
	t.Clause, t.Paragraph = l.clause(r, "clause", plan, x.Clause)
	for i, ref := range x.Regions {
		if region := l.region(r, index("regions", i), ref); region != nil {
			t.Regions = append(t.Regions, region)
		}
	}
	for i, id := range x.Responsible {
		if d, ok := find(l, l.m.DepartmentBy, "department", r, index("responsible", i), id); ok && d != nil {
			t.Responsible = append(t.Responsible, d)
			d.Tasks = append(d.Tasks, t)
		}
	}
	if add(l, taken, r, "id", plan.Slug+"/"+x.ID, t, func(t *policy.Task) diag.Pos { return t.Pos }) {
		l.m.Tasks = append(l.m.Tasks, t)
	}
}
