package site

import (
	"strconv"
	"strings"

	"gazette/internal/policy"
	"gazette/internal/progress"
)

// StatusWords name the statuses where no theme does: in search results and in what a commit changes.
var StatusWords = map[progress.Status]policy.Text{
	progress.Met: {ZH: "已达成", EN: "Met"}, progress.OnTrack: {ZH: "进度正常", EN: "On track"}, progress.Behind: {ZH: "进度滞后", EN: "Behind"},
	progress.FarBehind: {ZH: "严重滞后", EN: "Far behind"}, progress.MovingAway: {ZH: "背离目标", EN: "Moving away"},
	progress.NotMet: {ZH: "未达成", EN: "Not met"}, progress.NotDue: {ZH: "未到期", EN: "Not due yet"},
	progress.NoReport: {ZH: "无报告", EN: "No report"}, progress.Qualitative: {ZH: "定性目标", EN: "Qualitative"},
}

// statusFields are the columns of every table of statuses: each status with all that it was computed
// from, so that anybody can compute it again.
func statusFields() []Field {
	return []Field{
		field("plan", "规划", "plan"), field("target", "指标", "target"), field("region", "地区代码", "code of the region"),
		field("region_zh", "地区（中文）", "region, Chinese"), field("region_en", "地区（英文）", "region, English"),
		field("status", "状态", "status"), field("reason", "判定理由", "why it has this status"),
		field("kind", "指标类型", "kind of target"), field("holds", "频度：到期一次、每期、全程", "how often it holds: once, each-period, throughout"), field("every", "周期", "period"),
		field("bound", "要求", "bound"), field("bound_known", "“要求”的依据：原文写明、编者推定或据译文", "how the bound is known: stated, inferred or translated"), number("target_value", "目标值", "value to be reached"), field("target_grade", "目标等级", "grade to be reached"), field("unit", "单位", "unit"),
		field("from", "起始", "beginning of the span"), field("due", "时限", "due date"), field("due_known", "时限的依据：原文写明、编者推定或据译文", "how the due date is known: stated, inferred or translated"),
		field("periods", "各期情况：起始日=状态:数值@数据日期", "each period: first day=status:value@date of the figure"), number("baseline_value", "基期值", "baseline value"), field("baseline_date", "基期", "baseline date"),
		field("date", "数据日期", "date of the figure judged"), number("value", "数值", "value of the figure judged"), field("grade", "等级", "grade observed"), field("done", "是否完成", "done"),
		field("observation_status", "数据状态（SDMX）", "observation status (SDMX)"), field("method", "判定方法", "method that gives the status"),
		number("way_share", "已走路程的比例", "share of the way done"), number("time_share", "已用时间的比例", "share of the time gone"),
		number("pace", "序时进度 P = 路程比例 ÷ 时间比例", "linear pace P = way_share / time_share"), number("cagr_ratio", "年均增速比 R（欧盟统计局）", "CAGR ratio R (Eurostat)"),
		number("share", "已完成的变化比例（Healthy People）", "share of the targeted change made (Healthy People)"), field("disagree", "P 与 R 结论是否不同", "whether P and R give different statuses"),
		number("needed_per_year", "此后每年需要的变化", "change per year still needed"), number("so_far_per_year", "至今每年的变化", "change per year so far"), number("required_today", "按序时进度今天应达到的值", "value that the linear path asks for today"),
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
		value = policy.FormatNumber(t.Value)
	}
	if t.Unit != nil {
		unit = t.Unit.ID
	}
	if t.Baseline != nil {
		baseValue, baseDate = policy.FormatNumber(t.Baseline.Value), t.Baseline.Date.String()
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
		value = policy.FormatNumber(o.Value)
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
	t := Table{Name: "statuses", JSON: "progress", Title: policy.Text{ZH: "状态", EN: "Statuses"},
		Description: policy.Text{ZH: "每项指标对每个适用地区的状态，附全部计算依据", EN: "The status of every target for every region it binds, with all it was computed from"},
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
