package progress

import (
	"gazette/internal/lang"
	"gazette/internal/policy"
)

// Words name a status to readers.
func (s Status) Words() lang.Text { return statusWords[s] }

var statusWords = map[Status]lang.Text{
	Met:         {ZH: "已达成", EN: "Met"},
	OnTrack:     {ZH: "进度正常", EN: "On track"},
	Behind:      {ZH: "进度滞后", EN: "Behind"},
	FarBehind:   {ZH: "严重滞后", EN: "Far behind"},
	MovingAway:  {ZH: "背离目标", EN: "Moving away"},
	NotMet:      {ZH: "未达成", EN: "Not met"},
	NotDue:      {ZH: "未到期", EN: "Not due yet"},
	NoReport:    {ZH: "未见报告", EN: "No report"},
	Qualitative: {ZH: "定性目标", EN: "Qualitative"},
}

// Reasons are the keys of the sentences that explain a status on pages, with its figures; the last five are also in
// [Whys]. Their words are for those who read a reason in a table.
var Reasons = policy.Enum{
	{Value: "reached", Words: lang.Text{ZH: "达到要求", EN: "the figure reaches the target"}},
	{Value: "pace", Words: lang.Text{ZH: "按进度判定", EN: "judged by its pace"}},
	{
		Value: "due-passed",
		Words: lang.Text{ZH: "时限已过，未达到要求", EN: "the deadline passed and the figure falls short"},
	},
	{
		Value: "last-report-before-due",
		Words: lang.Text{ZH: "最近数据早于已过的时限", EN: "the latest figure is older than the deadline"},
	},
	{
		Value: "no-observation",
		Words: lang.Text{ZH: "时限已过，未见数据", EN: "the deadline passed and there is no figure"},
	},
	{Value: "before-due", Words: lang.Text{ZH: "尚未到期", EN: "not due yet"}},
	{Value: "qualitative", Words: lang.Text{ZH: "没有可检验的数值", EN: "there is nothing to test"}},
	{
		Value: "every-period",
		Words: lang.Text{ZH: "已过各期均达成", EN: "met in every period that has passed"},
	},
	{Value: "period-missed", Words: lang.Text{ZH: "有一期或几期未达成", EN: "not met in some period"}},
	{Value: "period-unreported", Words: lang.Text{ZH: "有的时期未见数据", EN: "some period has no figure"}},
	{Value: "no-period-over", Words: lang.Text{ZH: "第一期尚未结束", EN: "the first period is not over"}},
	{Value: noBaseline, Words: lang.Text{ZH: "没有基期", EN: "there is no baseline"}},
	{Value: noDueDate, Words: lang.Text{ZH: "没有写明时限", EN: "no deadline is stated"}},
	{
		Value: noTimePassed,
		Words: lang.Text{ZH: "离基期还没有过去时间", EN: "no time has passed since the baseline"},
	},
	{
		Value: noChangeRequired,
		Words: lang.Text{ZH: "基期已达到要求，此后变差", EN: "it was there at the baseline and became worse"},
	},
	{Value: outOfRange, Words: lang.Text{ZH: "数值过大，无法计算", EN: "too large to reckon with"}},
}
