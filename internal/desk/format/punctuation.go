package format

import (
	"strings"
	"unicode"

	"gazette/internal/lang"
)

// The punctuation of Chinese text is full width (GB/T 15834), that of English half width; digits and
// Latin letters are half width in both (GB/T 15835). Only where a sign touches Chinese text, or where
// it does not, is it certain which is meant, so only there it is changed.
var (
	wideOf   = map[rune]rune{',': '，', ';': '；', ':': '：', '?': '？', '!': '！', '(': '（', ')': '）'}
	narrowOf = map[rune]rune{'，': ',', '；': ';', '：': ':', '？': '?', '！': '!', '（': '(', '）': ')', '。': '.'}
)

// punctuate puts the punctuation of a text in the order of its language. A sign behind a backslash is
// left alone.
func punctuate(s string, language lang.Lang) string {
	for {
		// A sign that was changed may be what the next one touches.
		next := punctuateOnce(s, language)
		if next == s {
			return s
		}
		s = next
	}
}

func punctuateOnce(s string, language lang.Lang) string {
	chars := []rune(s)
	narrowLetters(chars)
	if language == lang.ZH {
		return widen(chars)
	}
	return narrow(chars)
}

// narrowLetters makes full-width digits, letters and per cent signs half width.
func narrowLetters(chars []rune) {
	for i, c := range chars {
		if c >= '０' && c <= '９' || c >= 'Ａ' && c <= 'Ｚ' || c >= 'ａ' && c <= 'ｚ' || c == '％' {
			chars[i] = c - '０' + '0'
		}
	}
}

// at is a character by its place, 0 beyond either end.
func at(chars []rune, i int) rune {
	if i < 0 || i >= len(chars) {
		return 0
	}
	return chars[i]
}

// chinese reports whether a character is Chinese writing: a Han character or a full-width sign.
func chinese(c rune) bool {
	return unicode.Is(unicode.Han, c) || strings.ContainsRune("，。；：？！（）《》〈〉【】〔〕、“”‘’…", c)
}

// widen makes 到2025年,达标. into 到2025年，达标。 and leaves 3.5%, 10:30 and a,b: a sign counts as Chinese where it
// follows Chinese writing and no digit or / comes behind it.
func widen(chars []rune) string {
	var out []rune
	closing := pairs(chars, chinese)
	for i := 0; i < len(chars); i++ {
		c, before, after := chars[i], at(chars, i-1), at(chars, i+1)
		wide := c
		switch {
		case before == '\\':
		case c == '(' || c == ')':
			if closing[i] {
				wide = wideOf[c]
			}
		case c == '.' && unicode.Is(unicode.Han, before) && (after == 0 || after == '\n' || chinese(after)):
			wide = '。'
		case wideOf[c] != 0 && chinese(before) && after != '/' && !unicode.IsDigit(after):
			wide = wideOf[c]
		}
		out = append(out, wide)
		if wide != c && after == ' ' && at(chars, i+2) != 0 && at(chars, i+2) != '\n' {
			i++ // a full-width sign brings its own space
		}
	}
	return string(out)
}

// narrow makes “plan，which（all）” into “plan, which (all)”, with the spaces that English has there.
// 千县工程（县医院） in an English text keeps its own signs.
func narrow(chars []rune) string {
	var out []rune
	han := func(c rune) bool { return unicode.Is(unicode.Han, c) }
	closing := pairs(chars, han)
	for i, c := range chars {
		before, after := at(chars, i-1), at(chars, i+1)
		small := c
		switch {
		case c == '（' || c == '）':
			if !closing[i] {
				small = narrowOf[c]
			}
		case narrowOf[c] != 0 && !han(before) && !han(after):
			small = narrowOf[c]
		}
		if small == '(' && c != '(' && before != 0 && before != ' ' && before != '\n' {
			out = append(out, ' ')
		}
		out = append(out, small)
		if small != c && small != '(' && after != 0 && !unicode.IsSpace(after) && narrowOf[after] == 0 &&
			!unicode.IsPunct(after) {
			out = append(out, ' ')
		}
	}
	return string(out)
}

// pairs marks the brackets of which either touches Chinese writing, so that both of a pair are changed
// or neither. A bracket without its fellow is not marked.
func pairs(chars []rune, touches func(rune) bool) map[int]bool {
	marked := map[int]bool{}
	var open []int
	for i, c := range chars {
		switch c {
		case '\n':
			open = nil
		case '(', '（':
			open = append(open, i)
		case ')', '）':
			if len(open) == 0 {
				continue
			}
			start := open[len(open)-1]
			open = open[:len(open)-1]
			if touches(at(chars, start-1)) || touches(at(chars, start+1)) || touches(at(chars, i-1)) ||
				touches(at(chars, i+1)) {
				marked[start], marked[i] = true, true
			}
		}
	}
	return marked
}

// sameText reports whether two texts differ in nothing but the width of signs and the spaces beside
// them.
func sameText(a, b string) bool { return folded(a) == folded(b) }

// folded is a text without what this package may change in it.
func folded(s string) string {
	chars := []rune(s)
	narrowLetters(chars)
	var out strings.Builder
	for _, c := range chars {
		if n, ok := narrowOf[c]; ok {
			c = n
		}
		if !unicode.IsSpace(c) {
			out.WriteRune(c)
		}
	}
	return out.String()
}
