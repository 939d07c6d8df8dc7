// Package render turns the pages of a site into files: HTML through a theme, data tables as CSV and
// JSON, sitemaps, and the theme's own assets.
//
// It stands after site, which has decided what exists and where. A theme is a folder:
//
//	layouts/_base.html   "base": what surrounds every page; other files with _ hold shared parts
//	layouts/<kind>.html  the template of a kind of page ([site.Page.Kind])
//	i18n/<lang>.json     the words that the theme says itself, by key
//	assets/              scripts, styles and pictures, published under a name with their hash; scripts may be
//	                     modules that import parts from folders below (package bundle)
//
// A site's own theme lies over the default ([Overlay]); themes/README.md is written for those who make one. Templates
// are html/template; their escaped trees are compiled to functions (run.go), and html/template makes what a compiled
// layout does not know. A part that asks nothing of its own page is made once and kept (part.go). Templates are
// executed on a view whose methods are the theme's vocabulary. All are parsed before the first page is made, so a
// broken theme fails at once. No page has an inline script or style, so a strict Content-Security-Policy holds.
package render

import (
	"bytes"
	"fmt"
	"html/template"
	"strings"

	"gazette/internal/policy"
	"gazette/internal/site"
)

// A renderer is a site in a theme; it does not change while files are made.
type renderer struct {
	site       *site.Site
	exists     map[string]bool // addresses of pages
	files      map[string]recipe
	sized      map[string]*sized
	parts      *parts // nil: each part is made anew
	uncompiled bool   // html/template makes all pages
	*Theme
}

// Has reports whether the site has a page of that address below a language.
func (r *renderer) Has(address string) bool {
	page, _, _ := strings.Cut(address, "#")
	return r.exists[page]
}

func (r *renderer) page(p *site.Page) ([]byte, error) {
	own := r.kinds[p.Kind]
	if own == nil {
		return nil, &LayoutError{p.File(), fmt.Errorf("the theme has no layouts/%s.html", p.Kind)}
	}
	defer p.Forget()
	v := r.viewOf(p)
	if page := v.compiled(); page != nil {
		return page, nil
	}
	v.Content = ""
	var content, whole bytes.Buffer
	err := own.Execute(&content, v)
	if err == nil {
		v.Content = template.HTML(bytes.TrimSpace(content.Bytes()))
		err = own.ExecuteTemplate(&whole, "base", v)
	}
	if v.nested.fault != nil {
		err = v.nested.fault // without the way there
	}
	if err != nil {
		return nil, &LayoutError{p.File(), err}
	}
	return whole.Bytes(), nil
}

// A LayoutError says what of a theme keeps a page from being made; Err has the place in the layout, where it is known.
type LayoutError struct {
	Page string // its file
	Err  error
}

func (e *LayoutError) Error() string { return "page " + e.Page + ": " + e.Err.Error() }
func (e *LayoutError) Unwrap() error { return e.Err }

// compiled makes the page by the programs of its layouts; nil where they cannot.
func (v *view) compiled() (page []byte) {
	if v.uncompiled {
		return nil
	}
	keep := func(made []byte) { v.Content = template.HTML(bytes.TrimSpace(made)) }
	if v.programOf(v.own, v.own.Name()).run(v, v.own.Name(), nil, keep) {
		v.programOf(v.own, "base").run(v, "base", nil, func(made []byte) { page = bytes.Clone(made) })
	}
	return page
}

// A rootPage is what the page at the root sees, and the one for missing addresses. The latter is served at
// any depth, so its links begin with the path of the site on its host.
type rootPage struct {
	Site     *policy.Site
	Style    string // published name of assets/style.css
	OwnStyle string // of assets/own.css, if the theme has it
	Icon     string // of assets/icon.svg
	Base     string // path of the site on its host, with slashes at both ends
	Contact  *contactLink
	*renderer
}

// root makes the page that lets the reader choose a language ("root"), or the one for missing addresses
// ("missing").
func (r *renderer) root(layout string) ([]byte, error) {
	site := &r.site.Model.Site
	data := rootPage{site, r.names["style.css"], r.names["own.css"], r.names["icon.svg"],
		basePath(site.BaseURL), r.rootContact(layout), r}
	var b bytes.Buffer
	if err := r.shared.ExecuteTemplate(&b, layout, data); err != nil {
		return nil, &LayoutError{map[string]string{"root": "index.html", "missing": "404.html"}[layout], err}
	}
	return b.Bytes(), nil
}
