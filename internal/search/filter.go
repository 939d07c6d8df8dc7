package search

import (
	"fmt"
	"slices"
	"strings"
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
		d, err := r.open(facetsFile, r.own(name))
		if err != nil {
			return nil, err
		}
		for range d.count() {
			facet := d.text()
			for range d.count() {
				v := facetValue{Code: d.text(), Label: d.text()}
				v.documents = d.gaps(d.count(), len(r.lengths))
				facets[facet] = append(facets[facet], v)
			}
		}
		if err := d.end(); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	return facets, nil
}

// filter are the documents that pass all filters; nil when there is none.
func (r *Reader) filter(filters []Filter) (map[int]bool, error) {
	if len(filters) == 0 {
		return nil, nil
	}
	facets, err := r.Facets()
	if err != nil {
		return nil, err
	}
	var keep map[int]bool
	for _, f := range filters {
		has := map[int]bool{}
		for _, v := range f.values(facets) {
			for _, n := range v.documents {
				has[n] = keep == nil || keep[n]
			}
		}
		keep = has
	}
	return keep, nil
}

// values are the values of its facet that a filter means: those whose code or name has what was typed.
// A region may be a county.
func (f Filter) values(facets map[string][]facetValue) []facetValue {
	from := facets[f.Field]
	if f.Field == "region" {
		from = slices.Concat(from, facets["county"])
	}
	var found []facetValue
	for _, v := range from {
		if v.Code == f.Value || f.Value != "" && (strings.Contains(foldText(v.Code), f.Value) || strings.Contains(foldText(v.Label), f.Value)) {
			found = append(found, v)
		}
	}
	return found
}
