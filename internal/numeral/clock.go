package numeral

import (
	"strconv"
	"strings"

	"gazette/internal/lang"
)

// readClock looks at figures that are parts of a time or of a month in digits, which the other language may write in
// another way: 9:00 is 9 a.m., 17:30 is 5.30 p.m., and 2026.12 is December 2026.
func (n Numbers) readClock(text []rune, f *figure, l lang.Lang) {
	n.readMonth(text, f)
	switch {
	case !f.plain():
	case string(text[f.start:f.end]) == "00" && at(text, f.start-1) == ':' && isDigit(at(text, f.start-2)):
		f.soft = true // the minutes of a full hour
	case l == lang.EN:
		n.readHalfDay(text, f)
	case startsWith(text, f.start-2, "下午") || startsWith(text, f.start-2, "晚上"):
		f.soft = true
		n.possible(afternoon(f.whole))
	}
}

// readMonth takes a year and a month with a point between them apart, where nothing follows that the figure could
// count: 2026.12 in a cell of a table.
func (n Numbers) readMonth(text []rune, f *figure) {
	month, err := strconv.Atoi(f.fraction)
	year := len(f.whole) == 4 && (strings.HasPrefix(f.whole, "19") || strings.HasPrefix(f.whole, "20"))
	if err != nil || !f.plain() || !year || month < 1 || month > 12 || len(f.fraction) > 2 {
		return
	}
	next := skip(text, f.end, " ")
	if next < len(text) && !strings.ContainsRune("\n-–—~至到,;.、。，；)）", text[next]) {
		return
	}
	f.soft = true
	n.definite(f.whole)
	n.definite(strconv.Itoa(month))
}

// readHalfDay reads 5.30 p.m. and 9 a.m.: which hour it is of the day is for the other language to say.
func (n Numbers) readHalfDay(text []rune, f *figure) {
	end := f.end
	if at(text, end) == ':' { // the 5 of 5:30
		end = digitsEnd(text, end+1)
	}
	next := skip(text, end, " ")
	p := startsWith(text, next, "p.m.") || startsWith(text, next, "pm") && !isLatin(at(text, next+2))
	a := startsWith(text, next, "a.m.") || startsWith(text, next, "am") && !isLatin(at(text, next+2))
	if !a && !p {
		return
	}
	hour := f.whole
	f.soft = true
	if f.fraction != "" { // 5.30
		n.possible(figureKey(f.whole, "", 0), figureKey(f.fraction, "", 0))
	}
	if at(text, f.start-1) == ':' { // the 30 of 5:30
		start := f.start - 1
		for isDigit(at(text, start-1)) {
			start--
		}
		hour = string(text[start : f.start-1])
	}
	if p {
		n.possible(afternoon(hour))
	}
}

// afternoon is an hour of the second half of a day, counted from midnight; the hour itself where it is none.
func afternoon(hour string) string {
	h, err := strconv.Atoi(hour)
	if err != nil || h < 1 || h > 11 {
		return figureKey(hour, "", 0)
	}
	return strconv.Itoa(h + 12)
}
