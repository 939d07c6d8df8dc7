package progress

import "gazette/internal/lang"

// Words name a status to readers.
func (s Status) Words() lang.Text {
	return map[Status]lang.Text{
		Met:         {ZH: "已达成", EN: "Met"},
		OnTrack:     {ZH: "进度正常", EN: "On track"},
		Behind:      {ZH: "进度滞后", EN: "Behind"},
		FarBehind:   {ZH: "严重滞后", EN: "Far behind"},
		MovingAway:  {ZH: "背离目标", EN: "Moving away"},
		NotMet:      {ZH: "未达成", EN: "Not met"},
		NotDue:      {ZH: "未到期", EN: "Not due yet"},
		NoReport:    {ZH: "未见报告", EN: "No report"},
		Qualitative: {ZH: "定性目标", EN: "Qualitative"},
	}[s]
}
