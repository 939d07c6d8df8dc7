package site

import "gazette/internal/policy"

// A Part is a part of a site that people edit from day to day and that few files show. What is in no part, such as
// the titles of clauses, the targets and the names of places, may be on any page.
type Part string

// Figures are the observations and the figures of places; HospitalFigures are the same on a site on which some are
// about hospitals, and nothing on others.
const (
	Figures         Part = "figures"
	HospitalFigures Part = "figures of hospitals"
)

// TextOf is the running text of the plan, the page or the notice at an address.
func TextOf(address string) Part { return Part("text " + address) }

// Texts are the addresses of all that has running text.
func Texts(m *policy.Model) (addresses []string) {
	for _, d := range m.Plans {
		addresses = append(addresses, PlanPath(d))
	}
	for _, p := range m.Pages {
		addresses = append(addresses, ArticlePath(p))
	}
	for _, p := range m.Notices {
		addresses = append(addresses, NoticePath(p))
	}
	return addresses
}

// withoutFigures are the kinds of pages that show no figures, and whether they may show those of hospitals.
var withoutFigures = map[string][]Part{
	"hospital": {HospitalFigures}, "hospitals": {HospitalFigures},
	"parallel": {}, "notices": {}, "glossary": {}, "tasks": {}, "departments": {},
}

// PartsOf are the parts that a page and its table may show, in the default layouts; false when it may show any.
func PartsOf(p *Page) ([]Part, bool) {
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
