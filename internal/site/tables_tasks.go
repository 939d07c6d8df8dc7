package site

import (
	"slices"
	"strings"

	"gazette/internal/lang"
	"gazette/internal/policy"
)

func tasksTable(tasks []*policy.Task, today policy.Date) Table {
	type task = *policy.Task
	var c columns[task]
	how := func(t task) policy.HowKnown { return t.Known }
	text := func(of func(task) policy.Date) func(task) string {
		return func(t task) string { return of(t).String() }
	}
	from, due := func(t task) policy.Date { return t.From }, func(t task) policy.Date { return t.Due }
	c.text("plan", lang.Text{ZH: "规划", EN: "plan"}, func(t task) string { return t.Plan.Slug })
	c.text("id", lang.Text{ZH: "编号", EN: "id"}, func(t task) string { return t.ID })
	c.text("clause", lang.Text{ZH: "条款", EN: "clause"}, func(t task) string { return clauseID(t.Clause) })
	c.text("targets", lang.Text{ZH: "由该任务落实的指标编号", EN: "ids of the targets that it is the work for"},
		func(t task) string {
			var ids []string
			for _, target := range t.Targets {
				ids = append(ids, target.ID)
			}
			return strings.Join(ids, " ")
		})
	c.both("name", lang.Text{ZH: "名称", EN: "name"}, func(t task) lang.Text { return t.Name })
	c.code("status", "task-status", lang.Text{ZH: "状态", EN: "status"},
		func(t task) string { return string(t.State(today)) })
	c.both("responsible", lang.Text{
		ZH: "责任单位，供阅读；每个单位一行的，见 task-bodies",
		EN: "responsible bodies, for reading; task-bodies has a row for each",
	}, responsibleNames)
	c.both("others", lang.Text{ZH: "名单未尽时的用语", EN: "words by which the list of departments stays open"},
		func(t task) lang.Text { return t.Others })
	c.known(
		"responsible",
		lang.Text{ZH: "责任单位", EN: "the departments"},
		how,
		func(t task) string { return responsibleNames(t).ZH },
	)
	c.date("from", lang.Text{ZH: "首次", EN: "first time"}, from)
	c.known("from", lang.Text{ZH: "首次", EN: "the first time"}, how, text(from))
	c.date("due", lang.Text{ZH: "时限", EN: "due"}, due)
	c.known("due", lang.Text{ZH: "时限", EN: "the due date"}, how, text(due))
	c.code("every", "every", lang.Text{ZH: "周期", EN: "how often"}, func(t task) string { return string(t.Every) })
	c.date("done", lang.Text{ZH: "完成日期", EN: "done on"}, func(t task) policy.Date { return t.Done })
	undone := len(c)
	c.source("done_source", func(t task) policy.Source { return t.DoneSource })
	for i := undone; i < len(c); i++ { // nobody said so while it is not done
		said := c[i].value
		c[i].value = func(t task) string {
			if t.Done.IsZero() {
				return ""
			}
			return said(t)
		}
	}
	c.text("regions", lang.Text{ZH: "所涉地区代码", EN: "codes of the regions that it concerns"}, func(t task) string {
		var codes []string
		for _, r := range t.Regions {
			codes = append(codes, r.Code)
		}
		return strings.Join(codes, " ")
	})
	c.note(func(t task) lang.Text { return t.Note })
	return c.fill(Table{Key: []string{"plan", "id"},
		Refs: []reference{refer("clauses", "plan", "clause")}, Title: lang.Text{ZH: "任务", EN: "Tasks"},
		Description: lang.Text{
			ZH: "规划交办的任务、责任单位和时限",
			EN: "What the plans order to be done, by whom and by when",
		}}, tasks)
}

// responsibleNames are the names of those responsible for a task; one that stands twice in a row is named once.
func responsibleNames(t *policy.Task) lang.Text {
	var names []lang.Text
	for _, d := range t.Responsible {
		names = append(names, d.Name)
	}
	return joined(slices.Compact(names))
}

func clauseID(c *policy.Clause) string {
	if c == nil {
		return ""
	}
	return c.ID
}

func bodiesTable(departments []*policy.Department) Table {
	type body = *policy.Department
	var c columns[body]
	c.text("id", lang.Text{ZH: "编号", EN: "id"}, func(d body) string { return d.ID })
	c.both("name", lang.Text{ZH: "名称", EN: "name"}, func(d body) lang.Text { return d.Name })
	c.text("region", lang.Text{ZH: "所属地区代码", EN: "code of its region"},
		func(d body) string { return code(d.Region) })
	return c.fill(Table{Key: []string{"id"}, Refs: []reference{refer("regions", "region")},
		Title:       lang.Text{ZH: "责任单位", EN: "Bodies"},
		Description: lang.Text{ZH: "规划交办任务的单位", EN: "The bodies that the plans make responsible"}},
		departments)
}

// taskBodiesTable has a row for each body that is responsible for each task.
func taskBodiesTable(tasks []*policy.Task) Table {
	type duty struct {
		*policy.Task
		order int
		body  *policy.Department
	}
	var duties []duty
	for _, t := range tasks {
		for i, d := range t.Responsible {
			if !slices.Contains(t.Responsible[:i], d) {
				duties = append(duties, duty{t, i + 1, d})
			}
		}
	}
	var c columns[duty]
	c.text("plan", lang.Text{ZH: "规划", EN: "plan"}, func(d duty) string { return d.Plan.Slug })
	c.text("task", lang.Text{ZH: "任务编号", EN: "id of the task"}, func(d duty) string { return d.ID })
	c.text("body", lang.Text{ZH: "责任单位编号", EN: "id of the body"}, func(d duty) string { return d.body.ID })
	c.both("body", lang.Text{ZH: "责任单位", EN: "body"}, func(d duty) lang.Text { return d.body.Name })
	c.count("order", lang.Text{ZH: "文中次序，1 为首位", EN: "order in the plan; 1 is named first"},
		func(d duty) int { return d.order })
	return c.fill(Table{Key: []string{"plan", "task", "body"},
		Refs:  []reference{refer("tasks", "plan", "task"), refer("bodies", "body")},
		Title: lang.Text{ZH: "任务的责任单位", EN: "Bodies of tasks"},
		Description: lang.Text{
			ZH: "每项任务由哪些单位负责，每个单位一行",
			EN: "Which bodies are responsible for each task, one a row",
		}}, duties)
}
