package search

import (
	"math"

	"gazette/internal/policy"
)

// What an occurrence of a term adds to its frequency in an entry. Bleve scores one field by the
// root of the frequency, so a title counts twice what the text does, and what stands elsewhere
// half of it. A frequency of at least inBody says that the term stands in this language.
const (
	inBody        = 4
	inTitle       = 16 // and in names
	mostElsewhere = inBody - 1
)

// refMark begins the term of a clause number, so that it meets no word.
const refMark = "="

// A document is an entry in one language as the index has it.
type document struct {
	terms  map[string]int // frequencies
	length int
}

// An analysed is an entry in a language as terms, before they are weighed.
type analysed struct{ title, names, body []Token }

// length is the number of terms, rounded.
func (a analysed) length() int { return roundLength(len(a.title) + len(a.names) + len(a.body)) }

func analyse(e *entry) (own [len(policy.Langs)]analysed) {
	for i, l := range policy.Langs {
		own[i] = analysed{Analyze(e.Title.In(l), string(l)), Analyze(e.Names.In(l), string(l)), Analyze(e.Body.In(l), string(l))}
	}
	return own
}

// weigh makes the terms of an entry, in each language. Each text is analysed once: what is body in
// one language stands elsewhere in the other.
func weigh(e *entry) [len(policy.Langs)]document {
	own := analyse(e)
	var also []Token
	for _, forms := range e.Also {
		also = append(append(also, Analyze(forms.ZH, string(policy.ZH))...), Analyze(forms.EN, string(policy.EN))...)
	}
	var documents [len(policy.Langs)]document
	for i := range documents {
		other := own[len(own)-1-i]
		documents[i] = weighTerms(e, own[i], other.title, other.names, other.body, also)
	}
	return documents
}

func weighTerms(e *entry, own analysed, elsewhere ...[]Token) document {
	d := document{terms: map[string]int{}, length: own.length()}
	add := func(tokens []Token, weight int) {
		for _, t := range tokens {
			d.terms[t.Term] += weight
		}
	}
	add(own.title, inTitle)
	add(own.names, inTitle)
	add(own.body, inBody)
	for _, key := range e.Keys {
		d.terms[key] += inTitle
	}
	for _, ref := range e.Refs {
		d.terms[refMark+ref] += inTitle
	}
	count := map[string]int{}
	for _, tokens := range elsewhere {
		for _, t := range tokens {
			count[t.Term]++
		}
	}
	for term, n := range count {
		d.terms[term] += min(n, mostElsewhere)
	}
	return d
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
