package search

import (
	"cmp"
	"slices"

	"gazette/internal/facets"
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
	place   string   // what is of it comes first
}

// relaxed asks for parts of a query; those that no entry has are left out and, where they are words, named. What is
// of a place that the query names comes first.
func (x *asker) relaxed(asked string, q terms.Query) (r relaxation, err error) {
	mended, changes, _, err := x.reader.Mend(q)
	if err != nil {
		return r, err
	}
	r.changes = changes
	all, err := x.reader.places()
	if err != nil {
		return r, err
	}
	topic, names := mended.CutNames(all.isName)
	known := func(a terms.Alternative) bool {
		is, fault := x.reader.known(a)
		err = cmp.Or(err, fault)
		return is
	}
	r.query, r.unknown = topic.Relax(known)
	if err != nil {
		return r, err
	}
	for again := len(r.query.Groups) > 0; again && len(r.hits) < few; {
		if r.hits, err = x.find(r.query); err != nil {
			return r, err
		}
		r.query, again = r.query.Further()
	}
	if err := x.reader.favourKinds(r.hits, terms.KindsAsked(asked)); err != nil {
		return r, err
	}
	allowed := func(int) bool { return true }
	if rest := (terms.Query{Not: q.Not, Filters: q.Filters}); len(names) > 0 && !rest.AsksNothing() {
		hits, err := x.find(rest)
		if err != nil {
			return r, err
		}
		allowed = func(number int) bool {
			return slices.ContainsFunc(hits, func(h hit) bool { return h.Number == number })
		}
	}
	hits, own := all.favour(r.hits, names, allowed)
	r.hits = hits
	if own >= 0 {
		place, err := x.reader.Text(own)
		if err != nil {
			return r, err
		}
		r.place = place.Title
	}
	return r, nil
}

// askedFor is how many times an entry counts that is of a kind which a query asks for.
const askedFor = 2

// favourKinds puts the entries of some kinds before the rest; the hits are in no order then.
func (r *Reader) favourKinds(hits []hit, kinds []string) error {
	if len(kinds) == 0 {
		return nil
	}
	values, err := r.Facets()
	if err != nil {
		return err
	}
	of := map[int]bool{}
	for _, v := range values[facets.ByKind.String()] {
		for _, n := range v.documents {
			of[n] = of[n] || slices.Contains(kinds, v.Code)
		}
	}
	for i, h := range hits {
		if of[h.Number] {
			hits[i].Score *= askedFor
		}
	}
	return nil
}

// known reports whether every term of an alternative is in some entry.
func (r *Reader) known(a terms.Alternative) (bool, error) {
	for _, term := range a.IndexTerms() {
		if list, err := r.postings(term); err != nil || len(list) == 0 {
			return false, err
		}
	}
	return true, nil
}

// withoutHits are the hits that are not among others.
func withoutHits(hits, others []hit) []hit {
	return slices.DeleteFunc(hits, func(h hit) bool {
		return slices.ContainsFunc(others, func(o hit) bool { return o.Number == h.Number })
	})
}
