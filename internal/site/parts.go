package site

import (
	"iter"

	"gazette/internal/policy"
)

// A Part is a part of a site that people edit from day to day and that few files show. What is in no part, such as
// the titles of clauses, the targets and the names of places, may be on any page.
type Part string

// Figures are the observations and the figures of places; HospitalFigures are the same on a site on which some are
// about hospitals, and nothing on others.
const (
	Figures         Part = "figures"
	HospitalFigures Part = "figures of hospitals"
)

// textOf is the running text of the plan, the page or the notice at an address.
func textOf(address string) Part { return Part("text " + address) }

// Texts are the addresses of all that has running text, each with that part.
func Texts(m *policy.Model) iter.Seq2[string, Part] {
	return func(yield func(string, Part) bool) {
		var addresses []string
		for _, d := range m.Plans {
			addresses = append(addresses, PlanPath(d))
		}
		for _, p := range m.Pages {
			addresses = append(addresses, ArticlePath(p))
		}
		for _, p := range m.Notices {
			addresses = append(addresses, NoticePath(p))
		}
		for _, address := range addresses {
			if !yield(address, textOf(address)) {
				return
			}
		}
	}
}

// withoutFigures are the kinds of pages that show no figures, and whether they may show those of hospitals.
var withoutFigures = map[string][]Part{
	"hospital": {HospitalFigures}, "hospitals": {HospitalFigures},
	"parallel": {}, "notices": {}, "glossary": {},
}

// Parts are the parts that the page and its table may show, in the default layouts; false when it may show any.
func (p *Page) Parts() ([]Part, bool) {
	parts, ok := withoutFigures[p.Kind]
	switch {
	case p.Kind == "data" || p.Kind == "loading": // they tell the sizes of tables
		return nil, false
	case !ok:
		parts = []Part{Figures}
	}
	if p.text != "" {
		parts = append([]Part{p.text}, parts...)
	}
	return parts, true
}
