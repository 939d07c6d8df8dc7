package render

import (
	"fmt"
	"html"
	"html/template"
	"strings"

	"gazette/internal/clause"
	"gazette/internal/policy"
	"gazette/internal/richtext"
	"gazette/internal/site"
)

// Blocks writes running text.
func (v *view) Blocks(blocks []richtext.Block) template.HTML {
	return v.blocks(blocks, func(int) string { return "" })
}

// Passages writes running text where the search leads to it: at an id of the page, or "" for its top.
func (v *view) Passages(blocks []richtext.Block, id string) template.HTML {
	return v.blocks(blocks, func(int) string { return fmt.Sprintf(` data-passage="%s"`, id) })
}

// ClauseText writes the text of a clause. Each block has the id by which a quotation names it: "c3-2-8.p2".
func (v *view) ClauseText(c *policy.Clause) template.HTML {
	id := v.Anchor(c)
	w := textWriter{v: v, explained: map[*policy.Term]bool{}}
	return w.blocks(c.In(v.Page.Lang).Body, func(i int) string {
		return fmt.Sprintf(` id="%s.p%d" data-passage="%s"`, id, i+1, id)
	})
}

func (v *view) blocks(blocks []richtext.Block, attributes func(i int) string) template.HTML {
	w := textWriter{v: v}
	return w.blocks(blocks, attributes)
}

func (w *textWriter) blocks(blocks []richtext.Block, attributes func(i int) string) template.HTML {
	for i, b := range blocks {
		w.block(b, attributes(i))
	}
	return template.HTML(w.b.String())
}

// A textWriter writes running text. Where explained is not nil, terms of the glossary lead to what they mean, each
// where it stands first.
type textWriter struct {
	b         strings.Builder
	v         *view
	explained map[*policy.Term]bool
}

var blockTags = map[richtext.Kind]string{
	richtext.Paragraph: "p", richtext.Quote: "blockquote", richtext.ListItem: "li",
}

func (w *textWriter) block(b richtext.Block, attributes string) {
	switch b.Kind {
	case richtext.Heading:
		tag := fmt.Sprintf("h%d", min(max(b.Level, 2), 6))
		w.element(tag, attributes, func() { w.inlines(b.Inlines) })
	case richtext.List:
		tag := "ul"
		if b.Ordered {
			tag = "ol"
			if len(b.Children) > 0 && b.Children[0].Number != 1 {
				attributes += fmt.Sprintf(` start="%d"`, b.Children[0].Number)
			}
		}
		w.element(tag, attributes, func() { w.children(b) })
	case richtext.Table:
		w.b.WriteString(`<div class="scroll" tabindex="0">`)
		w.element("table", attributes, func() { w.table(b) })
		w.b.WriteString("</div>\n")
	case richtext.Code:
		w.element("pre", attributes, func() { w.b.WriteString("<code>" + html.EscapeString(b.Text) + "</code>") })
	case richtext.Rule:
		w.b.WriteString("<hr>\n")
	default:
		w.element(blockTags[b.Kind], attributes, func() {
			w.inlines(b.Inlines)
			w.children(b)
		})
	}
}

func (w *textWriter) element(tag, attributes string, inside func()) {
	w.b.WriteString("<" + tag + attributes + ">")
	inside()
	w.b.WriteString("</" + tag + ">\n")
}

// children writes the blocks inside a block; the only paragraph of a list item stands without a tag.
func (w *textWriter) children(b richtext.Block) {
	for _, child := range b.Children {
		if b.Kind == richtext.ListItem && child.Kind == richtext.Paragraph && len(b.Children) == 1 {
			w.inlines(child.Inlines)
			continue
		}
		w.block(child, "")
	}
}

func (w *textWriter) table(b richtext.Block) {
	section := ""
	for _, row := range b.Children {
		part, cell := "tbody", "td"
		if row.Level == 1 {
			part, cell = "thead", `th scope="col"`
		}
		if part != section {
			if section != "" {
				w.b.WriteString("</" + section + ">")
			}
			w.b.WriteString("<" + part + ">")
			section = part
		}
		w.b.WriteString("<tr>")
		for _, c := range row.Children {
			w.b.WriteString("<" + cell + ">")
			w.inlines(c.Inlines)
			w.b.WriteString("</" + cell[:2] + ">")
		}
		w.b.WriteString("</tr>")
	}
	if section != "" {
		w.b.WriteString("</" + section + ">")
	}
}

func (w *textWriter) inlines(inlines []richtext.Inline) {
	for _, in := range inlines {
		switch in.Kind {
		case richtext.Strong:
			w.wrap("strong", in)
		case richtext.Emphasis:
			w.wrap("em", in)
		case richtext.CodeSpan:
			w.b.WriteString("<code>" + html.EscapeString(in.Text) + "</code>")
		case richtext.SoftBreak:
			w.b.WriteByte(' ')
		case richtext.HardBreak:
			w.b.WriteString("<br>")
		case richtext.Link:
			w.link(in)
		case richtext.Image:
			fmt.Fprintf(
				&w.b,
				`<img src="%s" alt="%s" loading="lazy">`,
				html.EscapeString(w.file(in.Href)),
				html.EscapeString(richtext.Plain(in.Children)),
			)
		default:
			w.text(in.Text)
			w.inlines(in.Children)
		}
	}
}

// text writes words; a term leads to its definition at the foot of the page.
func (w *textWriter) text(s string) {
	if w.explained != nil {
		done := 0
		for _, m := range w.v.Site.Glossary(w.v.Page.Lang).Mentions(s) {
			if w.explained[m.Term] {
				continue
			}
			w.explained[m.Term] = true
			w.b.WriteString(html.EscapeString(s[done:m.From]))
			fmt.Fprintf(&w.b, `<a class="term" href="#%s">%s</a>`, w.v.TermAnchor(m.Term),
				html.EscapeString(s[m.From:m.To]))
			done = m.To
		}
		s = s[done:]
	}
	w.b.WriteString(html.EscapeString(s))
}

// TermAnchor is the id of a term's definition on the page of a plan.
func (v *view) TermAnchor(t *policy.Term) string { return "term-" + t.ID }

func (w *textWriter) wrap(tag string, in richtext.Inline) {
	w.b.WriteString("<" + tag + ">")
	w.inlines(in.Children)
	w.b.WriteString("</" + tag + ">")
}

// link writes a link. check has made sure that it leads somewhere and uses a safe scheme.
func (w *textWriter) link(in richtext.Inline) {
	href, external := in.Href, ""
	if ref, ok := policy.ParseRef(in.Href); ok {
		href = w.v.Href(w.v.Site.RefPath(ref))
	} else if strings.HasPrefix(in.Href, "#") {
		id, paragraph, _ := clause.SplitRef(in.Href[1:])
		href = "#" + site.ClauseAnchor(id)
		if paragraph > 0 {
			href += fmt.Sprintf(".p%d", paragraph)
		}
	} else if strings.Contains(in.Href, ":") {
		external = ` rel="external"`
	} else {
		href = w.file(in.Href)
	}
	fmt.Fprintf(&w.b, `<a href="%s"%s>`, html.EscapeString(href), external)
	explained := w.explained
	w.explained = nil // no link stands in another
	w.inlines(in.Children)
	w.explained = explained
	w.b.WriteString("</a>")
}

// file leads to an image or attachment that lies beside the text.
func (w *textWriter) file(name string) string {
	return w.v.RootFile("files/" + w.v.reads().Page.Files + name)
}
