package search

import (
	"cmp"
	"slices"
	"strings"
)

const (
	mostCompletions = 8 // of an unfinished word
	mostCorrections = 3 // of a misspelt one
)

// A Change is a word that was not found, and those that were asked instead.
type Change struct {
	Word string   `json:"word"`
	For  []string `json:"for"`
}

// Mend replaces the Latin words that the index does not have by those that begin with them or, when
// there are none, by those that are one edit away. It is for queries that found nothing.
func (r *Reader) Mend(q Query) (Query, []Change, error) {
	words, err := r.words()
	if err != nil {
		return q, nil, err
	}
	var changes []Change
	mended := Query{Not: q.Not, Filters: q.Filters}
	for _, g := range q.Groups {
		var any []Alternative
		for _, a := range g.Any {
			some, change := words.mend(a)
			any, changes = append(any, some...), append(changes, change...)
		}
		mended.Groups = append(mended.Groups, Group{any})
	}
	return mended, changes, nil
}

// A vocabulary is the Latin words of the index, in byte order, with how many documents have them.
type vocabulary struct {
	words []string
	df    map[string]int
}

func (r *Reader) words() (vocabulary, error) {
	v := vocabulary{df: map[string]int{}}
	d, err := r.open(wordsFile, "w.bin")
	if err != nil {
		return v, err
	}
	before := ""
	for range d.count() {
		before = d.front(before)
		v.words = append(v.words, before)
		v.df[before] = d.number()
	}
	return v, d.end()
}

// mend makes the alternatives of one: as many as the first unknown word has replacements.
func (v vocabulary) mend(a Alternative) ([]Alternative, []Change) {
	for i, term := range a.Terms {
		if a.Field != "" || !isWord(term) || v.df[term] > 0 {
			continue
		}
		typed := term
		for _, u := range a.Units {
			if u.Term == term {
				typed = cmp.Or(u.Typed, term)
			}
		}
		terms := v.instead(term, typed)
		change := Change{Word: typed, For: slices.Clone(terms)}
		if _, words := edits(typed); !slices.ContainsFunc(terms, func(t string) bool { return strings.HasPrefix(t, term) }) {
			for k, t := range terms {
				change.For[k] = cmp.Or(words[t], t) // people read words, not stems
			}
		}
		var any []Alternative
		for _, word := range terms {
			other := a
			other.Terms = slices.Clone(a.Terms)
			other.Terms[i] = word
			other.Units = slices.Clone(a.Units)
			for k := range other.Units {
				if other.Units[k].Term == term {
					other.Units[k].Term = word
				}
			}
			any = append(any, other)
		}
		if len(any) == 0 {
			return []Alternative{a}, nil
		}
		return any, []Change{change}
	}
	return []Alternative{a}, nil
}

// instead are the words to ask for one that the index does not have, most frequent first.
func (v vocabulary) instead(term, typed string) []string {
	var found []string
	start, _ := slices.BinarySearch(v.words, term)
	for _, word := range v.words[start:] {
		if !strings.HasPrefix(word, term) {
			break
		}
		found = append(found, word)
	}
	most := mostCompletions
	if len(found) == 0 {
		most = mostCorrections
		for _, word := range Misspellings(typed) {
			if v.df[word] > 0 {
				found = append(found, word)
			}
		}
	}
	slices.SortFunc(found, func(a, b string) int { return cmp.Or(cmp.Compare(v.df[b], v.df[a]), cmp.Compare(a, b)) })
	found = slices.Compact(found)
	return found[:min(most, len(found))]
}
