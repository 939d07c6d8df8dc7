package render

import (
	"bytes"
	"fmt"

	"gazette/internal/lang"
	"gazette/internal/progress"
	"gazette/internal/site"
)

// progressJSON holds every status with its inputs, and once the formulas and thresholds by which it
// was computed, so that the whole reckoning can be done again from this file alone.
func progressJSON(s *site.Site) ([]byte, error) {
	statuses, err := tableOf(s, "statuses")
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "{\n\"today\": %q,\n", s.Today)
	fmt.Fprintf(&b, "\"thresholds\": {\"on-track\": %v, \"behind\": %v, \"far-behind\": %v},\n",
		progress.OnTrackFrom, progress.BehindFrom, progress.FarBehindFrom)
	b.WriteString("\"methods\": {\n")
	for i, m := range methods() {
		if i > 0 {
			b.WriteString(",\n")
		}
		fmt.Fprintf(
			&b,
			"%s: {\"formula\": %s, \"zh\": %s, \"en\": %s}",
			jsonString(m.name),
			jsonString(m.formula),
			jsonString(m.words.ZH),
			jsonString(m.words.EN),
		)
	}
	b.WriteString("\n},\n\"statuses\": ")
	b.Write(bytes.TrimSuffix(tableJSON(statuses), []byte("\n")))
	b.WriteString("\n}\n")
	return b.Bytes(), nil
}

type method struct {
	name, formula string
	words         lang.Text
}

// methods are the measures of package progress, whose comments give their sources.
func methods() []method {
	return []method{
		{
			"linear-pace",
			"pace = way_share / time_share; way_share = (value − baseline_value) / (target_value − baseline_value); " +
				"time_share = (date − baseline_date) / (due − baseline_date)",
			lang.Text{
				ZH: "序时进度：已走路程的比例除以已用时间的比例。日期取其所指时段的最后一天，年末计为整数。",
				EN: "Linear pace: the share of the way done over the share of the time gone. A date stands for the " +
					"last day of its period; the end of a year is a whole number.",
			},
		},
		{
			"cagr-ratio",
			"cagr_ratio = ((value / baseline_value)^(1/(date − baseline_date)) − 1) / ((target_value / " +
				"baseline_value)^(1/(due − baseline_date)) − 1)",
			lang.Text{
				ZH: "年均增速比（欧盟统计局）。基期为零或变号时不计算。",
				EN: "CAGR ratio (Eurostat). Undefined for a baseline of zero and for a change of sign.",
			},
		},
		{"targeted-change", "share = (value − baseline_value) / (target_value − baseline_value)",
			lang.Text{
				ZH: "已完成的变化比例（Healthy People 2030）。",
				EN: "Share of the targeted change (Healthy People 2030).",
			}},
	}
}
