package search

import (
	"fmt"
	"gazette/internal/facets"
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
	all := map[string][]facetValue{}
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
				all[facet] = append(all[facet], v)
			}
		}
		if err := d.End(); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	return all, nil
}

// filter are the documents that pass all filters; nil when there is none.
func (r *Reader) filter(filters []terms.Filter) (map[int]bool, error) {
	if len(filters) == 0 {
		return nil, nil
	}
	all, err := r.Facets()
	if err != nil {
		return nil, err
	}
	keep := map[int]bool{}
	for n := range r.lengths {
		keep[n] = true
	}
	for _, f := range filters {
		values, err := r.meant(f, all)
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
func (r *Reader) meant(f terms.Filter, values map[string][]facetValue) ([]facetValue, error) {
	from, row := values[f.Facet()], facets.Called(f.Facet())
	for _, other := range row.Also {
		from = slices.Concat(from, values[other.String()])
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
	var kinds []string
	for _, k := range row.Named {
		kinds = append(kinds, k.String())
	}
	called, err := r.called(f.Value, kinds)
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

// called are the entries of some kinds whose name is what was typed, or else begins with it.
func (r *Reader) called(typed string, kinds []string) ([]int, error) {
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
		kind, number := r.kind(d), d.Number()
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
