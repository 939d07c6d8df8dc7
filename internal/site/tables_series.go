package site

import (
	"slices"

	"gazette/internal/lang"
	"gazette/internal/policy"
)

// seriesID names the figures of one target for one place or hospital.
func seriesID(o *policy.Observation) string {
	id := o.Target.Key() + "/" + o.Region.Code
	if o.Hospital != nil {
		id += "/" + o.Hospital.ID
	}
	return id
}

// seriesTable has a row for the figures of each target for each place or hospital that has any.
func seriesTable(observations []*policy.Observation) Table {
	type series struct {
		*policy.Observation // one of them
		days                []policy.Date
	}
	var all []*series
	by := map[string]*series{}
	for _, o := range observations {
		s := by[seriesID(o)]
		if s == nil {
			s = &series{Observation: o}
			by[seriesID(o)], all = s, append(all, s)
		}
		s.days = append(s.days, lastOf(o.Date))
	}
	var c columns[*series]
	c.text("id", lang.Text{ZH: "编号", EN: "id"}, func(s *series) string { return seriesID(s.Observation) })
	c.text("plan", lang.Text{ZH: "规划", EN: "plan"}, func(s *series) string { return s.Target.Plan.Slug })
	c.text("target", lang.Text{ZH: "指标", EN: "target"}, func(s *series) string { return s.Target.ID })
	c.both("target", lang.Text{ZH: "指标名称", EN: "name of the target"},
		func(s *series) lang.Text { return s.Target.Name })
	c.text("region", lang.Text{ZH: "地区代码", EN: "code of the region"},
		func(s *series) string { return s.Region.Code })
	c.both("region", lang.Text{ZH: "地区", EN: "region"}, func(s *series) lang.Text { return s.Region.Name })
	c.text("hospital", lang.Text{ZH: "医院编号", EN: "id of the hospital"},
		func(s *series) string { return hospitalID(s.Observation) })
	c.text("unit", lang.Text{ZH: "单位", EN: "unit"}, func(s *series) string { return unitID(s.Target.Unit) })
	c.count("observations", lang.Text{ZH: "数据条数", EN: "how many figures it has"},
		func(s *series) int { return len(s.days) })
	c.day("first", lang.Text{ZH: "最早数据时段的最后一天", EN: "last day of the period of its first figure"},
		func(s *series) policy.Date { return slices.MinFunc(s.days, policy.Date.Compare) })
	c.day("last", lang.Text{ZH: "最近数据时段的最后一天", EN: "last day of the period of its latest figure"},
		func(s *series) policy.Date { return slices.MaxFunc(s.days, policy.Date.Compare) })
	return c.fill(Table{Key: []string{"id"}, Refs: []reference{refer("targets", "plan", "target"),
		refer("regions", "region"), refer("hospitals", "hospital"), refer("units", "unit")},
		Title: lang.Text{ZH: "数列", EN: "Series"},
		Description: lang.Text{
			ZH: "同一指标、同一地区或医院的历次数据合为一列",
			EN: "The figures of one target for one place or hospital, over time",
		}}, all)
}
