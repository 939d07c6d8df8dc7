package load

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/numeral"
	"gazette/internal/policy"
	"gazette/internal/record"
	"gazette/internal/richtext"
)

// countMark is a mark in a page that a number takes the place of: “All {count:targets} targets”. What stands in the
// braces may be anything but braces, so that a name that is misspelt is still found and named.
var countMark = regexp.MustCompile(`\{count:([^{}]*)\}`)

// fillCounts puts the counts in place of the marks in a text; a mark of no kind stays. Marks of no kind were named as
// faults when the page was read, and a build stops at those.
func fillCounts(m *policy.Model, s string) string {
	if !strings.Contains(s, "{count:") {
		return s
	}
	return countMark.ReplaceAllStringFunc(s, func(mark string) string {
		if n, ok := m.Count(countMark.FindStringSubmatch(mark)[1]); ok {
			return numeral.Grouped(float64(n))
		}
		return mark
	})
}

// FillCounts puts the numbers of the model's records in place of the marks in pages and notices, such as
// {count:targets}. It comes after [WithoutDrafts], which changes the numbers. The marks exist because a sentence such
// as “the site has 42 targets” is wrong after the next edit, and nobody notices.
func FillCounts(m *policy.Model) {
	for _, p := range slices.Concat(m.Pages, m.Notices) {
		for _, t := range []*lang.Text{&p.Title, &p.Summary} {
			t.ZH, t.EN = fillCounts(m, t.ZH), fillCounts(m, t.EN)
		}
		p.Body.ZH, p.Body.EN = fillBlocks(m, p.Body.ZH), fillBlocks(m, p.Body.EN)
	}
}

// fillBlocks copies what it changes: a text is shared by the models of a preview.
func fillBlocks(m *policy.Model, blocks []richtext.Block) []richtext.Block {
	marked := func(in richtext.Inline) bool { return in.Kind == richtext.Text && strings.Contains(in.Text, "{count:") }
	found := false
	richtext.Walk(blocks, func(in richtext.Inline) { found = found || marked(in) })
	if !found {
		return blocks
	}
	filled := slices.Clone(blocks)
	for i := range filled {
		filled[i].Inlines = fillInlines(m, filled[i].Inlines)
		filled[i].Children = fillBlocks(m, filled[i].Children)
	}
	return filled
}

// fillInlines fills the marks in running text; those in `code` stay, so that a page can explain how a mark is written.
func fillInlines(m *policy.Model, inlines []richtext.Inline) []richtext.Inline {
	filled := slices.Clone(inlines)
	for i := range filled {
		if filled[i].Kind == richtext.Text { // what stands in code is quoted
			filled[i].Text = fillCounts(m, filled[i].Text)
		}
		filled[i].Children = fillInlines(m, filled[i].Children)
	}
	return filled
}

// countMarks names the marks of a page that count nothing.
func (l *loader) countMarks(r *record.Keys, meta articleRecord, blocks []richtext.Block) {
	for key, text := range map[string]string{"title": meta.Title, "summary": meta.Summary} {
		for _, mark := range countMark.FindAllStringSubmatch(text, -1) {
			l.countMark(r.At(key), mark[1])
		}
	}
	for _, b := range blocks {
		l.countMarksIn(b)
	}
}

// countMarksIn names the marks in one block and in those inside it, such as the items of a list. It walks the lines of
// each block by itself, since a mark in a heading is wrong whatever it counts.
func (l *loader) countMarksIn(b richtext.Block) {
	richtext.Walk([]richtext.Block{{Inlines: b.Inlines}}, func(in richtext.Inline) {
		if in.Kind != richtext.Text {
			return
		}
		for _, at := range countMark.FindAllStringSubmatchIndex(in.Text, -1) {
			pos := in.Pos
			pos.Col += utf8.RuneCountInString(in.Text[:at[0]])
			if b.Kind == richtext.Heading {
				l.list.Add(pos, "unknown-count",
					lang.Text{
						ZH: "标题中不能用计数占位符：标题的网址会随数字改变",
						EN: "a heading takes no count: its address would change with the number",
					},
					lang.Text{ZH: "请写在标题下的正文中", EN: "say it in the text below"})
				continue
			}
			l.countMark(pos, in.Text[at[2]:at[3]])
		}
	})
	for _, child := range b.Children {
		l.countMarksIn(child)
	}
}

// countMark names a mark that counts nothing, with the nearest name that does: {count:target} is {count:targets}.
func (l *loader) countMark(pos diag.Pos, name string) {
	names := policy.Countable()
	if slices.Contains(names, name) {
		return
	}
	known := strings.Join(names, ", ")
	hint := lang.Text{ZH: "可用的名称：%s", EN: "what can be counted: %s"}.With(known)
	if near := record.Nearest(name, names); near != "" {
		hint = lang.Text{
			ZH: "是否应为 {count:%s}？可用的名称：%s",
			EN: "did you mean {count:%s}? What can be counted: %s",
		}.With(near, known)
	}
	l.list.Add(pos, "unknown-count", lang.Text{ZH: "没有“%s”这一计数", EN: "nothing is counted as %q"}.With(name), hint)
}
