package terms

import (
	"slices"
	"strings"
)

// A Token is a term of the index at its place in a text.
type Token struct {
	Term       string
	Position   int // of its first unit
	Start, End int // bytes of the text
}

// Analyze makes the terms of a text, which is given with its units, for the index.
//
// Every unit is a term. So are two and three glued units with a Chinese character among them, so
// that any run of characters is found; two words beside each other, so that a quoted phrase is; and
// the numbers that are written in words, in addition to those words. Texts are mixed, so both
// languages are analysed alike.
func Analyze(text string, units []Unit) []Token {
	tokens := make([]Token, 0, 3*len(units))
	written := rowOf(units)
	for i, u := range units {
		if u.kind == numberUnit && strings.HasSuffix(u.Term, "%") {
			tokens = append(tokens, Token{strings.TrimSuffix(u.Term, "%"), i, u.Start, u.End})
		}
		tokens = written.grams(tokens, i, i, false)
	}
	return madeTokens(tokens, text, units)
}

// madeTokens adds the terms of numbers in words and of document numbers.
func madeTokens(tokens []Token, text string, units []Unit) []Token {
	add := func(read []Unit) {
		position := 0
		row := rowOf(read)
		for i, u := range read {
			if !slices.ContainsFunc(read[i:min(i+3, len(read))], func(u Unit) bool { return u.made }) {
				continue
			}
			for position < len(units)-1 && units[position].Start < u.Start {
				position++
			}
			if u.made && u.kind == numberUnit && strings.HasSuffix(u.Term, "%") && units[position].kind == hanUnit {
				tokens = append(tokens, Token{strings.TrimSuffix(u.Term, "%"), position, u.Start, u.End})
			}
			tokens = row.grams(tokens, i, position, true)
		}
	}
	if read := withNumbers(units); slices.ContainsFunc(read, func(u Unit) bool { return u.made }) {
		add(read)
	}
	for _, c := range citations(text) {
		add([]Unit{c})
	}
	return tokens
}

// A row is units with their terms one after another, of which every gram is a part: a text has
// thousands, and none takes memory of its own.
type row struct {
	units  []Unit
	terms  string
	starts []int // of each term, and the end
}

func rowOf(units []Unit) row {
	r := row{units, "", make([]int, 1, len(units)+1)}
	var terms strings.Builder
	for _, u := range units {
		terms.WriteString(u.Term)
		r.starts = append(r.starts, terms.Len())
	}
	r.terms = terms.String()
	return r
}

// grams adds the terms that begin with unit i; with made, only those with a made unit among them.
func (r row) grams(tokens []Token, i, position int, made bool) []Token {
	units := r.units
	han, isMade := false, false
	for n := 0; n < 3 && i+n < len(units); n++ {
		u := &units[i+n]
		if n > 0 && !u.Glued {
			break
		}
		han, isMade = han || u.kind == hanUnit, isMade || u.made
		if (n == 0 || han) && (isMade || !made) {
			tokens = append(tokens, Token{r.terms[r.starts[i]:r.starts[i+n+1]], position, units[i].Start, u.End})
		}
	}
	if i+1 < len(units) && isPair(units[i], units[i+1]) && (!made || units[i].made || units[i+1].made) {
		tokens = append(tokens, Token{pair(units[i], units[i+1]), position, units[i].Start, units[i+1].End})
	}
	return tokens
}

// isPair reports whether two units are words or numbers of one sentence.
func isPair(a, b Unit) bool {
	return !b.Apart && (a.kind == wordUnit || a.kind == numberUnit) && (b.kind == wordUnit || b.kind == numberUnit)
}

// PairMark stands between the words of a pair.
const PairMark = "_"

func pair(a, b Unit) string { return a.Term + PairMark + b.Term }

// queryTerms are the fewest terms that find a row of units: of a glued run a few of the longest grams.
// In a phrase, words beside each other are looked for as pairs.
func queryTerms(units []Unit, phrase bool) []string {
	var terms []string
	for i := 0; i < len(units); {
		end := i + 1
		for end < len(units) && units[end].Glued {
			end++
		}
		switch {
		case phrase && end < len(units) && end == i+1 && isPair(units[i], units[end]):
			terms = append(terms, pair(units[i], units[end]))
		case phrase && i > 0 && end == i+1 && isPair(units[i-1], units[i]):
			// the pair before it says as much
		default:
			terms = append(terms, runTerms(units[i:end])...)
		}
		i = end
	}
	return terms
}

// runTerms are the longest grams of a glued run, as few as overlap: that a longer run stands in a row is
// verified on the texts, and grams without overlap would bring too many that do not.
func runTerms(run []Unit) []string {
	var terms []string
	size := min(3, len(run))
	for start := 0; start == 0 || start < len(run)-1; start += 2 {
		i := min(start, len(run)-size)
		var term strings.Builder
		han := false
		for _, u := range run[i : i+size] {
			term.WriteString(u.Term)
			han = han || u.kind == hanUnit
		}
		if !han && size > 1 { // words that touch make no gram
			for _, u := range run[i : i+size] {
				terms = append(terms, u.Term)
			}
			continue
		}
		terms = append(terms, term.String())
	}
	return terms
}
