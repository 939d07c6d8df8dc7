package render

import (
	"html/template"

	"gazette/internal/policy"
	"gazette/internal/site"
)

// A contactLink leads a reader to whom mistakes are reported, with the page already filled in.
type contactLink struct {
	Kind string // mail, telephone, form
	Text string
	Href template.URL
}

// linkTo makes the link of a contact; nil where the site has none.
func linkTo(c policy.Contact, subject, page string) *contactLink {
	if c.Kind == "" {
		return nil
	}
	return &contactLink{c.Kind, c.Text, template.URL(c.Address(subject, page))} // the loader has refused what is none
}

// Contact leads from the page to whom mistakes are reported.
func (v *view) Contact() *contactLink {
	address := v.Canonical(v.Page.Lang)
	return linkTo(v.Site.Model.Site.Contact, v.reads().Page.Title+" "+address, address)
}

// ClauseContact leads from a clause, named by its number and its own address; nil where the contact is one
// that takes no such words.
func (v *view) ClauseContact(c *policy.Clause) *contactLink {
	contact := v.Site.Model.Site.Contact
	if !contact.NamesPage() {
		return nil
	}
	address := v.Site.Model.Site.BaseURL + string(v.Page.Lang) + "/" + site.ClausePath(c, 0)
	return linkTo(contact, v.Text(c.Document.ShortTitle)+" "+v.Cite(c)+" "+address, address)
}

// rootContact leads from a page in both languages. Which address was missing only the reader knows.
func (r *renderer) rootContact(layout string) *contactLink {
	m := r.site.Model.Site
	subject := m.Title.In(m.First()) + " " + m.BaseURL
	if layout == "missing" {
		subject = "404 " + subject
	}
	return linkTo(m.Contact, subject, m.BaseURL)
}
