package load

import (
	"path"
	"slices"
	"strings"

	"gazette/internal/diag"
	"gazette/internal/policy"
	"gazette/internal/source"
)

type siteRecord struct {
	Title       policy.Text  `toml:"title" required:"true"`
	Description policy.Text  `toml:"description" required:"true"`
	BaseURL     string       `toml:"base_url" required:"true"`
	Theme       string       `toml:"theme"`
	Languages   []string     `toml:"languages" enum:"zh|en"`
	Today       string       `toml:"today"`
	Publisher   policy.Text  `toml:"publisher" required:"true"`
	Contact     string       `toml:"contact"`
	License     sourceRecord `toml:"license"`
}

type sourceRecord struct {
	Name      policy.Text `toml:"name" required:"true"`
	Title     string      `toml:"title"`
	URL       string      `toml:"url"`
	Published string      `toml:"published"`
	Note      policy.Text `toml:"note"`
}

func (l *loader) source(r record, key string, s sourceRecord) policy.Source {
	return policy.Source{Name: s.Name, Title: s.Title, URL: s.URL, Note: s.Note,
		Published: l.date(r, key+".published", s.Published)}
}

func (l *loader) site() {
	f := l.tree.File("config.toml")
	if f == nil {
		return // source has said so
	}
	c, keys := decode[siteRecord](l, f, "site")
	r := record{keys: keys}
	l.m.Site = policy.Site{Title: c.Title, Description: c.Description, Theme: c.Theme,
		BaseURL: c.BaseURL, Today: l.date(r, "today", c.Today), Publisher: c.Publisher, Contact: c.Contact,
		License: l.source(r, "license", c.License), Pos: r.at("")}
	if c.BaseURL != "" && !strings.HasPrefix(c.BaseURL, "https://") && !strings.HasPrefix(c.BaseURL, "http://") {
		l.list.Add(r.at("base_url"), "unsafe-link",
			diag.T("base_url must begin with https:// or http://", "base_url 必须以 https:// 或 http:// 开头"),
			diag.T("write the whole address at which the site is published", "请写出网站发布的完整地址"))
	}
	if !strings.HasSuffix(l.m.Site.BaseURL, "/") {
		l.m.Site.BaseURL += "/"
	}
}

type unitsFile struct {
	Unit []struct {
		ID     string      `toml:"id" required:"true"`
		Name   policy.Text `toml:"name" required:"true"`
		Symbol policy.Text `toml:"symbol"`
		Format policy.Text `toml:"format"`
	} `toml:"unit"`
}

func (l *loader) units() {
	f := l.tree.File("data/units.toml")
	if f == nil {
		return
	}
	file, keys := decode[unitsFile](l, f, "unit")
	for i, u := range file.Unit {
		r := record{keys, index("unit", i)}
		unit := &policy.Unit{ID: u.ID, Name: u.Name, Symbol: u.Symbol, Format: u.Format, Pos: r.at("")}
		if add(l, l.m.UnitBy, r, "id", u.ID, unit, func(u *policy.Unit) diag.Pos { return u.Pos }) {
			l.m.Units = append(l.m.Units, unit)
		}
	}
}

type glossaryFile struct {
	Term []struct {
		ID   string `toml:"id" required:"true"`
		ZH   string `toml:"zh" required:"true"`
		EN   string `toml:"en" required:"true"`
		Also struct {
			ZH []string `toml:"zh"`
			EN []string `toml:"en"`
		} `toml:"also"`
		Definition policy.Text `toml:"definition" required:"true"`
	} `toml:"term"`
}

func (l *loader) glossary() {
	f := l.tree.File("data/glossary.toml")
	if f == nil {
		return
	}
	file, keys := decode[glossaryFile](l, f, "term")
	taken := map[string]*policy.Term{}
	for i, t := range file.Term {
		r := record{keys, index("term", i)}
		term := &policy.Term{ID: t.ID, Name: policy.Text{ZH: t.ZH, EN: t.EN}, AlsoZH: t.Also.ZH, AlsoEN: t.Also.EN,
			Definition: t.Definition, Pos: r.at("")}
		if add(l, taken, r, "id", t.ID, term, func(t *policy.Term) diag.Pos { return t.Pos }) {
			l.m.Terms = append(l.m.Terms, term)
		}
	}
}

type articleRecord struct {
	Title     string `toml:"title" required:"true"`
	Summary   string `toml:"summary" required:"true"`
	Published string `toml:"published"`
	Updated   string `toml:"updated"`
	Draft     bool   `toml:"draft"`
}

func (l *loader) articles() {
	l.m.Pages = l.articlesUnder("content/pages")
	l.m.Notices = l.articlesUnder("content/notices")
	slices.SortStableFunc(l.m.Notices, func(a, b *policy.Page) int { return b.Published.Compare(a.Published) })
}

func (l *loader) articlesUnder(dir string) []*policy.Page {
	by := map[string]*policy.Page{}
	var pages []*policy.Page
	for _, f := range l.tree.Under(dir) {
		name := path.Base(f.Path)
		if name != "index.zh.md" && name != "index.en.md" {
			continue
		}
		slug := strings.TrimPrefix(path.Dir(f.Path), dir+"/")
		p := by[slug]
		if p == nil {
			p = &policy.Page{Slug: slug, Pos: diag.Pos{File: f.Path, Line: 1, Col: 1}}
			by[slug] = p
			pages = append(pages, p)
		}
		l.article(f, p, name == "index.zh.md")
	}
	for _, p := range pages {
		l.bothLanguages(dir + "/" + p.Slug)
	}
	return pages
}

func (l *loader) article(f *source.File, p *policy.Page, zh bool) {
	l.use(f)
	text, keys := l.articleText(f)
	meta, blocks := text.meta, text.blocks
	r := record{keys: keys}
	updated, published := l.date(r, "updated", meta.Updated), l.date(r, "published", meta.Published)
	p.Draft = p.Draft || meta.Draft
	if p.Updated.Before(updated) {
		p.Updated = updated
	}
	if !published.IsZero() {
		p.Published = published
	}
	if zh {
		p.Title.ZH, p.Summary.ZH, p.Body.ZH = meta.Title, meta.Summary, blocks
	} else {
		p.Title.EN, p.Summary.EN, p.Body.EN = meta.Title, meta.Summary, blocks
	}
}

func (l *loader) bothLanguages(dir string) {
	for _, lang := range policy.Langs {
		name := dir + "/index." + string(lang) + ".md"
		if l.tree.File(name) == nil {
			l.list.Add(diag.Pos{File: name}, "missing-translation",
				diag.T("the page %s has no %s text", "页面 %s 缺少%s文本", path.Base(dir), langName(lang)),
				diag.T("add the file %s", "请添加文件 %s", name))
		}
	}
}

func langName(l policy.Lang) diag.Text {
	if l == policy.ZH {
		return diag.Text{EN: "Chinese", ZH: "中文"}
	}
	return diag.Text{EN: "English", ZH: "英文"}
}
