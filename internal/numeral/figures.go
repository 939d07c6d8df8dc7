// Package numeral reads and writes figures and numerals of both languages. It is the only place that knows
// that 百分之九十, 90% and ninety per cent are one figure.
//
// In the pipeline it stands near the beginning, beside diag: content is checked by it, clauses are numbered by it,
// searches and tables that somebody sent are read by it.
package numeral

import (
	"maps"
	"math"
	"slices"
	"strings"
	"unicode"

	"gazette/internal/lang"
)

// Numbers are the figures that a text states: Definite ones the other language must have, Possible
// ones it may. What is definite is possible too.
//
// The keys are normal forms: "70", "3.5", "90%", "2025". A percentage is a figure of its own, so
// that 90% is not answered by 90 hospitals, but its bare number is possible.
//
// Digits are definite and words are not, because a numeral is often part of a word: 统一 unifies, a
// second lasts a moment. Where the reader must guess it adds to Possible: a figure that was dropped
// or changed is found all the same, for the language with digits states it.
type Numbers struct {
	Definite, Possible map[string]bool

	freeGrades bool // a grade in words is possible only
}

// Read reads the figures of a text in one language. It takes any input, in linear time.
func Read(s string, l lang.Lang) Numbers { return read(s, l, false) }

// ReadNote is [Read] for a text that is put in other words in each language, as names and notes are: where one calls
// a hospital 三级医院, the other may call it large. A grade in words is possible there and not definite.
func ReadNote(s string, l lang.Lang) Numbers { return read(s, l, true) }

func read(s string, l lang.Lang, freeGrades bool) Numbers {
	n := Numbers{map[string]bool{}, map[string]bool{}, freeGrades}
	text := foldFigures(s)
	n.readDigits(text, l)
	if l == lang.ZH {
		n.readNumerals(text)
		n.readPeriods(text)
	} else {
		n.readWords(splitWords(text))
	}
	return n
}

// Missing returns the definite figures of a that b does not have even as possible ones, sorted.
func (a Numbers) Missing(b Numbers) []string {
	var missing []string
	for _, key := range slices.Sorted(maps.Keys(a.Definite)) {
		if !b.Possible[key] && !b.Definite[key] {
			missing = append(missing, key)
		}
	}
	return missing
}

// Has reports whether the text states the value (percent: as a percentage), in digits or
// words. The sign is not compared: texts put it into words, as in "cut by 5%".
func (n Numbers) Has(value float64, percent bool) bool {
	if math.IsNaN(value) || math.IsInf(value, 0) {
		return false
	}
	whole, fraction, _ := strings.Cut(Format(math.Abs(value)), ".")
	key := figureKey(whole, fraction, 0)
	if percent {
		key += "%"
	}
	return n.Possible[key]
}

func (n Numbers) definite(key string) {
	n.Definite[key] = true
	n.Possible[key] = true
}

// grade adds the grade of a hospital that is given in words.
func (n Numbers) grade(key string) {
	if n.freeGrades {
		n.possible(key)
		return
	}
	n.definite(key)
}

func (n Numbers) possible(keys ...string) {
	for _, key := range keys {
		n.Possible[key] = true
	}
}

// figureKey is the normal form of whole.fraction × 10^shift. It moves the point in the string, so
// that no figure is too long and 1.1万 is exactly 11000.
func figureKey(whole, fraction string, shift int) string {
	if missing := shift - len(fraction); missing > 0 {
		fraction += strings.Repeat("0", missing)
	}
	whole, fraction = strings.TrimLeft(whole+fraction[:shift], "0"), strings.TrimRight(fraction[shift:], "0")
	if whole == "" {
		whole = "0"
	}
	if fraction == "" {
		return whole
	}
	return whole + "." + fraction
}

// foldFigures turns full-width characters into their usual forms and every space within a line into
// a blank. A 0 or ○ after a Chinese digit becomes 〇: many type 二○二五 or 二0二五 for 二〇二五.
func foldFigures(s string) []rune {
	text := make([]rune, 0, len(s))
	for _, r := range s {
		switch {
		case r >= '！' && r <= '～':
			r -= '！' - '!'
		case r != '\n' && unicode.IsSpace(r):
			r = ' '
		}
		if (r == '0' || r == '○') && len(text) > 0 && isPlaceDigit(text[len(text)-1]) {
			r = '〇'
		}
		text = append(text, r)
	}
	return text
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func isLatin(r rune) bool {
	if r <= unicode.MaxASCII {
		return 'a' <= r|0x20 && r|0x20 <= 'z'
	}
	return unicode.Is(unicode.Latin, r)
}

// at returns the rune at i, or 0 outside the text.
func at(text []rune, i int) rune {
	if i < 0 || i >= len(text) {
		return 0
	}
	return text[i]
}

// startsWith reports whether the word stands at i.
func startsWith(text []rune, i int, word string) bool {
	for _, r := range word {
		if at(text, i) != r {
			return false
		}
		i++
	}
	return true
}

// skip returns the first place from i on that holds none of the characters.
func skip(text []rune, i int, characters string) int {
	for i < len(text) && strings.ContainsRune(characters, text[i]) {
		i++
	}
	return i
}
