package numeral

// cardinals are the number words of English, ordinals among them; tens and above combine.
var cardinals = map[string]uint64{
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
	"ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
	"seventeen": 17, "eighteen": 18, "nineteen": 19,
	"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
	"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
	"tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
	"sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
	"thirds": 3, "fifths": 5, "tenths": 10,
	"hundred": 100, "hundreds": 100, "hundredth": 100, "thousand": 1e3, "thousands": 1e3, "thousandth": 1e3,
	"million": 1e6, "millions": 1e6, "billion": 1e9, "billions": 1e9, "trillion": 1e12,
}

// readCardinal reads the number that begins the words and counts its words, 0 when there is none.
// Words combine as English does, "one hundred and twenty-five thousand"; "five ten" is two numbers.
func readCardinal(words []numberWord) (value uint64, count int) {
	var group uint64         // below a thousand, or a lone hundred
	scale := uint64(1 << 62) // the last of thousand, million …
	for i := 0; i < len(words); i++ {
		w := words[i]
		if i > 0 && !w.joined {
			break
		}
		v, ok := cardinals[w.text]
		if !ok {
			if w.text == "and" && count == i && i > 0 && cardinals[words[i-1].text] >= 100 {
				continue // counted only when a number follows
			}
			break
		}
		afterAnd := count < i
		switch {
		case v < 100 && fits(group, v):
			group += v
		// "Two hundred", but "two and a hundred" are two numbers: nothing above the tens follows an "and".
		case v == 100 && group < 100 && !afterAnd:
			group = max(group, 1) * 100
		// Scales fall, as in "two million three thousand": a larger one after a smaller begins another number.
		case v > 100 && v < scale && !afterAnd && (group > 0 || i == 0):
			value += max(group, 1) * v
			group, scale = 0, v
		default:
			return value + group, count
		}
		count = i + 1
	}
	return value + group, count
}

// fits reports whether a word below a hundred can follow in a group: 5 after 20, 20 after 100.
func fits(group, v uint64) bool {
	if v < 10 {
		return group%10 == 0 && group%100 != 10
	}
	return group%100 == 0
}
