package load

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"gazette/internal/lang"
	"gazette/internal/numeral"
)

// A Style is a form of printed number. GB/T 9704-2012, section 7.3.3, orders them: 一、 then （一）
// then 1. then （1）.
type Style int

// The styles, in the order of the standard. English texts use Dot and Paren only.
const (
	HanComma Style = iota + 1 // 一、
	HanParen                  // （一）
	Dot                       // 1.
	Paren                     // （1）
)

// A Label is a printed number at the head of a clause.
type Label struct {
	Style   Style
	Number  int
	Printed string // "（二）"
}

// The highest number a label may have: what is larger is a figure or a year at the head of a
// sentence ("2025. "), not the number of a clause.
const maxLabel = 199

// ParseLabel reads the printed number at the head of a clause: 一、 （一） 1. （1） with either width
// of brackets and stop. rest is the text after it. In English only 1. and (1) count, and a space or
// the end must follow, so that "1.5 million" is no label.
func ParseLabel(s string, language lang.Lang) (label Label, rest string, ok bool) {
	s = strings.TrimLeft(s, " \t\u3000")
	open := strings.HasPrefix(s, "(") || strings.HasPrefix(s, "（")
	body := s
	if open {
		_, size := utf8.DecodeRuneInString(s)
		body = s[size:]
	}
	number, han, size := leadingNumber(body)
	if number < 1 || number > maxLabel || (han && language == lang.EN) {
		return Label{}, s, false
	}
	end, width := utf8.DecodeRuneInString(body[size:])
	rest = body[size+width:]
	style := labelStyle(open, han, end)
	if style == 0 || !labelEnds(style, end, rest, language) {
		return Label{}, s, false
	}
	printed := s[:len(s)-len(rest)]
	return Label{style, number, printed}, strings.TrimLeft(rest, " \t\u3000"), true
}

func labelStyle(open, han bool, end rune) Style {
	closing := end == ')' || end == '）'
	switch {
	case open && closing && han:
		return HanParen
	case open && closing:
		return Paren
	case open:
		return 0
	case han && end == '、':
		return HanComma
	case !han && (end == '.' || end == '．' || end == '、'):
		return Dot
	}
	return 0
}

// labelEnds tells "1. Text" and "1.文字" from "1.5".
func labelEnds(style Style, end rune, rest string, language lang.Lang) bool {
	if style != Dot || end == '、' {
		return true
	}
	next, _ := utf8.DecodeRuneInString(rest)
	if language == lang.EN {
		return rest == "" || next == ' ' || next == '\t'
	}
	return rest == "" || next < '0' || next > '9'
}

// leadingNumber reads Arabic digits of either width or Chinese numerals and how many
// bytes they take; 0 when there are none.
func leadingNumber(s string) (number int, han bool, size int) {
	var digits strings.Builder
	for _, c := range s {
		if c >= '０' && c <= '９' {
			digits.WriteRune(c - '０' + '0')
		} else if c >= '0' && c <= '9' {
			digits.WriteRune(c)
		} else {
			break
		}
		size += utf8.RuneLen(c)
	}
	if size > 0 {
		number, err := strconv.Atoi(digits.String())
		if err != nil {
			return 0, false, 0
		}
		return number, false, size
	}
	for _, c := range s {
		_, digit := numeral.Digit(c)
		_, unit := numeral.Unit(c)
		if !digit && !unit {
			break
		}
		size += utf8.RuneLen(c)
	}
	number, _ = numeral.Han(s[:size])
	return number, true, size
}
