package site

import (
	"slices"
	"strconv"
	"strings"

	"gazette/internal/lang"
	"gazette/internal/numeral"
	"gazette/internal/policy"
)

func targetsTable(m *policy.Model) Table {
	type target = *policy.Target
	var c columns[target]
	c.text("plan", lang.Text{ZH: "规划", EN: "plan"}, func(t target) string { return t.Plan.Slug })
	c.text("id", lang.Text{ZH: "编号", EN: "id"}, func(t target) string { return t.ID })
	c.text(
		"clause",
		lang.Text{ZH: "设定该指标的条款", EN: "clause that sets it"},
		func(t target) string { return clauseID(t.Clause) },
	)
	c.both("name", lang.Text{ZH: "名称", EN: "name"}, func(t target) lang.Text { return t.Name })
	c.text("kind", lang.Text{ZH: "类型", EN: "kind"}, func(t target) string { return string(t.Kind) })
	c.text("scope", lang.Text{ZH: "由谁完成", EN: "who must reach it"}, func(t target) string { return t.Scope })
	c.text("bound", lang.Text{ZH: "要求：至少、超过、至多……", EN: "bound"},
		func(t target) string { return string(t.Bound) })
	c.number("value", lang.Text{ZH: "数值", EN: "value"}, demanded)
	c.text("grade", lang.Text{ZH: "等级", EN: "grade"}, func(t target) string { return t.Grade })
	c.text("unit", lang.Text{ZH: "单位", EN: "unit"}, func(t target) string { return unitID(t.Unit) })
	c.text("holds", holdsWords, func(t target) string { return string(t.Holds) })
	c.text("every", lang.Text{ZH: "周期", EN: "period"}, func(t target) string { return string(t.Every) })
	c.text("from", lang.Text{ZH: "起始", EN: "beginning of the span"}, func(t target) string { return t.From.String() })
	c.text("due", lang.Text{ZH: "时限", EN: "due"}, func(t target) string { return t.Due.String() })
	c.text(
		"strength",
		lang.Text{ZH: "firm 必须；strive 力争", EN: "firm, or strive"},
		func(t target) string { return t.Strength },
	)
	c.text("known", lang.Text{
		ZH: "非原文写明的项目及依据：inferred 编者推定，translated 据译文",
		EN: "fields that the source does not simply state: inferred by the editors, or read in a translation",
	}, func(t target) string { return t.Known.String() })
	c.number("baseline_value", lang.Text{ZH: "基期值", EN: "baseline value"}, baselineValue)
	c.text("baseline_date", lang.Text{ZH: "基期", EN: "baseline date"}, baselineDate)
	c.text("regions", lang.Text{ZH: "适用地区代码", EN: "codes of the regions it binds"}, boundRegions)
	c.text("except", lang.Text{ZH: "除外地区代码", EN: "codes of the regions within them that it cannot apply to"},
		func(t *policy.Target) string { return codes(t.Except) })
	return c.fill(Table{Key: []string{"plan", "id"},
		Refs: []reference{refer("clauses", "plan", "clause")}, Title: lang.Text{ZH: "指标", EN: "Targets"},
		Description: lang.Text{ZH: "规划要求达到的每一项指标", EN: "Everything that the plans say must be reached"}},
		m.Targets)
}

var holdsWords = lang.Text{ZH: "频度：到期一次、每期、全程", EN: "how often it holds: once, each-period, throughout"}

// demanded is the number that a target asks for, empty where it asks for none.
func demanded(t *policy.Target) string {
	if t.Kind != policy.Quantity {
		return ""
	}
	return numeral.Format(t.Value)
}

func unitID(u *policy.Unit) string {
	if u == nil {
		return ""
	}
	return u.ID
}

func baselineValue(t *policy.Target) string {
	if t.Baseline == nil {
		return ""
	}
	return numeral.Format(t.Baseline.Value)
}

func baselineDate(t *policy.Target) string {
	if t.Baseline == nil {
		return ""
	}
	return t.Baseline.Date.String()
}

func boundRegions(t *policy.Target) string {
	return codes(slices.DeleteFunc(slices.Clone(t.Named()), func(r *policy.Region) bool {
		return slices.Contains(t.Except, r)
	}))
}

func codes(regions []*policy.Region) string {
	var all []string
	for _, r := range regions {
		all = append(all, r.Code)
	}
	return strings.Join(all, " ")
}

func observationsTable(observations []*policy.Observation) Table {
	type observation = *policy.Observation
	var c columns[observation]
	c.text("plan", lang.Text{ZH: "规划", EN: "plan"}, func(o observation) string { return o.Target.Plan.Slug })
	c.text("target", lang.Text{ZH: "指标", EN: "target"}, func(o observation) string { return o.Target.ID })
	c.text(
		"region",
		lang.Text{ZH: "地区代码", EN: "code of the region"},
		func(o observation) string { return o.Region.Code },
	)
	c.text("hospital", lang.Text{ZH: "医院编号", EN: "id of the hospital"}, func(o observation) string {
		if o.Hospital == nil {
			return ""
		}
		return o.Hospital.ID
	})
	c.text("date", lang.Text{ZH: "数据日期", EN: "date"}, func(o observation) string { return o.Date.String() })
	c.number("value", lang.Text{ZH: "数值", EN: "value"}, observedValue)
	c.text("grade", lang.Text{ZH: "等级", EN: "grade"}, func(o observation) string { return o.Grade })
	c.yesNo("done", lang.Text{ZH: "是否完成", EN: "done"}, observedDone)
	c.text(
		"status",
		lang.Text{ZH: "数据状态（SDMX）", EN: "observation status (SDMX)"},
		func(o observation) string { return string(o.Status) },
	)
	c.source("source", func(o observation) policy.Source { return o.Source })
	c.text("corrections", lang.Text{ZH: "更正记录：日期、原值、原因", EN: "corrections: date, value before, reason"},
		corrections)
	return c.fill(Table{Refs: []reference{refer("targets", "plan", "target"),
		refer("regions", "region"), refer("hospitals", "hospital")},
		Title: lang.Text{ZH: "进展数据", EN: "Observations"},
		Description: lang.Text{
			ZH: "每项指标的进展数据；status 为 illustrative 的只见于示例网站",
			EN: "Dated values of the targets; the status illustrative occurs on example sites only",
		}}, observations)
}

// observedValue is the number of a figure, empty where its target counts nothing.
func observedValue(o *policy.Observation) string {
	if o.Target.Kind != policy.Quantity {
		return ""
	}
	return numeral.Format(o.Value)
}

func observedDone(o *policy.Observation) string {
	if o.Target.Kind != policy.YesNo {
		return ""
	}
	return strconv.FormatBool(o.Done)
}

func corrections(o *policy.Observation) string {
	var all []string
	for _, c := range o.Corrections {
		all = append(all, c.On.String()+": "+observedWhat(o.Before(c))+" ("+c.Why.ZH+" / "+c.Why.EN+")")
	}
	return strings.Join(all, "; ")
}

// observedWhat is what a figure says, whatever its target asks for.
func observedWhat(o *policy.Observation) string {
	if o.Target.Kind == policy.Graded {
		return o.Grade
	}
	return observedValue(o) + observedDone(o)
}

func figuresTable(m *policy.Model) Table {
	type figure = *policy.Figure
	var c columns[figure]
	c.text("region", lang.Text{ZH: "地区代码", EN: "code of the region"},
		func(f figure) string { return f.Region.Code })
	c.both("name", lang.Text{ZH: "名称", EN: "name"}, func(f figure) lang.Text { return f.Name })
	c.text("date", lang.Text{ZH: "数据日期", EN: "date"}, func(f figure) string { return f.Date.String() })
	c.text(
		"qualifier",
		lang.Text{ZH: "至少、超过、约", EN: "at least, more than, about"},
		func(f figure) string { return f.Qualifier },
	)
	c.number("value", lang.Text{ZH: "数值", EN: "value"}, func(f figure) string {
		if !f.HasValue {
			return ""
		}
		return numeral.Format(f.Value)
	})
	c.both("text", lang.Text{ZH: "文字", EN: "words"}, func(f figure) lang.Text { return f.Text })
	c.text("unit", lang.Text{ZH: "单位", EN: "unit"}, func(f figure) string { return unitID(f.Unit) })
	c.source("source", func(f figure) policy.Source { return f.Source })
	c.both("note", lang.Text{ZH: "说明", EN: "note"}, func(f figure) lang.Text { return f.Note })
	c.text("plan", lang.Text{ZH: "所属规划", EN: "plan it is context for"}, func(f figure) string {
		if f.Plan == nil {
			return ""
		}
		return f.Plan.Slug
	})
	return c.fill(Table{Refs: []reference{refer("regions", "region"),
		refer("plans", "plan")}, Title: lang.Text{ZH: "背景数字", EN: "Context figures"},
		Description: lang.Text{
			ZH: "已公开发布、不直接衡量某项指标的数字",
			EN: "Published figures that measure no target",
		}}, m.Figures)
}

func tasksTable(tasks []*policy.Task) Table {
	type task = *policy.Task
	var c columns[task]
	how := func(t task) policy.HowKnown { return t.Known }
	from, due := func(t task) string { return t.From.String() }, func(t task) string { return t.Due.String() }
	c.text("plan", lang.Text{ZH: "规划", EN: "plan"}, func(t task) string { return t.Plan.Slug })
	c.text("id", lang.Text{ZH: "编号", EN: "id"}, func(t task) string { return t.ID })
	c.text("clause", lang.Text{ZH: "条款", EN: "clause"}, func(t task) string { return clauseID(t.Clause) })
	c.both("name", lang.Text{ZH: "名称", EN: "name"}, func(t task) lang.Text { return t.Name })
	c.both("responsible", lang.Text{ZH: "责任单位", EN: "responsible departments"}, responsibleNames)
	c.both("others", lang.Text{ZH: "名单未尽时的用语", EN: "words by which the list of departments stays open"},
		func(t task) lang.Text { return t.Others })
	c.known(
		"responsible",
		lang.Text{ZH: "责任单位", EN: "the departments"},
		how,
		func(t task) string { return responsibleNames(t).ZH },
	)
	c.text("from", lang.Text{ZH: "首次", EN: "first time"}, from)
	c.known("from", lang.Text{ZH: "首次", EN: "the first time"}, how, from)
	c.text("due", lang.Text{ZH: "时限", EN: "due"}, due)
	c.known("due", lang.Text{ZH: "时限", EN: "the due date"}, how, due)
	c.text("every", lang.Text{ZH: "周期", EN: "how often"}, func(t task) string { return string(t.Every) })
	c.text("done", lang.Text{ZH: "完成日期", EN: "done on"}, func(t task) string { return t.Done.String() })
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
