package numeral

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// A numberWord is a word of English text.
type numberWord struct {
	text   string // in lower case
	raw    string // as it stands: I and May are told from i and may by it
	joined bool   // only blanks or hyphens stand between the word before and this
}

// splitWords cuts text into runs of letters and runs of digits.
func splitWords(text []rune) []numberWord {
	words := make([]numberWord, 0, len(text)/5) // about
	joined := false
	for i := 0; i < len(text); {
		j := i
		for isLatin(at(text, j)) {
			j++
		}
		if j == i {
			j = digitsEnd(text, i)
		}
		if j > i {
			raw := string(text[i:j])
			words = append(words, numberWord{strings.ToLower(raw), raw, joined})
			joined, i = true, j
			continue
		}
		joined = joined && strings.ContainsRune(" -‐‑–", text[i])
		i++
	}
	return words
}

// enWords are the words that stand for a number of times or parts, each with all figures that a Chinese text may have
// in its place: half is 一半 or 50%, and half a year six months.
var enWords = map[string]string{
	"zero": "0", "once": "1", "single": "1", "sole": "1", "primary": "1", "daily": "1",
	"annual": "1", "annually": "1", "yearly": "1", "year": "1", "years": "1",
	"twice": "2", "both": "2", "pair": "2", "pairs": "2", "paired": "2", "couple": "2", "dual": "2", "twofold": "2",
	"double": "2", "doubled": "2", "doubles": "2", "doubling": "2", "biennial": "2", "biannual": "2", "biannually": "2",
	"thrice": "3", "triple": "3", "tripled": "3", "threefold": "3",
	"quarter": "3 4", "quarters": "3 4", "quarterly": "1 3 4",
	"half": "0.5 2 50 50% 6", "halves": "0.5 2", "halve": "0.5 2 50 50%", "semiannual": "2 6", "semiannually": "2 6",
	"month": "1", "monthly": "1 12", "week": "1 7", "weekly": "1 7", "fortnight": "2 14", "fortnightly": "2 14",
	"decade": "10", "dozen": "12", "dozens": "12",
}

// enMonths are the names of months, which Chinese writes as numbers: 6月.
var enMonths = map[string]string{
	"january": "1", "february": "2", "march": "3", "april": "4", "may": "5", "june": "6", "july": "7",
	"august": "8", "september": "9", "october": "10", "november": "11", "december": "12",
	"jan": "1", "feb": "2", "mar": "3", "apr": "4", "jun": "6", "jul": "7", "aug": "8", "sep": "9",
	"sept": "9", "oct": "10", "nov": "11", "dec": "12",
}

// enGrades are the words that name a grade of hospital, unless one of notGrades follows: a secondary
// school has no grade 2.
var enGrades = map[string]string{"secondary": "2", "tertiary": "3"}

var notGrades = []string{
	"school",
	"schools",
	"schooling",
	"education",
	"vocational",
	"technical",
	"to",
	"sector",
	"industry",
}

// romanScales are the words after which a single I, V or X is a number.
var romanScales = []string{"level", "grade", "class", "category", "type", "phase", "stage", "part", "tier"}

var romans = []string{"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV"}

// readWords adds the figures in English words.
func (n Numbers) readWords(words []numberWord) {
	for i := 0; i < len(words); {
		value, count := readCardinal(words[i:])
		if word := words[i].text; (word == "a" || word == "an") && i+1 < len(words) && isPart(words[i+1].text) {
			n.possible("1") // a third is one of three
		}
		if count > 0 {
			n.addCardinal(words[i:], value, count)
			i += count
			continue
		}
		before, after := numberWord{}, numberWord{}
		if i > 0 {
			before = words[i-1]
		}
		if i+1 < len(words) {
			after = words[i+1]
		}
		n.addWord(before, words[i], after)
		i++
	}
}

// isPart reports whether a word names a part of a whole.
func isPart(word string) bool {
	ordinal := word == "third" || strings.HasSuffix(word, "th") && cardinals[word] > 3
	return ordinal || word == "half" || word == "quarter"
}

func (n Numbers) addWord(before, word, after numberWord) {
	n.possible(strings.Fields(enWords[word.text])...)
	if key, ok := enMonths[word.text]; ok && unicode.IsUpper([]rune(word.raw)[0]) { // not "may"
		n.possible(key)
	}
	if key, ok := enGrades[word.text]; ok && !(after.joined && slices.Contains(notGrades, after.text)) {
		n.grade(key)
	}
	if word.text == "months" && (before.text == "six" || before.text == "6") {
		n.possible("2") // every six months is twice a year
	}
	if i := slices.Index(romans, word.raw); i >= 0 && (len(word.raw) > 1 || slices.Contains(romanScales, before.text)) {
		n.possible(strconv.Itoa(i + 1))
	}
}

// addCardinal adds a number of count words, whole and in pieces: the Fourteenth Five-Year Plan is no
// 19th.
func (n Numbers) addCardinal(words []numberWord, value uint64, count int) {
	key := strconv.FormatUint(value, 10)
	n.possible(key)
	for _, w := range words[:count] {
		if piece, ok := cardinals[w.text]; ok {
			n.possible(strconv.FormatUint(piece, 10))
		}
	}
	if count < len(words) && words[count].joined {
		next := words[count].text
		cent := next == "per" && count+1 < len(words) && words[count+1].text == "cent"
		if cent || next == "percent" || next == "percentage" {
			n.possible(key + "%")
		}
	}
}
