package change

import (
	"strings"

	"gazette/internal/lang"
	"gazette/internal/numeral"
	"gazette/internal/policy"
)

func targetName(t *policy.Target) lang.Text {
	return lang.Text{ZH: "%s：%s", EN: "%s, %s"}.With(t.Plan.ShortTitle, t.Name)
}

func (c *comparison) targets() {
	match(
		c.old.Model.Targets,
		c.new.Model.Targets,
		c.target,
		func(old, now *policy.Target, inOld, inNew bool) {
			what := targetName(first(old, now, inNew))
			if !inNew {
				what = c.gone(policy.TargetIdentity, c.planOf(old.Plan), old.ID, what)
			}
			c.record(inOld, inNew, what, func(f *differences) {
				f.field(fieldNames["ID"], old.ID, now.ID)
				f.text(lang.Text{ZH: "名称", EN: "name"}, old.Name, now.Name)
				f.text(lang.Text{ZH: "口径", EN: "measure"}, old.Measure, now.Measure)
				f.value(lang.Text{ZH: "类型", EN: "kind"}, "test", string(old.Kind), string(now.Kind))
				f.value(lang.Text{ZH: "要求", EN: "bound"}, "bound", string(old.Bound), string(now.Bound))
				if old.Value != now.Value || old.Grade != now.Grade || old.Kind != now.Kind {
					f.words(lang.Text{ZH: "目标值", EN: "value"}, demanded(old), demanded(now))
				}
				f.words(lang.Text{ZH: "频度", EN: "how often"}, often(old), often(now))
				f.field(lang.Text{ZH: "起始", EN: "from"}, old.From.String(), now.From.String())
				f.field(lang.Text{ZH: "时限", EN: "due"}, old.Due.String(), now.Due.String())
				f.field(lang.Text{ZH: "所引条款", EN: "clause"}, clauseID(old.Clause), clauseID(now.Clause))
				f.value(fieldNames["Strength"], "strength", old.Strength, now.Strength)
				f.value(lang.Text{ZH: "判定方法", EN: "method"}, "method", string(old.Method), string(now.Method))
				f.field(
					lang.Text{ZH: "适用地区数", EN: "regions bound"},
					numeral.Format(float64(len(old.Subjects))),
					numeral.Format(float64(len(now.Subjects))),
				)
				f.rest(lang.Text{}, old, now, "ID", "Plan", "Name", "Measure", "Kind", "Bound", "Value", "Grade",
					"Holds",
					"Every", "From", "Due", "Clause", "Strength", "Method")
			})
		},
	)
}

func clauseID(x *policy.Clause) string {
	if x == nil {
		return ""
	}
	return x.ID
}

// often says how often a target holds: "in each period, every year".
func often(t *policy.Target) lang.Text {
	holds := policy.Word("holds", string(t.Holds))
	if t.Every == "" {
		return holds
	}
	return lang.Text{ZH: "%s，%s", EN: "%s, %s"}.With(holds, policy.Word("every", string(t.Every)))
}

func demanded(t *policy.Target) lang.Text {
	switch t.Kind {
	case policy.Graded:
		return policy.Word("grade", t.Grade)
	case policy.Quantity:
		return t.Unit.Amount(t.Value)
	}
	return lang.Text{}
}

func (c *comparison) tasks() {
	match(c.old.Model.Tasks, c.new.Model.Tasks, c.task, func(old, now *policy.Task, inOld, inNew bool) {
		t := first(old, now, inNew)
		what := lang.Text{ZH: "%s：%s", EN: "%s, %s"}.With(t.Plan.ShortTitle, t.Name)
		if !inNew {
			what = c.gone(policy.TaskIdentity, c.planOf(old.Plan), old.ID, what)
		}
		c.record(inOld, inNew, what, func(f *differences) {
			f.field(fieldNames["ID"], old.ID, now.ID)
			f.text(lang.Text{ZH: "名称", EN: "name"}, old.Name, now.Name)
			f.field(lang.Text{ZH: "时限", EN: "due"}, old.Due.String(), now.Due.String())
			f.value(lang.Text{ZH: "频次", EN: "every"}, "every", string(old.Every), string(now.Every))
			f.field(lang.Text{ZH: "完成日期", EN: "done"}, old.Done.String(), now.Done.String())
			if departments(old) != departments(now) {
				f.words(lang.Text{ZH: "责任单位", EN: "responsible"}, responsible(old), responsible(now))
			}
			f.known(old.Known, now.Known)
			f.rest(lang.Text{}, old, now, "ID", "Plan", "Name", "Due", "Every", "Done", "Responsible", "Known")
		})
	})
}

// departments are the ids of those responsible for a task: one that is renamed is the same.
func departments(t *policy.Task) string {
	var ids []string
	for _, d := range t.Responsible {
		ids = append(ids, d.ID)
	}
	return strings.Join(ids, " ")
}

func responsible(t *policy.Task) lang.Text {
	var zh, en []string
	for _, d := range t.Responsible {
		zh, en = append(zh, d.Name.ZH), append(en, d.Name.EN)
	}
	return lang.Text{ZH: strings.Join(zh, "、"), EN: strings.Join(en, ", ")}
}
