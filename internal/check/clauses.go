package check

import (
	"cmp"
	"slices"
	"strings"

	"gazette/internal/clause"
	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/numeral"
	"gazette/internal/policy"
)

// inLanguage returns a plan's clauses that a language has, in the order they stand there. The plan's own list has them
// joined with those of the other language, where a clause may stand elsewhere.
func inLanguage(d *policy.Document, language lang.Lang) []*policy.Clause {
	var clauses []*policy.Clause
	for _, c := range d.Clauses {
		if c.In(language).Present {
			clauses = append(clauses, c)
		}
	}
	slices.SortStableFunc(
		clauses,
		func(a, b *policy.Clause) int { return a.In(language).Pos.Compare(b.In(language).Pos) },
	)
	return clauses
}

// clauseNumbering asks that the numbers of one kind below a clause count on from one another. The first may be 1, or
// go on from the last of the group before, as items that run on through the groups do. Articles are counted through a
// document, or an annex, whatever their chapter. A gap is in most cases a clause that was lost when the text was
// typed, and a repeat gives two clauses one address.
func clauseNumbering(m *policy.Model, _ policy.Date, list *diag.List) {
	for _, d := range m.Plans {
		for _, language := range lang.Langs {
			count := clause.Counter{}
			for _, c := range inLanguage(d, language) {
				if expected, ok := count.Next(c.Path); !ok {
					list.Add(
						c.In(language).Pos,
						"clause-numbering",
						lang.Text{
							ZH: "条款 %s 前一序号是 %d，此处应为 %d",
							EN: "clause %s follows %d where %d was expected",
						}.With(c.ID, max(expected-1, 0), expected),
						lang.Text{
							ZH: "请改正序号，或补上缺少的条款",
							EN: "correct the printed number, or add the clause that is missing",
						},
					)
				}
			}
		}
	}
}

// missingTranslation names the clauses that a plan has in one language only. Clauses are joined by their numbers: a
// wrong number in one language gives two findings, one for each language.
func missingTranslation(m *policy.Model, _ policy.Date, list *diag.List) {
	for _, d := range m.Plans {
		if !m.Site.Bilingual() || len(inLanguage(d, lang.ZH)) == 0 || len(inLanguage(d, lang.EN)) == 0 {
			continue // the whole text is missing: load has said so
		}
		for _, c := range d.Clauses {
			for _, language := range lang.Langs {
				if c.In(language).Present {
					continue
				}
				other := language.Other()
				list.Add(
					c.In(other).Pos,
					"missing-translation",
					lang.Text{
						ZH: "条款 %s（%s）缺少%s文本",
						EN: "clause %s (%s) has no %s text",
					}.With(
						c.ID,
						heading(c, other),
						language.Name(),
					),
					lang.Text{
						ZH: "请在 content/plans/%s/index.%s.md 中以同一序号补上",
						EN: "add it to content/plans/%s/index.%s.md under the same number",
					}.With(d.Slug, language),
				)
			}
		}
	}
}

// heading is a clause's number and title as printed. The preamble has neither, and is told by its place.
func heading(c *policy.Clause, language lang.Lang) string {
	text := c.In(language)
	switch {
	case c.Level() == 0:
		return text.Pos.String()
	case language == lang.EN:
		return text.Label + " " + text.Title
	}
	return text.Label + text.Title
}

// paragraphsDiffer compares how many blocks of text, such as paragraphs and tables, a clause has in each language.
// Readers see the two side by side, and links lead to a paragraph of both by one number.
func paragraphsDiffer(m *policy.Model, _ policy.Date, list *diag.List) {
	for _, c := range bilingual(m) {
		zh, en := len(c.ZH.Body), len(c.EN.Body)
		if zh != en {
			list.Add(
				c.EN.Pos,
				"paragraphs-differ",
				lang.Text{
					ZH: "条款 %[1]s 中文有 %[2]s 段，英文有 %[3]s 段",
					EN: "clause %[1]s has %[2]s in Chinese and %[4]d in English",
				}.With(
					c.ID,
					lang.Count(zh, "paragraph", "paragraphs"),
					lang.Count(en, "paragraph", "paragraphs"),
					en,
				),
				lang.Text{
					ZH: "请使两种文本分段一致：引用时要写明段落，如 %s.p2",
					EN: "divide both alike: a quotation names its paragraph, %s.p2",
				}.With(c.ID),
				diag.Note{Pos: c.ZH.Pos, Message: lang.Text{ZH: "中文文本", EN: "the Chinese text"}},
			)
		}
	}
}

// bilingual are the clauses that can be compared, for both languages have them.
func bilingual(m *policy.Model) []*policy.Clause {
	var clauses []*policy.Clause
	for _, d := range m.Plans {
		for _, c := range d.Clauses {
			if c.ZH.Present && c.EN.Present {
				clauses = append(clauses, c)
			}
		}
	}
	return clauses
}

// boundNotInClause asks that what a target demands is what its clause says, in both languages. Whether it is “at
// least” or “more than” is not compared: plans say that in too many ways.
func boundNotInClause(m *policy.Model, _ policy.Date, list *diag.List) {
	for _, t := range m.Targets {
		if t.Clause == nil {
			continue
		}
		for _, language := range lang.Langs {
			text := t.Clause.In(language)
			if !text.Present || stated(t, language) {
				continue
			}
			bound := numeral.Format(t.Value)
			if t.Kind == policy.Graded {
				bound = t.Grade
			}
			list.Add(cmp.Or(t.ValuePos, t.Pos), "bound-not-in-clause",
				lang.Text{
					ZH: "指标 %s 要求 %s，但条款 %s 的%s文本没有这个数字",
					EN: "the target %s demands %s, which clause %s does not state in %s",
				}.With(t.ID, bound, t.Clause.ID, language.Name()),
				lang.Text{
					ZH: "请改正数值，或改引设定该指标的条款",
					EN: "correct the value, or name the clause that sets it",
				},
				diag.Note{Pos: text.Pos, Message: lang.Text{ZH: "所引条款", EN: "the clause"}})
		}
	}
}

// stated reports whether a clause says what a target demands. Of a grade, 2A, the digit must be there and in Chinese
// the class, 甲; of a yes or no there is nothing to look for. A text in English says “grade 2A” or “class A”, which no
// list of forms would catch, so that there the digit is enough.
func stated(t *policy.Target, language lang.Lang) bool {
	switch t.Kind {
	case policy.Quantity:
		return t.Clause.Figures(language).Has(t.Value, t.Unit.Percent())
	case policy.Graded:
		if t.Grade == "" {
			return true // load has asked for it
		}
		if !t.Clause.Figures(language).Has(float64(t.Grade[0]-'0'), false) {
			return false
		}
		class := map[byte]string{'A': "甲", 'B': "乙", 'C': "丙"}
		return language == lang.EN || len(t.Grade) == 1 || strings.Contains(t.Clause.Plain(language), class[t.Grade[1]])
	}
	return true
}
