package progress

import "gazette/internal/lang"

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

// ReasonWords name one of [Reasons] to those who read it in a table; pages say it in a sentence, with its figures.
func ReasonWords(reason string) lang.Text { return reasonWords[reason] }

var reasonWords = map[string]lang.Text{
	"reached":                {ZH: "达到要求", EN: "the figure reaches the target"},
	"pace":                   {ZH: "按进度判定", EN: "judged by its pace"},
	"due-passed":             {ZH: "时限已过，未达到要求", EN: "the deadline passed and the figure falls short"},
	"last-report-before-due": {ZH: "最近数据早于已过的时限", EN: "the latest figure is older than the deadline"},
	"no-observation":         {ZH: "时限已过，未见数据", EN: "the deadline passed and there is no figure"},
	"before-due":             {ZH: "尚未到期", EN: "not due yet"},
	"qualitative":            {ZH: "没有可检验的数值", EN: "there is nothing to test"},
	"every-period":           {ZH: "已过各期均达成", EN: "met in every period that has passed"},
	"period-missed":          {ZH: "有一期或几期未达成", EN: "not met in some period"},
	"period-unreported":      {ZH: "有的时期未见数据", EN: "some period has no figure"},
	"no-period-over":         {ZH: "第一期尚未结束", EN: "the first period is not over"},
	noBaseline:               {ZH: "没有基期", EN: "there is no baseline"},
	noDueDate:                {ZH: "没有写明时限", EN: "no deadline is stated"},
	noTimePassed:             {ZH: "离基期还没有过去时间", EN: "no time has passed since the baseline"},
	noChangeRequired:         {ZH: "基期已达到要求，此后变差", EN: "it was there at the baseline and became worse"},
	outOfRange:               {ZH: "数值过大，无法计算", EN: "too large to reckon with"},
}
