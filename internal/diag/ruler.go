package diag

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Ruler turns the byte offsets that parsers count in into the lines and characters that editors
// count in.
type Ruler struct {
	file   string
	text   []byte
	starts []int   // offsets at which lines start
	counts []int32 // characters before every step of the text, so that long lines cost no more than short ones
}

const step = 128

// NewRuler measures a text.
func NewRuler(file string, text []byte) *Ruler {
	r := &Ruler{file: file, text: text, starts: []int{0}}
	count := int32(0)
	for offset, c := range text {
		if offset%step == 0 {
			r.counts = append(r.counts, count)
		}
		if utf8.RuneStart(c) {
			count++
		}
		if c == '\n' {
			r.starts = append(r.starts, offset+1)
		}
	}
	r.counts = append(r.counts, count)
	return r
}

// At returns the place of an offset; one outside the text is taken for its nearest end.
func (r *Ruler) At(offset int) Pos {
	offset = min(max(offset, 0), len(r.text))
	for offset > 0 && offset < len(r.text) && !utf8.RuneStart(r.text[offset]) {
		offset-- // parsers that count bytes stop within a character
	}
	line, found := slices.BinarySearch(r.starts, offset)
	if !found {
		line--
	}
	return Pos{File: r.file, Line: line + 1, Col: r.before(offset) - r.before(r.starts[line]) + 1}
}

// before counts the characters before an offset.
func (r *Ruler) before(offset int) int {
	from := offset / step
	count := int(r.counts[from])
	for _, c := range r.text[from*step : offset] {
		if utf8.RuneStart(c) {
			count++
		}
	}
	return count
}

// Offset is the inverse for parsers that give a line and a column in bytes, both from 1.
func (r *Ruler) Offset(line, column int) int {
	line = min(max(line, 1), len(r.starts))
	return min(r.starts[line-1]+max(column, 1)-1, len(r.text))
}

// Char returns the character at an offset, or 0 at the end.
func (r *Ruler) Char(offset int) rune {
	if offset >= len(r.text) {
		return 0
	}
	c, _ := utf8.DecodeRune(r.text[offset:])
	return c
}

// Brief makes foreign text fit for a message: short and on one line.
func Brief(s string) string {
	const most = 40
	s = strings.Map(func(c rune) rune {
		if unicode.IsControl(c) {
			return ' '
		}
		return c
	}, s)
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most]) + "…"
}
