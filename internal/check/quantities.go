package check

import (
	"cmp"
	"math"
	"strconv"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/numeral"
	"gazette/internal/policy"
)

// A quantity is a number that some record states, with its unit, which may be nil. Its place is that of the number
// where the record has one, else that of the record.
type quantity struct {
	pos   diag.Pos
	unit  *policy.Unit
	value float64
	outOf float64 // all there are of what is counted; 0: not known
}

// quantities calls visit for every number of the records that has, or could have, a unit. A record without a number
// has 0 here, which no rule about numbers refuses.
func quantities(m *policy.Model, visit func(quantity)) {
	for _, t := range m.Targets {
		visit(quantity{cmp.Or(t.ValuePos, t.Pos), t.Unit, t.Value, t.OutOf})
		if t.Baseline != nil {
			visit(quantity{t.Baseline.Pos, t.Unit, t.Baseline.Value, t.OutOf})
		}
	}
	for _, o := range m.Observations {
		visit(quantity{cmp.Or(o.ValuePos, o.Pos), o.Target.Unit, o.Value, o.Target.OutOf})
		for _, c := range o.Corrections {
			visit(quantity{o.Pos, o.Target.Unit, c.Value, o.Target.OutOf})
		}
	}
	for _, f := range m.Figures {
		visit(quantity{f.Pos, f.Unit, f.Value, 0})
	}
}

// mostValue is beyond whatever a plan counts, money in yuan included, and within what a number holds exactly.
const mostValue = 1e15

// impossibleValue finds numbers that count nothing: negative ones, halves of a hospital, and those that a slip
// of the keyboard makes.
func impossibleValue(m *policy.Model, _ policy.Date, list *diag.List) {
	report := func(pos diag.Pos, message, hint lang.Text) { list.Add(pos, "impossible-value", message, hint) }
	quantities(m, func(q quantity) {
		switch {
		case q.unit.Percent() && q.value < 0: // rate-over-100 says so
		// The sign, not the value, so that -0 is refused too: tables would show it.
		case math.Signbit(q.value):
			report(q.pos, lang.Text{ZH: "数值 %s 为负", EN: "the value %s is negative"}.With(written(q.value)),
				lang.Text{
					ZH: "请去掉负号；减少多少，请写减少后的数",
					EN: "write it without the sign; of what was reduced, write what is left",
				})
		case q.value > mostValue:
			report(q.pos, lang.Text{
				ZH: "数值 %s 超出合理范围",
				EN: "the value %s is beyond anything that is counted",
			}.With(written(q.value)),
				lang.Text{ZH: "请核对数值和单位", EN: "see whether the value and its unit are right"})
		case q.unit != nil && q.unit.Counted && q.value != math.Trunc(q.value):
			report(q.pos, lang.Text{
				ZH: "数值 %s 不是整数，而“%s”按个计数",
				EN: "the value %s is no whole number, but %s are counted one by one",
			}.With(written(q.value), q.unit.Name), lang.Text{
				ZH: "请写整数；以万计的数请写全；平均数请另设单位",
				EN: "write a whole number, thousands in full; an average needs a unit of its own",
			})
		}
	})
}

// overTotal finds counts that are larger than the number of what is counted: ten of nine health centres.
func overTotal(m *policy.Model, _ policy.Date, list *diag.List) {
	quantities(m, func(q quantity) {
		if q.outOf > 0 && !q.unit.Percent() && q.value > q.outOf {
			list.Add(q.pos, "over-total", lang.Text{
				ZH: "数值 %s 大于总数 %s",
				EN: "the value %s is larger than the total of %s",
			}.With(written(q.value), written(q.outOf)), lang.Text{
				ZH: "请核对数值和指标的 out_of；总数有变动的，请改正 out_of",
				EN: "see whether the value and the out_of of the target are right; where there are more now, " +
					"correct out_of",
			})
		}
	})
}

// written is a number as messages show it, the sign of nothing included.
func written(value float64) string {
	if value == 0 && math.Signbit(value) {
		return "-0"
	}
	if math.Abs(value) > mostValue {
		return strconv.FormatFloat(value, 'g', -1, 64)
	}
	return numeral.Format(value)
}
