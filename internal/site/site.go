// Package site decides which pages and files exist, their addresses, their languages and what each
// shows. It knows no HTML.
//
// It stands between the checked model and render, which turns each [Page] into HTML through a
// theme, and search, which indexes the same pages. An address is decided here and nowhere else:
// published once, it never changes.
//
// It exports more names than most packages, of four sorts: [Build] and the [Site] that it makes; the addresses, which
// render, search and the desk ask for and never put together themselves; the tables with their columns; and for each
// kind of page the struct that its layout reads, which themes/README.md explains. What is read only through such a
// struct, and named by no code outside, is not exported.
package site

import (
	"strings"
	"sync"

	"gazette/internal/lang"
	"gazette/internal/policy"
)

// A Site is everything to be published, before it has a form.
type Site struct {
	Model    *policy.Model
	Today    policy.Date
	Pages    []*Page
	Gone     []*Page // where pages were: that they moved or were withdrawn
	Channels []Channel
	Extras   bool // whether what takes long to make is published as well: the database, cards
	state    standings
	tables   func() []Table
	lookup   func() *lookup
	gone     func() archive

	glossaries map[lang.Lang]*Glossary
}

// Glossary finds the terms of the glossary in texts of a language.
func (s *Site) Glossary(l lang.Lang) *Glossary { return s.glossaries[l] }

// Data are the tables for readers to take away, made when they are first asked for.
func (s *Site) Data() []Table { return s.tables() }

// State returns how a target stands for all whom it binds.
func (s *Site) State(t *policy.Target) *TargetState { return s.state.targets[t] }

// Measured are the targets of a task's clause for which there are figures.
func (s *Site) Measured(t *policy.Task) []*policy.Target { return s.lookup().measured[t.Clause] }

// A Page is one page in one language. What it shows is made when it is first asked for, so that a
// preview lays out only the pages that somebody looks at.
type Page struct {
	Kind        string // the name of its template: "county"
	Path        string // its address below the language: "counties/410325/"; "" is the home page
	Section     string // the address of the entry of the navigation that it is at or below: "regions/"
	Files       string // where the files lie that its text names, below files/
	Lang        lang.Lang
	Title       string
	Short       string // the title where there is little room, or ""
	Within      string // what the page is a part of, where its title alone is not unique
	Description string
	Crumbs      []crumb // from the home page to the page above this one
	Updated     policy.Date
	Changed     policy.Date // when it last came to show something else; zero where nobody knows
	NoIndex     bool
	MovedTo     string // where readers find it now, of a page that has another address
	Feed        bool   // of news: index.atom beside it
	Calendar    bool   // of deadlines: index.ics beside it
	Names       string // of a page that lists records: what readers call it besides its title, a line each
	HasTable    bool   // the page as data lies at its address without the language, index.csv and index.json
	CSVOnly     bool   // its table is so long that there is no index.json
	text        Part   // that it is about; "" for none
	content     content
	making      sync.Mutex
	data        any // made of content
}

// A content makes what a page shows: its own struct, the page as data, what it is about as structured data. The last
// two may be nil.
type content struct {
	data   func() any
	table  func() Table
	jsonLD func() any
}

// Data is the page's own struct, such as *CountyPage. It is kept until [Page.Forget].
func (p *Page) Data() any {
	p.making.Lock()
	defer p.making.Unlock()
	if p.data == nil && p.content.data != nil {
		p.data = p.content.data()
	}
	return p.data
}

// Forget drops what the page shows; it is made anew when it is asked for again.
func (p *Page) Forget() {
	p.making.Lock()
	defer p.making.Unlock()
	p.data = nil
}

// Table is the page as data, made anew each time; nil where it has none.
func (p *Page) Table() *Table {
	if p.content.table == nil {
		return nil
	}
	return new(p.content.table())
}

// JSONLD is what the page is about as structured data by schema.org, or nil. See [Site.JSONLD].
func (p *Page) JSONLD() any {
	if p.content.jsonLD == nil {
		return nil
	}
	return p.content.jsonLD()
}

// A crumb is a step on the way to a page.
type crumb struct {
	Name string
	Path string
}

// File is the page's file in the output folder: "zh/counties/410325/index.html".
func (p *Page) File() string { return string(p.Lang) + "/" + p.Path + "index.html" }

// Build lays out the site of a model as it stands on a day.
func Build(m *policy.Model, today policy.Date) *Site {
	s := &Site{Model: m, Today: today, state: judge(m, today), glossaries: map[lang.Lang]*Glossary{}}
	s.lookup = sync.OnceValue(func() *lookup { return newLookup(s) })
	s.gone = sync.OnceValue(s.archive)
	news := s.news()
	var builders []*builder
	for _, language := range m.Site.Languages {
		s.glossaries[language] = newGlossary(m.Terms, language)
		builders = append(builders, &builder{Site: s, lang: language, news: news, feeds: map[string]bool{},
			calendars: map[string]bool{}})
	}
	var wait sync.WaitGroup
	for _, b := range builders {
		wait.Go(b.build)
	}
	wait.Wait()
	for _, b := range builders {
		s.Pages, s.Channels = append(s.Pages, b.pages...), append(s.Channels, b.listed...)
	}
	s.tables = sync.OnceValue(func() []Table { return tables(s) })
	s.Gone = s.gonePages()
	return s
}

// A builder lays out the pages of one language, beside those of the others: of the site it only reads.
type builder struct {
	*Site
	lang lang.Lang
	news []News
	// What it lays out:
	pages  []*Page
	listed []Channel
	// The addresses that have a feed or a calendar.
	feeds, calendars map[string]bool
}

func (b *builder) build() {
	b.channels()
	b.home()
	b.plans()
	b.targets()
	b.regions()
	b.hospitals()
	b.tasks()
	b.texts()
	b.newsList()
	b.search()
}

// page adds a page; crumbs are the pages between the home page and this one.
func (b *builder) page(
	kind, path string,
	title, description string,
	updated policy.Date,
	show content,
	crumbs ...crumb,
) *Page {
	home := crumb{b.Model.Site.Title.In(b.lang), ""}
	section, _, _ := strings.Cut(path, "/")
	p := &Page{Kind: kind, Path: path, Section: section + "/", Files: path, Lang: b.lang, Title: title,
		Description: oneLine(description), Updated: updated, Feed: b.feeds[path],
		Calendar: b.calendars[path], content: show}
	if path != "" {
		p.Crumbs = append([]crumb{home}, crumbs...)
	}
	b.pages = append(b.pages, p)
	return p
}

// edited is the day on which a plan was edited last.
func (s *Site) edited() policy.Date {
	var last policy.Date
	for _, d := range s.Model.Plans {
		last = latest(last, d.Updated)
	}
	return last
}

// shows is the content of a page that needs no making.
func shows(data any) content { return content{data: func() any { return data }} }

// say chooses the words of the page's language.
func (b *builder) say(words lang.Text) string { return words.In(b.lang) }

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
