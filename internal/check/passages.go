package check

import (
	"path"
	"strings"

	"gazette/internal/diag"
	"gazette/internal/policy"
	"gazette/internal/richtext"
)

// A passage is words in one language that readers see: a title, a paragraph, a row of a table, a text of a
// record.
type passage struct {
	Lang policy.Lang
	Pos  diag.Pos
	Text string // without what is code
	Part *part  // the text of a record that it is; nil: running text
}

// passages calls visit for everything that the site says in words of its own or of others.
func passages(m *policy.Model, visit func(passage)) {
	for _, d := range m.Plans {
		for _, c := range d.Clauses {
			for _, lang := range policy.Langs {
				text := c.In(lang)
				visit(passage{Lang: lang, Pos: text.Pos, Text: text.Title})
				paragraphs(text.Body, lang, visit)
			}
		}
	}
	for _, pages := range [][]*policy.Page{m.Pages, m.Notices} {
		for _, p := range pages {
			for _, lang := range policy.Langs {
				paragraphs(p.Body.In(lang), lang, visit)
			}
		}
	}
	parts(m, func(p part) {
		for _, lang := range policy.Langs {
			if text := p.Text.In(lang); text != "" {
				visit(passage{Lang: lang, Pos: p.in(lang), Text: text, Part: &p})
			}
		}
	})
}

// in is the place of a text in one language: the two of a page's head stand in different files.
func (p part) in(lang policy.Lang) diag.Pos {
	pos := p.Pos
	if _, ok := p.Holder.(*policy.Page); ok {
		pos.File = path.Dir(pos.File) + "/index." + string(lang) + ".md"
	}
	return pos
}

// paragraphs visits what is written in blocks, by paragraphs and by rows of tables.
func paragraphs(blocks []richtext.Block, lang policy.Lang, visit func(passage)) {
	for _, b := range blocks {
		var text strings.Builder
		words(&text, b.Inlines)
		if b.Kind == richtext.TableRow {
			for _, cell := range b.Children {
				words(&text, cell.Inlines)
				text.WriteByte('\n')
			}
		}
		if s := strings.TrimSpace(text.String()); s != "" {
			visit(passage{Lang: lang, Pos: b.Pos, Text: s})
		}
		if b.Kind != richtext.TableRow {
			paragraphs(b.Children, lang, visit)
		}
	}
}

// codeMark stands where there is code, so that the words around it are not read as one.
const codeMark = "\uFFFC"

func words(b *strings.Builder, inlines []richtext.Inline) {
	for _, in := range inlines {
		switch in.Kind {
		case richtext.SoftBreak, richtext.HardBreak:
			b.WriteByte(' ')
		case richtext.CodeSpan:
			b.WriteString(codeMark)
		default:
			b.WriteString(in.Text)
			words(b, in.Children)
		}
	}
}

// opening is the beginning of a text, to tell it by.
func opening(text string) string {
	const most = 40
	text = strings.Join(strings.Fields(strings.ReplaceAll(text, codeMark, " ")), " ")
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}
