// Package site decides which pages and files exist, their addresses, their languages and what each
// shows. It knows no HTML.
//
// It stands between the checked model and render, which turns each [Page] into HTML through a
// theme, and search, which indexes the same pages. An address is decided here and nowhere else:
// published once, it never changes.
package site

import (
	"strings"

	"gazette/internal/policy"
)

// A Site is everything to be published, before it has a form.
type Site struct {
	Model    *policy.Model
	Today    policy.Date
	Pages    []*Page
	Data     []Table
	Channels []Channel
	state    standings
}

// A Page is one page in one language.
type Page struct {
	Kind        string // the name of its template: "county"
	Path        string // its address below the language: "counties/410325/"; "" is the home page
	Lang        policy.Lang
	Title       string
	Within      string // what the page is a part of, where its title alone is not unique
	Description string
	Crumbs      []Crumb // from the home page to the page above this one
	Updated     policy.Date
	Data        any // the page's own struct, such as *CountyPage
	JSONLD      any // structured data by schema.org, or nil
	NoIndex     bool
	Channel     bool   // there is a feed and a calendar beside it, index.atom and index.ics
	Table       *Table // the page as data, at its address without the language, index.csv and index.json
}

// A Crumb is a step on the way to a page.
type Crumb struct {
	Name string
	Path string
}

// File is the page's file in the output folder: "zh/counties/410325/index.html".
func (p *Page) File() string { return string(p.Lang) + "/" + p.Path + "index.html" }

// Build lays out the site of a model as it stands on a day.
func Build(m *policy.Model, today policy.Date) *Site {
	s := &Site{Model: m, Today: today, state: judge(m, today)}
	for _, lang := range policy.Langs {
		b := &builder{Site: s, lang: lang, hasChannel: map[string]bool{}}
		b.channels()
		b.home()
		b.plans()
		b.targets()
		b.regions()
		b.hospitals()
		b.tasks()
		b.texts()
		b.search()
	}
	s.Data = tables(s)
	return s
}

// A builder lays out the pages of one language.
type builder struct {
	*Site
	lang       policy.Lang
	hasChannel map[string]bool // the addresses that have a feed and a calendar
}

// page adds a page; crumbs are the pages between the home page and this one.
func (b *builder) page(kind, path string, title, description string, updated policy.Date, data any, crumbs ...Crumb) *Page {
	home := Crumb{b.Model.Site.Title.In(b.lang), ""}
	p := &Page{Kind: kind, Path: path, Lang: b.lang, Title: title, Description: oneLine(description),
		Updated: updated, Data: data, Channel: b.hasChannel[path]}
	if path != "" {
		p.Crumbs = append([]Crumb{home}, crumbs...)
	}
	b.Pages = append(b.Pages, p)
	return p
}

// say chooses the words of the page's language.
func (b *builder) say(zh, en string) string {
	if b.lang == policy.ZH {
		return zh
	}
	return en
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// latest returns the later of the dates.
func latest(dates ...policy.Date) policy.Date {
	var last policy.Date
	for _, d := range dates {
		if last.Compare(d) < 0 {
			last = d
		}
	}
	return last
}
