package search

import (
	"slices"
	"strings"

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

// NameKeys are the terms of a name besides those of its Chinese characters: pinyin in one word, by
// syllable and by initials, and its English form.
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
	for _, t := range Analyze(en, "en") {
		keys = append(keys, t.Term)
	}
	return unique(keys)
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
