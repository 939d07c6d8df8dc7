package numeral

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gazette/internal/lang"
)

// readSuffix reads what makes the figure ten thousands or a percentage.
func (f *figure) readSuffix(text []rune, l lang.Lang) {
	percent := []string{"%", "per cent", "percentage", "percent"}
	if l == lang.ZH {
		f.readScaleZH(text)
		f.percent = startsWith(text, f.start-3, "百分之")
		percent = []string{"%", "个百分点", "百分点"}
	} else {
		f.readScaleEN(text)
		if next := at(text, f.end); next == '万' || next == '亿' { // quoted from a Chinese text
			f.readScaleZH(text)
		}
	}
	next := skip(text, f.end, " -")
	for _, word := range percent {
		end := next + utf8.RuneCountInString(word)
		if startsWith(text, next, word) && (word == "%" || !isLatin(at(text, end))) { // not "5 per centre"
			f.percent, f.end = true, end
			return
		}
	}
}

// readScaleZH reads 百, 千, 万 and 亿 and what comes before them: 30余万. The smaller two follow one digit only, or
// the 2022千县工程 would be two million. Before 分 the 百 is that of 百分点, and before the others 千 begins a unit:
// 千克, 千米, 千瓦, 千卡, 千伏, 千赫, 千字.
func (f *figure) readScaleZH(text []rune) {
	for i := f.end; i < len(text); i++ {
		switch r := text[i]; r {
		case '万':
			f.shift += 4
		case '亿':
			f.shift += 8
		case '百', '千':
			if len(f.whole) > 1 || strings.ContainsRune("分克米瓦卡伏赫字", at(text, i+1)) {
				return
			}
			f.shift += 2 + strings.Index("百千", string(r))/len("百")
		case '余', '多', '几', ' ':
			continue
		default:
			return
		}
		f.end = i + 1
	}
}

// readScaleEN reads "thousand" and the like; "2022 Thousand Counties" is a year and a name.
func (f *figure) readScaleEN(text []rune) {
	start := skip(text, f.end, " -")
	end := start
	for isLatin(at(text, end)) && end-start <= len("thousand") {
		end++
	}
	scales := []string{"hundred", "thousand", "million", "billion", "trillion"}
	i := slices.Index(scales, strings.ToLower(string(text[start:end])))
	if i < 0 || start == f.end || i < 2 && len(f.whole) > 3 {
		return
	}
	f.shift, f.end = max(2, 3*i), end // a hundred is 10², and each of the next a thousand times the one before
}
