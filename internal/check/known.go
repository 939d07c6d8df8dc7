package check

import (
	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
)

// howKnown asks a record to say how its fields are known, wherever that cannot go without saying: whether a plan has
// force, which documents rarely state; what was read in a translation; and a date whose year stands nowhere in the
// text that it is taken from. Readers are shown which facts the editors concluded. Without this rule the label would
// be forgotten exactly where it matters, since a guess looks like any other date.
func howKnown(m *policy.Model, _ policy.Date, list *diag.List) {
	k := knownChecker{list, map[diag.Pos]policy.Place{}}
	for _, s := range m.Past.Strays {
		k.moved[s.Pos] = s.To
	}
	for _, d := range m.Plans {
		if d.Known["status"] == "" {
			list.Add(d.Pos, "how-known", lang.Text{
				ZH: "规划没有写明时效的依据",
				EN: "the plan does not say how its status is known",
			},
				lang.Text{
					ZH: `请在 [known] 一行之下写 status = "inferred"；出处写明是否有效的，写 "stated"`,
					EN: `below a line [known] write status = "inferred"; where the source says whether the plan has ` +
						`force, "stated"`,
				})
		}
	}
	for _, t := range m.Targets {
		if t.Plan.ReadFrom == policy.FromTranslation && t.Kind == policy.Quantity && t.Known["bound"] == "" {
			k.ask(t.Pos, t.ID, "bound", policy.Translated, readInTranslation)
		}
		k.date(t.Pos, t.ID, t.Clause, t.Known, "from", t.From)
		k.date(t.Pos, t.ID, t.Clause, t.Known, "due", t.Due)
	}
	for _, t := range m.Tasks {
		k.date(t.Pos, t.ID, t.Clause, t.Known, "from", t.From)
		k.date(t.Pos, t.ID, t.Clause, t.Known, "due", t.Due)
	}
}

var readInTranslation = lang.Text{ZH: "读自译文", EN: "was read in a translation"}

type knownChecker struct {
	list  *diag.List
	moved map[diag.Pos]policy.Place // of records that name another text now: where theirs is
}

// date asks for the label of a date that is not simply stated in the plan's own words. A clause “到2025年” states the
// year of due = "2025"; for due = "2025" with no year in the clause, in a title above it or in that of the plan, known
// = { due = "inferred" } is asked for.
func (k knownChecker) date(
	pos diag.Pos,
	id string,
	c *policy.Clause,
	known policy.HowKnown,
	field string,
	date policy.Date,
) {
	switch {
	case c == nil || date.IsZero():
	case known.Of(field) == policy.Stated && !c.StatesYear(date.Year):
		k.ask(pos, id, field, policy.Inferred,
			lang.Text{
				ZH: "在%d年，条款 %s 及其上各级标题没有写明这一年份",
				EN: "is in %d, a year that clause %s and the titles above it do not state",
			}.With(date.Year, c.ID))
	case c.Document.ReadFrom == policy.FromTranslation && known[field] == "":
		k.ask(pos, id, field, policy.Translated, readInTranslation)
	}
}

// ask reports that a field lacks its label, with the line to write.
func (k knownChecker) ask(pos diag.Pos, id, field string, label policy.Known, why lang.Text) {
	hint := lang.Text{
		ZH: `请写 known = { %[1]s = "%[2]s" }`,
		EN: `write known = { %[1]s = "%[2]s" }`,
	}.With(
		field,
		string(label),
	)
	if label == policy.Inferred {
		hint = lang.Text{
			ZH: "%s；规划确有写明的，请改引写明的条款",
			EN: "%s; where the plan does state it, name the clause that does",
		}.With(hint)
	}
	if to, moved := k.moved[pos]; moved {
		hint = lang.Text{
			ZH: "原来所引的内容现为 %s：请先核对所引的条款",
			EN: "what it named stands at %s now: see first which clause is meant",
		}.With(to)
	}
	k.list.Add(
		pos,
		"how-known",
		lang.Text{
			ZH: "%[2]s 的 %[1]s %[3]s，记录没有注明",
			EN: "%[1]s of %[2]s %[3]s, and the record does not say so",
		}.With(
			field,
			id,
			why,
		),
		hint,
	)
}
