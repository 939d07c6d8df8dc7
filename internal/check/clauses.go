package check

import (
	"cmp"
	"slices"
	"strings"

	"gazette/internal/diag"
	"gazette/internal/policy"
	"gazette/internal/richtext"
)

func langName(l policy.Lang) diag.Text {
	if l == policy.ZH {
		return diag.Text{EN: "Chinese", ZH: "中文"}
	}
	return diag.Text{EN: "English", ZH: "英文"}
}

// inLanguage returns a plan's clauses that a language has, in the order they stand there.
func inLanguage(d *policy.Document, lang policy.Lang) []*policy.Clause {
	var clauses []*policy.Clause
	for _, c := range d.Clauses {
		if c.In(lang).Present {
			clauses = append(clauses, c)
		}
	}
	slices.SortStableFunc(clauses, func(a, b *policy.Clause) int { return a.In(lang).Pos.Compare(b.In(lang).Pos) })
	return clauses
}

// clauseNumbering asks that the children of a clause count on from one another. The first may be 1,
// or go on from the last of the group before, as items that run on through the groups do.
func clauseNumbering(m *policy.Model, _ policy.Date, list *diag.List) {
	for _, d := range m.Plans {
		for _, lang := range policy.Langs {
			last := map[string]int{}  // parent id → number of the last child
			depth := map[string]int{} // id of the grandparent → number of the last grandchild, in order of reading
			for _, c := range inLanguage(d, lang) {
				if len(c.Path) == 0 {
					continue
				}
				n := c.Path[len(c.Path)-1]
				parent, above := ancestor(c, 1), ancestor(c, 2)
				before, began := last[parent]
				run, runs := depth[above+"/"+parentLevel(c)]
				if began && n != before+1 || !began && n != 1 && (!runs || n != run+1) {
					expected := before + 1
					if !began {
						expected = 1
						if runs {
							expected = run + 1
						}
					}
					list.Add(c.In(lang).Pos, "clause-numbering",
						diag.T("clause %s follows %d where %d was expected", "条款 %s 前一序号是 %d，此处应为 %d", c.ID, max(expected-1, 0), expected),
						diag.T("correct the printed number, or add the clause that is missing", "请改正序号，或补上缺少的条款"))
				}
				last[parent] = n
				depth[above+"/"+parentLevel(c)] = n
			}
		}
	}
}

// ancestor is the id of the clause so many levels up, whether or not it exists.
func ancestor(c *policy.Clause, up int) string {
	if len(c.Path) < up {
		return "top"
	}
	return policy.ClauseID(c.Path[:len(c.Path)-up])
}

func parentLevel(c *policy.Clause) string { return strings.Repeat("-", len(c.Path)) }

func missingTranslation(m *policy.Model, _ policy.Date, list *diag.List) {
	for _, d := range m.Plans {
		if len(inLanguage(d, policy.ZH)) == 0 || len(inLanguage(d, policy.EN)) == 0 {
			continue // the whole text is missing: load has said so
		}
		for _, c := range d.Clauses {
			for _, lang := range policy.Langs {
				if c.In(lang).Present {
					continue
				}
				other := lang.Other()
				list.Add(c.In(other).Pos, "missing-translation",
					diag.T("clause %s (%s) has no %s text", "条款 %s（%s）缺少%s文本", c.ID, heading(c, other), langName(lang)),
					diag.T("add it to content/plans/%s/index.%s.md under the same number", "请在 content/plans/%s/index.%s.md 中以同一序号补上", d.Slug, lang))
			}
		}
	}
}

// heading is a clause's number and title as printed.
func heading(c *policy.Clause, lang policy.Lang) string {
	text := c.In(lang)
	switch {
	case c.Level() == 0:
		return text.Pos.String()
	case lang == policy.EN:
		return text.Label + " " + text.Title
	}
	return text.Label + text.Title
}

func paragraphsDiffer(m *policy.Model, _ policy.Date, list *diag.List) {
	for _, c := range bilingual(m) {
		zh, en := len(c.ZH.Body), len(c.EN.Body)
		if zh != en {
			list.Add(c.EN.Pos, "paragraphs-differ",
				diag.T("clause %s has %d paragraphs in Chinese and %d in English", "条款 %s 中文有 %d 段，英文有 %d 段", c.ID, zh, en),
				diag.T("divide both alike: a quotation names its paragraph, %s.p2", "请使两种文本分段一致：引用时要写明段落，如 %s.p2", c.ID),
				diag.Note{Pos: c.ZH.Pos, Message: diag.T("the Chinese text", "中文文本")})
		}
	}
}

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

func figuresDiffer(m *policy.Model, _ policy.Date, list *diag.List) {
	for _, c := range bilingual(m) {
		zh, en := c.Figures(policy.ZH), c.Figures(policy.EN)
		for _, side := range []struct {
			lang    policy.Lang
			missing []string
		}{{policy.ZH, zh.Missing(en)}, {policy.EN, en.Missing(zh)}} {
			if len(side.missing) == 0 {
				continue
			}
			figures := strings.Join(side.missing, ", ")
			list.Add(placeOf(c, side.lang, side.missing[0]), "figures-differ",
				diag.T("clause %s states %s in %s only", "条款 %[1]s 的数字 %[2]s 只见于%[3]s", c.ID, figures, langName(side.lang)),
				diag.T("make both languages state the same figures", "请使两种文本的数字一致"),
				diag.Note{Pos: c.In(side.lang.Other()).Pos, Message: diag.T("the %s text", "%s文本", langName(side.lang.Other()))})
		}
	}
}

// placeOf is the paragraph of a clause that states a figure; the clause itself when its title does.
func placeOf(c *policy.Clause, lang policy.Lang, figure string) diag.Pos {
	text := c.In(lang)
	for _, b := range text.Body {
		if policy.ReadNumbers(richtext.PlainBlocks([]richtext.Block{b}), lang).Definite[figure] {
			return b.Pos
		}
	}
	return text.Pos
}

// boundNotInClause asks that what a target demands is what its clause says, in both languages.
func boundNotInClause(m *policy.Model, _ policy.Date, list *diag.List) {
	for _, t := range m.Targets {
		if t.Clause == nil {
			continue
		}
		for _, lang := range policy.Langs {
			text := t.Clause.In(lang)
			if !text.Present || stated(t, lang) {
				continue
			}
			bound := policy.FormatNumber(t.Value)
			if t.Kind == policy.Graded {
				bound = t.Grade
			}
			list.Add(cmp.Or(t.ValuePos, t.Pos), "bound-not-in-clause",
				diag.T("the target %s demands %s, which clause %s does not state in %s", "指标 %s 要求 %s，但条款 %s 的%s文本没有这个数字", t.ID, bound, t.Clause.ID, langName(lang)),
				diag.T("correct the value, or name the clause that sets it", "请改正数值，或改引设定该指标的条款"),
				diag.Note{Pos: text.Pos, Message: diag.T("the clause", "所引条款")})
		}
	}
}

func stated(t *policy.Target, lang policy.Lang) bool {
	switch t.Kind {
	case policy.Quantity:
		percent := t.Unit != nil && t.Unit.ID == "percent"
		return t.Clause.Figures(lang).Has(t.Value, percent)
	case policy.Graded:
		if t.Grade == "" {
			return true // load has asked for it
		}
		if !t.Clause.Figures(lang).Has(float64(t.Grade[0]-'0'), false) {
			return false
		}
		class := map[byte]string{'A': "甲", 'B': "乙", 'C': "丙"}
		return lang == policy.EN || len(t.Grade) == 1 || strings.Contains(t.Clause.Plain(lang), class[t.Grade[1]])
	}
	return true
}
