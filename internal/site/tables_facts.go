package site

import (
	"slices"
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
	c.code("kind", "target-kind", lang.Text{ZH: "类型", EN: "kind"}, func(t target) string { return string(t.Kind) })
	c.code("scope", "target-scope", lang.Text{ZH: "由谁完成", EN: "who must reach it"},
		func(t target) string { return t.Scope })
	c.code("bound", "bound", lang.Text{ZH: "要求：至少、超过、至多……", EN: "bound"},
		func(t target) string { return string(t.Bound) })
	c.number("value", lang.Text{ZH: "数值", EN: "value"}, demanded)
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
	c.text("known", lang.Text{
		ZH: "非原文写明的项目及依据：inferred 编者推定，translated 据译文",
		EN: "fields that the source does not simply state: inferred by the editors, or read in a translation",
	}, func(t target) string { return t.Known.String() })
	c.number("baseline_value", lang.Text{ZH: "基期值", EN: "baseline value"}, baselineValue)
	c.date("baseline_date", lang.Text{ZH: "基期", EN: "baseline date"}, baselineDate)
	c.text("regions", lang.Text{
		ZH: "文件点名的地区代码；每个适用地区一行的，见 statuses",
		EN: "codes of the regions as the plan names them; statuses has a row for each region it binds",
	}, boundRegions)
	c.text("except", lang.Text{ZH: "除外地区代码", EN: "codes of the regions within them that it cannot apply to"},
		func(t *policy.Target) string { return codes(t.Except) })
	return c.fill(Table{Key: []string{"plan", "id"},
		Refs:        []reference{refer("clauses", "plan", "clause"), refer("units", "unit")},
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

func baselineDate(t *policy.Target) policy.Date {
	if t.Baseline == nil {
		return policy.Date{}
	}
	return t.Baseline.Date
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

func figuresTable(m *policy.Model) Table {
	type figure = *policy.Figure
	var c columns[figure]
	id := numbered(m.Figures, func(f figure) string { return f.Region.Code + "/" + f.Date.String() })
	c.text("id", lang.Text{ZH: "编号", EN: "id"}, func(f figure) string { return id[f] })
	c.text("region", lang.Text{ZH: "地区代码", EN: "code of the region"},
		func(f figure) string { return f.Region.Code })
	c.both("name", lang.Text{ZH: "名称", EN: "name"}, func(f figure) lang.Text { return f.Name })
	c.date("date", lang.Text{ZH: "数据日期", EN: "date"}, func(f figure) policy.Date { return f.Date })
	c.code(
		"qualifier",
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
	return c.fill(Table{Key: []string{"id"}, Refs: []reference{refer("regions", "region"),
		refer("plans", "plan"), refer("units", "unit")}, Title: lang.Text{ZH: "背景数字", EN: "Context figures"},
		Description: lang.Text{
			ZH: "已公开发布、不直接衡量某项指标的数字",
			EN: "Published figures that measure no target",
		}}, m.Figures)
}
