package terms

import (
	"slices"
	"strconv"
	"strings"

	"gazette/internal/numeral"
)

// Chinese numerals: digits, the powers of ten within a group of four places, and those of groups.
const (
	numeralDigits = "〇一二三四五六七八九"
	numeralChars  = numeralDigits + "零两十百千万亿"
)

// percentSign stands before a percentage in words: 百分之九十.
const percentSign = "百分之"

// measures are the characters before which a single digit is a number: 三级, but not 三明.
const measures = "级项条款章节部分年月日号个家名所类批次期倍人件种台张床轮县市大甲"

// numeralValue reads a whole Chinese numeral in Arabic digits: 二〇二五 is 2025, 一百二十 is 120.
// What may be two numbers beside each other, as 十四五, is not one. It does not call numeral.Han, which also reads what
// nobody types into a search: each browser reads queries by these same steps (reading.js), and two readings that differ
// in one odd form would not find each other's terms.
func numeralValue(s string) (string, bool) {
	if digits, ok := numeralRow(s); ok {
		return digits, len(digits) != 2
	}
	total, group, digit, last := 0, 0, -1, 1<<40
	for _, r := range s {
		if d, ok := numeral.Digit(r); ok {
			if digit > 0 {
				return "", false
			}
			digit = d
			continue
		}
		power, _ := numeral.Unit(r)
		if digit < 0 && (power != 10 || group > 0 || total > 0) && (power < 1e4 || group == 0) {
			return "", false // 百 alone is no number
		}
		switch {
		case power >= 1e4:
			total, group, last = total+(group+max(digit, 0))*power, 0, 1<<40
		case power >= last:
			return "", false
		default:
			group, last = group+abs(digit)*power, power
		}
		digit = -1
	}
	return strconv.Itoa(total + group + max(digit, 0)), true
}

// numeralRow reads a numeral that is written digit by digit.
func numeralRow(s string) (string, bool) {
	var b strings.Builder
	for _, r := range s {
		d, ok := numeral.Digit(r)
		if !ok {
			return "", false
		}
		b.WriteByte(byte('0' + d))
	}
	return b.String(), true
}

func abs(n int) int { return max(n, -n) }

// withNumbers reads the Chinese numerals, the percentages in words and the document numbers among
// the units: each becomes one unit that is marked as made.
func withNumbers(units []Unit) []Unit {
	var out []Unit // nothing until a number is found: most texts have none in words
	for i := 0; i < len(units); {
		u, n := madeAt(units, i)
		switch {
		case n > 0 && out == nil:
			out = append(slices.Clone(units[:i]), u)
		case n > 0:
			out = append(out, u)
		case out != nil:
			out = append(out, units[i])
		}
		i += max(n, 1)
	}
	if out == nil {
		return units
	}
	return out
}

// madeAt reads a number that is made of several units, or of one Chinese digit, and counts them.
func madeAt(units []Unit, i int) (Unit, int) {
	if term, n := percentAt(units, i); n > 0 {
		return merge(units[i:i+n], term, numberUnit), n
	}
	if units[i].kind == numberUnit {
		n := 1
		if wordAt(units, i+1, "percent") {
			n = 2
		} else if wordAt(units, i+1, "per") && wordAt(units, i+2, "cent") {
			n = 3
		}
		if n > 1 && !strings.HasSuffix(units[i].Term, "%") {
			return merge(units[i:i+n], units[i].Term+"%", numberUnit), n
		}
		return Unit{}, 0
	}
	run := hanRun(units, i, numeralChars)
	if n := len([]rune(run)); n > 0 && strings.HasPrefix(hanRun(units, i+n-1, percentSign), percentSign) {
		run = strings.TrimSuffix(run, "百")
	}
	if run == "" || i > 0 && units[i].Glued && strings.Contains(numeralChars, units[i-1].Term) {
		return Unit{}, 0
	}
	n := len([]rune(run))
	value, ok := numeralValue(run)
	if n == 1 {
		ok = i+1 < len(units) && units[i+1].Glued && strings.Contains(measures, units[i+1].Term) &&
			(run == "十" || strings.Trim(run, "〇零万亿千百") == run)
	}
	if !ok {
		return Unit{}, 0
	}
	return merge(units[i:i+n], value, numberUnit), n
}

// percentAt reads 百分之九十点五.
func percentAt(units []Unit, i int) (string, int) {
	if !strings.HasPrefix(hanRun(units, i, percentSign), percentSign) {
		return "", 0
	}
	n := 3
	whole := hanRun(units, i+n, numeralChars)
	if whole == "" || !units[i+n].Glued {
		return "", 0
	}
	value, ok := numeralValue(whole)
	if whole == "百" {
		value, ok = "100", true
	} else if row, isRow := numeralRow(whole); isRow {
		value, ok = row, true
	}
	n += len([]rune(whole))
	if !ok {
		return "", 0
	}
	if hanRun(units, i+n, "点") == "点" && units[i+n].Glued {
		if row, _ := numeralRow(hanRun(units, i+n+1, numeralDigits+"零")); row != "" && units[i+n+1].Glued {
			value += "." + row
			n += 1 + len([]rune(row))
		}
	}
	return value + "%", n
}

// hanRun is the run of glued Chinese characters, each among those given, that begins at unit i.
func hanRun(units []Unit, i int, among string) string {
	var b strings.Builder
	for first := i; i < len(units) && units[i].kind == hanUnit && (i == first || units[i].Glued) &&
		strings.Contains(among, units[i].Term); i++ {
		b.WriteString(units[i].Term)
	}
	return b.String()
}

func wordAt(units []Unit, i int, word string) bool {
	return i < len(units) && units[i].Term == word && !units[i].Apart
}

// merge makes one unit of several.
func merge(units []Unit, term string, kind unitKind) Unit {
	first, last := units[0], units[len(units)-1]
	return Unit{
		Term:  term,
		Start: first.Start,
		End:   last.End,
		Glued: first.Glued,
		Apart: first.Apart,
		kind:  kind,
		made:  true,
	}
}
