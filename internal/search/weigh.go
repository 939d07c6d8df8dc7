package search

import (
	"math"
	"math/bits"
	"strings"

	"gazette/internal/lang"
	"gazette/internal/terms"
)

// What makes the frequency of a term in an entry. A score has the root of the frequency, as in Bleve, so a title
// counts twice what the text does, and what stands elsewhere half of it or less. A frequency of at least inBody says
// that the term stands in this language; what is left over it says how it stands elsewhere.
const (
	inBody  = 4  // an occurrence in the body
	inTitle = 4  // a title, a name or a key counts as so many occurrences
	asTitle = 64 // one that a term is the whole of, as so many; see share

	onlyGlossary     = 1 // in neither language, but another form of a glossary's term does
	onceElsewhere    = 2 // once in the other language
	severalElsewhere = 3 // more often
)

// A cut is a text in units.
type cut struct {
	text  string
	units []terms.Unit
}

func cutOf(text string) cut { return cut{text, terms.Units(text)} }

func (c cut) terms() []terms.Token { return terms.Analyze(c.text, c.units) }

// cutTexts are the texts of an entry in one language in units: both indexes are made from them.
type cutTexts struct {
	title, body cut
	names       []cut
}

func cutEntry(e *entry) (own [len(lang.Langs)]cutTexts) {
	for i, l := range lang.Langs {
		own[i] = cutTexts{title: cutOf(e.Title.In(l)), body: cutOf(e.Body.In(l))}
		for _, name := range e.called(l)[1:] {
			own[i].names = append(own[i].names, cutOf(name))
		}
	}
	return own
}

// unlabelled is the body without what it says of how its facts are known.
func (e *entry) unlabelled(l lang.Lang) string {
	body := e.Body.In(l)
	for _, label := range e.Labels {
		body = strings.ReplaceAll(body, label.In(l), "")
	}
	return body
}

// weigh counts the terms of an entry and returns the lengths of its texts, rounded. What is body in one language stands
// elsewhere in the other.
func (t *tally) weigh(e *entry, own [len(lang.Langs)]cutTexts) (lengths [len(lang.Langs)]int) {
	syllables := e.syllablesOf()
	for l, texts := range own {
		length := -len(cutOf(e.Aside.In(lang.Langs[l])).terms())
		addAll := func(tokens []terms.Token, weight int32) {
			length += len(tokens)
			for _, token := range tokens {
				t.add(token.Term, l, weight)
			}
		}
		addAll(texts.title.terms(), inTitle)
		addAll(texts.body.terms(), 1)
		if bare := e.unlabelled(lang.Langs[l]); bare != e.Body.In(lang.Langs[l]) {
			length -= len(texts.body.terms()) - len(cutOf(bare).terms())
		}
		for _, name := range texts.names {
			addAll(name.terms(), inTitle)
		}
		for term, weight := range texts.shares() {
			t.add(term, l, weight-inTitle) // it has been counted once as any
		}
		for _, words := range e.context(lang.Langs[l]) {
			for _, token := range cutOf(words).terms() {
				if t.counts[t.number(token.Term)][l] == 0 {
					t.add(token.Term, l, 1)
				}
			}
		}
		for _, key := range e.Keys {
			weight := int32(inTitle)
			if n := syllables[key]; n > 0 {
				weight = share(n * n)
			}
			t.add(key, l, weight<<e.Known)
		}
		for _, ref := range e.Refs {
			t.add(terms.RefMark+ref, l, inTitle)
		}
		lengths[l] = roundLength(length)
	}
	for _, f := range e.Also {
		for _, term := range f.terms {
			t.meet(term) // neither language has it
		}
	}
	return lengths
}

// share is what a term counts that is one of n of a title or a name: the fewer there are, the more it
// says. One of many counts as any does. Of n syllables of pinyin n² are given: each stands for many
// characters.
func share(n int) int32 { return max(inTitle, int32(asTitle/n)) }

// shares are what the terms of an entry's title and names count in each: who asks for 县 or for
// "hospitals" means what is called so before what has the word in its name.
func (c cutTexts) shares() map[string]int32 {
	most := map[string]int32{}
	for _, name := range append([]cut{c.title}, c.names...) {
		asked, cites := terms.NameTerms(name.text, name.units)
		n := len(asked)
		if cites {
			n = 1 // the number of a document is its own, however it is cut
		}
		for _, term := range asked {
			most[term] = max(most[term], share(n))
		}
	}
	return most
}

// roundCount rounds how often a term stands in a text down to a power of two, and two to one: once more
// among a few says little, and the files need half the bits. A function word counts once.
func roundCount(function bool, n int32) int32 {
	if n < 1 {
		return 0
	}
	if n < 4 || function {
		return 1
	}
	return 1 << (bits.Len32(uint32(n)) - 1)
}

// roundLength rounds a length up to a power of the root of two: neighbours get the same length and
// the list of lengths packs into a fraction.
func roundLength(n int) int {
	for i := 0; ; i++ {
		if length := int(math.Ceil(math.Pow(2, float64(i)/2))); length >= n {
			return length
		}
	}
}
