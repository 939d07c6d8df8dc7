package richtext

import (
	"unicode"
	"unicode/utf8"
)

// JoinLines replaces the line ends inside paragraphs by a space, or by nothing between two
// characters of East Asian text, where a space would show.
func JoinLines(blocks []Block) []Block {
	out := make([]Block, len(blocks))
	for i, b := range blocks {
		b.Inlines = joinInlines(b.Inlines)
		b.Children = JoinLines(b.Children)
		out[i] = b
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

func joinInlines(inlines []Inline) []Inline {
	var out []Inline
	for i, in := range inlines {
		if in.Kind != SoftBreak {
			in.Children = joinInlines(in.Children)
			out = append(out, in)
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(Plain(inlines[:i]))
		after, _ := utf8.DecodeRuneInString(Plain(inlines[i+1:]))
		if !wide(before) || !wide(after) {
			out = append(out, Inline{Kind: Text, Text: " ", Pos: in.Pos})
		}
	}
	return out
}

func wide(c rune) bool {
	return unicode.Is(unicode.Han, c) || (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFFEF) ||
		(c >= 0x2018 && c <= 0x201D)
}
