package search

import (
	"fmt"
	"gazette/internal/search/wire"
	"gazette/internal/terms"
	"slices"
	"strings"
	"unicode/utf8"
)

// A facetValue is a value of a facet with the documents that have it.
type facetValue struct {
	Code, Label string
	documents   []int
}

// Facets are the values of every facet, by its name.
func (r *Reader) Facets() (map[string][]facetValue, error) {
	facets := map[string][]facetValue{}
	for _, name := range []string{"f.bin", "c.bin"} {
		d, err := r.open(wire.FacetsFile, r.own(name))
		if err != nil {
			return nil, err
		}
		for range d.Count() {
			facet := d.Text()
			for range d.Count() {
				v := facetValue{Code: d.Text(), Label: d.Text()}
				v.documents = d.Gaps(d.Count(), len(r.lengths))
				facets[facet] = append(facets[facet], v)
			}
		}
		if err := d.End(); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	return facets, nil
}

// filter are the documents that pass all filters; nil when there is none.
func (r *Reader) filter(filters []terms.Filter) (map[int]bool, error) {
	if len(filters) == 0 {
		return nil, nil
	}
	facets, err := r.Facets()
	if err != nil {
		return nil, err
	}
	keep := map[int]bool{}
	for n := range r.lengths {
		keep[n] = true
	}
	for _, f := range filters {
		values, err := r.meant(f, facets)
		if err != nil {
			return nil, err
		}
		has := map[int]bool{}
		for _, v := range values {
			for _, n := range v.documents {
				has[n] = true
			}
		}
		for n := range r.lengths {
			keep[n] = keep[n] && has[n] != f.LeavesOut()
		}
	}
	return keep, nil
}

// meant are the values of its facet that a filter means: those whose code or name has what was typed,
// else those of the plans and places that are called so: county:songxian. A region may be a county.
func (r *Reader) meant(f terms.Filter, facets map[string][]facetValue) ([]facetValue, error) {
	from := facets[f.Facet()]
	if f.Facet() == "region" {
		from = slices.Concat(from, facets["county"])
	}
	var found []facetValue
	for _, v := range from {
		if v.Code == f.Value ||
			f.Value != "" && (hasPart(terms.FoldText(v.Code), f.Value) || hasPart(terms.FoldText(v.Label), f.Value)) {
			found = append(found, v)
		}
	}
	if len(found) > 0 {
		return found, nil
	}
	called, err := r.called(f.Value, named[f.Facet()])
	for _, n := range called {
		least := -1 // a city is in its province: of the values of its entry the narrowest is its own
		for i, v := range from {
			if slices.Contains(v.documents, n) && (least < 0 || len(v.documents) < len(from[least].documents)) {
				least = i
			}
		}
		if least >= 0 {
			found = append(found, from[least])
		}
	}
	return found, err
}

// hasPart reports whether a name has a part that begins no later than a word: "song" is no part of Fusong.
func hasPart(name, part string) bool {
	for at := 0; ; at++ {
		i := strings.Index(name[at:], part)
		if i < 0 {
			return false
		}
		if at += i; at == 0 || !terms.IsLetter(rune(part[0])) || !terms.IsLetter(rune(name[at-1])) {
			return true
		}
	}
}

// named are the kinds of entries whose names a filter may give, by its field.
var named = map[string][]Kind{"plan": {PlanKind}, "county": {CountyKind}, "region": {CountyKind, RegionKind}}

// called are the entries of some kinds whose name is what was typed, or else begins with it.
func (r *Reader) called(typed string, kinds []Kind) ([]int, error) {
	want := nameKey(typed)
	if want == "" || len(kinds) == 0 {
		return nil, nil
	}
	_, size := utf8.DecodeRuneInString(want)
	name := r.own(fmt.Sprintf("n%d.bin", hashOf(want[:size])%uint32(r.chunks)))
	d, err := r.open(wire.NamesFile, name)
	if err != nil {
		return nil, err
	}
	var is, begins []int
	before := ""
	for range d.Count() {
		before = d.Front(before)
		d.Text() // the label
		kind, number := Kind(d.Letter()), d.Number()
		switch {
		case !slices.Contains(kinds, kind) || number >= len(r.lengths):
		case before == want:
			is = append(is, number)
		case strings.HasPrefix(before, want):
			begins = append(begins, number)
		}
	}
	if err := d.End(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if len(is) > 0 {
		return is, nil
	}
	return begins, nil
}
