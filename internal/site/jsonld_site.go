package site

import (
	"gazette/internal/lang"
	"gazette/internal/policy"
	"slices"
)

// JSONLD is a page's structured data by schema.org: what it is about, and the way to it.
func (s *Site) JSONLD(p *Page) []any {
	var all []any
	switch {
	case p.Path == "":
		all = append(all, s.webSite(p.Lang))
	case p.Path == dataPath:
		all = append(all, s.catalog(p.Lang))
	default:
		if about := p.JSONLD(); about != nil {
			all = append(all, about)
		}
	}
	if len(p.Crumbs) > 0 {
		all = append(all, s.breadcrumbs(p))
	}
	return all
}

// webSite says what the site is and how to search it.
func (s *Site) webSite(l lang.Lang) ld {
	m := s.Model.Site
	site := ld{
		"@context": "https://schema.org", "@type": "WebSite", "@id": s.url(l, ""), "url": s.url(l, ""),
		"name": m.Title.In(l), "description": m.Description.In(l), "inLanguage": l.Tag(),
		"publisher": ld{"@type": "Organization", "name": m.Publisher.In(l)},
		"potentialAction": ld{"@type": "SearchAction", "query-input": "required name=q",
			"target": ld{"@type": "EntryPoint", "urlTemplate": s.url(l, searchPath) + "?q={q}"}},
	}
	otherName(site, m.Title, l)
	return site
}

// breadcrumbs are the pages between the home page and this one, which they end with.
func (s *Site) breadcrumbs(p *Page) ld {
	var items []ld
	for i, c := range slices.Concat(p.Crumbs, []crumb{{p.Title, p.Path}}) {
		items = append(items,
			ld{"@type": "ListItem", "position": i + 1, "name": c.Name, "item": s.url(p.Lang, c.Path)})
	}
	return ld{"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items}
}

// restated says that a text is not the one that has force, unless it is the original.
func restated(doc ld, rendition policy.Rendition) {
	if rendition != policy.Original {
		doc["legislationLegalValue"] = "UnofficialLegalValue"
	}
}
