package search

import (
	"strings"

	"gazette/internal/facets"
	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/search/wire"
	"gazette/internal/terms"
)

// placesName is the file of the places.
const placesName = "p/0.bin"

// places writes what a question may name: by the words of which kinds it asks for, then the places that have an entry,
// the one that it is in, its entry, what it is called, and the entries
// that are of it and of nothing narrower.
func (x export) places(entries []entry) {
	of, place := map[*policy.Region][]int{}, map[*policy.Region]int{}
	var own []int // the entries of the places
	for number := range entries {
		for _, r := range entries[number].Places {
			of[r] = append(of[r], number)
		}
		if entries[number].isPlace() {
			own = append(own, number)
			place[entries[number].Places[0]] = len(own) // from one on: 0 is none
		}
	}
	var e wire.Encoder
	e.Number(len(facets.Kinds))
	for _, k := range facets.Kinds {
		e.Text(k.Asked)
	}
	e.Number(len(own))
	for _, number := range own {
		r := entries[number].Places[0]
		e.Number(place[r.Parent])
		e.Number(number)
		e.Text(strings.Join(placeNames(r), "\n"))
		e.Number(len(of[r]))
		e.Gaps(of[r])
	}
	x.put(placesName, &e)
}

// isPlace reports whether an entry is that of a place.
func (e *entry) isPlace() bool {
	return (e.Kind == facets.CountyKind || e.Kind == facets.RegionKind) && len(e.Places) > 0
}

func placeNames(r *policy.Region) []string {
	var names [len(lang.Langs)][]string
	for i, l := range lang.Langs {
		names[i] = append(strings.Split(otherNames(r.Short, r.Former, l), "\n"), r.Name.In(l))
	}
	return terms.PlaceNames(names[0], names[1])
}
