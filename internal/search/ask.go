package search

import (
	"context"
	"encoding/binary"
	"fmt"
	"math"
	"strings"

	"gazette/internal/terms"

	"github.com/blevesearch/bleve/v2"
	bsearch "github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"
)

// A bleveReader is the Bleve index, with the browser's files of a language beside it: from those come the values
// that filters mean.
type bleveReader struct {
	bleve.Index
	reader *Reader
}

// openBleve opens the Bleve index in a folder, to read only.
func openBleve(dir string, r *Reader) (*bleveReader, error) {
	index, err := bleve.OpenUsing(dir, map[string]any{"read_only": true})
	if err != nil {
		return nil, err
	}
	return &bleveReader{index, r}, nil
}

// usualLength is what Bleve is told that a field is long: its own average is the number of all different terms
// divided by that of the documents, which says nothing.
const usualLength = 75

// Find returns the documents that a query finds, best first. They are those that [Reader.Find] finds; the scores
// are Bleve's.
func (b *bleveReader) Find(ctx context.Context, q terms.Query) ([]hit, error) {
	asked, err := b.translate(q)
	if err != nil || asked == nil {
		return nil, err
	}
	entries := len(b.reader.lengths)
	stats := &bsearch.BM25Stats{DocCount: float64(entries), FieldCardinality: map[string]int{}}
	for _, field := range []string{textField, titleField, facetField, refField, anyField} {
		stats.FieldCardinality[field] = usualLength * entries
	}
	ctx = context.WithValue(ctx, bsearch.BM25StatsKey, stats)
	result, err := b.SearchInContext(ctx, bleve.NewSearchRequestOptions(asked, max(1, entries), 0, false))
	if err != nil {
		return nil, err
	}
	var hits []hit
	for _, h := range result.Hits {
		if len(h.IndexInternalID) != 8 {
			return nil, fmt.Errorf("the index has %s at no number", h.ID)
		}
		score := h.Score
		if len(q.Groups) == 0 || math.IsNaN(score) {
			score = 0
		}
		hits = append(hits, hit{int(binary.BigEndian.Uint64(h.IndexInternalID)), score})
	}
	sortHits(hits)
	return hits, nil
}

// anyField is what Bleve calls the field of terms that it has joined into one list, for a filter.
const anyField = "*"

// translate writes a query as Bleve's; nil when there is nothing to ask or a filter leaves nothing.
func (b *bleveReader) translate(q terms.Query) (query.Query, error) {
	if q.AsksNothing() {
		return nil, nil
	}
	all := query.NewBooleanQuery(nil, nil, nil)
	for _, g := range q.Groups {
		all.AddMust(groupQuery(g))
	}
	if len(q.Groups) == 0 {
		all.AddMust(query.NewMatchAllQuery())
	}
	for _, g := range q.Not {
		all.AddMustNot(groupQuery(g))
	}
	var filters []query.Query
	for _, f := range q.Filters {
		either, err := b.values(f)
		switch {
		case err != nil:
			return nil, err
		case f.LeavesOut():
			all.AddMustNot(either...)
		case len(either) == 0:
			return nil, nil
		default:
			filters = append(filters, query.NewDisjunctionQuery(either))
		}
	}
	if len(filters) > 0 {
		all.AddFilter(query.NewConjunctionQuery(filters))
	}
	return all, nil
}

// values are the queries for the values that a filter means. A region may be a county.
func (b *bleveReader) values(f terms.Filter) ([]query.Query, error) {
	facets, err := b.reader.Facets()
	if err != nil {
		return nil, err
	}
	values, err := b.reader.meant(f, facets)
	var either []query.Query
	for _, v := range values {
		either = append(either, termQuery(facetField, filterTerm(f.Facet(), v.Code), 1))
		if f.Facet() == "region" {
			either = append(either, termQuery(facetField, filterTerm("county", v.Code), 1))
		}
	}
	return either, err
}

func groupQuery(g terms.Group) query.Query {
	var either []query.Query
	for _, a := range g.Any {
		one := query.NewBooleanQuery(termsQuery(textField, a, 1), nil, nil)
		if a.Field == "" {
			one.AddShould(query.NewConjunctionQuery(termsQuery(titleField, a, asTitleBoost)))
		}
		either = append(either, one)
	}
	any := query.NewDisjunctionQuery(either)
	any.SetMin(float64(max(1, g.Least)))
	return any
}

// asTitleBoost is how much more it says that a title has what is asked.
const asTitleBoost = 2

// termsQuery are the queries for each term of an alternative, in a field.
func termsQuery(field string, a terms.Alternative, boost float64) []query.Query {
	var all []query.Query
	for _, term := range a.IndexTerms() {
		if a.Field == "ref" {
			all = append(all, termQuery(refField, strings.TrimPrefix(term, terms.RefMark), boost))
			continue
		}
		all = append(all, rowQuery(field, a.Row(term), boost*float64(a.Boost)))
	}
	return all
}

// rowQuery finds what has terms in a row: two that touch are a term of the index, others are told by their positions.
func rowQuery(field string, row terms.Row, boost float64) query.Query {
	if row.One {
		return termQuery(field, strings.Join(row.Terms, ""), boost)
	}
	phrase := query.NewPhraseQuery(row.Terms, field)
	phrase.SetBoost(boost)
	all := []query.Query{phrase}
	for i := range row.Touching {
		if row.Touching[i] {
			all = append(all, termQuery(field, row.Terms[i]+row.Terms[i+1], 0))
		}
	}
	return query.NewConjunctionQuery(all)
}

func termQuery(field, term string, boost float64) query.Query {
	t := query.NewTermQuery(term)
	t.SetField(field)
	t.SetBoost(boost)
	return t
}
