package search

import (
	"strings"

	"gazette/internal/lang"
	"gazette/internal/terms"
)

// A tally counts the terms of entries, one after another, each term under a number of its own: a site has millions of
// occurrences of some thousand terms.
type tally struct {
	numbers  map[string]int32 // of terms
	terms    []string
	function []bool // by term: nobody asks for it alone
	postings [][]posting
	// Of the entry that is counted now:
	counts  [][len(lang.Langs)]int32 // by term
	counted []bool                   // by term
	met     []int32                  // the terms that are counted, as they came
}

func newTally() *tally { return &tally{numbers: map[string]int32{}} }

// number is that of a term. A new one is copied, or it would keep the text that it is a part of.
func (t *tally) number(term string) int32 {
	if n, ok := t.numbers[term]; ok {
		return n
	}
	n := int32(len(t.terms))
	term = strings.Clone(term)
	t.numbers[term] = n
	t.terms = append(t.terms, term)
	t.function = append(t.function, terms.IsFunctionWord(term))
	t.postings = append(t.postings, nil)
	t.counts = append(t.counts, [len(lang.Langs)]int32{})
	t.counted = append(t.counted, false)
	return n
}

// meet says that the entry has a term, in neither language as yet.
func (t *tally) meet(term string) int32 {
	n := t.number(term)
	if !t.counted[n] {
		t.counted[n] = true
		t.met = append(t.met, n)
	}
	return n
}

func (t *tally) add(term string, language int, weight int32) {
	t.counts[t.meet(term)][language] += weight
}

// close ends an entry: what was counted becomes its postings.
func (t *tally) close(entry int) {
	for _, n := range t.met {
		rounded := t.counts[n]
		for l, count := range rounded {
			rounded[l] = roundCount(t.function[n], count)
		}
		t.postings[n] = append(t.postings[n], posting{int32(entry), rounded})
		t.counts[n], t.counted[n] = [len(lang.Langs)]int32{}, false
	}
	t.met = t.met[:0]
}
