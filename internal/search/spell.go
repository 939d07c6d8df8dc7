package search

import "strings"

// Misspellings are the terms of the words one edit away from a word as it was typed: a letter too
// many, too few, wrong, or two exchanged. The edit is made before stemming: hosptial is an edit
// away from hospital, but not from its stem. Only English words of 3 to 24 letters have any.
func Misspellings(word string) []string {
	terms, _ := edits(word)
	return terms
}

// edits are the terms of [Misspellings], and of each the first word that gives it: hospit is hospital.
func edits(word string) (terms []string, words map[string]string) {
	word = foldText(word)
	if len(word) < 3 || len(word) > 24 || strings.Trim(word, "abcdefghijklmnopqrstuvwxyz") != "" {
		return nil, nil
	}
	words = map[string]string{}
	stem := func(edited string) string {
		term := stem(edited)
		if words[term] == "" {
			words[term] = edited
		}
		return term
	}
	for i := 0; i <= len(word); i++ {
		before, after := word[:i], word[i:]
		if after != "" {
			terms = append(terms, stem(before+after[1:]))
		}
		if len(after) > 1 {
			terms = append(terms, stem(before+after[1:2]+after[:1]+after[2:]))
		}
		for c := 'a'; c <= 'z'; c++ {
			if after != "" {
				terms = append(terms, stem(before+string(c)+after[1:]))
			}
			terms = append(terms, stem(before+string(c)+after))
		}
	}
	return without(unique(terms), stem(word)), words
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
