package search

import (
	"math"
	"math/bits"
	"strings"

	"gazette/internal/lang"
	"gazette/internal/terms"
)

// What makes the frequency of a term in an entry. Bleve scores one field by the root of the frequency,
// so a title counts twice what the text does, and what stands elsewhere half of it or less. A
// frequency of at least inBody says that the term stands in this language; what is left over it
// says how it stands elsewhere.
const (
	inBody  = 4  // an occurrence in the body
	inTitle = 4  // a title, a name or a key counts as so many occurrences
	asTitle = 64 // one that a term is the whole of, as so many; see share

	onlyGlossary     = 1 // in neither language, but another form of a glossary's term does
	onceElsewhere    = 2 // once in the other language
	severalElsewhere = 3 // more often
)

// A document is an entry in one language as the index has it.
type document struct {
	terms  map[string]int // frequencies
	length int
}

// An analysed is an entry in a language as terms, before they are weighed.
type analysed struct {
	title, names, body []terms.Token
	aside              int // of these, terms that do not count in the length
}

// length is the number of terms, rounded.
func (a analysed) length() int {
	return roundLength(len(a.title) + len(a.names) + len(a.body) - a.aside)
}

func analyse(e *entry) (own [len(lang.Langs)]analysed) {
	for i, l := range lang.Langs {
		own[i] = analysed{
			terms.Analyze(e.Title.In(l)),
			terms.Analyze(e.Names.In(l)),
			terms.Analyze(e.Body.In(l)),
			len(terms.Analyze(e.Aside.In(l))),
		}
	}
	return own
}

// weigh makes the terms of an entry, in each language. Each text is analysed once: what is body in
// one language stands elsewhere in the other.
func weigh(e *entry) [len(lang.Langs)]document {
	counts, syllables := map[string][2]int32{}, e.syllablesOf()
	var documents [len(lang.Langs)]document
	for l, own := range analyse(e) {
		add := func(term string, weight int32) {
			c := counts[term]
			c[l] += weight
			counts[term] = c
		}
		addAll := func(tokens []terms.Token, weight int32) {
			for _, t := range tokens {
				add(t.Term, weight)
			}
		}
		addAll(own.title, inTitle)
		addAll(own.names, inTitle)
		addAll(own.body, 1)
		for term, weight := range shares(e, lang.Langs[l]) {
			add(term, weight-inTitle) // it has been counted once as any
		}
		for _, term := range e.context(lang.Langs[l]) {
			if counts[term][l] == 0 {
				add(term, 1)
			}
		}
		for _, key := range e.Keys {
			weight := int32(inTitle)
			if n := syllables[key]; n > 0 {
				weight = share(n * n)
			}
			add(key, weight<<e.Known)
		}
		for _, ref := range e.Refs {
			add(terms.RefMark+ref, inTitle)
		}
		documents[l] = document{map[string]int{}, own.length()}
	}
	for _, f := range e.Also {
		for _, term := range f.terms {
			if _, ok := counts[term]; !ok {
				counts[term] = [2]int32{} // neither language has it
			}
		}
	}
	for term, c := range counts {
		c = [2]int32{roundCount(term, c[0]), roundCount(term, c[1])}
		documents[0].terms[term] = int(frequency(c[0], c[1]))
		documents[1].terms[term] = int(frequency(c[1], c[0]))
	}
	return documents
}

// share is what a term counts that is one of n of a title or a name: the fewer there are, the more it
// says. One of many counts as any does. Of n syllables of pinyin n² are given: each stands for many
// characters.
func share(n int) int32 { return max(inTitle, int32(asTitle/n)) }

// shares are what the terms of an entry's title and names count in each: who asks for 县 or for
// "hospitals" means what is called so before what has the word in its name.
func shares(e *entry, l lang.Lang) map[string]int32 {
	most := map[string]int32{}
	for _, name := range e.called(l) {
		asked, cites := terms.NameTerms(name)
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

// functionWords are the stems of English words that stand in every text and say nothing of it.
const functionWords = " a an and ar as at be been by for from ha have in into is it it' of on or other shall should " +
	"that the their thei these thi those to under wa were which will with "

// roundCount rounds how often a term stands in a text down to a power of two, and two to one: once more
// among a few says little, and the files need half the bits. A function word counts once.
func roundCount(term string, n int32) int32 {
	if n < 1 {
		return 0
	}
	if n < 4 || strings.Contains(functionWords, " "+term+" ") {
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
