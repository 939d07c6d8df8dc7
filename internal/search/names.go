package search

import (
	"slices"
	"strings"

	"gazette/internal/lang"
	"gazette/internal/policy"
)

// PinyinKeys are what a reader types for a Chinese name in Latin letters: all of it in one word and
// its initials, without tones, in each reading. A name that ends in 县, 市 or 区 has those of the name
// without it too.
func PinyinKeys(zh string) []string {
	var keys []string
	for _, name := range []string{zh, withoutLevel(zh)} {
		for _, syllables := range policy.Pinyin(foldName(name)) {
			initials := ""
			for _, s := range syllables {
				initials += s[:1]
			}
			keys = append(keys, strings.Join(syllables, ""), initials)
		}
	}
	return unique(keys)
}

// parts are the words that names of hospitals are made of: pinyin is written word by word too.
var parts = []string{"人民", "医院", "中医", "中医院", "中心", "附属", "第一", "第二", "第三", "大学", "妇幼", "保健院",
	"中西医", "结合", "肿瘤", "骨科"}

// NameKeys are the terms of a name besides those of its Chinese characters: pinyin in one word, by
// word, by syllable and by initials, and its English form.
func NameKeys(zh, en string) []string {
	var keys []string
	for _, syllables := range policy.Pinyin(foldName(zh)) {
		for _, s := range syllables {
			keys = append(keys, stem(s))
		}
	}
	for _, key := range PinyinKeys(zh) {
		keys = append(keys, stem(key))
	}
	for _, part := range parts {
		if strings.Contains(zh, part) {
			keys = append(keys, stem(strings.Join(policy.Pinyin(part)[0], "")))
		}
	}
	for _, t := range Analyze(en, "en") {
		keys = append(keys, t.Term)
	}
	return unique(keys)
}

// syllablesOf are the pinyin syllables of an entry's names that are places or the like, each with the
// fewest that a name with it has: song of 嵩县 stands for half of the name, of 抚松县 for a third.
func (e *entry) syllablesOf() map[string]int {
	least := map[string]int{}
	if len(e.Keys) == 0 {
		return least
	}
	for _, name := range e.called(lang.ZH) {
		for _, syllables := range policy.Pinyin(foldName(name)) {
			for _, s := range syllables {
				if n := least[stem(s)]; n == 0 || len(syllables) < n {
					least[stem(s)] = len(syllables)
				}
			}
		}
	}
	return least
}

// called are the title and the names of an entry in a language.
func (e *entry) called(l lang.Lang) []string {
	names := []string{e.Title.In(l)}
	for name := range strings.SplitSeq(e.Names.In(l), "\n") {
		if name != "" {
			names = append(names, name)
		}
	}
	return names
}

// foldName writes a name in the characters that the tables of readings know.
func foldName(name string) string { return strings.Map(fold, name) }

// withoutLevel is a name without the level of government at its end, when two characters are left.
func withoutLevel(zh string) string {
	name := []rune(zh)
	if len(name) > 2 && strings.ContainsRune("县市区", name[len(name)-1]) {
		return string(name[:len(name)-1])
	}
	return zh
}

// unique leaves out what stands before.
func unique(list []string) []string {
	var out []string
	for _, s := range list {
		if s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}
