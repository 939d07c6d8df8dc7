package source

import (
	"bytes"
	"html"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"gazette/internal/characters"
	"gazette/internal/diag"
	"gazette/internal/richtext"
)

// inlines converts the inline children of a node; adjacent runs of text become one.
func (b *builder) inlines(parent ast.Node, depth int) []richtext.Inline {
	var list []richtext.Inline
	var run []string // the text that the last of the list is made of
	end := func() {
		if len(run) > 1 {
			list[len(list)-1].Text = strings.Join(run, "")
		}
		run = nil
	}
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if b.tooDeep(depth, n) || b.tooMany(n) {
			break
		}
		for _, in := range b.inline(n, depth) {
			if in.Kind != richtext.Text {
				end()
				list = append(list, in)
				continue
			}
			if run == nil {
				list = append(list, in)
			}
			run = append(run, in.Text)
		}
	}
	end()
	for i := range list { // not before: an accent may stand in the run behind its letter
		in := &list[i]
		in.Text, in.Href, in.Title = characters.Fold(in.Text), characters.Fold(in.Href), characters.Fold(in.Title)
	}
	return list
}

// inline converts one node; text that ends its line brings the break along.
func (b *builder) inline(n ast.Node, depth int) []richtext.Inline {
	in := richtext.Inline{Pos: b.ruler.At(b.start(n))}
	switch n := n.(type) {
	case *ast.Text:
		return b.textRun(n)
	case *ast.Emphasis:
		in.Kind, in.Children = richtext.Emphasis, b.inlines(n, depth+1)
		if n.Level == 2 {
			in.Kind = richtext.Strong
		}
	case *ast.Link:
		if b.tooLong(n, n.Reference, n.Destination, n.Title) {
			return b.inlines(n, depth+1)
		}
		in.Kind, in.Href, in.Title = richtext.Link, unescape(n.Destination), b.unescape(n.Title, b.start(n))
		in.Children = b.inlines(n, depth+1)
	case *ast.Image:
		if b.tooLong(n, n.Reference, n.Destination, n.Title) {
			return b.inlines(n, depth+1)
		}
		in.Kind, in.Href, in.Title = richtext.Image, unescape(n.Destination), b.unescape(n.Title, b.start(n))
		in.Children = b.inlines(n, depth+1)
	case *ast.AutoLink:
		in.Kind, in.Href = richtext.Link, string(n.URL(b.src))
		if n.AutoLinkType == ast.AutoLinkEmail {
			in.Href = "mailto:" + in.Href
		}
		in.Children = []richtext.Inline{{Kind: richtext.Text, Text: string(n.Label(b.src)), Pos: in.Pos}}
	case *ast.CodeSpan:
		in.Kind, in.Text = richtext.CodeSpan, b.code(n)
	case *ast.RawHTML:
		in.Kind, in.Text = richtext.Text, b.rawHTML(n)
	default:
		return nil
	}
	return []richtext.Inline{in}
}

// textRun converts a run of text. The last line of a paragraph has no break behind it, whatever stands there.
func (b *builder) textRun(n *ast.Text) []richtext.Inline {
	var list []richtext.Inline
	if s := b.unescape(n.Segment.Value(b.src), n.Segment.Start); s != "" {
		list = append(list, richtext.Inline{Kind: richtext.Text, Text: s, Pos: b.ruler.At(n.Segment.Start)})
	}
	end := b.ruler.At(n.Segment.Stop)
	switch {
	case n.HardLineBreak():
		list = append(list, richtext.Inline{Kind: richtext.HardBreak, Pos: end})
	case n.SoftLineBreak() && n.NextSibling() != nil:
		list = append(list, richtext.Inline{Kind: richtext.SoftBreak, Pos: end})
	}
	return list
}

// code returns the text of a code span, in which a line end is a space.
func (b *builder) code(n *ast.CodeSpan) string {
	var s strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			s.Write(t.Segment.Value(b.src))
		}
	}
	return strings.ReplaceAll(s.String(), "\n", " ")
}

// unescape resolves the escapes of a text, and reports characters that no text may hold and that an escape has hidden.
// &#8203; is a space of no width, which would pass the gate for characters because the file holds only its number.
func (b *builder) unescape(raw []byte, start int) string {
	s := unescape(raw)
	if s != string(raw) && characters.Sound(string(raw)) {
		characters.Check(&b.list, s, func(int) diag.Pos { return b.ruler.At(start) })
	}
	return s
}

var escapes = regexp.MustCompile(`\\[[:punct:]]|&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]*);`)

// unescape resolves backslash escapes and character references, which goldmark leaves to its own
// renderer. Both in one pass: in \&amp; the reference is escaped.
func unescape(s []byte) string {
	if !bytes.ContainsAny(s, `\&`) {
		return string(s)
	}
	return escapes.ReplaceAllStringFunc(string(s), func(e string) string {
		if e[0] == '\\' {
			return e[1:]
		}
		if _, known := util.LookUpHTML5EntityByName(strings.Trim(e, "&;")); known || e[1] == '#' {
			return html.UnescapeString(e)
		}
		return e
	})
}
