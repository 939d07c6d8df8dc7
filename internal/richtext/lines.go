package richtext

import (
	"slices"
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
		if !wide(last(inlines[:i])) || !wide(first(inlines[i+1:])) {
			out = append(out, Inline{Kind: Text, Text: " ", Pos: in.Pos})
		}
	}
	return out
}

// last returns the last character of the text, first the first one. A break has one, so neither looks further than to
// the next line, and a paragraph of many lines costs no more than as many paragraphs.
func last(inlines []Inline) rune {
	for _, in := range slices.Backward(inlines) {
		if s := Plain([]Inline{in}); s != "" {
			c, _ := utf8.DecodeLastRuneInString(s)
			return c
		}
	}
	return utf8.RuneError
}

func first(inlines []Inline) rune {
	for _, in := range inlines {
		if s := Plain([]Inline{in}); s != "" {
			c, _ := utf8.DecodeRuneInString(s)
			return c
		}
	}
	return utf8.RuneError
}

func wide(c rune) bool {
	return unicode.Is(unicode.Han, c) || (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFFEF) ||
		(c >= 0x2018 && c <= 0x201D)
}
