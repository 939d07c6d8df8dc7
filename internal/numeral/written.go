package numeral

import (
	"slices"
	"strconv"
	"strings"
)

// Han reads a whole number in Chinese numerals, by place (二〇二五) or with units (一百零三). ok is false
// for what is not one number, as 十四五, and for nothing.
func Han(s string) (n int, ok bool) {
	run := []rune(strings.ReplaceAll(s, "○", "〇"))
	if s == "" || slices.ContainsFunc(run, func(r rune) bool { return !isNumeral(r) }) {
		return 0, false
	}
	value, ok := readNumeral(run)
	if !ok {
		return 0, false
	}
	n, err := strconv.Atoi(value)
	return n, err == nil
}

// InHan writes a whole number as Chinese documents number by it: 一, 十二, 一百零三, 一千零二十. What has no
// such form, zero and less or 一万 and more, is written in digits.
func InHan(n int) string {
	if n < 1 || n > 9999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	gap := false
	for _, place := range []struct {
		value int
		unit  string
	}{{1000, "千"}, {100, "百"}, {10, "十"}, {1, ""}} {
		digit := n / place.value % 10
		if digit == 0 {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteString("零")
			gap = false
		}
		// Documents write 十二, not 一十二; within a number, 一百一十二.
		if digit > 1 || place.value != 10 || b.Len() > 0 {
			b.WriteRune([]rune(placeDigits)[digit])
		}
		b.WriteString(place.unit)
	}
	return b.String()
}

// Digit is the value of a Chinese digit, 两 and 零 included.
func Digit(r rune) (int, bool) {
	if isPlaceDigit(r) || r == '两' {
		return int(numeralDigit(r)), true
	}
	return 0, false
}

// Unit is the value of a Chinese unit: 十, 百, 千, 万, 亿.
func Unit(r rune) (int, bool) {
	value, ok := numeralUnit(r)
	return int(value), ok
}
