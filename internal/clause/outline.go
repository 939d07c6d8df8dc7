package clause

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/richtext"
)

// A Part is a numbered part of a text in one language.
type Part struct {
	Path  Path
	Label string // the number as printed
	Title string // an article has none unless it is a heading
	Body  []richtext.Block
	Pos   diag.Pos
}

// Outline cuts a text into clauses by its printed numbers. A clause begins with a heading or a
// paragraph that has a label ([Parse]); of a paragraph, the first sentence is the title, as
// officials write "（一）加强领导。各地要……". What stands before the first label is the preamble.
//
// How deep a clause lies is told by its label's style, not by where it stands, so that pasted text
// works: in Chinese by the order of the standard, in English, which has two styles for four levels,
// by which open clause it continues. Headings are as deep as they are marked.
func Outline(blocks []richtext.Block, language lang.Lang) ([]Part, diag.List) {
	o := &outliner{lang: language, seen: map[string]diag.Pos{}}
	for _, b := range blocks {
		o.block(b)
	}
	o.close()
	return o.parts, o.list
}

type outliner struct {
	lang    lang.Lang
	stack   []open
	parts   []Part
	current *Part
	seen    map[string]diag.Pos
	list    diag.List
}

// open is a clause that the next one may lie in: the rank orders headings before paragraphs and
// shallow before deep.
type open struct {
	rank  int
	label Label
	text  bool // a paragraph, though it may be as high as a heading
}

func (o *outliner) block(b richtext.Block) {
	switch b.Kind {
	case richtext.Heading:
		o.heading(b)
	case richtext.List:
		o.listBlock(b)
	case richtext.Paragraph:
		for _, line := range splitLabelled(b, o.lang) {
			o.paragraph(line)
		}
	default:
		o.body(b)
	}
}

func (o *outliner) heading(b richtext.Block) {
	label, title, ok := parseHeading(richtext.Plain(b.Inlines), o.lang)
	if !ok {
		o.list.Add(b.Pos, "clause-numbering",
			lang.Text{
				ZH: "标题“%s”没有条款序号",
				EN: "the heading %q has no clause number",
			}.With(richtext.Plain(b.Inlines)),
			lang.Text{
				ZH: "请以印出的序号开头，如 一、 （一） 1. （1） 第一章 第一条 附件1",
				EN: "begin it with its printed number, such as 一、 （一） 1. （1） 第一章 第一条 附件1; in English " +
					"1. or (1), Chapter 1, Article 1, Annex 1",
			})
		return
	}
	rank := b.Level
	if o.lang == lang.ZH || label.Style < 0 {
		rank = int(label.Style)
	}
	o.open(open{rank, label, false}, trimTitle(title), b.Pos)
}

// listBlock takes an ordered list for clauses, because Markdown reads "1. …" as a list; a bulleted
// list belongs to the clause it stands in.
func (o *outliner) listBlock(b richtext.Block) {
	if !b.Ordered {
		o.body(b)
		return
	}
	for _, item := range b.Children {
		children := item.Children
		first := richtext.Block{Kind: richtext.Paragraph, Pos: item.Pos}
		if len(children) > 0 && children[0].Kind == richtext.Paragraph {
			first, children = children[0], children[1:]
		}
		text := richtext.Inline{Kind: richtext.Text, Text: item.Marker + " ", Pos: item.Pos}
		first.Inlines = append([]richtext.Inline{text}, first.Inlines...)
		first.Pos = item.Pos
		o.paragraph(first)
		for _, child := range children {
			o.block(child)
		}
	}
}

func (o *outliner) paragraph(b richtext.Block) {
	label, _, ok := Parse(richtext.Plain(b.Inlines), o.lang)
	if !ok {
		o.odd(b)
		o.body(b)
		return
	}
	inlines := dropPrefix(b.Inlines, label)
	if label.Style == ArticleHead { // an article begins with its first paragraph
		o.open(open{o.paragraphRank(label), label, true}, "", b.Pos)
		if b.Inlines = trimStart(inlines); len(b.Inlines) > 0 {
			o.body(b)
		}
		return
	}
	title, rest := splitSentence(inlines, o.lang)
	o.open(open{o.paragraphRank(label), label, true}, trimTitle(title), b.Pos)
	if len(rest) > 0 {
		b.Inlines = rest
		o.body(b)
	}
}

// odd warns of a paragraph that begins with a number of a form that is not read as one: readers would find it, and cite
// it, as a part of the clause before.
func (o *outliner) odd(b richtext.Block) {
	number := oddNumberZH.FindString(richtext.Plain(b.Inlines))
	if number == "" {
		return
	}
	in := lang.Text{ZH: "序言", EN: "the preamble"}
	if o.current != nil && o.current.Label != "" {
		in = lang.Same(o.current.Label)
	}
	o.list.Warn(b.Pos, "clause-numbering",
		lang.Text{
			ZH: "“%s”不是可识别的序号，该段按 %s 的段落显示和引用",
			EN: "“%s” is not read as a number: the paragraph is shown and cited as one of %s",
		}.With(number, in),
		lang.Text{
			ZH: "可识别的序号有 一、 （一） 1. （1） ① 第一章 第一节 第一条 附件1；专栏中的各项请用 - 开头",
			EN: "numbers that are read are 一、 （一） 1. （1） ① 第一章 第一节 第一条 附件1; begin what stands in a " +
				"box with -",
		})
}

// Ranks of clauses that are paragraphs lie below those of headings, which are at most 6.
const paragraphRank = 10

// paragraphRank is how deep a paragraph with a label lies. In Chinese its style says so. In English it continues the
// deepest open clause whose style it has and whose number it follows, and begins a level below all when there is none:
// (1) after 2. lies below it, 3. after (4) above, and (2) after 2. beside the heading (1) that stands over both. A
// number that is not 1 continues even where one is missing, so that the gap is named as one.
func (o *outliner) paragraphRank(label Label) int {
	if o.lang == lang.ZH || label.Style < 0 {
		return int(label.Style)
	}
	deepest := 0
	for i := len(o.stack) - 1; i >= 0; i-- {
		s := o.stack[i]
		if s.rank < paragraphRank {
			// A list that a heading began may go on in paragraphs: (2) below 1. and 2. of the heading (1).
			if (deepest > 0 || s.text) && s.label.Style == label.Style && label.Number == s.label.Number+1 {
				return s.rank
			}
			break
		}
		deepest = max(deepest, s.rank)
		if s.label.Style == label.Style && (label.Number == s.label.Number+1 || label.Number != 1) {
			return s.rank
		}
	}
	return max(deepest, paragraphRank) + 1
}

func (o *outliner) open(next open, title string, pos diag.Pos) {
	o.close()
	for len(o.stack) > 0 && o.stack[len(o.stack)-1].rank >= next.rank {
		o.stack = o.stack[:len(o.stack)-1]
	}
	o.stack = append(o.stack, next)
	path := make(Path, len(o.stack))
	for i, s := range o.stack {
		path[i] = s.label.Step()
	}
	o.current = &Part{Path: path, Label: next.label.Printed, Title: title, Pos: pos}
}

func (o *outliner) body(b richtext.Block) {
	if o.current == nil {
		o.current = &Part{Pos: b.Pos}
	}
	o.current.Body = append(o.current.Body, richtext.JoinLines([]richtext.Block{b})...)
}

// close files the clause that ends here; a repeat of an id is reported and its text kept with the
// first, so that nothing is lost.
func (o *outliner) close() {
	p := o.current
	o.current = nil
	if p == nil {
		return
	}
	id := p.Path.ID()
	if first, repeat := o.seen[id]; repeat {
		o.list.Add(p.Pos, "clause-numbering",
			lang.Text{ZH: "条款 %s（%s）重复出现", EN: "clause %s (%s) occurs twice"}.With(id, p.Label),
			lang.Text{ZH: "请改正其中一处的序号", EN: "correct the printed number of one of the two"},
			diag.Note{Pos: first, Message: lang.Text{ZH: "首次出现处", EN: "first here"}})
		return
	}
	o.seen[id] = p.Pos
	o.parts = append(o.parts, *p)
}

// splitLabelled cuts a paragraph at the line ends after which a label stands: text pasted from a
// web page often has one line a clause and no empty line between.
func splitLabelled(b richtext.Block, language lang.Lang) []richtext.Block {
	var out []richtext.Block
	start := 0
	for i, in := range b.Inlines {
		if i == 0 || (in.Kind != richtext.SoftBreak && in.Kind != richtext.HardBreak) {
			continue
		}
		line := richtext.Plain(b.Inlines[i+1:])
		if _, _, ok := Parse(line, language); !ok && !oddNumberZH.MatchString(line) {
			continue
		}
		part := b
		part.Inlines = b.Inlines[start:i]
		out = append(out, part)
		start = i + 1
	}
	if start > 0 && start < len(b.Inlines) {
		b.Pos = b.Inlines[start].Pos
	}
	b.Inlines = b.Inlines[start:]
	return append(out, b)
}

// dropPrefix removes the label from the head of the inlines.
func dropPrefix(inlines []richtext.Inline, label Label) []richtext.Inline {
	out := slices.Clone(inlines)
	drop := label.Printed
	for len(out) > 0 && drop != "" && out[0].Kind == richtext.Text {
		text := strings.TrimLeft(out[0].Text, blank)
		if strings.HasPrefix(text, drop) {
			out[0].Text = strings.TrimLeft(text[len(drop):], blank)
			return out
		}
		if !strings.HasPrefix(drop, text) {
			return out
		}
		drop = strings.TrimPrefix(drop, text)
		out = out[1:]
	}
	return out
}

// splitSentence cuts the inlines after their first sentence, which is returned as plain text.
func splitSentence(inlines []richtext.Inline, language lang.Lang) (string, []richtext.Inline) {
	var title strings.Builder
	for i, in := range inlines {
		plain := richtext.Plain([]richtext.Inline{in})
		end := sentenceEnd(plain, language)
		if end < 0 {
			title.WriteString(plain)
			continue
		}
		if in.Kind != richtext.Text {
			title.WriteString(plain) // a sentence that ends inside bold text: all of it is the title
			return title.String(), trimStart(inlines[i+1:])
		}
		title.WriteString(plain[:end])
		in.Text = plain[end:]
		return title.String(), trimStart(append([]richtext.Inline{in}, inlines[i+1:]...))
	}
	return title.String(), nil
}

// sentenceEnd is the place behind the first full stop, -1 when there is none. A Latin stop ends a sentence only before
// a space or the end: 3.5 has one too.
func sentenceEnd(s string, language lang.Lang) int {
	for i, c := range s {
		switch {
		case strings.ContainsRune("。！？", c):
			return i + utf8.RuneLen(c)
		case language == lang.EN && strings.ContainsRune(".!?", c) && (i+1 == len(s) || s[i+1] == ' '):
			return i + 1
		}
	}
	return -1
}

func trimStart(inlines []richtext.Inline) []richtext.Inline {
	for len(inlines) > 0 {
		in := inlines[0]
		if in.Kind == richtext.SoftBreak {
			inlines = inlines[1:]
			continue
		}
		if in.Kind != richtext.Text {
			return inlines
		}
		in.Text = strings.TrimLeftFunc(in.Text, unicode.IsSpace)
		if in.Text != "" {
			return append([]richtext.Inline{in}, inlines[1:]...)
		}
		inlines = inlines[1:]
	}
	return nil
}

// trimTitle leaves off the stop or colon that ends a title.
func trimTitle(s string) string {
	return strings.TrimRight(strings.TrimSpace(s), "。.：:")
}
