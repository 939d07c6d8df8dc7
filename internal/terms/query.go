package terms

import (
	"regexp"
	"slices"
	"strings"
)

// A Query finds the documents that satisfy every group and every filter, and none of Not.
type Query struct {
	Groups  []Group
	Not     []Group
	Filters []Filter
}

// A Group is satisfied by any of its alternatives.
type Group struct {
	Any   []Alternative
	Least int // how many of them a document must satisfy; one where it is zero
}

// An Alternative is satisfied by a document that has all its terms.
type Alternative struct {
	Field  string // "", the texts and names, or "ref", the number of a clause
	Terms  []string
	Units  []Unit // what was asked, to verify phrases and to mark words
	Phrase bool   // all units must also stand in a row, which the terms alone do not prove
	Boost  int    // its terms weigh so many times: 2 in quotation marks, else 1
}

// quotedBoost is the weight of what is asked in quotation marks.
const quotedBoost = 2

// A Filter keeps the documents with a value: plan, county, region, level, issuer, department, year, kind
// or status. A Field that begins with - leaves them out.
type Filter struct {
	Field, Value string
}

// maxUnits is how much of a query is used: nobody reads results for more, and it bounds the work.
const maxUnits = 64

// ParseQuery reads what a reader typed: words, "phrases", -exclusions, OR, field:value, clause and
// document numbers. It never fails: what has no meaning as an operator is text.
func ParseQuery(s string) Query {
	s = bounded(s)
	var q Query
	left, or := maxUnits, false
	for _, it := range lex(s) {
		if it.or {
			or = len(q.Groups) > 0
			continue
		}
		if it.field != "" {
			q.Filters = append(q.Filters, Filter{it.field, FoldText(it.text)})
			continue
		}
		either := it.alternatives(&left)
		switch {
		case len(either) == 0:
			continue
		case it.not:
			q.Not = append(q.Not, Group{Any: either})
		case or:
			last := &q.Groups[len(q.Groups)-1]
			last.Any = append(last.Any, either...)
		default:
			q.Groups = append(q.Groups, Group{Any: either})
		}
		or = false
	}
	q.Groups = meant(q.Groups)
	return q
}

// meant are the groups without words that only make a question, if there are others.
func meant(groups []Group) []Group {
	left := slices.DeleteFunc(slices.Clone(groups), func(g Group) bool {
		return !slices.ContainsFunc(g.Any, func(a Alternative) bool {
			return a.Field != "" || a.Boost > 1 ||
				slices.ContainsFunc(a.Units, func(u Unit) bool { return !functionWord[u.Term] })
		})
	})
	if len(left) == 0 {
		return groups
	}
	return left
}

const mostLetters = 1000 // of a query

// longWord is a word or a number that is longer than any that is looked for.
var longWord = regexp.MustCompile(`(?i)([0-9a-zÀ-ɏ\x{370}-\x{1fff}]{40})[0-9a-zÀ-ɏ\x{370}-\x{1fff}']+`)

// bounded is as much of a query as is read: so that the work that a query takes is bounded.
func bounded(s string) string {
	if runes := []rune(s); len(runes) > mostLetters {
		s = string(runes[:mostLetters])
	}
	return longWord.ReplaceAllString(s, "$1")
}

// IsCut tells whether a query is longer than what is read of it, or a word in it.
func IsCut(query string) bool { return bounded(query) != query }

// alternatives are what an item may be satisfied by: as it is written, and with its numerals as numbers.
func (it item) alternatives(left *int) []Alternative {
	if keys := refKeys(it.text); len(keys) > 0 && !it.phrase {
		var either []Alternative
		for i, key := range keys {
			either = append(either, Alternative{Field: "ref", Terms: []string{key}, Boost: len(keys) - i})
		}
		return either
	}
	units := withCitations(it.text, Units(it.text))
	if len(units) > *left {
		units = units[:*left]
	}
	*left -= len(units)
	if len(units) == 0 {
		return nil
	}
	read, spelled := withNumbers(units), false
	for _, u := range read {
		spelled = spelled || u.made && u.kind == numberUnit
	}
	either := []Alternative{alternative(units, it.phrase)}
	if spelled {
		either = append(either, alternative(read, it.phrase))
	}
	return either
}

func alternative(units []Unit, phrase bool) Alternative {
	terms := queryTerms(units, phrase)
	a := Alternative{Terms: terms, Units: units, Phrase: phrase && len(terms) > 1, Boost: 1}
	if phrase {
		a.Boost = quotedBoost
	}
	return a
}

// MatchPhrase reports whether the units stand in a row in a text, whose numerals count as numbers too.
func MatchPhrase(units []Unit, text string) bool {
	written := Units(text)
	return len(find(units, written)) > 0 || len(find(units, withNumbers(withCitations(text, written)))) > 0
}

// find tells where rows of units begin in a text. Words may have blanks between them, Chinese
// characters only where the row has them.
func find(row, text []Unit) []int {
	var at []int
	for i := 0; i+len(row) <= len(text) && len(row) > 0; i++ {
		k := 0
		for k < len(row) && same(row[k], text[i+k], k == 0) {
			k++
		}
		if k == len(row) {
			at = append(at, i)
		}
	}
	return at
}

func same(asked, u Unit, first bool) bool {
	if asked.Term != u.Term && (asked.kind != numberUnit || asked.Term+"%" != u.Term) {
		return false
	}
	return first || (u.Glued || !asked.Glued) && (!u.Apart || asked.Apart)
}

// AsksNothing reports whether a query has neither words nor filters: it finds nothing.
func (q Query) AsksNothing() bool { return len(q.Groups)+len(q.Not)+len(q.Filters) == 0 }

// IndexTerms are the terms of an alternative as the index has them.
func (a Alternative) IndexTerms() []string {
	if a.Field != "ref" {
		return a.Terms
	}
	terms := make([]string, len(a.Terms))
	for i, t := range a.Terms {
		terms[i] = RefMark + t
	}
	return terms
}

// Exact reports whether what a query finds need not be verified.
func (q Query) Exact() bool {
	for _, g := range q.Groups {
		for _, a := range g.Any {
			if len(a.MustStand()) > 0 {
				return false
			}
		}
	}
	return true
}

// LeavesOut reports whether a filter leaves out what it names.
func (f Filter) LeavesOut() bool { return strings.HasPrefix(f.Field, "-") }

// Facet is the field without its sign.
func (f Filter) Facet() string { return strings.TrimPrefix(f.Field, "-") }
