package site

import (
	"strconv"
	"strings"

	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/progress"
)

// statusTable is the standings as a table of a page or of the site: each status with all that it was
// computed from, so that anybody can compute it again.
func statusTable(standings []Standing) Table {
	var c columns[Standing]
	c.text("plan", lang.Text{ZH: "规划", EN: "plan"}, func(s Standing) string { return s.Target.Plan.Slug })
	c.text("target", lang.Text{ZH: "指标", EN: "target"}, func(s Standing) string { return s.Target.ID })
	c.text("region", lang.Text{ZH: "地区代码", EN: "code of the region"},
		func(s Standing) string { return s.Region.Code })
	c.both("region", lang.Text{ZH: "地区", EN: "region"}, func(s Standing) lang.Text { return s.Region.Name })
	c.code("status", "target-status", lang.Text{ZH: "状态", EN: "status"},
		func(s Standing) string { return string(s.Status) })
	c.code("basis", "status-basis", lang.Text{
		ZH: "状态的依据：所据数据的性质；none 没有数据",
		EN: "what the status rests on: the kind of figure; none where there is no figure",
	}, basis)
	c.day("since", lang.Text{
		ZH: "起算日：所据数据时段的最后一天；已达成的，为连续达到要求的最早一条数据；" +
			"未见报告的，为已过时限的最后一天",
		EN: "day since which it holds: the last of the figure's period; of one that is met, of the earliest figure " +
			"since which all reach it; of one without report, the last of the time that passed",
	}, since)
	c.code("reason", "status-reason", lang.Text{ZH: "判定理由", EN: "why it has this status"},
		func(s Standing) string { return s.Reason })
	demandColumns(&c)
	observedColumns(&c)
	measureColumns(&c)
	return c.fill(
		Table{Key: []string{"plan", "target", "region"},
			Refs: []reference{refer("targets", "plan", "target"), refer("regions", "region"), refer("units", "unit")},
			JSON: "progress", Title: lang.Text{ZH: "状态", EN: "Statuses"}, Description: lang.Text{
				ZH: "每项指标对每个适用地区的状态，附全部计算依据",
				EN: "The status of every target for every region it binds, with all it was computed from",
			}},
		standings,
	)
}

// basis is what kind of figure gives the status.
func basis(s Standing) string {
	if s.Latest == nil {
		return noFigure
	}
	return string(s.Latest.Status)
}

// since is the day since which the status holds, as far as the records tell; none where nothing was to be reported
// yet.
func since(s Standing) policy.Date {
	if s.Status != progress.NoReport {
		if s.Latest == nil {
			return policy.Date{}
		}
		if s.First != nil {
			return lastOf(s.First.Date)
		}
		return lastOf(s.Latest.Date)
	}
	for _, p := range s.Periods {
		if p.Status == progress.NoReport {
			return p.Last
		}
	}
	return lastOf(s.Target.Due)
}

// demandColumns say what is asked.
func demandColumns(c *columns[Standing]) {
	of := func(cell func(*policy.Target) string) func(Standing) string {
		return func(s Standing) string { return cell(s.Target) }
	}
	type target = *policy.Target
	c.code("kind", "target-kind", lang.Text{ZH: "指标类型", EN: "kind of target"},
		of(func(t target) string { return string(t.Kind) }))
	c.code("holds", "holds", holdsWords, of(func(t target) string { return string(t.Holds) }))
	c.code("every", "every", lang.Text{ZH: "周期", EN: "period"}, of(func(t target) string { return string(t.Every) }))
	how := func(s Standing) policy.HowKnown { return s.Target.Known }
	bound := of(func(t target) string { return string(t.Bound) })
	due := func(s Standing) policy.Date { return s.Target.Due }
	c.code("bound", "bound", lang.Text{ZH: "要求", EN: "bound"}, bound)
	c.known("bound", lang.Text{ZH: "“要求”", EN: "the bound"}, how, bound)
	c.number("target_value", lang.Text{ZH: "目标值", EN: "value to be reached"}, of(demanded))
	c.code(
		"target_grade",
		"hospital-grade",
		lang.Text{ZH: "目标等级", EN: "grade to be reached"},
		of(func(t target) string { return t.Grade }),
	)
	c.text("unit", lang.Text{ZH: "单位", EN: "unit"}, of(func(t target) string { return unitID(t.Unit) }))
	c.start("from", lang.Text{ZH: "起始", EN: "beginning of the span"},
		func(s Standing) policy.Date { return s.Target.From })
	c.date("due", lang.Text{ZH: "时限", EN: "due date"}, due)
	c.known("due", lang.Text{ZH: "时限", EN: "the due date"}, how, func(s Standing) string { return due(s).String() })
	c.text("periods", lang.Text{
		ZH: "各期情况：起始日=状态:数值@数据日期",
		EN: "each period: first day=status:value@date of the figure",
	}, periodCells)
	c.number("baseline_value", lang.Text{ZH: "基期值", EN: "baseline value"}, of(baselineValue))
	c.code("baseline_grade", "hospital-grade", lang.Text{ZH: "基期等级", EN: "baseline grade"}, of(baselineGrade))
	c.date("baseline_date", lang.Text{ZH: "基期", EN: "baseline date"},
		func(s Standing) policy.Date { return baselineDate(s.Target) })
}

// observedColumns say what the figure that was judged says.
func observedColumns(c *columns[Standing]) {
	of := func(cell func(*policy.Observation) string) func(Standing) string {
		return func(s Standing) string {
			if s.Latest == nil {
				return ""
			}
			return cell(s.Latest)
		}
	}
	type observation = *policy.Observation
	c.date("date", lang.Text{ZH: "数据日期", EN: "date of the figure judged"}, func(s Standing) policy.Date {
		if s.Latest == nil {
			return policy.Date{}
		}
		return s.Latest.Date
	})
	c.number("value", lang.Text{ZH: "数值", EN: "value of the figure judged"}, of(observedValue))
	c.code("grade", "hospital-grade", lang.Text{ZH: "等级", EN: "grade observed"},
		of(func(o observation) string { return o.Grade }))
	c.yesNo("done", lang.Text{ZH: "是否完成", EN: "done"}, of(observedDone))
}

// measureColumns are the measures of progress.
func measureColumns(c *columns[Standing]) {
	add := func(name string, words lang.Text, of func(Standing) progress.Measure) {
		c.number(name, words, func(s Standing) string { return measure(of(s)) })
	}
	c.code(
		"method",
		"method",
		lang.Text{ZH: "判定方法", EN: "method that gives the status"},
		func(s Standing) string { return string(s.Method) },
	)
	add(
		"way_share",
		lang.Text{ZH: "已走路程的比例", EN: "share of the way done"},
		func(s Standing) progress.Measure { return s.WayShare },
	)
	add(
		"time_share",
		lang.Text{ZH: "已用时间的比例", EN: "share of the time gone"},
		func(s Standing) progress.Measure { return s.TimeShare },
	)
	add("pace", lang.Text{ZH: "序时进度 P = 路程比例 ÷ 时间比例", EN: "linear pace P = way_share / time_share"},
		func(s Standing) progress.Measure { return s.Pace })
	add("cagr_ratio", lang.Text{ZH: "年均增速比 R（欧盟统计局）", EN: "CAGR ratio R (Eurostat)"},
		func(s Standing) progress.Measure { return s.CAGR })
	add("share", lang.Text{
		ZH: "已完成的变化比例（Healthy People）",
		EN: "share of the targeted change made (Healthy People)",
	},
		func(s Standing) progress.Measure { return s.Share })
	c.yesNo("disagree", lang.Text{ZH: "P 与 R 结论是否不同", EN: "whether P and R give different statuses"}, disagree)
	add("needed_per_year", lang.Text{ZH: "此后每年需要的变化", EN: "change per year still needed"},
		func(s Standing) progress.Measure { return s.Needed })
	add("so_far_per_year", lang.Text{ZH: "至今每年的变化", EN: "change per year so far"},
		func(s Standing) progress.Measure { return s.SoFar })
	add("required_today", lang.Text{ZH: "按序时进度今天应达到的值", EN: "value that the linear path asks for today"},
		func(s Standing) progress.Measure { return s.Required })
}

// periodCells says how each period stands, so that the status can be computed again from them:
// "2023-01-01=not-met:2@2023 2024-01-01=met:3@2024-12".
func periodCells(s Standing) string {
	var cells []string
	for _, p := range s.Periods {
		cell := p.First.String() + "=" + string(p.Status)
		if o := p.Judged; o != nil {
			cell += ":" + observedWhat(o) + "@" + o.Date.String()
		}
		cells = append(cells, cell)
	}
	return strings.Join(cells, " ")
}

// disagree is empty where the pace gives no status or there is no R to compare P with.
func disagree(s Standing) string {
	if s.Reason != "pace" || !s.CAGR.Defined {
		return ""
	}
	return strconv.FormatBool(s.Disagree)
}

// measure keeps every digit, so that a recomputation agrees; undefined is empty.
func measure(m progress.Measure) string {
	if !m.Defined {
		return ""
	}
	return strconv.FormatFloat(m.Value, 'g', -1, 64)
}

func (s *Site) allStandings() []Standing {
	var all []Standing
	for _, t := range s.Model.Targets {
		all = append(all, s.state.targets[t].Standings...)
	}
	return all
}
