package render

import (
	"html/template"

	"gazette/internal/policy"
	"gazette/internal/site"
)

// A fact is what is known of a hospital, ready to be shown.
type fact struct {
	Name     string // its key in TOML
	Text     string
	Href     template.URL // where it leads: a telephone number dials; "": nowhere
	External bool
	By       *policy.Attested
}

// Facts are what is known of a hospital: all of it, or what is asked for by name, in that order.
func (v *view) Facts(h *policy.Hospital, names ...string) []fact {
	if len(names) == 0 {
		names = policy.Enums["fact"].Values()
	}
	var all []fact
	for _, name := range names {
		by := h.Facts.Of(name)
		if by == nil {
			continue
		}
		f := fact{Name: name, Text: site.FactText(h, name, v.Page.Lang), By: by, External: name == "website"}
		switch name {
		case "telephone":
			address, _ := policy.Telephone(f.Text) // the loader has refused what is none
			f.Href = template.URL(address)
		case "website":
			f.Href = template.URL(f.Text) // the rules have refused what is unsafe
		}
		all = append(all, f)
	}
	return all
}
