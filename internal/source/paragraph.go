package source

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// A paragraphParser is goldmark's with two differences. It takes lines at any indentation: without it,
// a line that would have been indented code would end the document. And a line that starts with wide
// spaces starts a paragraph, as in Chinese typography, even without a blank line before it.
type paragraphParser struct{ parser.BlockParser }

func (p paragraphParser) CanAcceptIndentedLine() bool { return true }

func (p paragraphParser) CanInterruptParagraph() bool { return true }

func (p paragraphParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if line, _ := reader.PeekLine(); ast.IsParagraph(pc.LastOpenedBlock().Node) && wideIndent(line) == 0 {
		return nil, parser.NoChildren
	}
	return p.BlockParser.Open(parent, reader, pc)
}

// Close takes the wide indentation away. A first line that is empty then is dropped, because goldmark cannot read
// inlines from an empty line.
func (p paragraphParser) Close(node ast.Node, reader text.Reader, pc parser.Context) {
	for lines := node.Lines(); lines.Len() > 0; lines.SetSliced(1, lines.Len()) {
		first := lines.At(0)
		if n := wideIndent(first.Value(reader.Source())); n > 0 {
			first = text.NewSegment(first.Start+n-first.Padding, first.Stop)
			lines.Set(0, first)
		}
		if !util.IsBlank(first.Value(reader.Source())) {
			break
		}
	}
	p.BlockParser.Close(node, reader, pc)
}

// wideIndent returns the length of the indentation if it has wide spaces in it, otherwise 0.
func wideIndent(line []byte) int {
	rest := bytes.TrimLeft(line, " \t"+wide)
	indent := line[:len(line)-len(rest)]
	if !bytes.ContainsAny(indent, wide) {
		return 0
	}
	return len(indent)
}
