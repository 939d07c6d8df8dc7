package search

import (
	"cmp"
	"gazette/internal/terms"
	"maps"
	"math"
	"slices"
)

// The constants of BM25, as Bleve sets them.
const (
	k1 = 1.2
	b  = 0.75
)

// A hit is a document that a query finds.
type hit struct {
	Number int
	Score  float64
}

// sortHits puts hits in the order of their rank. Scores are compared in millionths: sums of the same
// numbers in another order differ in their last bits, and must not order results.
func sortHits(hits []hit) {
	slices.SortFunc(hits, func(x, y hit) int {
		return cmp.Or(cmp.Compare(rank(y.Score), rank(x.Score)), cmp.Compare(x.Number, y.Number))
	})
}

func rank(score float64) float64 { return math.Round(score * 1e6) }

// idf is the weight of a term that df of n documents have.
func idf(df, n int) float64 {
	return math.Log(1 + (float64(n)-float64(df)+0.5)/(float64(df)+0.5))
}

// Find returns the documents that a query finds, best first, scored as Bleve scores. Rows are not
// verified: see [asker.standing].
func (r *Reader) Find(q terms.Query) ([]hit, error) {
	hits, err := r.found(q)
	sortHits(hits)
	return hits, err
}

// found are the documents that a query finds, in the order of their numbers.
func (r *Reader) found(q terms.Query) ([]hit, error) {
	if q.AsksNothing() {
		return nil, nil
	}
	norm, err := r.norm(q)
	if err != nil {
		return nil, err
	}
	hits, err := r.all(q.Groups, norm)
	if err != nil {
		return nil, err
	}
	for _, g := range q.Not {
		not, err := r.any(g, 0)
		if err != nil {
			return nil, err
		}
		hits = slices.DeleteFunc(hits, func(h hit) bool { return at(not, h.Number) >= 0 })
	}
	keep, err := r.filter(q.Filters)
	if err != nil {
		return nil, err
	}
	if keep != nil {
		hits = slices.DeleteFunc(hits, func(h hit) bool { return !keep[h.Number] })
	}
	return hits, nil
}

// at is the place of a document among hits that are in the order of their numbers, or -1.
func at(hits []hit, number int) int {
	i, found := slices.BinarySearchFunc(hits, number, func(h hit, n int) int { return cmp.Compare(h.Number, n) })
	if !found {
		return -1
	}
	return i
}

// norm is Bleve's query norm: one over the root of the sum of the squared weights of all terms.
func (r *Reader) norm(q terms.Query) (float64, error) {
	sum := 0.0
	for _, g := range q.Groups {
		for _, a := range g.Any {
			for _, term := range a.IndexTerms() {
				list, err := r.postings(term)
				if err != nil {
					return 0, err
				}
				weight := idf(len(list), len(r.lengths)) * float64(a.Boost)
				sum += weight * weight
			}
		}
	}
	return 1 / math.Sqrt(sum), nil
}

// all are the documents that satisfy every group, in the order of their numbers, with the sum of
// their scores; of no groups, all.
func (r *Reader) all(groups []terms.Group, norm float64) ([]hit, error) {
	if len(groups) == 0 {
		every := make([]hit, len(r.lengths))
		for number := range every {
			every[number].Number = number
		}
		return every, nil
	}
	var hits []hit
	for i, g := range groups {
		more, err := r.any(g, norm)
		if err != nil {
			return nil, err
		}
		if hits = intersect(hits, more); i == 0 {
			hits = more
		}
	}
	return hits, nil
}

// intersect are the documents in both, with the sum of their scores.
func intersect(a, b []hit) []hit {
	var sum []hit
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0].Number < b[0].Number:
			a = a[1:]
		case a[0].Number > b[0].Number:
			b = b[1:]
		default:
			sum = append(sum, hit{a[0].Number, a[0].Score + b[0].Score})
			a, b = a[1:], b[1:]
		}
	}
	return sum
}

// any are the documents that satisfy an alternative of a group. With several the sum is scaled by
// how many of them a document satisfies.
func (r *Reader) any(g terms.Group, norm float64) ([]hit, error) {
	sum, count := map[int]float64{}, map[int]int{}
	for _, a := range g.Any {
		hits, err := r.every(a, norm)
		if err != nil || len(g.Any) == 1 {
			return hits, err
		}
		for _, h := range hits {
			sum[h.Number] += h.Score
			count[h.Number]++
		}
	}
	var hits []hit
	for _, number := range slices.Sorted(maps.Keys(sum)) {
		if count[number] < g.Least {
			continue
		}
		hits = append(hits, hit{number, sum[number] * (float64(count[number]) / float64(len(g.Any)))})
	}
	return hits, nil
}

// every are the documents that have all terms of an alternative.
func (r *Reader) every(a terms.Alternative, norm float64) ([]hit, error) {
	var hits []hit
	for i, term := range a.IndexTerms() {
		more, err := r.term(term, float64(a.Boost), norm)
		if err != nil {
			return nil, err
		}
		if hits = intersect(hits, more); i == 0 {
			hits = more
		}
	}
	return hits, nil
}

// term are the documents that have a term, with its score.
func (r *Reader) term(term string, boost, norm float64) ([]hit, error) {
	list, err := r.postings(term)
	if err != nil {
		return nil, err
	}
	weight := idf(len(list), len(r.lengths))
	hits := make([]hit, len(list))
	for i, p := range list {
		tf := math.Sqrt(float64(r.in(p)))
		length := float64(r.lengths[p.number]) / float64(r.average)
		hits[i] = hit{int(p.number), weight * (tf * k1) / (tf + k1*(1-b+b*length)) * (boost * weight * norm)}
	}
	return hits, nil
}
