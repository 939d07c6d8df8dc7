package characters

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"gazette/internal/diag"
	"gazette/internal/lang"
)

// words reports the words that mix scripts beyond what Unicode TR 39 calls highly restrictive: those of the
// languages of East Asia stand with Latin, as in B超, and Greek letters as medicine writes them; all others
// stand alone. A letter after a backslash is an escape, and no part of a word.
func words(list *diag.List, text string, at func(int) diag.Pos) {
	start := -1
	end := func(stop int) {
		if start >= 0 && mixed(text[start:stop]) {
			place := start + foreign(text[start:stop])
			list.Add(at(place), "mixed-scripts",
				lang.Text{
					ZH: "“%s”一词混用了不同文字中形状相近的字母",
					EN: "the word “%s” has letters of several scripts that look alike",
				}.With(marked(text[start:stop], place-start)),
				lang.Text{
					ZH: "请用一种键盘重新输入该词；确需引用其他文字时，请以空格或标点隔开",
					EN: "type the word again on one keyboard; where a word of another script is meant, part it by a " +
						"space or a sign",
				})
		}
		start = -1
	}
	var before rune
	for i, r := range text {
		part := (unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r)) && before != '\\'
		switch {
		case !part:
			end(i)
		case start < 0:
			start = i
		}
		before = r
	}
	end(len(text))
}

// marked shows a word with its code beside the letter that is not of its script.
func marked(word string, at int) string {
	r, size := utf8.DecodeRuneInString(word[at:])
	return diag.Brief(fmt.Sprintf("%s[%c U+%04X]%s", word[:at], r, r, word[at+size:]))
}

// together are scripts that one language writes beside one another; Latin goes with each.
var together = [][]*unicode.RangeTable{
	{unicode.Latin, unicode.Han, unicode.Hiragana, unicode.Katakana},
	{unicode.Latin, unicode.Han, unicode.Bopomofo},
	{unicode.Latin, unicode.Han, unicode.Hangul},
}

// shared are the signs that all scripts use.
func shared(r rune) bool { return unicode.In(r, unicode.Common, unicode.Inherited) }

// mixed reports whether a word has letters of scripts that no language writes together: “Соunty” with Cyrillic С and о
// is one such, “T细胞” is none.
func mixed(word string) bool {
	if ofOneScript(word) {
		return false
	}
	if misleading(word) {
		return true
	}
	rest := strings.Map(func(r rune) rune {
		if shared(r) || unicode.Is(unicode.Greek, r) {
			return -1
		}
		return r
	}, word)
	for _, scripts := range together {
		if !strings.ContainsFunc(rest, func(r rune) bool { return !unicode.In(r, scripts...) }) {
			return false
		}
	}
	return true
}

func ofOneScript(word string) bool {
	var first *unicode.RangeTable
	for _, r := range word {
		if shared(r) || first != nil && unicode.Is(first, r) {
			continue
		}
		if first != nil {
			return false
		}
		first = scriptOf(r)
	}
	return true
}

func scriptOf(r rune) *unicode.RangeTable {
	for _, table := range unicode.Scripts {
		if unicode.Is(table, r) {
			return table
		}
	}
	return unicode.Common
}

// lookalikes are the Greek letters that have the very shape of a Latin one.
const lookalikes = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονϹϲ"

// misleading reports whether a Greek letter in a word stands where medicine writes none: one that has the
// shape of a Latin letter, or one between two Latin letters. TNFα, β受体, κB and μmol have none such.
func misleading(word string) bool {
	for i, r := range word {
		if !unicode.Is(unicode.Greek, r) {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(word[:i])
		_, size := utf8.DecodeRuneInString(word[i:])
		after, _ := utf8.DecodeRuneInString(word[i+size:])
		if strings.ContainsRune(lookalikes, r) || unicode.Is(unicode.Latin, before) &&
			unicode.Is(unicode.Latin, after) {
			return true
		}
	}
	return false
}

// foreign is where the first letter stands that is neither Latin nor Han.
func foreign(word string) int {
	return max(0, strings.IndexFunc(word, func(r rune) bool {
		return !shared(r) && !unicode.In(r, unicode.Latin, unicode.Han)
	}))
}
