package policy

import (
	"cmp"

	"gazette/internal/lang"
)

// NameInBoth gives the names that stand in one language the same words in the other. It is for the desk, which says
// what it does in the language of the person before it, and that need not be one of the site's. Pages never need it:
// they are in the languages of the site.
func (m *Model) NameInBoth() {
	both := func(names ...*lang.Text) {
		for _, n := range names {
			*n = lang.Text{ZH: cmp.Or(n.ZH, n.EN), EN: cmp.Or(n.EN, n.ZH)}
		}
	}
	for _, r := range m.Regions {
		both(&r.Name)
	}
	for _, g := range m.Groups {
		both(&g.Name)
	}
	for _, h := range m.Hospitals {
		both(&h.Name)
	}
	for _, d := range m.Plans {
		both(&d.Title, &d.ShortTitle)
	}
	for _, t := range m.Targets {
		both(&t.Name)
	}
	for _, u := range m.Units {
		both(&u.Name, &u.Symbol, &u.Format)
	}
}
