package search

import (
	"gazette/internal/facets"
	"gazette/internal/lang"
)

// contextFacets are those whose values count as words of an entry, below its text: who asks for 嵩县 胸痛 wants what
// binds the county, though the clause does not name it. The names of plans and of their issuers are none: they share
// too many words with the texts.
var contextFacets = []facets.Facet{facets.ByKind, facets.ByRegion, facets.ByCounty, facets.ByDepartment,
	facets.ByStatus}

// context is where an entry belongs, and what was reported of it, in the words of a language. They add nothing to its
// length.
func (e *entry) context(l lang.Lang) []string {
	var all []string
	for _, f := range contextFacets {
		for _, v := range e.Facets[f] {
			all = append(all, v.name.In(l))
		}
	}
	for _, figure := range e.Figures {
		all = append(all, figure.In(l))
	}
	return all
}
