package clause

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"gazette/internal/lang"
	"gazette/internal/numeral"
)

// A Style is a form of printed number. Annexes, chapters, sections and articles lie above the items, which
// GB/T 9704-2012, section 7.3.3, orders: 一、 then （一） then 1. then （1）.
type Style int

// The styles, from the highest, so that a lesser one lies above. Items begin at 1, what lies above them is negative,
// and 0 is no style. English texts use Dot and Paren for items.
const (
	AnnexHead   Style = iota - 4 // 附件2, Annex 2
	ChapterHead                  // 第二章, Chapter 2
	SectionHead                  // 第一节, Section 1
	ArticleHead                  // 第十二条, Article 12
	_                            // no style
	HanComma                     // 一、
	HanParen                     // （一）
	Dot                          // 1.
	Paren                        // （1）
	Circled                      // ①
)

// Kind is the kind of part that a style begins.
func (s Style) Kind() Kind {
	return map[Style]Kind{AnnexHead: Annex, ChapterHead: Chapter, SectionHead: Section, ArticleHead: Article}[s]
}

// MostItems is how many levels of items there are: 一、 （一） 1. （1） ①
const MostItems = int(Circled)

// Print writes a number of a style as [Parse] reads it: 一、, （一）, 1., （1）, ①, 第二章, 附件2; in English, whose
// items are 1. or (1), also Chapter 2, Section 1, Article 12, Annex 2. An annex without a number has the number 0, and
// what is beyond ⑳ is in brackets.
func (s Style) Print(n int, language lang.Lang) string {
	forms := map[Style]lang.Text{
		AnnexHead:   {ZH: "附件{n}", EN: "Annex {n}"},
		ChapterHead: {ZH: "第{han}章", EN: "Chapter {n}"},
		SectionHead: {ZH: "第{han}节", EN: "Section {n}"},
		ArticleHead: {ZH: "第{han}条", EN: "Article {n}"},
		HanComma:    {ZH: "{han}、", EN: "{n}."},
		HanParen:    {ZH: "（{han}）", EN: "({n})"},
		Dot:         {ZH: "{n}.", EN: "{n}."},
		Paren:       {ZH: "（{n}）", EN: "({n})"},
		Circled:     {ZH: "（{n}）", EN: "({n})"},
	}
	switch {
	case s == AnnexHead && n == 0:
		return lang.Text{ZH: "附件", EN: "Annex"}.In(language)
	case s == Circled && language == lang.ZH && n >= 1 && n <= 20:
		return string('①' + rune(n-1))
	}
	return strings.NewReplacer("{n}", strconv.Itoa(n), "{han}", numeral.InHan(n)).Replace(forms[s].In(language))
}

// A Label is a printed number at the head of a part.
type Label struct {
	Style   Style
	Number  int
	Printed string // "（二）"
}

// Step is the label's step in a path.
func (l Label) Step() Step { return Step{l.Style.Kind(), l.Number} }

// What stands before a stop and is larger is a figure or a year at the head of a sentence ("2025. "), not
// the number of a part. The other forms have no limit.
const mostBeforeStop = 999

// Parse reads the printed number at the head of a part: 一、 （一） 1. （1） ① with either width of brackets
// and stop, 第一章, 第一节, 第一条, 附件1. rest is the text after it. In English 1. and (1), Chapter, Section,
// Article and Annex count, and a space or the end must follow, so that "1.5 million" is no label.
func Parse(s string, language lang.Lang) (label Label, rest string, ok bool) {
	s = strings.TrimLeft(s, blank)
	if label, rest, ok := parseHead(s, language); ok {
		return label, rest, true
	}
	if c, size := utf8.DecodeRuneInString(s); language == lang.ZH && c >= '①' && c <= '⑳' {
		return Label{Circled, int(c-'①') + 1, s[:size]}, strings.TrimLeft(s[size:], blank), true
	}
	return parseItem(s, language)
}

const blank = " \t\u3000"

var (
	// In Chinese a space or the end must follow, for 第一条线索很重要 begins a sentence.
	headZH = regexp.MustCompile(`^第([0-9０-９〇零一二三四五六七八九十百千两]+)([章节条])(?:[ \t\x{3000}]+|$)`)
	headEN = regexp.MustCompile(`^(Chapter|Section|Article) ([0-9]+)(?:\. | +|$)`)
	// An annex is named alone in its line: 附件：1.… at the end of a notice is a list of them.
	annexZH = regexp.MustCompile(`^附件[ \t\x{3000}]*([0-9０-９〇一二三四五六七八九十]*)[ \t\x{3000}]*$`)
	annexEN = regexp.MustCompile(`^Annex(?: ([0-9]+))?[ \t]*$`)
	// As a heading it may have its name beside it, for a heading is no list: 附件1：医院名单.
	namedAnnexZH = regexp.MustCompile(`^(附件[ \t\x{3000}]*[0-9０-９〇一二三四五六七八九十]*)[：: \t\x{3000}]+(.+)$`)
	namedAnnexEN = regexp.MustCompile(`^(Annex(?: [0-9]+)?)[:. ]+(.+)$`)
	// Forms that are not read as numbers of parts, though they look like some: an article that was put in between
	// others, a box of a five-year plan.
	oddNumberZH = regexp.MustCompile(`^(第[0-9０-９〇零一二三四五六七八九十百千两]+条之[一二三四五六七八九十]+|` +
		`专栏[ \t]*[0-9０-９一二三四五六七八九十]+)`)
)

// parseHeading reads the printed number of a heading, which may be an annex with its name.
func parseHeading(s string, language lang.Lang) (label Label, rest string, ok bool) {
	if label, rest, ok := Parse(s, language); ok {
		return label, rest, true
	}
	named := namedAnnexZH
	if language == lang.EN {
		named = namedAnnexEN
	}
	m := named.FindStringSubmatch(strings.TrimLeft(s, blank))
	if m == nil {
		return Label{}, s, false
	}
	label, _, ok = parseHead(m[1], language)
	return label, strings.TrimRight(m[2], blank), ok
}

// parseHead reads what lies above the items: 附件2, 第二章, 第一节, 第十二条.
func parseHead(s string, language lang.Lang) (Label, string, bool) {
	head, annex := headZH, annexZH
	if language == lang.EN {
		head, annex = headEN, annexEN
	}
	if m := annex.FindStringSubmatch(s); m != nil {
		n, ok := wholeNumber(m[1])
		return Label{AnnexHead, n, strings.TrimRight(s, blank)}, "", ok || m[1] == ""
	}
	m := head.FindStringSubmatch(s)
	if m == nil {
		return Label{}, s, false
	}
	number, word := m[1], m[2]
	if language == lang.EN {
		number, word = m[2], m[1]
	}
	style := map[string]Style{"章": ChapterHead, "节": SectionHead, "条": ArticleHead,
		"Chapter": ChapterHead, "Section": SectionHead, "Article": ArticleHead}[word]
	n, ok := wholeNumber(number)
	return Label{style, n, strings.TrimRight(m[0], blank+".")}, s[len(m[0]):], ok && n > 0
}

// wholeNumber reads a number in Arabic digits of either width or in Chinese numerals.
func wholeNumber(s string) (int, bool) {
	n, _, size := leadingNumber(s)
	return n, size == len(s) && size > 0
}

func parseItem(s string, language lang.Lang) (label Label, rest string, ok bool) {
	open := strings.HasPrefix(s, "(") || strings.HasPrefix(s, "（")
	body := s
	if open {
		_, size := utf8.DecodeRuneInString(s)
		body = s[size:]
	}
	number, han, size := leadingNumber(body)
	if number < 1 || (han && language == lang.EN) {
		return Label{}, s, false
	}
	end, width := utf8.DecodeRuneInString(body[size:])
	rest = body[size+width:]
	style := itemStyle(open, han, end)
	if style == 0 || style == Dot && number > mostBeforeStop || !labelEnds(style, end, rest, language) {
		return Label{}, s, false
	}
	return Label{style, number, s[:len(s)-len(rest)]}, strings.TrimLeft(rest, blank), true
}

// itemStyle is the style of an item by the signs around its number; 0 where they make no label. 1、 counts as 1. here.
func itemStyle(open, han bool, end rune) Style {
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

// leadingNumber reads Arabic digits of either width or Chinese numerals, and how many bytes they take; 0
// when there are none.
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
