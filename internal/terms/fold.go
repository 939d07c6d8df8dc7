package terms

import (
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"gazette/internal/characters"
)

// ignored is what fold makes of a character that is not there for a reader who searches: an accent
// that stands alone, a soft hyphen, a mark of direction.
const ignored = -1

// fold brings the forms of a character together: full and half width, case, accents, apostrophes,
// traditional and simplified. One character becomes one, so that places in a text stay true.
func fold(r rune) rune {
	switch {
	case r >= 'A' && r <= 'Z':
		return r + 'a' - 'A'
	case r < 0xA0:
		return r
	case r >= 0xFF01 && r <= 0xFF5E && r != '，': // which parts sentences, not thousands
		return fold(r - 0xFEE0)
	case r == 0x3000 || r == 0xA0:
		return ' '
	case r >= 0x2018 && r <= 0x201B || r == 0x02BC:
		return '\''
	case r == '○':
		return '〇'
	case r >= 0x0300 && r <= 0x036F, r == 0xAD, r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E,
		r >= 0x2060 && r <= 0x206F, r == 0xFEFF, r >= 0xFE00 && r <= 0xFE0F:
		return ignored
	case r >= 0xC0 && r <= 0x24F || r >= 0x1E00 && r <= 0x1EFF:
		base := []rune(norm.NFD.String(string(r)))[0]
		if base < 0x80 {
			return fold(base)
		}
		return unicode.ToLower(base)
	case r >= 0x370 && r <= 0x58F:
		return unicode.ToLower(r)
	}
	if r >= firstHan && r <= lastHan {
		return foldedHan()[r-firstHan]
	}
	return foldHan(r)
}

// The Chinese characters that texts are made of: from the radicals to the end of the first block.
const (
	firstHan = 0x2E80
	lastHan  = 0x9FFF
)

// foldedHan are those, folded.
var foldedHan = sync.OnceValue(func() *[lastHan + 1 - firstHan]rune {
	table := new([lastHan + 1 - firstHan]rune)
	for i := range table {
		table[i] = foldHan(firstHan + rune(i))
	}
	return table
})

func foldHan(r rune) rune {
	if plain := characters.FoldRune(r); plain != r { // a radical or a compatibility ideograph
		r = plain
	}
	if isHan(r) {
		if simplified, ok := simplify()[r]; ok {
			return simplified
		}
	}
	return r
}

// simplify maps traditional characters to simplified ones.
var simplify = sync.OnceValue(func() map[rune]rune {
	pairs := []rune(traditional)
	m := make(map[rune]rune, len(pairs)/2)
	for i := 0; i < len(pairs); i += 2 {
		m[pairs[i]] = pairs[i+1]
	}
	return m
})

// Traditional is the pairs of traditional and simplified characters of which the simplified form is used in the
// index.
func Traditional(used func(rune) bool) string {
	var b strings.Builder
	pairs := []rune(traditional)
	for i := 0; i < len(pairs); i += 2 {
		if used(pairs[i+1]) {
			b.WriteRune(pairs[i])
			b.WriteRune(pairs[i+1])
		}
	}
	return b.String()
}

// FoldTable is the pairs that a client needs: those of Traditional, and radicals and compatibility ideographs with
// what they stand for.
func FoldTable(used func(rune) bool) string {
	var b strings.Builder
	b.WriteString(Traditional(used))
	for _, block := range [][2]rune{{0x2E80, 0x2FDF}, {0xF900, 0xFAFF}} {
		for r := block[0]; r <= block[1]; r++ {
			if plain := fold(r); plain != r && used(plain) {
				b.WriteRune(r)
				b.WriteRune(plain)
			}
		}
	}
	return b.String()
}

// isHan reports whether a character is a Chinese one.
func isHan(r rune) bool {
	return r >= 0x4E00 && r <= 0x9FFF || r >= 0x3400 && r <= 0x4DBF || r >= 0x3005 && r <= 0x3007 ||
		r >= 0xF900 && r <= 0xFAFF || r >= 0x20000 && r <= 0x323AF
}

func IsDigit(r rune) bool { return r >= '0' && r <= '9' }

// IsLetter reports whether a folded character is part of a word: of any script but Han. The ranges
// are wide, so that the versions of Unicode that Go and browsers know do not matter.
func IsLetter(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 0xC0 && r <= 0x24F && r != 0xD7 && r != 0xF7 || r >= 0x370 && r <= 0x1FFF ||
		r >= 0x3041 && r <= 0x3096 || r >= 0x30A1 && r <= 0x30FA || r >= 0xAC00 && r <= 0xD7A3
}
