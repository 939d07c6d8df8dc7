package search

import (
	"cmp"
	"fmt"
	"maps"
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
// there are none, by those that are one edit away. Words with the first letter as it was typed come
// before all others. It is for queries that found nothing.
func (r *Reader) Mend(q Query) (Query, []Change, error) {
	words := vocabulary{r, map[string]map[string]int{}}
	var changes []Change
	mended := Query{Not: q.Not, Filters: q.Filters}
	for _, g := range q.Groups {
		var any []Alternative
		for _, a := range g.Any {
			some, change, err := words.mend(a)
			if err != nil {
				return q, nil, err
			}
			any, changes = append(any, some...), append(changes, change...)
		}
		mended.Groups = append(mended.Groups, Group{any})
	}
	return mended, changes, nil
}

// A vocabulary is the Latin words of the index, with how many documents have them: those of the files
// that were read, by the names of these.
type vocabulary struct {
	*Reader
	files map[string]map[string]int
}

// words are those of a file.
func (v vocabulary) words(name string) (map[string]int, error) {
	if words, ok := v.files[name]; ok {
		return words, nil
	}
	d, err := v.open(wordsFile, name)
	if err != nil {
		return nil, err
	}
	words := map[string]int{}
	before := ""
	for range d.count() {
		before = d.front(before)
		words[before] = d.number()
	}
	if err := d.end(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	v.files[name] = words
	return words, nil
}

// mend makes the alternatives of one: as many as the first unknown word has replacements.
func (v vocabulary) mend(a Alternative) ([]Alternative, []Change, error) {
	for i, term := range a.Terms {
		if a.Field != "" || !isWord(term) {
			continue
		}
		words, err := v.words(byHead(term))
		if err != nil {
			return nil, nil, err
		}
		if words[term] > 0 {
			continue
		}
		typed := term
		for _, u := range a.Units {
			if u.Term == term {
				typed = cmp.Or(u.Typed, term)
			}
		}
		terms, err := v.instead(term, typed)
		if err != nil {
			return nil, nil, err
		}
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
			return []Alternative{a}, nil, nil
		}
		return any, []Change{change}, nil
	}
	return []Alternative{a}, nil, nil
}

// instead are the words to ask for one that the index does not have, most frequent first.
func (v vocabulary) instead(term, typed string) ([]string, error) {
	head := byHead(term)
	words, err := v.words(head)
	if err != nil {
		return nil, err
	}
	found := map[string]int{}
	for word, df := range words {
		if strings.HasPrefix(word, term) {
			found[word] = df
		}
	}
	if len(found) > 0 {
		return mostFrequent(found, mostCompletions), nil
	}
	near := Misspellings(typed)
	for _, sameHead := range []bool{true, false} {
		for _, word := range near {
			name := head
			if byHead(word) != head {
				name = byTail(word)
			}
			if sameHead != (name == head) {
				continue
			}
			words, err := v.words(name)
			if err != nil {
				return nil, err
			}
			if df := words[word]; df > 0 {
				found[word] = df
			}
		}
		if len(found) > 0 {
			break
		}
	}
	return mostFrequent(found, mostCorrections), nil
}

// mostFrequent are the words in most documents.
func mostFrequent(words map[string]int, most int) []string {
	found := slices.SortedFunc(maps.Keys(words), func(a, b string) int { return cmp.Or(cmp.Compare(words[b], words[a]), cmp.Compare(a, b)) })
	return found[:min(most, len(found))]
}
