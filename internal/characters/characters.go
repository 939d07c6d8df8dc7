// Package characters says which characters a text may hold, and brings together those that are one character
// to all who read.
//
// It is the gate at which text enters: source, record and the readers of tables and documents that others
// send ask it. [Fold] mends what has one right form. [Check] refuses what readers cannot see, what machines
// show each in its own way, and words of letters that only look like those of another script: with them a
// name is no longer found, and two that look alike are not the same.
package characters

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"gazette/internal/diag"
	"gazette/internal/lang"
)

// Check reports what no text may hold; at gives the place of an offset in the text.
func Check(list *diag.List, text string, at func(offset int) diag.Pos) {
	if plain(text) {
		return
	}
	unseen(list, text, at)
	marks(list, text, at)
	words(list, text, at)
}

// Sound reports whether a text holds nothing that Check refuses.
func Sound(text string) bool {
	var list diag.List
	Check(&list, text, func(int) diag.Pos { return diag.Pos{} })
	return len(list) == 0
}

// plain tells most texts: ASCII, Han and full-width signs need no closer look.
func plain(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool {
		return r < ' ' && r != '\n' && r != '\t' || r >= 0x7F && r < 0x2010 || r > 0x2026 && r < 0x3001 ||
			r >= 0x3040 && r < 0x3400 || r > 0x9FFF && r < 0xFF01 || r > 0xFF5E
	})
}

// Visible reports whether a reader sees anything of a text.
func Visible(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool {
		return !unicode.IsSpace(r) && !unicode.IsMark(r) && r != blankBraille && why(0, r, 0) == nil
	})
}

const blankBraille = '\u2800' // a pattern without a dot

// unseen reports every run of characters that are refused for the same reason.
func unseen(list *diag.List, text string, at func(int) diag.Pos) {
	var before, last rune
	var reported *reason
	for i, r := range text {
		_, size := utf8.DecodeRuneInString(text[i:])
		next, _ := utf8.DecodeRuneInString(text[i+size:])
		reason := why(before, r, next)
		if reason != nil && (reason != reported || last != r) {
			list.Add(at(i), "unseen-character", reason.message.With(fmt.Sprintf("U+%04X", r)), reason.hint)
		}
		reported, before, last = reason, r, r
	}
}

// mostMarks is how many marks may stand on one letter: those of any living language need fewer.
const mostMarks = 4

// marks reports letters under heaps of marks, which cover the lines above and below.
func marks(list *diag.List, text string, at func(int) diag.Pos) {
	count := 0
	for i, r := range text {
		if !unicode.Is(unicode.Mn, r) && !unicode.Is(unicode.Me, r) {
			count = 0
			continue
		}
		if count++; count == mostMarks+1 {
			list.Add(at(i), "unseen-character",
				lang.Text{
					ZH: "一个字母上叠加了 %d 个以上的符号",
					EN: "more than %d marks stand on one letter",
				}.With(mostMarks),
				lang.Text{ZH: "请删去多余的符号", EN: "delete the surplus marks"})
		}
	}
}
