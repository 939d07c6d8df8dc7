package site

import (
	"strconv"
	"strings"

	"gazette/internal/lang"
	"gazette/internal/numeral"
	"gazette/internal/policy"
)

func observationsTable(observations []*policy.Observation) Table {
	type observation = *policy.Observation
	var c columns[observation]
	id := numbered(observations, func(o observation) string { return seriesID(o) + "/" + o.Date.String() })
	c.text("id", lang.Text{ZH: "编号", EN: "id"}, func(o observation) string { return id[o] })
	c.text("series", lang.Text{ZH: "数列编号", EN: "id of the series"}, seriesID)
	c.text("plan", lang.Text{ZH: "规划", EN: "plan"}, func(o observation) string { return o.Target.Plan.Slug })
	c.text("target", lang.Text{ZH: "指标", EN: "target"}, func(o observation) string { return o.Target.ID })
	c.text(
		"region",
		lang.Text{ZH: "地区代码", EN: "code of the region"},
		func(o observation) string { return o.Region.Code },
	)
	c.text("hospital", lang.Text{ZH: "医院编号", EN: "id of the hospital"}, hospitalID)
	c.date("date", lang.Text{ZH: "数据日期", EN: "date"}, func(o observation) policy.Date { return o.Date })
	c.known("date", lang.Text{ZH: "数据日期", EN: "the date"}, func(o observation) policy.HowKnown { return o.Known },
		func(o observation) string { return o.Date.String() })
	c.number("value", lang.Text{ZH: "数值", EN: "value"}, observedValue)
	c.code("grade", "hospital-grade", lang.Text{ZH: "等级", EN: "grade"}, func(o observation) string { return o.Grade })
	c.yesNo("done", lang.Text{ZH: "是否完成", EN: "done"}, observedDone)
	c.text("unit", lang.Text{ZH: "单位", EN: "unit"}, func(o observation) string { return unitID(o.Target.Unit) })
	c.code("status", "observation-status", lang.Text{ZH: "数据状态", EN: "status of the figure"},
		func(o observation) string { return string(o.Status) })
	c.code("obs_status", "sdmx-obs-status", lang.Text{
		ZH: "数据状态，SDMX 代码（CL_OBS_STATUS）；示例数字没有代码",
		EN: "status of the figure as a code of SDMX (CL_OBS_STATUS), which has none for invented figures",
	}, func(o observation) string { return sdmxStatus(o.Status) })
	c.source("source", func(o observation) policy.Source { return o.Source })
	c.text("corrections", lang.Text{ZH: "更正记录：日期、原值、原因", EN: "corrections: date, value before, reason"},
		corrections)
	c.note(func(o observation) lang.Text { return o.Note })
	return c.fill(Table{Key: []string{"id"}, Refs: []reference{refer("series", "series"),
		refer("targets", "plan", "target"), refer("regions", "region"), refer("hospitals", "hospital"),
		refer("units", "unit")},
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

// hospitalID is the hospital that a figure is about, "" where it is about its region.
func hospitalID(o *policy.Observation) string {
	if o.Hospital == nil {
		return ""
	}
	return o.Hospital.ID
}
