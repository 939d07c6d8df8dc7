package site

import (
	"gazette/internal/lang"
	"gazette/internal/numeral"
	"gazette/internal/policy"
)

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
	c.note(func(f figure) lang.Text { return f.Note })
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
