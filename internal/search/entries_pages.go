package search

import (
	"strings"

	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/richtext"
	"gazette/internal/site"
	"gazette/internal/terms"
)

// thisSite is where a page stands that belongs to nothing else.
var thisSite = lang.Text{ZH: "本站", EN: "This site"}

// lists adds the pages that list records, so that 县 or "hospitals" leads to all of them.
func (x *indexer) lists() {
	english := map[string]*site.Page{}
	for _, p := range x.site.Pages {
		if p.Lang == lang.EN {
			english[p.Path] = p
		}
	}
	for _, zh := range x.site.Pages {
		en := english[zh.Path]
		if zh.Lang != lang.ZH || zh.Names == "" || en == nil {
			continue
		}
		e := entry{
			Kind:  PageKind,
			Path:  zh.Path,
			Title: lang.Text{ZH: zh.Title, EN: en.Title},
			Names: lang.Text{ZH: zh.Names, EN: en.Names},
		}
		of := lang.Text{ZH: crumbs(zh), EN: crumbs(en)}
		if e.Trail = of; of.IsZero() {
			e.Trail = thisSite
		}
		e.Keys = terms.NameKeys(zh.Title, en.Title+"\n"+en.Names)
		e.Body = lang.Text{ZH: zh.Description, EN: en.Description}
		x.add(e)
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
		x.article(NoticeKind, site.NoticePath(p), p, lang.Text{ZH: "公告", EN: "Notices"})
	}
	for _, p := range x.site.Model.Pages {
		if !p.Unlisted {
			x.article(PageKind, site.ArticlePath(p), p, thisSite)
		}
	}
}

// article adds an article, an entry for each of its sections: a result leads to the passage, and no
// long text is fetched to show a part of it.
func (x *indexer) article(kind Kind, path string, p *policy.Page, trail lang.Text) {
	date := p.Published
	if date.IsZero() {
		date = p.Updated
	}
	for _, s := range site.Sections(p) {
		e := entry{Kind: kind, Path: site.SectionPath(path, s), Title: s.Title, Date: date}
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
