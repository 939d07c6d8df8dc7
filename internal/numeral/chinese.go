package numeral

import (
	"strconv"
	"strings"
)

// placeDigits are the digits that make a number by their places alone: 二〇二五.
const placeDigits = "〇一二三四五六七八九"

func isPlaceDigit(r rune) bool {
	switch r {
	case '零', '〇', '一', '二', '三', '四', '五', '六', '七', '八', '九':
		return true
	}
	return false
}

func isNumeral(r rune) bool {
	_, ok := numeralUnit(r)
	return ok || isPlaceDigit(r) || r == '两'
}

func numeralDigit(r rune) uint64 {
	switch r {
	case '零':
		return 0
	case '两':
		return 2
	}
	return uint64(strings.IndexRune(placeDigits, r) / len("〇"))
}

func numeralUnit(r rune) (uint64, bool) {
	switch r {
	case '十':
		return 10, true
	case '百':
		return 100, true
	case '千':
		return 1000, true
	case '万':
		return 1e4, true
	case '亿':
		return 1e8, true
	}
	return 0, false
}

// readNumerals adds the figures in Chinese numerals.
func (n Numbers) readNumerals(text []rune) {
	for i := 0; i < len(text); {
		j := i
		for isNumeral(at(text, j)) {
			j++
		}
		if j > i {
			n.addNumeral(text, i, j)
		}
		i = max(j, i+1)
	}
}

// addNumeral adds the run of numerals text[i:j]. It is definite where it cannot be anything else: a
// percentage, a year, a number written with 〇, a grade. Any other may be several numbers, 十四|五,
// or no number at all, 统一, so that it is possible, whole and in pieces.
func (n Numbers) addNumeral(text []rune, i, j int) {
	run := text[i:j]
	// The 百 of 百分之 and 百分点 is no hundred.
	if string(run) == "百" && (startsWith(text, j, "分之") || startsWith(text, j, "分点")) {
		return
	}
	fraction, end := numeralFraction(text, j)
	whole, ok := readNumeral(run)
	if ok {
		whole, tens := figureKey(whole, fraction, 0), figureKey(whole, fraction, 1)
		percent := startsWith(text, end, "%") || startsWith(text, end, "个百分点") || startsWith(text, end, "百分点")
		n.possible(whole)
		switch {
		case startsWith(text, i-3, "百分之"):
			n.definite(whole + "%")
			return
		case isPlainYear(text, i, j):
			n.definite(whole)
			return
		case isGrade(text, i, j):
			n.grade(whole)
			return
		case percent || endsPercentRange(text, i) || startsWith(text, i-2, "百分"): // 百分百
			n.possible(whole + "%")
		case at(text, end) == '成':
			n.possible(tens, tens+"%")
		}
	}
	n.addPieces(run)
}

// numeralFraction reads 点五 at i.
func numeralFraction(text []rune, i int) (fraction string, end int) {
	if at(text, i) != '点' {
		return "", i
	}
	end = i + 1
	for isPlaceDigit(at(text, end)) {
		end++
	}
	if end == i+1 || isNumeral(at(text, end)) { // 五点十分 is a time
		return "", i
	}
	fraction, _ = readNumeral(text[i+1 : end])
	return fraction, end
}

// endsPercentRange reports whether the numeral at i is the 二十 of 百分之十到二十.
func endsPercentRange(text []rune, i int) bool {
	const longest = 8
	if r := at(text, i-1); r != '至' && r != '到' {
		return false
	}
	j := i - 1
	for isNumeral(at(text, j-1)) && i-j < longest {
		j--
	}
	return startsWith(text, j-3, "百分之")
}

// isPlainYear reports whether the run is a number by its form alone: 一二〇, 二〇二五 or 一九九八年. Digits without a
// 〇 among them may be several numbers, as 三五 is three or five, unless there are four and 年 follows.
func isPlainYear(text []rune, i, j int) bool {
	zero := false
	for _, r := range text[i:j] {
		if !isPlaceDigit(r) {
			return false
		}
		zero = zero || numeralDigit(r) == 0
	}
	if numeralDigit(text[i]) == 0 { // 零零后
		return false
	}
	return zero || j-i == 4 && at(text, skip(text, j, " ")) == '年'
}

// isGrade reports whether the run is a grade: 三级, but not 上一级, the level above.
func isGrade(text []rune, i, j int) bool {
	if j-i != 1 || at(text, j) != '级' || !strings.ContainsRune("一二三四五", text[i]) {
		return false
	}
	before := at(text, i-1)
	return before == 0 || text[i] != '一' || !strings.ContainsRune("上下高低每哪各这那同任", before)
}

// addPieces adds every number within a run: 1, 2 and 12 of 一二, 14 and 5 of 十四五. Numerals are
// short, so longer pieces are not looked for. 三四十 is thirty or forty.
func (n Numbers) addPieces(run []rune) {
	const longest = 8
	for i := range run {
		for j := i + 1; j <= min(len(run), i+longest); j++ {
			if value, ok := readNumeral(run[i:j]); ok {
				n.possible(figureKey(value, "", 0))
			}
		}
		if unit, ok := numeralUnit(at(run, i+2)); ok && isPlaceDigit(run[i]) && isPlaceDigit(run[i+1]) {
			n.possible(strconv.FormatUint(numeralDigit(run[i])*unit, 10))
		}
	}
}

// zhPeriods are the words that stand for a number of times or parts, each with all figures that an English text may
// have in its place: 半 is half, 50 per cent, or two of something.
var zhPeriods = []struct{ word, keys string }{
	{"季", "1 3 4"}, {"半年", "2 6"}, {"半", "0.5 2 50 50%"}, {"双", "2"}, {"俩", "2"}, {"番", "2"}, {"首", "1"},
	{"每年", "1"}, {"年度", "1"}, {"全年", "1"}, {"按年", "1"}, {"每日", "1"}, {"每天", "1"},
	{"每月", "1 12"}, {"按月", "1 12"}, {"逐月", "1 12"}, {"月度", "1 12"}, {"每周", "1 7"}, {"每个", "1"},
}

// zhPeriodsBegin are the characters that the words of zhPeriods begin with; most characters of a text are none of them.
var zhPeriodsBegin = func() string {
	var begin []rune
	for _, p := range zhPeriods {
		begin = append(begin, []rune(p.word)[0])
	}
	return string(begin)
}()

// readPeriods adds the numbers that words imply: a report every 季度 is one in three months, four a
// year.
func (n Numbers) readPeriods(text []rune) {
	for i, r := range text {
		if strings.ContainsRune(zhPeriodsBegin, r) {
			n.readPeriod(text, i)
		}
		if text[i] >= 'Ⅰ' && text[i] <= 'Ⅻ' {
			n.possible(strconv.Itoa(int(text[i]-'Ⅰ') + 1))
		}
	}
}

func (n Numbers) readPeriod(text []rune, i int) {
	for _, p := range zhPeriods {
		if startsWith(text, i, p.word) {
			n.possible(strings.Fields(p.keys)...)
		}
	}
}
