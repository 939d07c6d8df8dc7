package source

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"gazette/internal/diag"
)

// A ruler turns the byte offsets that parsers count in into the lines and characters that editors
// count in.
type ruler struct {
	file   string
	text   []byte
	starts []int // offsets at which lines start
}

func newRuler(file string, text []byte) *ruler {
	r := &ruler{file: file, text: text, starts: []int{0}}
	for offset := 0; ; {
		i := bytes.IndexByte(text[offset:], '\n')
		if i < 0 {
			return r
		}
		offset += i + 1
		r.starts = append(r.starts, offset)
	}
}

// at returns the place of an offset; one outside the text is taken for its nearest end.
func (r *ruler) at(offset int) diag.Pos {
	offset = min(max(offset, 0), len(r.text))
	for offset > 0 && offset < len(r.text) && !utf8.RuneStart(r.text[offset]) {
		offset-- // parsers that count bytes stop within a character
	}
	line, found := slices.BinarySearch(r.starts, offset)
	if !found {
		line--
	}
	return diag.Pos{
		File: r.file,
		Line: line + 1,
		Col:  utf8.RuneCount(r.text[r.starts[line]:offset]) + 1,
	}
}

// offset is the inverse for parsers that give a line and a column in bytes, both from 1.
func (r *ruler) offset(line, column int) int {
	line = min(max(line, 1), len(r.starts))
	return min(r.starts[line-1]+max(column, 1)-1, len(r.text))
}

// char returns the character at an offset, or 0 at the end.
func (r *ruler) char(offset int) rune {
	if offset >= len(r.text) {
		return 0
	}
	c, _ := utf8.DecodeRune(r.text[offset:])
	return c
}
