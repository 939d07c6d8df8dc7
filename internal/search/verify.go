package search

import (
	"cmp"
	"gazette/internal/terms"
	"slices"
)

// frequency is how often a term stands in a document, as the index has it; 0 when it does not.
func (r *Reader) frequency(term string, number int) (int32, error) {
	list, err := r.postings(term)
	if err != nil {
		return 0, err
	}
	at, found := slices.BinarySearchFunc(
		list,
		number,
		func(p posting, n int) int { return cmp.Compare(int(p.number), n) },
	)
	if !found {
		return 0, nil
	}
	return r.in(list[at]), nil
}

// least is the least frequency of an alternative's terms in a document.
func (r *Reader) least(a terms.Alternative, number int) (int32, error) {
	least := int32(0)
	for i, term := range a.IndexTerms() {
		f, err := r.frequency(term, number)
		if err != nil {
			return 0, err
		}
		if i == 0 || f < least {
			least = f
		}
	}
	return least, nil
}

// elsewhere reports whether a document has the words of a group only in the other language or in a
// form that the glossary gives: no alternative has all its terms in this language.
func (r *Reader) elsewhere(q terms.Query, number int) (bool, error) {
	for _, g := range q.Groups {
		best := int32(0)
		for _, a := range g.Any {
			least, err := r.least(a, number)
			if err != nil {
				return false, err
			}
			best = max(best, least)
		}
		if best > 0 && best < inBody {
			return true, nil
		}
	}
	return false, nil
}

// stands verifies on a document that was found what its terms do not prove: that the units stand in a
// row, in either language. A document that only a form of the glossary leads to has them nowhere;
// where they are not in quotation marks it stays. other reads the same entry in the other language,
// if the site has it.
func (r *Reader) stands(q terms.Query, number int, other *Reader) (bool, error) {
	own, err := r.Text(number)
	if err != nil {
		return false, err
	}
	elsewhere, err := r.elsewhere(q, number)
	if err != nil {
		return false, err
	}
	for _, g := range q.Groups {
		alternatives, free, err := r.toVerify(g, number)
		if err != nil {
			return false, err
		}
		if free || own.has(alternatives) {
			continue
		}
		if !elsewhere || other == nil {
			return false, nil
		}
		foreign, err := other.Text(number)
		if err != nil || !foreign.has(alternatives) {
			return false, err
		}
	}
	return true, nil
}

// toVerify are the alternatives of a group that a document satisfies; free says that one needs no
// verifying.
func (r *Reader) toVerify(g terms.Group, number int) (some []terms.Alternative, free bool, err error) {
	for _, a := range g.Any {
		least, err := r.least(a, number)
		if err != nil {
			return nil, false, err
		}
		if least == 0 {
			continue
		}
		free = free || len(a.MustStand()) == 0 || !a.Phrase && least == onlyGlossary
		some = append(some, a)
	}
	return some, free, nil
}

// has reports whether a text has all rows of one of the alternatives.
func (t shownText) has(either []terms.Alternative) bool {
	in := func(row []terms.Unit) bool {
		return terms.MatchPhrase(row, t.Title) || terms.MatchPhrase(row, t.Body) || terms.MatchPhrase(row, t.Trail)
	}
	return slices.ContainsFunc(either, func(a terms.Alternative) bool {
		return !slices.ContainsFunc(a.MustStand(), func(row []terms.Unit) bool { return !in(row) })
	})
}
