package search

import (
	"gazette/internal/terms"
	"regexp"
	"strings"
)

// edits are the terms of the words one edit away from a word as it was typed: two letters exchanged,
// one too few, wrong or too many; and of each the first word that gives it: hospit is hospital. The
// edit is made before stemming: hosptial is an edit away from hospital, but not from its stem. Only
// English words of 3 to 24 letters have any.
func edits(word string) (found []string, words map[string]string) {
	word = terms.FoldText(word)
	if len(word) < 3 || len(word) > 24 || strings.Trim(word, "abcdefghijklmnopqrstuvwxyz") != "" {
		return nil, nil
	}
	words = map[string]string{}
	put := func(edited string) {
		term := terms.Stem(edited)
		if len(term) > 2 && words[term] == "" { // "are" is no mending of "paring"
			words[term] = edited
			found = append(found, term)
		}
	}
	const letters = "abcdefghijklmnopqrstuvwxyz"
	for i := 0; i+1 < len(word); i++ {
		put(word[:i] + word[i+1:i+2] + word[i:i+1] + word[i+2:])
	}
	for i := 0; i <= len(word); i++ {
		for _, c := range letters {
			put(word[:i] + string(c) + word[i:])
		}
	}
	for i := range word {
		for _, c := range letters {
			put(word[:i] + string(c) + word[i+1:])
		}
	}
	for i := range word {
		put(word[:i] + word[i+1:])
	}
	return without(found, terms.Stem(word)), words
}

// toned is pinyin with the numbers of its tones: song4xian4.
var toned = regexp.MustCompile(`^(?:[a-z]+[1-5])+$`)

// withoutTones is pinyin without the numbers of its tones; empty when a word has none.
func withoutTones(word string) string {
	if word = terms.FoldText(word); !toned.MatchString(word) {
		return ""
	}
	return strings.Map(func(r rune) rune {
		if terms.IsDigit(r) {
			return -1
		}
		return r
	}, word)
}

// parted is a word as two words that the index has, of those that most documents have: twoway is two
// and way. It is empty when there are none.
func (v *vocabulary) parted(word string) []string {
	var best []string
	most := 0
	for i := 3; i+3 <= len(word); i++ {
		n := v.df(terms.Stem(word[:i]))
		if n > most { // else the file of the second need not be read
			n = min(n, v.df(terms.Stem(word[i:])))
		}
		if n > most {
			best, most = []string{word[:i], word[i:]}, n
		}
	}
	return best
}

func without(list []string, s string) []string {
	kept := list[:0]
	for _, t := range list {
		if t != s {
			kept = append(kept, t)
		}
	}
	return kept
}
