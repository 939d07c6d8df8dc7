package check

import (
	"path"
	"strings"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/richtext"
)

// A passage is words in one language that readers see: a title, a paragraph, a row of a table, a text of a record.
// Links and emphasis are gone from it: a wording that is half in bold is found all the same.
type passage struct {
	Lang lang.Lang
	Pos  diag.Pos
	Text string // without what is code
	Part *part  // the text of a record that it is; nil: running text
}

// passages calls visit for everything that the site says in words of its own or of others. A rule about wording uses
// it, so that it cannot forget a place where words stand.
func passages(m *policy.Model, visit func(passage)) {
	for _, d := range m.Plans {
		for _, c := range d.Clauses {
			for _, language := range lang.Langs {
				text := c.In(language)
				visit(passage{Lang: language, Pos: text.Pos, Text: text.Title})
				paragraphs(text.Body, language, visit)
			}
		}
	}
	for _, pages := range [][]*policy.Page{m.Pages, m.Notices} {
		for _, p := range pages {
			for _, language := range lang.Langs {
				paragraphs(p.Body.In(language), language, visit)
			}
		}
	}
	parts(m, func(p part) {
		for _, language := range lang.Langs {
			if text := p.Text.In(language); text != "" {
				visit(passage{Lang: language, Pos: p.in(language), Text: text, Part: &p})
			}
		}
	})
}

// in is the place of a text in one language: the two of a page's head stand in different files.
func (p part) in(language lang.Lang) diag.Pos {
	pos := p.Pos
	if _, ok := p.Holder.(*policy.Page); ok {
		pos.File = path.Dir(pos.File) + "/" + policy.TextName(language)
	}
	return pos
}

// paragraphs visits what is written in blocks, by paragraphs and by rows of tables. A row is one passage, because a
// single cell is often too short to tell its language by.
func paragraphs(blocks []richtext.Block, language lang.Lang, visit func(passage)) {
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
			visit(passage{Lang: language, Pos: b.Pos, Text: s})
		}
		// The cells of a row have been read with it.
		if b.Kind != richtext.TableRow {
			paragraphs(b.Children, language, visit)
		}
	}
}

// codeMark stands where there is code, so that the words around it are not read as one.
const codeMark = "\uFFFC"

// words writes what inlines say; the address of a link is not said.
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
	return diag.Brief(strings.Join(strings.Fields(strings.ReplaceAll(text, codeMark, " ")), " "))
}

// The marks that begin a quotation or a title, and those that end it, in the same order.
const (
	quoteOpens  = "“《「『"
	quoteCloses = "”》」』"
)
