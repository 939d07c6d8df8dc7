package search

import (
	"cmp"
	"fmt"
	"gazette/internal/search/wire"
	"gazette/internal/terms"
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
// there are none, by those that are one edit away, or by two words. It is for queries that found
// nothing; it gives what was put for what, and whether anything was.
func (r *Reader) Mend(q terms.Query) (terms.Query, []Change, bool, error) {
	words := &vocabulary{Reader: r, files: map[string]map[string]int{}}
	var changes []Change
	changed := false
	mended := terms.Query{Not: q.Not, Filters: q.Filters}
	for _, g := range q.Groups {
		var either []terms.Alternative
		for _, a := range g.Any {
			some, change, is := words.mend(a)
			either, changes, changed = append(either, some...), append(changes, change...), changed || is
		}
		mended.Groups = append(mended.Groups, terms.Group{Any: either})
	}
	if words.err != nil {
		return q, nil, false, words.err
	}
	return mended, changes, changed, nil
}

// A vocabulary is the Latin words of the index, with how many documents have them: those of the files
// that were read, by the names of these. The first file that cannot be read is its error, and as if it
// had no words.
type vocabulary struct {
	*Reader
	files map[string]map[string]int
	err   error
}

// words are those of a file.
func (v *vocabulary) words(name string) map[string]int {
	words, ok := v.files[name]
	if !ok {
		var err error
		words, err = v.readWords(name)
		v.files[name], v.err = words, cmp.Or(v.err, err)
	}
	return words
}

func (r *Reader) readWords(name string) (map[string]int, error) {
	d, err := r.open(wire.WordsFile, name)
	if err != nil {
		return nil, err
	}
	words := map[string]int{}
	before := ""
	for range d.Count() {
		before = d.Front(before)
		words[before] = d.Number()
	}
	if err := d.End(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return words, nil
}

// df is how many documents have a word.
func (v *vocabulary) df(term string) int {
	if term == "" {
		return 0
	}
	return v.words(byHead(term))[term]
}

// mend makes the alternatives of one: as many as the first unknown word has replacements.
func (v *vocabulary) mend(a terms.Alternative) (some []terms.Alternative, changes []Change, mended bool) {
	for i, term := range a.Terms {
		if a.Field != "" || !isWord(term) || v.df(term) > 0 {
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
	return []terms.Alternative{a}, nil, false
}

// A replacement is what is asked instead of a word that the index does not have.
type replacement struct {
	terms []string // more than one of a word that is parted
	word  string   // as people read it; empty when the word was the beginning of another
}

// units puts the terms of a replacement in the place of a word.
func (r replacement) units(units []terms.Unit, term string) []terms.Unit {
	var out []terms.Unit
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
// that begin with it; else pinyin without the numbers of its tones; else the words one edit away, with
// the first letter as it was typed if there are any; else the two words that it is made of.
func (v *vocabulary) instead(term, typed string) []replacement {
	found := map[string]int{}
	for word, df := range v.words(byHead(term)) {
		if strings.HasPrefix(word, term) {
			found[word] = df
		}
	}
	if len(found) > 0 {
		return best(found, mostCompletions, nil)
	}
	if plain := withoutTones(typed); v.df(terms.Stem(plain)) > 0 {
		return []replacement{{[]string{terms.Stem(plain)}, plain}}
	}
	near, words := edits(typed)
	if found = v.near(near, byHead(term)); len(found) > 0 {
		return best(found, mostCorrections, words)
	}
	if two := v.parted(terms.FoldText(typed)); two != nil {
		return []replacement{{[]string{terms.Stem(two[0]), terms.Stem(two[1])}, strings.Join(two, " ")}}
	}
	return nil
}

// near are the words of a list that documents have, of those in the file of a first letter or, when that
// has none, of the others.
func (v *vocabulary) near(list []string, head string) map[string]int {
	found := map[string]int{}
	for _, same := range []bool{true, false} {
		for _, word := range list {
			name := byHead(word)
			if (name == head) != same {
				continue
			}
			if !same {
				name = byTail(word)
			}
			if df := v.words(name)[word]; df > 0 {
				found[word] = df
			}
		}
		if len(found) > 0 {
			break
		}
	}
	return found
}

// best are the terms that most entries have; words are their forms that people read.
func best(terms map[string]int, most int, words map[string]string) []replacement {
	sorted := slices.SortedFunc(
		maps.Keys(terms),
		func(a, b string) int { return cmp.Or(cmp.Compare(terms[b], terms[a]), cmp.Compare(a, b)) },
	)
	var some []replacement
	for _, term := range sorted[:min(most, len(sorted))] {
		some = append(some, replacement{[]string{term}, words[term]})
	}
	return some
}
