package search

import (
	"fmt"
	"slices"
	"strings"

	"gazette/internal/search/wire"
)

// A place is a county or a region as the files have it.
type place struct {
	parent int   // among the places, from one on; 0 where there is none
	own    int   // its own entry
	of     []int // the entries that are of it and of nothing narrower
}

// Places are those of a site, with what they are called in queries.
type places struct {
	all   []place
	named map[string][]int
}

// places reads the places.
func (r *Reader) places() (p places, err error) {
	d, err := r.open(wire.PlacesFile, placesName)
	if err != nil {
		return p, err
	}
	for range d.Count() { // words that ask for a kind: here they are known
		d.Text()
	}
	p.named = map[string][]int{}
	for i := range d.Count() {
		one := place{parent: d.Number(), own: d.Number()}
		for name := range strings.SplitSeq(d.Text(), "\n") {
			p.named[name] = append(p.named[name], i)
		}
		one.of = d.Gaps(d.Count(), len(r.lengths))
		p.all = append(p.all, one)
	}
	for _, one := range p.all {
		if one.parent > len(p.all) || one.own >= len(r.lengths) {
			d.Fail()
		}
	}
	if err := d.End(); err != nil {
		return places{}, fmt.Errorf("%s: %w", placesName, err)
	}
	return p, nil
}

func (p places) isName(name string) bool { return len(p.named[name]) > 0 }

// How many times what is of a place that a query names counts: what is of the place or within it, and what is of
// one that the place is in, the nearest first.
var placeFactors = []float64{4, 3, 3, 2.5}

// factors are how many times each entry counts for a place, with one for those that are not named.
func (p places) factors(of int) map[int]float64 {
	factors := map[int]float64{}
	within := map[int]bool{of: true}
	for range placeFactors { // as deep as places lie
		for i, one := range p.all {
			if within[one.parent-1] {
				within[i] = true
			}
		}
	}
	put := func(numbers []int, factor float64) {
		for _, n := range numbers {
			factors[n] = max(factors[n], factor)
		}
	}
	for i := range within {
		put(p.all[i].of, placeFactors[0])
	}
	step := 1
	for up := p.all[of].parent; up > 0 && step < len(placeFactors); up = p.all[up-1].parent {
		put(p.all[up-1].of, placeFactors[step])
		step++
	}
	return factors
}

// favour puts what is of the places with some names before the rest, as far as it has what else is asked, and the
// entry of the first of them third at the latest. Where nothing has that, it is what is of them and is allowed. own is
// that entry, or -1.
func (p places) favour(hits []hit, names []string, allowed func(number int) bool) (all []hit, own int) {
	factors, entries := map[int]float64{}, []int{}
	for _, name := range names {
		for _, i := range p.named[name] {
			entries = append(entries, p.all[i].own)
			for n, factor := range p.factors(i) {
				factors[n] = max(factors[n], factor)
			}
		}
	}
	entries = slices.DeleteFunc(entries, func(n int) bool { return !allowed(n) })
	latest := 2
	for i, h := range hits {
		hits[i].Score *= max(1, factors[h.Number])
	}
	if len(hits) == 0 {
		latest = 0
		for n, factor := range factors {
			if allowed(n) {
				hits = append(hits, hit{n, factor})
			}
		}
	}
	sortHits(hits)
	if len(entries) == 0 {
		return hits, -1
	}
	return upTo(hits, entries, latest)
}

// upTo puts the first of some entries at a place at the latest, whether it is among the hits or not, and returns which
// that is.
func upTo(hits []hit, some []int, latest int) ([]hit, int) {
	first := hit{Number: some[0]}
	at := slices.IndexFunc(hits, func(h hit) bool { return slices.Contains(some, h.Number) })
	if at >= 0 {
		first = hits[at]
		hits = slices.Delete(hits, at, at+1)
	}
	if at < 0 || at > latest {
		at = latest
	}
	return slices.Insert(hits, min(at, len(hits)), first), first.Number
}
