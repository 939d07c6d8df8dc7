// Package richtext is the tree that running text is kept in between reading and rendering: blocks of
// inline runs, without Markdown and without HTML.
//
// source builds it from Markdown, policy keeps it in clauses, check reads it, render turns it into
// HTML. So neither the domain nor the checks know a markup language.
package richtext

import (
	"strings"

	"gazette/internal/diag"
)

// A Kind says what a block or inline is.
type Kind int

// The kinds of blocks, then those of inlines.
const (
	Paragraph Kind = iota
	Heading
	List     // Children are ListItems
	ListItem // Children are blocks
	Quote    // Children are blocks
	Table    // Children are TableRows
	TableRow // Children are TableCells
	TableCell
	Code // Text is the code
	Rule

	Text
	Strong
	Emphasis
	Link  // Href
	Image // Href, Inlines are the alternative text
	CodeSpan
	SoftBreak
	HardBreak
)

// A Block is a paragraph, heading, list, quotation, table or code block.
type Block struct {
	Kind     Kind
	Level    int  // of a Heading, 1 to 6; of a TableRow, 1 if it is the head
	Ordered  bool // of a List
	Number   int  // of a ListItem in an ordered list: the number as written
	Marker   string
	Text     string // of Code
	Inlines  []Inline
	Children []Block
	Pos      diag.Pos
}

// An Inline is a run of text or an element that holds such runs.
type Inline struct {
	Kind     Kind
	Text     string
	Href     string // of Link and Image
	Title    string
	Children []Inline
	Pos      diag.Pos
}

// Plain returns the text of the inlines without markup; a break becomes a space.
func Plain(inlines []Inline) string {
	var b strings.Builder
	plain(&b, inlines)
	return b.String()
}

func plain(b *strings.Builder, inlines []Inline) {
	for _, in := range inlines {
		switch in.Kind {
		case SoftBreak, HardBreak:
			b.WriteByte(' ')
		default:
			b.WriteString(in.Text)
			plain(b, in.Children)
		}
	}
}

// PlainBlocks returns the text of the blocks, one line a block, list item or table row.
func PlainBlocks(blocks []Block) string {
	var b strings.Builder
	for _, block := range blocks {
		plainBlock(&b, block)
	}
	return strings.TrimRight(b.String(), "\n")
}

func plainBlock(b *strings.Builder, block Block) {
	switch block.Kind {
	case TableRow:
		for i, cell := range block.Children {
			if i > 0 {
				b.WriteByte('\t')
			}
			plain(b, cell.Inlines)
		}
		b.WriteByte('\n')
		return
	case Code:
		b.WriteString(block.Text)
		b.WriteByte('\n')
	}
	if len(block.Inlines) > 0 {
		plain(b, block.Inlines)
		b.WriteByte('\n')
	}
	for _, child := range block.Children {
		plainBlock(b, child)
	}
}

// Walk calls visit for every inline of the blocks, outer before inner, in reading order.
func Walk(blocks []Block, visit func(Inline)) {
	for _, block := range blocks {
		walkInlines(block.Inlines, visit)
		Walk(block.Children, visit)
	}
}

func walkInlines(inlines []Inline, visit func(Inline)) {
	for _, in := range inlines {
		visit(in)
		walkInlines(in.Children, visit)
	}
}
