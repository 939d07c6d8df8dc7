package site

import (
	"slices"
	"strconv"

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
	c.both("measure", lang.Text{ZH: "指标解释", EN: "what exactly is counted"},
		func(t target) lang.Text { return t.Measure })
	c.code("kind", "target-kind", lang.Text{ZH: "类型", EN: "kind"}, func(t target) string { return string(t.Kind) })
	c.code("scope", "target-scope", lang.Text{ZH: "由谁完成", EN: "who must reach it"},
		func(t target) string { return t.Scope })
	c.code("bound", "bound", lang.Text{ZH: "要求：至少、超过、至多……", EN: "bound"},
		func(t target) string { return string(t.Bound) })
	c.number("value", lang.Text{ZH: "数值", EN: "value"}, demanded)
	c.number("out_of", lang.Text{ZH: "总数：数值为其中的多少", EN: "of how many the value is a part"}, outOf)
	c.code("grade", "hospital-grade", lang.Text{ZH: "等级", EN: "grade"}, func(t target) string { return t.Grade })
	c.text("unit", lang.Text{ZH: "单位", EN: "unit"}, func(t target) string { return unitID(t.Unit) })
	c.code("holds", "holds", holdsWords, func(t target) string { return string(t.Holds) })
	c.code("every", "every", lang.Text{ZH: "周期", EN: "period"}, func(t target) string { return string(t.Every) })
	c.start("from", lang.Text{ZH: "起始", EN: "beginning of the span"}, func(t target) policy.Date { return t.From })
	c.date("due", lang.Text{ZH: "时限", EN: "due"}, func(t target) policy.Date { return t.Due })
	c.code(
		"strength",
		"strength",
		lang.Text{ZH: "firm 必须；strive 力争", EN: "firm, or strive"},
		func(t target) string { return t.Strength },
	)
	how := func(t target) policy.HowKnown { return t.Known }
	for _, f := range []struct {
		name  string
		words lang.Text
		value func(target) string
	}{
		{"bound", lang.Text{ZH: "“要求”", EN: "the bound"}, func(t target) string { return string(t.Bound) }},
		{"value", lang.Text{ZH: "数值", EN: "the value"}, demanded},
		{"grade", lang.Text{ZH: "等级", EN: "the grade"}, func(t target) string { return t.Grade }},
		{"from", lang.Text{ZH: "起始", EN: "the beginning"}, func(t target) string { return t.From.String() }},
		{"due", lang.Text{ZH: "时限", EN: "the due date"}, func(t target) string { return t.Due.String() }},
		{"strength", lang.Text{ZH: "力度", EN: "the strength"}, func(t target) string { return t.Strength }},
	} {
		c.known(f.name, f.words, how, f.value)
	}
	c.number("baseline_value", lang.Text{ZH: "基期值", EN: "baseline value"}, baselineValue)
	c.code("baseline_grade", "hospital-grade", lang.Text{ZH: "基期等级", EN: "baseline grade"}, baselineGrade)
	c.date("baseline_date", lang.Text{ZH: "基期", EN: "baseline date"}, baselineDate)
	counted := func(of func(target) string) func(target) string {
		return func(t target) string {
			if t.Counts == nil {
				return ""
			}
			return of(t.Counts)
		}
	}
	c.text("counts_plan", lang.Text{ZH: "所汇总指标的规划", EN: "plan of the target whose meeting it counts"},
		counted(func(t target) string { return t.Plan.Slug }))
	c.text("counts_target", lang.Text{ZH: "所汇总的指标", EN: "target whose meeting it counts"},
		counted(func(t target) string { return t.ID }))
	c.note(func(t target) lang.Text { return t.Note })
	return c.fill(Table{Key: []string{"plan", "id"},
		Refs: []reference{refer("clauses", "plan", "clause"), refer("units", "unit"),
			refer("targets", "counts_plan", "counts_target")},
		Title:       lang.Text{ZH: "指标", EN: "Targets"},
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

// outOf is the whole of which a target asks for a part, empty where it names none.
func outOf(t *policy.Target) string {
	if t.OutOf == 0 {
		return ""
	}
	return numeral.Format(t.OutOf)
}

func unitID(u *policy.Unit) string {
	if u == nil {
		return ""
	}
	return u.ID
}

// baselineValue is the number from which a target is approached, empty where there is none or a grade.
func baselineValue(t *policy.Target) string {
	if t.Baseline == nil || t.Kind != policy.Quantity {
		return ""
	}
	return numeral.Format(t.Baseline.Value)
}

func baselineGrade(t *policy.Target) string {
	if t.Baseline == nil || t.Kind != policy.Graded {
		return ""
	}
	return t.Baseline.Grade
}

func baselineDate(t *policy.Target) policy.Date {
	if t.Baseline == nil {
		return policy.Date{}
	}
	return t.Baseline.Date
}

// targetRegionsTable has a row for each region that a target names, and for each within them that it cannot apply to.
func targetRegionsTable(targets []*policy.Target) Table {
	type naming struct {
		*policy.Target
		region   *policy.Region
		excepted bool
	}
	var rows []naming
	for _, t := range targets {
		for _, r := range t.Named() {
			if !slices.Contains(t.Except, r) {
				rows = append(rows, naming{t, r, false})
			}
		}
		for _, r := range t.Except {
			rows = append(rows, naming{t, r, true})
		}
	}
	var c columns[naming]
	c.text("plan", lang.Text{ZH: "规划", EN: "plan"}, func(n naming) string { return n.Plan.Slug })
	c.text("target", lang.Text{ZH: "指标", EN: "target"}, func(n naming) string { return n.ID })
	region := func(n naming) string { return n.region.Code }
	c.text("region", lang.Text{ZH: "地区代码", EN: "code of the region"}, region)
	c.both("region", lang.Text{ZH: "地区", EN: "region"}, func(n naming) lang.Text { return n.region.Name })
	c.yesNo("excepted", lang.Text{ZH: "是否除外", EN: "whether the target cannot apply to it"},
		func(n naming) string { return strconv.FormatBool(n.excepted) })
	c.code("region_known", "how-known", lang.Text{ZH: "地区的依据", EN: "how the region is known"},
		func(n naming) string { return string(n.Known.Of("regions")) })
	return c.fill(Table{Key: []string{"plan", "target", "region"},
		Refs:  []reference{refer("targets", "plan", "target"), refer("regions", "region")},
		Title: lang.Text{ZH: "指标所指地区", EN: "Regions of targets"},
		Description: lang.Text{
			ZH: "各指标按文件所指的地区，每个地区一行；须分别达到指标的每个地区，见 statuses",
			EN: "The regions that each target names, one a row; statuses has each region that must reach it",
		}}, rows)
}
