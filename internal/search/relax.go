package search

import (
	"context"
	"slices"

	"gazette/internal/terms"
)

// few is how many results are so few that parts of what was asked are looked for too.
const few = 3

// relaxed asks for parts of a query; those that no entry has are left out and, where they are words, named.
func (x *asker) relaxed(ctx context.Context, q terms.Query) (terms.Query, []hit, []string, error) {
	mended, _, _, err := x.reader.Mend(q)
	if err != nil {
		return q, nil, nil, err
	}
	var unknown []string
	known := func(a terms.Alternative) bool {
		for _, term := range a.IndexTerms() {
			list, fault := x.reader.postings(term)
			if err = fault; err != nil || len(list) > 0 {
				continue
			}
			for _, u := range a.Units {
				if u.Typed != "" && u.Term == term {
					unknown = append(unknown, u.Typed)
				}
			}
			return false
		}
		return true
	}
	parts := terms.Relax(mended, known)
	if err != nil || len(parts.Groups) == 0 {
		return q, nil, unknown, err
	}
	hits, err := x.Find(ctx, parts)
	return parts, hits, unknown, err
}

// without are the hits that are not among others.
func withoutHits(hits, others []hit) []hit {
	return slices.DeleteFunc(hits, func(h hit) bool {
		return slices.ContainsFunc(others, func(o hit) bool { return o.Number == h.Number })
	})
}
