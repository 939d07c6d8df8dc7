package search

import (
	"strings"

	"gazette/internal/facets"
	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/richtext"
	"gazette/internal/site"
	"gazette/internal/terms"
)

// thisSite is where a page stands that belongs to nothing else.
var thisSite = lang.Text{ZH: "本站", EN: "This site"}

// lists adds the pages that list records, so that 县 or "hospitals" leads to all of them. The pages of one
// address, one in each language that the site has, are one entry.
func (x *indexer) lists() {
	lists := map[string]*entry{}
	var order []*entry
	for _, p := range x.site.Pages {
		if p.Names == "" {
			continue
		}
		e := lists[p.Path]
		if e == nil {
			e = &entry{Kind: facets.PageKind, Path: p.Path}
			lists[p.Path] = e
			order = append(order, e)
		}
		put := func(to *lang.Text, words string) {
			if p.Lang == lang.ZH {
				to.ZH = words
			} else {
				to.EN = words
			}
		}
		put(&e.Title, p.Title)
		put(&e.Names, p.Names)
		put(&e.Trail, crumbs(p))
		put(&e.Body, p.Description)
	}
	for _, e := range order {
		if e.Trail.IsZero() {
			e.Trail = thisSite
		}
		e.Keys = terms.NameKeys(e.Title.ZH, e.Title.EN+"\n"+e.Names.EN)
		x.add(*e)
	}
}

// crumbs are the pages between the home page and a page.
func crumbs(p *site.Page) string {
	var names []string
	for _, c := range p.Crumbs[1:] {
		names = append(names, c.Name)
	}
	return strings.Join(names, trailMark)
}

// articles adds the notices and the pages of text.
func (x *indexer) articles() {
	for _, p := range x.site.Model.Notices {
		x.article(facets.NoticeKind, site.NoticePath(p), p, lang.Text{ZH: "公告", EN: "Notices"})
	}
	for _, p := range x.site.Model.Pages {
		if !p.Unlisted {
			x.article(facets.PageKind, site.ArticlePath(p), p, thisSite)
		}
	}
}

// article adds an article, an entry for each of its sections: a result leads to the passage, and no
// long text is fetched to show a part of it.
func (x *indexer) article(kind facets.Kind, path string, p *policy.Page, trail lang.Text) {
	date := p.Published
	if date.IsZero() {
		date = p.Updated
	}
	for _, s := range site.Sections(p) {
		e := entry{Kind: kind, Path: s.Path(path), Title: s.Title, Date: date}
		e.Trail = both(func(l lang.Lang) string {
			if s.Above.IsZero() {
				return p.Title.In(l)
			}
			return p.Title.In(l) + trailMark + s.Above.In(l)
		})
		e.Body = both(func(l lang.Lang) string { return richtext.PlainBlocks(s.Rest(l)) })
		if s.ID == "" {
			e.Title, e.Trail = p.Title, trail
			e.Body = both(func(l lang.Lang) string { return lines(p.Summary.In(l), richtext.PlainBlocks(s.Rest(l))) })
		}
		e.year(e.Date)
		x.add(e)
	}
}
