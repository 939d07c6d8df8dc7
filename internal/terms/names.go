package terms

import (
	"slices"
	"strings"
)

// PinyinKeys are what a reader types for a Chinese name in Latin letters: all of it in one word and
// its initials, without tones, in each reading. A name that ends in 县, 市 or 区 has those of the name
// without it too.
func PinyinKeys(zh string) []string {
	var keys []string
	for _, name := range []string{zh, withoutLevel(zh)} {
		for _, syllables := range Pinyin(name) {
			initials := ""
			for _, s := range syllables {
				initials += s[:1]
			}
			keys = append(keys, strings.Join(syllables, ""), initials)
		}
	}
	return Unique(keys)
}

// parts are the words that names of hospitals are made of: pinyin is written word by word too.
var parts = []string{"人民", "医院", "中医", "中医院", "中心", "附属", "第一", "第二", "第三", "大学", "妇幼", "保健院",
	"中西医", "结合", "肿瘤", "骨科"}

// NameKeys are the terms of a name besides those of its Chinese characters: pinyin in one word, by
// word, by syllable and by initials, and its English form.
func NameKeys(zh, en string) []string {
	var keys []string
	for _, syllables := range Pinyin(zh) {
		for _, s := range syllables {
			keys = append(keys, Stem(s))
		}
	}
	for _, key := range PinyinKeys(zh) {
		keys = append(keys, Stem(key))
	}
	for _, part := range parts {
		if strings.Contains(zh, part) {
			keys = append(keys, Stem(strings.Join(Pinyin(part)[0], "")))
		}
	}
	for _, t := range Analyze(en, Units(en)) {
		keys = append(keys, t.Term)
	}
	return Unique(keys)
}

// withoutLevel is a name without the level of government at its end, when two characters are left.
func withoutLevel(zh string) string {
	name := []rune(zh)
	if len(name) > 2 && strings.ContainsRune("县市区", name[len(name)-1]) {
		return string(name[:len(name)-1])
	}
	return zh
}

// Unique leaves out what stands before.
func Unique(list []string) []string {
	var out []string
	for _, s := range list {
		if s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// NameTerms are the terms that ask for a name, which is given with its units, and whether it has the number of a
// document.
func NameTerms(name string, units []Unit) (list []string, cites bool) {
	units = withCitations(name, units)
	return queryTerms(units, false), slices.ContainsFunc(units, func(u Unit) bool { return u.kind == citeUnit })
}
