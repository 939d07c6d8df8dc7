package check

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
)

// wrongLanguage finds texts that were put where those of the other language belong, or were never translated. The two
// languages of a record stand on one line, and a paste into the wrong place looks right in the file.
func wrongLanguage(m *policy.Model, _ policy.Date, list *diag.List) {
	passages(m, func(p passage) {
		if !InOtherLanguage(p.Text, p.Lang) || unwritten(p.Text) {
			return // what is marked as still to be translated is named as that
		}
		list.Add(
			p.Pos,
			"wrong-language",
			lang.Text{
				ZH: "此处应为%s，内容多为%s：“%s”",
				EN: "this %s text is mostly in %s: “%s”",
			}.With(
				p.Lang.Name(),
				p.Lang.Other().Name(),
				opening(p.Text),
			),
			lang.Text{
				ZH: "请译成相应的语言，或移到%s文本处；引用的原文可放在引号或括号内",
				EN: "translate it, or put it where the %s text belongs; what is quoted may stay within quotation " +
					"marks or brackets",
			}.With(p.Lang.Other().Name()),
		)
	})
}

// A text may have a little of the other language without being in it: a sign, a unit, a name, a few words of a program.
// From the first of each pair on it is measured against the rest; where there is nothing else, the second is enough.
// Chinese is counted in characters, Latin script in words or in letters.
const (
	someHan, onlyHan       = 4, 2
	someWords, onlyLetters = 4, 8
)

// hanPerWord weighs the scripts: what is one word in English is about two characters in Chinese.
const hanPerWord = 2

// InOtherLanguage reports whether more than half of a text is in the other language. Figures, codes and abbreviations
// are in neither, and what is quoted is nobody's fault, unless there is nothing else. “The Commission (省卫生健康委)
// reports” is English, since what is in brackets is quoted; “鲸歌县人民医院” as an English name is not. “按 DRG/DIP
// 口径报告” is Chinese: abbreviations count for nothing.
func InOtherLanguage(text string, language lang.Lang) bool {
	n := countLetters(text)
	plain, quoted := n[0], n[1]
	han, words := plain.han+quoted.han, plain.words+quoted.words
	if language == lang.EN {
		return plain.han >= someHan && plain.han > hanPerWord*words || words == 0 && han >= onlyHan
	}
	return plain.words >= someWords && hanPerWord*plain.words > han ||
		han == 0 && plain.latin+quoted.latin >= onlyLetters
}

// letters is how much of each script there is: Chinese characters, and the words of Latin letters and
// their letters.
type letters struct{ han, words, latin int }

// citedNumber is a document number, which both languages cite as it is.
var citedNumber = regexp.MustCompile(usualNumber)

// countLetters counts what stands in the open, and what stands in quotation marks, in brackets or in a title. The
// first of the two is what stands in the open. Behind a mark that is never closed all the rest counts as quoted, so
// that such a text is more easily let through.
func countLetters(text string) [2]letters {
	var n [2]letters
	depth, start := 0, -1
	at := func() *letters { return &n[min(depth, 1)] }
	end := func(i int) {
		if start >= 0 {
			if count := wordLetters(text[start:i]); count > 0 {
				at().words++
				at().latin += count
			}
		}
		start = -1
	}
	if strings.Contains(text, "〔") {
		text = citedNumber.ReplaceAllString(text, "")
	}
	for i, r := range text {
		if '一' <= r && r <= '龥' { // most of Chinese, without a look at tables
			end(i)
			at().han++
			continue
		}
		if isLatin(r) || start >= 0 && (unicode.IsDigit(r) || strings.ContainsRune(joints, r)) {
			if start < 0 {
				start = i
			}
			continue
		}
		end(i)
		switch {
		case strings.ContainsRune(quoteOpens+"（(", r):
			depth++
		case strings.ContainsRune(quoteCloses+"）)", r):
			depth = max(depth-1, 0)
		case unicode.Is(unicode.Han, r):
			at().han++
		}
	}
	end(len(text))
	return n
}

func isLatin(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r|0x20 && r|0x20 <= 'z'
	}
	return unicode.Is(unicode.Latin, r)
}

// joints hold the letters of one word, code or address together.
const joints = ".-_/@:'’&"

// wordLetters counts the letters of a word; an abbreviation (DRG, ICUs), a code and an address have none. So
// “Whalesong” counts, and DRG/DIP, v2, ICUs and gazette@plans.example do not.
func wordLetters(word string) int {
	word = strings.TrimRight(word, joints)
	if strings.ContainsAny(word, "._/@:0123456789") {
		return 0
	}
	count, capitals := 0, 0
	for _, r := range word {
		if unicode.IsLetter(r) {
			count++
		}
		if unicode.IsUpper(r) {
			capitals++
		}
	}
	// An abbreviation may have a small letter or two at its end or within, as ICUs has.
	if capitals*2 >= count {
		return 0
	}
	return count
}
