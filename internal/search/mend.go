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
// there are none, by those that are one edit away, or by two words. It is for queries that found
// nothing; it gives what was put for what, and whether anything was.
func (r *Reader) Mend(q Query) (Query, []Change, bool, error) {
	words, err := r.words()
	if err != nil {
		return q, nil, false, err
	}
	var changes []Change
	changed := false
	mended := Query{Not: q.Not, Filters: q.Filters}
	for _, g := range q.Groups {
		var any []Alternative
		for _, a := range g.Any {
			some, change, is := words.mend(a)
			any, changes, changed = append(any, some...), append(changes, change...), changed || is
		}
		mended.Groups = append(mended.Groups, Group{any})
	}
	return mended, changes, changed, nil
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
func (v vocabulary) mend(a Alternative) (some []Alternative, changes []Change, mended bool) {
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
		change := Change{Word: typed}
		for _, r := range v.instead(term, typed) {
			other := a
			other.Terms = slices.Concat(a.Terms[:i], r.terms, a.Terms[i+1:])
			other.Units = r.units(a.Units, term)
			some = append(some, other)
			if r.word != "" {
				change.For = append(change.For, r.word)
			}
		}
		if len(change.For) > 0 {
			changes = []Change{change}
		}
		if len(some) > 0 {
			return some, changes, true
		}
		break
	}
	return []Alternative{a}, nil, false
}

// A replacement is what is asked instead of a word that the index does not have.
type replacement struct {
	terms []string // more than one of a word that is parted
	word  string   // as people read it; empty when the word was the beginning of another
}

// units puts the terms of a replacement in the place of a word.
func (r replacement) units(units []Unit, term string) []Unit {
	var out []Unit
	for _, u := range units {
		if u.Term != term {
			out = append(out, u)
			continue
		}
		for i, t := range r.terms {
			put := u
			put.Term, put.Glued = t, u.Glued && i == 0
			out = append(out, put)
		}
	}
	return out
}

// instead are what to ask for a word that the index does not have, most frequent first: the words
// that begin with it; else pinyin without the numbers of its tones; else the words one edit away;
// else the two words that it is made of.
func (v vocabulary) instead(term, typed string) []replacement {
	var found []string
	start, _ := slices.BinarySearch(v.words, term)
	for _, word := range v.words[start:] {
		if !strings.HasPrefix(word, term) {
			break
		}
		found = append(found, word)
	}
	if len(found) > 0 {
		return v.best(found, mostCompletions, nil)
	}
	if plain := withoutTones(typed); v.df[stem(plain)] > 0 {
		return []replacement{{[]string{stem(plain)}, plain}}
	}
	near, words := edits(typed)
	for _, word := range near {
		if v.df[word] > 0 {
			found = append(found, word)
		}
	}
	if len(found) > 0 {
		return v.best(found, mostCorrections, words)
	}
	if two := v.parted(foldText(typed)); two != nil {
		return []replacement{{[]string{stem(two[0]), stem(two[1])}, strings.Join(two, " ")}}
	}
	return nil
}

// best are the terms that most entries have; words are their forms that people read.
func (v vocabulary) best(terms []string, most int, words map[string]string) []replacement {
	slices.SortFunc(terms, func(a, b string) int { return cmp.Or(cmp.Compare(v.df[b], v.df[a]), cmp.Compare(a, b)) })
	var some []replacement
	for _, term := range terms[:min(most, len(terms))] {
		some = append(some, replacement{[]string{term}, words[term]})
	}
	return some
}
