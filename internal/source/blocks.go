package source

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	table "github.com/yuin/goldmark/extension/ast"

	"gazette/internal/characters"
	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/richtext"
)

// A builder turns goldmark's tree into rich text.
type builder struct {
	ruler *diag.Ruler
	src   []byte
	list  diag.List
	cost  cost
}

// deepest is how far blocks and inlines may stand in one another. No text comes near it; a tree
// without a bottom would exhaust the stack of all that walk it.
const deepest = 50

func (b *builder) tooDeep(depth int, n ast.Node) bool {
	if depth < deepest {
		return false
	}
	b.deep(b.start(n))
	return true
}

func (b *builder) deep(offset int) {
	b.list.Add(b.ruler.At(offset), "too-deep",
		lang.Text{ZH: "此处嵌套超过 %d 层", EN: "this stands more than %d levels deep"}.With(deepest),
		lang.Text{
			ZH: "请删除行首多余的符号和空格",
			EN: "delete the surplus signs and blanks at the start of the line",
		})
}

// start returns the offset at which a node starts, or that of the nearest node around or in it that
// has one.
func (b *builder) start(n ast.Node) int {
	for ; n != nil; n = n.Parent() {
		if n.Pos() >= 0 {
			return n.Pos()
		}
	}
	return 0
}

// blocks converts what stands in a document, a quotation or an item of a list. Where a limit is met the rest is left
// out, which has been reported.
func (b *builder) blocks(parent ast.Node, depth int) []richtext.Block {
	var blocks []richtext.Block
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if b.tooDeep(depth, n) || b.tooMany(n) {
			break
		}
		if block, ok := b.block(n, depth); ok {
			blocks = append(blocks, block)
		}
	}
	return blocks
}

// block converts one block. What defines a link and paragraphs without text are left out.
func (b *builder) block(n ast.Node, depth int) (richtext.Block, bool) {
	block := richtext.Block{Pos: b.ruler.At(b.start(n))}
	switch n := n.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		block.Kind, block.Inlines = richtext.Paragraph, b.inlines(n, depth)
		return block, len(block.Inlines) > 0
	case *ast.Heading:
		block.Kind, block.Level, block.Inlines = richtext.Heading, n.Level, b.inlines(n, depth)
	case *ast.List:
		block.Kind, block.Ordered, block.Children = richtext.List, n.IsOrdered(), b.items(n, depth)
		block.Pos = block.Children[0].Pos
	case *ast.Blockquote:
		block.Kind, block.Children = richtext.Quote, b.blocks(n, depth+1)
	case *ast.FencedCodeBlock:
		block.Kind, block.Text = richtext.Code, characters.Fold(string(n.Lines().Value(b.src)))
	case *ast.ThematicBreak:
		block.Kind = richtext.Rule
	case *ast.HTMLBlock:
		block.Kind, block.Inlines = richtext.Paragraph, b.htmlBlock(n)
	case *table.Table:
		block.Kind, block.Children = richtext.Table, b.rows(n, depth)
		block.Pos = block.Children[0].Pos
	default:
		return block, false
	}
	return block, true
}

// items converts the items of a list. Their numbers are those that are printed, which in plans need
// not be consecutive, so they are read from the text again.
func (b *builder) items(list *ast.List, depth int) []richtext.Block {
	var items []richtext.Block
	number := list.Start
	for n := list.FirstChild(); n != nil; n = n.NextSibling() {
		offset := b.start(n)
		item := richtext.Block{Kind: richtext.ListItem, Pos: b.ruler.At(offset), Marker: string(list.Marker)}
		if list.IsOrdered() {
			digits := leadingDigits(b.src[offset:])
			if printed, err := strconv.Atoi(digits); err == nil {
				number = printed
			}
			item.Number, item.Marker = number, digits+string(list.Marker)
			number++
		}
		item.Children = b.blocks(n, depth+1)
		items = append(items, item)
		if b.tooMany(n) {
			break
		}
	}
	return items
}

// leadingDigits keeps the number as it is printed: “08” stays 08, which a number would not.
func leadingDigits(s []byte) string {
	rest := bytes.TrimLeft(s, "0123456789")
	return string(s[:len(s)-len(rest)])
}

// rows converts a table. Its head is a row of level 1; every row has as many cells as the head, empty ones included.
func (b *builder) rows(t *table.Table, depth int) []richtext.Block {
	var rows []richtext.Block
	for n := t.FirstChild(); n != nil; n = n.NextSibling() {
		start := b.start(n)
		start += len(b.src[start:]) - len(bytes.TrimLeft(b.src[start:], " \t"))
		row := richtext.Block{Kind: richtext.TableRow, Pos: b.ruler.At(start)}
		if n.Kind() == table.KindTableHeader {
			row.Level = 1
		}
		b.surplusCells(start, len(t.Alignments))
		for cell := n.FirstChild(); cell != nil; cell = cell.NextSibling() {
			pos := row.Pos
			if lines := cell.Lines(); lines.Len() > 0 {
				pos = b.ruler.At(lines.At(0).Start)
			}
			row.Children = append(row.Children,
				richtext.Block{Kind: richtext.TableCell, Inlines: b.inlines(cell, depth+1), Pos: pos})
		}
		rows = append(rows, row)
		if b.tooMany(n) {
			break
		}
	}
	return rows
}

// surplusCells reports a row with more cells than the head of the table has: the rest of it would not be shown.
// GitHub's tables (GFM) drop them in silence, and goldmark with them; a forgotten \| would cost the last column.
func (b *builder) surplusCells(start, columns int) {
	first, _, _ := bytes.Cut(b.src[start:], []byte("\n"))
	line := strings.TrimSpace(strings.ReplaceAll(string(first), `\|`, ""))
	line = strings.TrimSuffix(strings.TrimPrefix(line, "|"), "|")
	if cells := strings.Count(line, "|") + 1; cells > columns {
		b.list.Add(
			b.ruler.At(start),
			"table-row",
			lang.Text{
				ZH: "此行有 %d 格，表头只有 %d 格",
				EN: "the row has %d cells, the head of the table has %d",
			}.With(
				cells,
				columns,
			),
			lang.Text{
				ZH: `单元格中的竖线请写作 \|；或在表头中增加一列`,
				EN: `write \| for an upright line within a cell, or add a column to the head`,
			},
		)
	}
}
