package load

import (
	"path"
	"slices"
	"strings"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/record"
	"gazette/internal/source"
)

type siteRecord struct {
	Title       lang.Text     `toml:"title" required:"true"`
	Description lang.Text     `toml:"description" required:"true"`
	BaseURL     string        `toml:"base_url" required:"true"`
	Theme       string        `toml:"theme"`
	CardFont    string        `toml:"card_font"`
	Languages   []string      `toml:"languages" enum:"zh|en"`
	Today       string        `toml:"today"`
	Publisher   lang.Text     `toml:"publisher" required:"true"`
	Contact     string        `toml:"contact"`
	Example     bool          `toml:"example"`
	Searches    lang.Text     `toml:"search_examples"`
	License     licenseRecord `toml:"license"`
}

// A licenseRecord is the licence of the texts and data: its name, address and id.
type licenseRecord struct {
	ID string `toml:"id"`
	sourceRecord
}

type sourceRecord struct {
	Name      lang.Text `toml:"name" required:"true"`
	Title     string    `toml:"title"`
	URL       string    `toml:"url"`
	Published string    `toml:"published"`
	Weak      bool      `toml:"weak"`
	Note      lang.Text `toml:"note"`
}

func (l *loader) source(r place, key string, s sourceRecord) policy.Source {
	return policy.Source{Name: s.Name, Title: s.Title, URL: s.URL, Weak: s.Weak, Note: s.Note,
		Published: l.date(r, key+".published", s.Published)}
}

func (l *loader) site() {
	f := l.tree.File(source.ConfigFile)
	if f == nil {
		return // source has said so
	}
	named, _, _ := record.Decode[struct { // first, because it says which words the rest must have
		Languages []string `toml:"languages"`
	}](f)
	l.m.Site.Languages = languages(named.Languages)
	c, keys := decode[siteRecord](l, f, "site")
	r := place{keys: keys}
	l.m.Site = policy.Site{Languages: l.m.Site.Languages, Title: c.Title, Description: c.Description, Theme: c.Theme,
		BaseURL: c.BaseURL, Today: l.date(r, "today", c.Today), Publisher: c.Publisher,
		Contact: l.contact(r, c.Contact), Example: c.Example,
		SearchExamples: c.Searches, License: l.source(r, "license", c.License.sourceRecord), LicenseID: c.License.ID,
		Pos: r.at(""), BaseURLPos: r.at("base_url"), ContactPos: r.at("contact"), ThemePos: r.at("theme"),
		CardFont: c.CardFont, CardFontPos: r.at("card_font")}
	if c.BaseURL != "" && !strings.HasSuffix(c.BaseURL, "/") {
		l.m.Site.BaseURL += "/"
	}
}

// contact reads where readers report mistakes.
func (l *loader) contact(r place, s string) policy.Contact {
	if s == "" {
		return policy.Contact{}
	}
	c, ok := policy.ReadContact(s)
	if !ok {
		l.list.Add(r.at("contact"), "wrong-type", lang.Text{
			ZH: "“%s”不是邮箱、电话或表单网址",
			EN: "%q is no e-mail address, telephone number or address of a form",
		}.With(s),
			lang.Text{
				ZH: "请写邮箱、一个含区号的电话号码，或以 https:// 开头的表单网址；网址中的 {page} 代表读者所在的页面",
				EN: "write an e-mail address, one telephone number with its area code, or an address that begins " +
					"with https://; {page} in it stands for the page that the reader comes from",
			})
		return policy.Contact{Text: s}
	}
	return c
}

// languages are those named, in the order that readers get them; all where none is named.
func languages(named []string) []lang.Lang {
	var of []lang.Lang
	for _, l := range lang.Langs {
		if len(named) == 0 || slices.Contains(named, string(l)) {
			of = append(of, l)
		}
	}
	if len(of) == 0 { // what is named is refused
		return lang.Langs[:]
	}
	return of
}

type unitsFile struct {
	Unit []struct {
		ID      string    `toml:"id" required:"true"`
		Name    lang.Text `toml:"name" required:"true"`
		Symbol  lang.Text `toml:"symbol"`
		Format  lang.Text `toml:"format"`
		Counted bool      `toml:"counted"`
	} `toml:"unit"`
}

func (l *loader) units() {
	f := l.tree.File("data/units.toml")
	if f == nil {
		return
	}
	file, keys := decode[unitsFile](l, f, "unit")
	for i, u := range file.Unit {
		r := place{keys, index("unit", i)}
		unit := &policy.Unit{ID: u.ID, Name: u.Name, Symbol: u.Symbol, Format: u.Format,
			Counted: u.Counted, Pos: r.at("")}
		if add(l, l.m.UnitBy, r, "id", u.ID, unit, func(u *policy.Unit) diag.Pos { return u.Pos }) {
			l.m.Units = append(l.m.Units, unit)
		}
	}
}

type glossaryFile struct {
	Term []struct {
		ID         string    `toml:"id" required:"true"`
		FormerIDs  []string  `toml:"former_ids"`
		ZH         string    `toml:"zh" required:"true"`
		EN         string    `toml:"en" required:"true"`
		Also       wordings  `toml:"also"`
		Avoid      wordings  `toml:"avoid"`
		Definition lang.Text `toml:"definition" required:"true"`
	} `toml:"term"`
	Asked []struct {
		Words wordings `toml:"words" required:"true"`
		Means wordings `toml:"means" required:"true"`
	} `toml:"asked"`
}

// wordings are forms of words in each language.
type wordings struct {
	ZH []string `toml:"zh"`
	EN []string `toml:"en"`
}

func (l *loader) glossary() {
	f := l.tree.File("data/glossary.toml")
	if f == nil {
		return
	}
	file, keys := decode[glossaryFile](l, f, "term")
	for i, t := range file.Term {
		r := place{keys, index("term", i)}
		term := &policy.Term{ID: t.ID, FormerIDs: formerIDs(r, t.FormerIDs), Name: lang.Text{ZH: t.ZH, EN: t.EN},
			AlsoZH: t.Also.ZH, AlsoEN: t.Also.EN,
			Avoid: policy.Wordings(t.Avoid), Definition: t.Definition, Pos: r.at("")}
		if add(l, l.m.TermBy, r, "id", t.ID, term, func(t *policy.Term) diag.Pos { return t.Pos }) {
			l.m.Terms = append(l.m.Terms, term)
		}
	}
	for _, a := range file.Asked {
		l.m.Asked = append(l.m.Asked, policy.Asked{Words: policy.Wordings(a.Words), Means: policy.Wordings(a.Means)})
	}
}

type articleRecord struct {
	Title     string   `toml:"title" required:"true"`
	Summary   string   `toml:"summary" required:"true"`
	Published string   `toml:"published"`
	Updated   string   `toml:"updated"`
	FormerIDs []string `toml:"former_ids"`
	Unlisted  bool     `toml:"unlisted"`
	Draft     bool     `toml:"draft"`
}

// articles reads the pages and the notices, which stand with the newest first.
func (l *loader) articles() {
	l.m.Pages = l.articlesUnder("content/pages")
	l.m.Notices = l.articlesUnder("content/notices")
	slices.SortStableFunc(l.m.Notices, func(a, b *policy.Page) int { return b.Published.Compare(a.Published) })
}

func (l *loader) articlesUnder(dir string) []*policy.Page {
	by := map[string]*policy.Page{}
	var pages []*policy.Page
	for _, f := range l.tree.Under(dir) {
		language, ok := languageOf(f.Path)
		if !ok {
			continue
		}
		slug := strings.TrimPrefix(path.Dir(f.Path), dir+"/")
		p := by[slug]
		if p == nil {
			p = &policy.Page{Slug: slug, Pos: diag.Pos{File: f.Path, Line: 1, Col: 1}}
			by[slug] = p
			pages = append(pages, p)
		}
		l.article(f, p, language)
	}
	for _, p := range pages {
		l.bothLanguages(dir + "/" + p.Slug)
	}
	return pages
}

// article adds a page in one language. Each language has its head: the page is a draft, or unlisted, when one says so,
// and was changed on the later of the two days.
func (l *loader) article(f *source.File, p *policy.Page, language lang.Lang) {
	l.use(f)
	text, keys := l.articleText(f)
	meta, blocks := text.meta, text.blocks
	r := place{keys: keys}
	l.countMarks(r, meta, blocks)
	updated, published := l.date(r, "updated", meta.Updated), l.date(r, "published", meta.Published)
	p.Draft = p.Draft || meta.Draft
	p.FormerIDs = append(p.FormerIDs, formerIDs(r, meta.FormerIDs)...)
	p.Unlisted = p.Unlisted || meta.Unlisted
	if p.Updated.Before(updated) {
		p.Updated = updated
	}
	if !published.IsZero() {
		p.Published = published
	}
	if language == lang.ZH {
		p.Title.ZH, p.Summary.ZH, p.Body.ZH = meta.Title, meta.Summary, blocks
	} else {
		p.Title.EN, p.Summary.EN, p.Body.EN = meta.Title, meta.Summary, blocks
	}
}

// bothLanguages names the text that a folder lacks in a language of the site, by the path where it would be.
func (l *loader) bothLanguages(dir string) {
	for _, language := range l.m.Site.Languages {
		name := dir + "/" + policy.TextName(language)
		if l.tree.Lacks(name) {
			l.list.Add(diag.Pos{File: name}, "missing-translation",
				lang.Text{ZH: "页面 %s 缺少%s文本", EN: "the page %s has no %s text"}.With(path.Base(dir),
					language.Name()),
				lang.Text{ZH: "请添加文件 %s", EN: "add the file %s"}.With(name))
		}
	}
}
