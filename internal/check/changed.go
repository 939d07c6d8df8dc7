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

// removedFigure names figures that were published and are gone. It is a warning: one that stood there twice, or that
// nobody ever reported, is rightly taken out.
func removedFigure(m *policy.Model, _ policy.Date, list *diag.List) {
	for _, o := range m.Past.Removed {
		who := o.Region.Name
		if o.Hospital != nil {
			who = o.Hospital.Name
		}
		list.Warn(diag.Pos{File: o.Pos.File}, "removed-figure", lang.Text{
			ZH: "已公布的数据不见了：%s，%s，%s，%s",
			EN: "a figure that was published is gone: %s, %s, %s, %s",
		}.With(o.Target.Key(), who, o.Date, said(o)), lang.Text{
			ZH: "如为误删，请恢复；数值有误的，请恢复后改正，并写 corrected；并无此数的，请在公告中说明",
			EN: "put it back where it was deleted by mistake; where the value was wrong, put it back with the " +
				"right one and corrected; where there is no such figure, say so in a notice",
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
