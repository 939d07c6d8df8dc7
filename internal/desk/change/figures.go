package change

import (
	"gazette/internal/lang"
	"gazette/internal/policy"
)

// observed writes what an observation says.
func observed(o *policy.Observation) lang.Text {
	switch {
	case o.Target.Kind == policy.Graded:
		return gradeName(o.Grade)
	case o.Target.Kind != policy.YesNo:
		return o.Target.Unit.Amount(o.Value)
	case o.Done:
		return lang.Text{ZH: "已完成", EN: "done"}
	}
	return lang.Text{ZH: "未完成", EN: "not done"}
}

// sameFigure compares what two observations say, not the words for it: a unit that is renamed corrects no figure.
func sameFigure(a, b *policy.Observation) bool {
	return a.Value == b.Value && a.Grade == b.Grade && a.Done == b.Done
}

func (c *comparison) figures() {
	key := func(o *policy.Observation) string {
		who := c.region(o.Region)
		if o.Hospital != nil {
			who = c.hospital(o.Hospital)
		}
		return c.target(o.Target) + " " + who + " " + o.Date.String()
	}
	match(
		c.old.Model.Observations,
		c.new.Model.Observations,
		key,
		func(old, now *policy.Observation, inOld, inNew bool) {
			o := first(old, now, inNew)
			who := regionName(o.Region)
			if o.Hospital != nil {
				who = o.Hospital.Name
			}
			what := lang.Text{ZH: "%s，%s，%s", EN: "%s, %s, %s"}.With(who, targetName(o.Target), date(o.Date))
			switch {
			case !inOld || !inNew:
				c.record(inOld, inNew, lang.Text{ZH: "%s：%s", EN: "%s: %s"}.With(what, observed(o)), nil)
			case !sameFigure(old, now):
				c.add(changed, correction(what, old, now))
			case old.Status != now.Status:
				c.add(
					changed,
					lang.Text{
						ZH: "%s：%s → %s",
						EN: "%s: %s → %s",
					}.With(
						what,
						policy.Word("obs", string(old.Status)),
						policy.Word("obs", string(now.Status)),
					),
				)
			}
			if inOld && inNew {
				c.record(true, true, what, func(f *differences) {
					f.rest(lang.Text{}, old, now, "Target", "Region", "Hospital", "Date", "Value", "Grade", "Done",
						"Status",
						"Corrections")
					if sameFigure(old, now) { // else the correction was told
						f.rest(lang.Text{}, corrections{old.Corrections}, corrections{now.Corrections})
					}
				})
			}
		},
	)
	context := func(f *policy.Figure) string { return c.region(f.Region) + " " + f.Name.ZH + " " + f.Date.String() }
	match(c.old.Model.Figures, c.new.Model.Figures, context, func(old, now *policy.Figure, inOld, inNew bool) {
		f := first(old, now, inNew)
		c.record(
			inOld,
			inNew,
			lang.Text{
				ZH: "%s，%s，%s：%s",
				EN: "%s, %s, %s: %s",
			}.With(
				regionName(f.Region),
				f.Name,
				date(f.Date),
				figureText(f),
			),
			func(d *differences) {
				d.words(lang.Text{ZH: "数值", EN: "value"}, figureText(old), figureText(now))
				d.rest(lang.Text{}, old, now, "Region", "Date", "Value", "Text")
			},
		)
	})
}

// corrections are compared by themselves.
type corrections struct{ Corrections []policy.Correction }

// correction says what was corrected, and whether the record keeps what it said before.
func correction(what lang.Text, old, now *policy.Observation) lang.Text {
	t := lang.Text{ZH: "%s：更正，%s → %s", EN: "%s: corrected, %s → %s"}.With(what, observed(old), observed(now))
	if len(now.Corrections) > len(old.Corrections) {
		why := now.Corrections[len(now.Corrections)-1].Why
		return lang.Text{ZH: "%s（%s）", EN: "%s (%s)"}.With(t, why)
	}
	return lang.Text{ZH: "%s；记录中没有注明更正", EN: "%s; the record does not say that it was corrected"}.With(t)
}

func date(d policy.Date) lang.Text {
	return lang.Text{EN: d.Format(lang.EN), ZH: d.Format(lang.ZH)}
}

func figureText(f *policy.Figure) lang.Text {
	if f.HasValue {
		return f.Unit.Amount(f.Value)
	}
	return f.Text
}
