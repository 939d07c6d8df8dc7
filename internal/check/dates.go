package check

import (
	"slices"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
)

// dateOrder compares dates that may be as vague as a year: only what is out of order on any day that they can mean is
// a fault. So 2025 and 2025-06 are in order either way round; a beginning in 2025-06 and an end in 2024 are not. A
// missing date is in order with any.
func dateOrder(m *policy.Model, _ policy.Date, list *diag.List) {
	o := orderChecker{list}
	for _, d := range m.Plans {
		o.plan(d)
	}
	for _, p := range slices.Concat(m.Pages, m.Notices) {
		o.pair(p.Pos, p.Published, p.Updated, lang.Text{
			ZH: "更新日期（%s）早于发布日期（%s）",
			EN: "it was changed (%s) before it was published (%s)",
		})
	}
	for _, t := range m.Targets {
		o.pair(t.Pos, t.From, t.Due, lang.Text{
			ZH: "指标结束时间（%s）早于开始（%s）",
			EN: "the target ends (%s) before it begins (%s)",
		})
		if t.Baseline != nil {
			o.pair(t.Baseline.Pos, t.Baseline.Date, t.Due, lang.Text{
				ZH: "指标完成时限（%s）早于基期（%s）",
				EN: "the target is due (%s) before its baseline (%s)",
			})
		}
	}
	for _, t := range m.Tasks {
		o.pair(t.Pos, t.From, t.Due, lang.Text{
			ZH: "任务完成时限（%s）早于开始（%s）",
			EN: "the task is due (%s) before it begins (%s)",
		})
	}
	for _, x := range m.Observations {
		for _, c := range x.Corrections {
			o.pair(x.Pos, x.Date, c.On, lang.Text{
				ZH: "更正日期（%s）早于数据日期（%s）",
				EN: "the figure was corrected (%s) before its date (%s)",
			})
		}
	}
}

// An orderChecker reports pairs of dates that are out of order.
type orderChecker struct{ list *diag.List }

var correctOne = lang.Text{ZH: "请改正其中一个日期", EN: "correct one of the two dates"}

func (o orderChecker) pair(pos diag.Pos, early, late policy.Date, message lang.Text) {
	if late.Precedes(early) {
		o.list.Add(pos, "date-order", message.With(late, early), correctOne)
	}
}

// plan compares each pair of a plan's dates that has an order. A document may have force from a day before its issue,
// and one that has ended may be made public: where a note on the dates says so, that is in order.
func (o orderChecker) plan(d *policy.Document) {
	o.pair(d.Pos, d.Issued, d.Expires, lang.Text{
		ZH: "规划截止日期（%s）早于成文日期（%s）",
		EN: "the plan ends (%s) before it was issued (%s)",
	})
	o.pair(d.Pos, d.Issued, d.Published, lang.Text{
		ZH: "规划发布日期（%s）早于成文日期（%s）",
		EN: "the plan was published (%s) before it was issued (%s)",
	})
	o.pair(d.Pos, d.Effective, d.Expires, lang.Text{
		ZH: "规划截止日期（%s）早于生效日期（%s）",
		EN: "the plan ends (%s) before it has force (%s)",
	})
	unusual := func(early, late policy.Date, message lang.Text) {
		if late.Precedes(early) && d.DatesNote.IsZero() {
			o.list.Add(d.Pos, "date-order", message.With(late, early), lang.Text{
				ZH: "请改正其中一个日期；确实如此的，请在 dates_note 中说明",
				EN: "correct one of the two dates; where it is so, say so in dates_note",
			})
		}
	}
	unusual(d.Issued, d.Effective, lang.Text{
		ZH: "规划生效日期（%s）早于成文日期（%s）",
		EN: "the plan has force (%s) before it was issued (%s)",
	})
	unusual(d.Published, d.Expires, lang.Text{
		ZH: "规划截止日期（%s）早于发布日期（%s）",
		EN: "the plan ends (%s) before it was published (%s)",
	})
}

// futureObservation finds what has happened, as the site says, on a day that has not come: figures and facts, and what
// was done, issued or published. From when and until when a plan or a target holds may lie ahead. The days on which the
// editors wrote something are not judged: a site may be built as of an earlier day.
func futureObservation(m *policy.Model, today policy.Date, list *diag.List) {
	f := futureChecker{today, list}
	figure, fact := lang.Text{ZH: "数据", EN: "figure"}, lang.Text{ZH: "信息", EN: "fact"}
	for _, o := range m.Observations {
		f.applies(o.Pos, o.Date, figure)
		for _, c := range o.Corrections {
			f.happened(o.Pos, c.On, lang.Text{ZH: "更正", EN: "correction"})
		}
	}
	for _, x := range m.Figures {
		f.applies(x.Pos, x.Date, figure)
	}
	for _, t := range m.Targets {
		if t.Baseline != nil {
			f.applies(t.Baseline.Pos, t.Baseline.Date, lang.Text{ZH: "基期", EN: "baseline"})
		}
	}
	for _, h := range m.Hospitals {
		for _, name := range policy.Enums["fact"].Values() {
			if by := h.Facts.Of(name); by != nil {
				f.applies(by.Pos, by.AsOf, fact)
			}
		}
		for _, l := range h.Lists {
			f.applies(l.Pos, l.AsOf, lang.Text{ZH: "名单信息", EN: "membership"})
		}
		f.names(h.Former)
	}
	for _, r := range m.Regions {
		f.names(r.Former)
	}
	for _, t := range m.Tasks {
		f.happened(t.Pos, t.Done, lang.Text{ZH: "任务完成", EN: "end of the task"})
	}
	for _, d := range m.Plans {
		f.happened(d.Pos, d.Issued, lang.Text{ZH: "成文", EN: "issue"})
		f.happened(d.Pos, d.Published, lang.Text{ZH: "发布", EN: "publication"})
	}
}

// A futureChecker reports dates after today.
type futureChecker struct {
	today policy.Date
	list  *diag.List
}

// applies judges the date of what is so, happened the date of what was done.
func (f futureChecker) applies(pos diag.Pos, date policy.Date, what lang.Text) {
	f.report(pos, date, what,
		lang.Text{ZH: "请写%s所属的日期", EN: "write the date to which the %s applies"}.With(what))
}

func (f futureChecker) happened(pos diag.Pos, date policy.Date, what lang.Text) {
	f.report(pos, date, what, lang.Text{ZH: "请写实际的%s日期", EN: "write the day of the %s"}.With(what))
}

func (f futureChecker) report(pos diag.Pos, date policy.Date, what, hint lang.Text) {
	if f.today.Precedes(date) {
		f.list.Add(pos, "future-observation", lang.Text{
			ZH: "%s日期 %s 晚于今天（%s）",
			EN: "the %s is dated %s, after today (%s)",
		}.With(what, date, f.today), hint)
	}
}

func (f futureChecker) names(former []policy.FormerName) {
	for _, x := range former {
		f.happened(x.Pos, x.Until, lang.Text{ZH: "更名", EN: "change of name"})
	}
}

// factDate is the date of what a source is cited for; zero for what has none. A former name has none here: that a name
// ends is announced before.
func factDate(holder any) policy.Date {
	switch h := holder.(type) {
	case *policy.Observation:
		return h.Date
	case *policy.Figure:
		if h.Plan == nil && h.Qualifier == "" { // such a figure may say what is to be: at least so many by 2030
			return h.Date
		}
	case *policy.Baseline:
		return h.Date
	case *policy.Attested:
		return h.AsOf
	case *policy.Membership:
		return h.AsOf
	case *policy.Task:
		return h.Done
	case *policy.Document:
		return h.Issued
	}
	return policy.Date{}
}
