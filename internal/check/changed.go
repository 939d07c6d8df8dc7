package check

import (
	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
)

// unexplainedChange finds figures that were published otherwise: readers who quoted one have to learn that it was
// corrected, and why. Committed is what git has of the record; without git it is nil, and nothing is found. It is a
// warning while somebody works on the figures, and an error before a release (Strict).
func unexplainedChange(m *policy.Model, _ policy.Date, list *diag.List) {
	for _, o := range m.Observations {
		was := o.Committed
		// A correction that was not there when the figure was published is the reason asked for.
		if was == nil || len(o.Corrections) > len(was.Corrections) ||
			was.Value == o.Value && was.Grade == o.Grade && was.Done == o.Done {
			continue
		}
		list.Warn(o.ValuePos, "unexplained-change", lang.Text{
			ZH: "已公布的数据由 %s 改为 %s，没有说明原因",
			EN: "the figure was published as %s and is %s now, without a reason",
		}.With(said(was), said(o)), lang.Text{
			ZH: `请在该条下写 corrected = [{ on = "…", …, why = { zh = "…", en = "…" } }]，其中写明原来的数值；` +
				"如为误改，请改回",
			EN: `write corrected = [{ on = "…", …, why = { zh = "…", en = "…" } }] below it, with what it was; ` +
				"where it was changed by mistake, change it back",
		})
	}
}

// said is what an observation says, as the record writes it.
func said(o *policy.Observation) lang.Text {
	switch o.Target.Kind {
	case policy.Graded:
		return policy.Word("grade", o.Grade)
	case policy.YesNo:
		if o.Done {
			return lang.Text{ZH: "已完成", EN: "done"}
		}
		return lang.Text{ZH: "未完成", EN: "not done"}
	}
	return o.Target.Unit.Amount(o.Value)
}
