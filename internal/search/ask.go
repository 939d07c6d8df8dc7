package search

import (
	"cmp"
	"context"
	"gazette/internal/terms"
	"math"

	"github.com/blevesearch/bleve/v2"
	bsearch "github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"
)

// An asker is the Bleve index of one language, with the files that the browser reads beside it: from
// those come the texts, and the values that filters mean.
type asker struct {
	bleve  bleve.Index
	reader *Reader
}

// openBoth opens the Bleve index in a folder, to read only.
func openBoth(dir string, r *Reader) (*asker, error) {
	idx, err := openIndex(dir)
	if err != nil {
		return nil, err
	}
	return &asker{idx, r}, nil
}

// anyField is what Bleve calls the field of terms that it has joined into one list, for a filter.
const anyField = "*"

// Close closes the index.
func (x *asker) Close() error { return x.bleve.Close() }

// Find asks Bleve. Its own average length is the number of distinct terms divided by that of
// documents; the true one is given to it.
func (x *asker) Find(ctx context.Context, q terms.Query) ([]hit, error) {
	bq, err := x.translate(q)
	if err != nil || bq == nil {
		return nil, err
	}
	total := x.reader.average * len(x.reader.lengths)
	ctx = context.WithValue(ctx, bsearch.BM25StatsKey, &bsearch.BM25Stats{DocCount: float64(len(x.reader.lengths)),
		FieldCardinality: map[string]int{
			textField:  total,
			facetField: len(x.reader.lengths),
			anyField:   len(x.reader.lengths),
		}})
	result, err := x.bleve.SearchInContext(
		ctx,
		bleve.NewSearchRequestOptions(bq, max(1, len(x.reader.lengths)), 0, false),
	)
	if err != nil {
		return nil, err
	}
	var hits []hit
	for _, h := range result.Hits {
		number, err := numberOf(h.ID)
		if err != nil {
			return nil, err
		}
		score := h.Score
		if len(q.Groups) == 0 || math.IsNaN(score) {
			score = 0
		}
		hits = append(hits, hit{number, score})
	}
	sortHits(hits)
	return hits, nil
}

// translate writes a query as Bleve's; nil when there is nothing to ask or a filter leaves nothing.
func (x *asker) translate(q terms.Query) (query.Query, error) {
	if q.AsksNothing() {
		return nil, nil
	}
	b := query.NewBooleanQuery(nil, nil, nil)
	for _, g := range q.Groups {
		b.AddMust(groupQuery(g))
	}
	if len(q.Groups) == 0 {
		b.AddMust(query.NewMatchAllQuery())
	}
	for _, g := range q.Not {
		b.AddMustNot(groupQuery(g))
	}
	var filters []query.Query
	for _, f := range q.Filters {
		either, err := x.values(f)
		switch {
		case err != nil:
			return nil, err
		case f.LeavesOut():
			b.AddMustNot(either...)
		case len(either) == 0:
			return nil, nil
		default:
			filters = append(filters, query.NewDisjunctionQuery(either))
		}
	}
	if len(filters) > 0 {
		b.AddFilter(query.NewConjunctionQuery(filters))
	}
	return b, nil
}

// values are the queries for the values that a filter means.
func (x *asker) values(f terms.Filter) ([]query.Query, error) {
	facets, err := x.reader.Facets()
	if err != nil {
		return nil, err
	}
	values, err := x.reader.meant(f, facets)
	var either []query.Query
	for _, v := range values {
		either = append(either, filterQuery(f, v))
	}
	return either, err
}

// filterQuery keeps the documents with a value. A region may be a county.
func filterQuery(f terms.Filter, v facetValue) query.Query {
	field := func(name string) query.Query {
		t := query.NewTermQuery(name + "=" + v.Code)
		t.SetField(facetField)
		return t
	}
	if f.Facet() == "region" {
		return query.NewDisjunctionQuery([]query.Query{field("region"), field("county")})
	}
	return field(f.Facet())
}

func groupQuery(g terms.Group) query.Query {
	var either []query.Query
	for _, a := range g.Any {
		var all []query.Query
		for _, term := range a.IndexTerms() {
			t := query.NewTermQuery(term)
			t.SetField(textField)
			t.SetBoost(float64(a.Boost))
			all = append(all, t)
		}
		either = append(either, cmp.Or(one(all), query.Query(query.NewConjunctionQuery(all))))
	}
	any := query.NewDisjunctionQuery(either)
	any.SetMin(float64(g.Least))
	return cmp.Or(one(either), query.Query(any))
}

// one is the only query of a list, or nil.
func one(queries []query.Query) query.Query {
	if len(queries) == 1 {
		return queries[0]
	}
	return nil
}
