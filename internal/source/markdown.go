package source

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"gazette/internal/diag"
	"gazette/internal/richtext"
)

// Markdown parses a body into blocks with positions. The body keeps the line numbers of the file, with
// empty lines where a head was cut away.
func (f *File) Markdown(body []byte) ([]richtext.Block, diag.List) {
	body, conflicts := WithoutConflicts(f.Path, body)
	b := &builder{ruler: diag.NewRuler(f.Path, body)}
	b.src = b.withoutFootnotes(b.bounded(blankWideLines(body)))
	blocks := b.blocks(newParser(b).Parse(text.NewReader(b.src)), 0)
	return blocks, append(conflicts, b.list...)
}

// newParser returns a CommonMark parser with tables, without indented code, with the paragraphs and the emphasis of
// Chinese text. HTML is parsed so that it can be reported. What would take too long is not parsed, and reported to the
// builder. The numbers are the priorities that goldmark gives its own parsers; the parser of indented code, 500, is
// left out. With it, a plan whose paragraphs are indented by four spaces would be one block of code.
func newParser(b *builder) parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewSetextHeadingParser(), 100),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(parser.NewListParser(), 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewATXHeadingParser(), 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(parser.NewBlockquoteParser(), 800),
			util.Prioritized(parser.NewHTMLBlockParser(), 900),
			util.Prioritized(paragraphParser{parser.NewParagraphParser()}, 1000),
		),
		parser.WithInlineParsers(
			util.Prioritized(boundedInline{parser.NewCodeSpanParser(), b}, 100),
			util.Prioritized(boundedInline{parser.NewLinkParser(), b}, 200),
			util.Prioritized(boundedInline{parser.NewAutoLinkParser(), b}, 300),
			util.Prioritized(boundedInline{parser.NewRawHTMLParser(), b}, 400),
			util.Prioritized(boundedInline{emphasisParser{}, b}, 500),
		),
		parser.WithParagraphTransformers(
			util.Prioritized(boundedLines{b}, 50),
			util.Prioritized(parser.LinkReferenceParagraphTransformer, 100),
			util.Prioritized(boundedTable{extension.NewTableParagraphTransformer(), b}, 200),
		),
		parser.WithASTTransformers(
			util.Prioritized(extension.NewTableASTTransformer(), 0),
		),
	)
}

// wide are the spaces that pasted official text is indented with: the full-width space, and the ones
// that web pages use in its place.
const wide = "\u3000\u2003\u2002\u00a0"

var wideLine = regexp.MustCompile(`(?m)^[ \t\r` + wide + `]+$`)

// hasWide reports whether there is any of them. bytes.ContainsAny would decode every character of the text.
func hasWide(body []byte) bool {
	for _, r := range wide {
		if bytes.ContainsRune(body, r) {
			return true
		}
	}
	return false
}

// blankWideLines makes lines that hold only wide spaces blank in the sense of CommonMark. Every byte
// keeps its offset.
func blankWideLines(body []byte) []byte {
	if !hasWide(body) {
		return body
	}
	return wideLine.ReplaceAllFunc(body, func(line []byte) []byte {
		return bytes.Repeat([]byte(" "), len(line))
	})
}
