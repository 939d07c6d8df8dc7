package source

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"gazette/internal/lang"
)

// The limits of one text. They are counted while it is parsed, because a few kilobytes can ask for gigabytes: a table
// gives every row as many cells as its head has, and every sign that may open a link or an emphasis is looked ahead
// from. The whole national plan comes nowhere near.
const (
	mostTextLines = 50_000
	mostLines     = 5000    // of a paragraph or a table; the country has three thousand counties
	mostColumns   = 200     // of a table
	mostParts     = 150_000 // blocks, cells and runs of text
	mostAhead     = 500_000_000
	mostIndent    = 200 // signs and blanks that a line begins with
)

// A cost is what of the limits a text has used up.
type cost struct {
	parts, cells, signs, ahead, addresses int
	said                                  map[string]bool // limits that have been reported
}

// exceeds reports, once for a text, that a limit is met at an offset.
func (b *builder) exceeds(offset int, message, hint lang.Text) {
	if b.cost.said[message.EN] {
		return
	}
	if b.cost.said == nil {
		b.cost.said = map[string]bool{}
	}
	b.cost.said[message.EN] = true
	b.list.Add(b.ruler.At(offset), "text-limit", message, hint)
}

// bounded cuts off what of a text is beyond its last line, and blanks lines that stand so deep that goldmark would take
// minutes over them. Every byte keeps its offset, and src stays as it is.
func (b *builder) bounded(src []byte) []byte {
	own := false
	for start, number := 0, 0; start < len(src); number++ {
		if number == mostTextLines {
			b.exceeds(start, lang.Text{ZH: "文本超过 %d 行", EN: "the text has more than %d lines"}.With(mostTextLines),
				lang.Text{ZH: "请拆分成几个文件", EN: "split it into several files"})
			return src[:start]
		}
		line, _, _ := bytes.Cut(src[start:], []byte("\n"))
		if n := leadingMarks(line); n > mostIndent {
			b.deep(start + mostIndent)
			if !own {
				src, own = bytes.Clone(src), true
			}
			blank(src[start : start+len(line)])
		}
		start += len(line) + 1
	}
	return src
}

var markOrBlank = regexp.MustCompile(`^(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])`)

// leadingMarks is the length of the blanks and the marks of quotations and lists that a line begins with, or just more
// than the most that there may be. A line of such marks alone opens nothing, and counts 0.
func leadingMarks(line []byte) int {
	n := 0
	for n <= mostIndent {
		m := markOrBlank.FindIndex(line[n:])
		if m == nil {
			break
		}
		n += m[1]
	}
	if len(bytes.TrimSpace(line[n:])) == 0 {
		return 0
	}
	return n
}

// tooMany counts a part, and reports that there are more than a page can have.
func (b *builder) tooMany(n ast.Node) bool {
	b.cost.parts++
	if b.cost.parts <= mostParts {
		return false
	}
	b.exceeds(b.start(n), lang.Text{
		ZH: "文本超过 %d 个组成部分（段落、列表项、单元格、文字片段），从此处起不再读取",
		EN: "the text has more than %d parts (paragraphs, items, cells, runs of text); from here on it is not read",
	}.With(mostParts), lang.Text{ZH: "请拆分成几个文件", EN: "split it into several files"})
	return true
}

// tooLong counts the addresses that links and pictures take from definitions: one of 5 kB can be used 20,000 times.
func (b *builder) tooLong(n ast.Node, reference *ast.ReferenceLink, address, title []byte) bool {
	if reference == nil {
		return false
	}
	b.cost.addresses += len(address) + len(title)
	if b.cost.addresses <= TextLimit {
		return false
	}
	b.exceeds(b.start(n), lang.Text{
		ZH: "自此处起，引用链接重复的网址合计超过 %d MB",
		EN: "from here on the addresses that reference links repeat come to more than %d MB",
	}.With(TextLimit>>20), lang.Text{ZH: "请缩短网址，或减少链接", EN: "shorten the address, or link to it less often"})
	return true
}

// boundedLines cuts off a paragraph that never ends. It comes before the tables, which begin as paragraphs.
type boundedLines struct{ b *builder }

func (t boundedLines) Transform(node *ast.Paragraph, _ text.Reader, _ parser.Context) {
	lines := node.Lines()
	if lines.Len() <= mostLines {
		return
	}
	t.b.exceeds(lines.At(mostLines).Start, lang.Text{
		ZH: "段落或表格超过 %d 行",
		EN: "the paragraph or table has more than %d lines",
	}.With(mostLines), lang.Text{
		ZH: "请用空行分成几段；表格请拆分成几个",
		EN: "part it by blank lines; make several tables of one",
	})
	lines.SetSliced(0, mostLines)
}

// boundedTable leaves a table that is too large a paragraph.
type boundedTable struct {
	parser.ParagraphTransformer
	b *builder
}

func (t boundedTable) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines := node.Lines()
	for i := 1; i < lines.Len(); i++ {
		rule := lines.At(i)
		line := rule.Value(reader.Source())
		if len(bytes.Trim(line, "|:- \t\n")) > 0 {
			continue
		}
		columns := bytes.Count(bytes.Trim(bytes.TrimSpace(line), "|"), []byte("|")) + 1
		t.b.cost.cells += columns * lines.Len()
		if columns > mostColumns || t.b.cost.cells > mostParts {
			t.b.exceeds(rule.Start, lang.Text{
				ZH: "表格超过 %d 列，或各表格合计超过 %d 格",
				EN: "the table has more than %d columns, or the tables of the text more than %d cells",
			}.With(mostColumns, mostParts), lang.Text{
				ZH: "请删除空列，或拆分表格",
				EN: "delete empty columns, or split the table",
			})
			return
		}
		break
	}
	t.ParagraphTransformer.Transform(node, reader, pc)
}

// A boundedInline parses until the text has been looked ahead in for long enough, as many signs in one long line make
// goldmark do; what follows is plain text.
type boundedInline struct {
	parser.InlineParser
	b *builder
}

func (p boundedInline) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	_, at := block.PeekLine()
	if lines := parent.Lines(); lines.Len() > 0 {
		p.b.cost.ahead += lines.At(lines.Len()-1).Stop - at.Start
	}
	p.b.cost.signs++
	if p.b.cost.ahead > mostAhead || p.b.cost.signs > mostParts {
		p.b.exceeds(at.Start, lang.Text{
			ZH: "段落过长，其中 [ ( * _ ` < 等符号过多，从此处起不再辨认",
			EN: "the paragraphs are too long and hold too many signs such as [ ( * _ ` <, not read from here on",
		}, lang.Text{
			ZH: "请用空行分成几段；符号本身请写作 \\[、\\*",
			EN: "part it by blank lines; for the signs themselves write \\[ and \\*",
		})
		return nil
	}
	return p.InlineParser.Parse(parent, block, pc)
}

// CloseBlock ends a paragraph for a parser that keeps something of it, as that of links does.
func (p boundedInline) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	if closer, ok := p.InlineParser.(parser.CloseBlocker); ok {
		closer.CloseBlock(parent, block, pc)
	}
}
