package site

import (
	"strconv"
	"strings"

	"gazette/internal/lang"
	"gazette/internal/numeral"
	"gazette/internal/policy"
	"gazette/internal/progress"
)

// statusFields are the columns of every table of statuses: each status with all that it was computed
// from, so that anybody can compute it again.
func statusFields() []Field {
	return []Field{
		field("plan", lang.Text{ZH: "规划", EN: "plan"}), field("target", lang.Text{ZH: "指标", EN: "target"}), field("region", lang.Text{
			ZH: "地区代码",
			EN: "code of the region",
		}),
		field("region_zh", lang.Text{ZH: "地区（中文）", EN: "region, Chinese"}), field("region_en", lang.Text{ZH: "地区（英文）", EN: "region, English"}),
		field("status", lang.Text{ZH: "状态", EN: "status"}), field("reason", lang.Text{ZH: "判定理由", EN: "why it has this status"}),
		field("kind", lang.Text{ZH: "指标类型", EN: "kind of target"}), field("holds", lang.Text{
			ZH: "频度：到期一次、每期、全程",
			EN: "how often it holds: once, each-period, throughout",
		}), field("every", lang.Text{
			ZH: "周期",
			EN: "period",
		}),
		field("bound", lang.Text{ZH: "要求", EN: "bound"}), field("bound_known", lang.Text{
			ZH: "“要求”的依据：原文写明、编者推定或据译文",
			EN: "how the bound is known: stated, inferred or translated",
		}), number("target_value", lang.Text{
			ZH: "目标值",
			EN: "value to be reached",
		}), field("target_grade", lang.Text{
			ZH: "目标等级",
			EN: "grade to be reached",
		}), field("unit", lang.Text{
			ZH: "单位",
			EN: "unit",
		}),
		field("from", lang.Text{ZH: "起始", EN: "beginning of the span"}), field("due", lang.Text{ZH: "时限", EN: "due date"}), field("due_known", lang.Text{
			ZH: "时限的依据：原文写明、编者推定或据译文",
			EN: "how the due date is known: stated, inferred or translated",
		}),
		field("periods", lang.Text{ZH: "各期情况：起始日=状态:数值@数据日期", EN: "each period: first day=status:value@date of the figure"}), number("baseline_value", lang.Text{
			ZH: "基期值",
			EN: "baseline value",
		}), field("baseline_date", lang.Text{
			ZH: "基期",
			EN: "baseline date",
		}),
		field("date", lang.Text{ZH: "数据日期", EN: "date of the figure judged"}), number("value", lang.Text{
			ZH: "数值",
			EN: "value of the figure judged",
		}), field("grade", lang.Text{
			ZH: "等级",
			EN: "grade observed",
		}), field("done", lang.Text{
			ZH: "是否完成",
			EN: "done",
		}),
		field("observation_status", lang.Text{ZH: "数据状态（SDMX）", EN: "observation status (SDMX)"}), field("method", lang.Text{
			ZH: "判定方法",
			EN: "method that gives the status",
		}),
		number("way_share", lang.Text{ZH: "已走路程的比例", EN: "share of the way done"}), number("time_share", lang.Text{
			ZH: "已用时间的比例",
			EN: "share of the time gone",
		}),
		number("pace", lang.Text{ZH: "序时进度 P = 路程比例 ÷ 时间比例", EN: "linear pace P = way_share / time_share"}), number("cagr_ratio", lang.Text{
			ZH: "年均增速比 R（欧盟统计局）",
			EN: "CAGR ratio R (Eurostat)",
		}),
		number("share", lang.Text{ZH: "已完成的变化比例（Healthy People）", EN: "share of the targeted change made (Healthy People)"}), field("disagree", lang.Text{
			ZH: "P 与 R 结论是否不同",
			EN: "whether P and R give different statuses",
		}),
		number("needed_per_year", lang.Text{ZH: "此后每年需要的变化", EN: "change per year still needed"}), number("so_far_per_year", lang.Text{
			ZH: "至今每年的变化",
			EN: "change per year so far",
		}), number("required_today", lang.Text{
			ZH: "按序时进度今天应达到的值",
			EN: "value that the linear path asks for today",
		}),
	}
}

// statusRow is a standing as a row under [statusFields].
func statusRow(s Standing) []string {
	t := s.Target
	row := []string{t.Plan.Slug, t.ID, s.Region.Code, s.Region.Name.ZH, s.Region.Name.EN, string(s.Status), s.Reason,
		string(t.Kind), string(t.Holds), string(t.Every), string(t.Bound), string(t.Known.Of("bound"))}
	value, unit, baseValue, baseDate := demandCells(t)
	row = append(row, value, t.Grade, unit, t.From.String(), t.Due.String(), string(t.Known.Of("due")), periodCells(s), baseValue, baseDate)
	row = append(row, observedCells(t, s.Latest)...)
	return append(row, string(s.Method), measure(s.WayShare), measure(s.TimeShare), measure(s.Pace), measure(s.CAGR), measure(s.Share),
		yesNo(s.Disagree), measure(s.Needed), measure(s.SoFar), measure(s.Required))
}

// demandCells are a target's value and unit and its baseline, empty where it has none.
func demandCells(t *policy.Target) (value, unit, baseValue, baseDate string) {
	if t.Kind == policy.Quantity {
		value = numeral.Format(t.Value)
	}
	if t.Unit != nil {
		unit = t.Unit.ID
	}
	if t.Baseline != nil {
		baseValue, baseDate = numeral.Format(t.Baseline.Value), t.Baseline.Date.String()
	}
	return value, unit, baseValue, baseDate
}

func observedCells(t *policy.Target, o *policy.Observation) []string {
	if o == nil {
		return []string{"", "", "", "", ""}
	}
	value, done := "", ""
	switch t.Kind {
	case policy.Quantity:
		value = numeral.Format(o.Value)
	case policy.YesNo:
		done = yesNo(o.Done)
	}
	return []string{o.Date.String(), value, o.Grade, done, string(o.Status)}
}

// periodCells says how each period stands, so that the status can be computed again from them:
// "2023-01-01=not-met:2@2023 2024-01-01=met:3@2024-12".
func periodCells(s Standing) string {
	var cells []string
	for _, p := range s.Periods {
		cell := p.First.String() + "=" + string(p.Status)
		if o := p.Judged; o != nil {
			seen := observedCells(s.Target, o)
			cell += ":" + seen[1] + seen[2] + seen[3] + "@" + seen[0]
		}
		cells = append(cells, cell)
	}
	return strings.Join(cells, " ")
}

func yesNo(b bool) string { return map[bool]string{true: "yes", false: "no"}[b] }

// measure keeps every digit, so that a recomputation agrees; undefined is empty.
func measure(m progress.Measure) string {
	if !m.Defined {
		return ""
	}
	return strconv.FormatFloat(m.Value, 'g', -1, 64)
}

// statusTable is the standings as a table of a page or of the site.
func statusTable(standings []Standing) Table {
	t := Table{Name: "statuses", JSON: "progress", Title: lang.Text{ZH: "状态", EN: "Statuses"},
		Description: lang.Text{ZH: "每项指标对每个适用地区的状态，附全部计算依据", EN: "The status of every target for every region it binds, with all it was computed from"},
		Fields:      statusFields()}
	for _, s := range standings {
		t.Rows = append(t.Rows, statusRow(s))
	}
	return t
}

func (s *Site) allStandings() []Standing {
	var all []Standing
	for _, t := range s.Model.Targets {
		all = append(all, s.state.targets[t].Standings...)
	}
	return all
}
