package search

import (
	"slices"

	"gazette/internal/terms"
)

// few is how many results are so few that parts of what was asked are looked for too.
const few = 3

// A relaxation is what has parts of what is asked.
type relaxation struct {
	query   terms.Query // what it answers
	hits    []hit
	unknown []string // words that no entry has
	changes []Change // what was put for what was misspelt
}

// relaxed asks for parts of a query; those that no entry has are left out and, where they are words, named.
func (x *asker) relaxed(q terms.Query) (r relaxation, err error) {
	mended, changes, _, err := x.reader.Mend(q)
	if err != nil {
		return r, err
	}
	r.changes = changes
	known := func(a terms.Alternative) bool {
		for _, term := range a.IndexTerms() {
			list, fault := x.reader.postings(term)
			if err = fault; err != nil || len(list) > 0 {
				continue
			}
			for _, u := range a.Units {
				if u.Typed != "" && u.Term == term {
					r.unknown = append(r.unknown, u.Typed)
				}
			}
			return false
		}
		return true
	}
	r.query = terms.Relax(mended, known)
	if err != nil || len(r.query.Groups) == 0 {
		return r, err
	}
	r.hits, err = x.find(r.query)
	return r, err
}

// withoutHits are the hits that are not among others.
func withoutHits(hits, others []hit) []hit {
	return slices.DeleteFunc(hits, func(h hit) bool {
		return slices.ContainsFunc(others, func(o hit) bool { return o.Number == h.Number })
	})
}
