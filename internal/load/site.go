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

// A siteRecord is config.toml. Today fixes the day that statuses are reckoned by, for an example or a test; without it
// the day that the command is given is used. Example is for a site whose content is all invented, which excuses it
// from rules about real places and asks it to say so on every page.
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

// A sourceRecord says by whose word something is known:
//
//	source = { name = { zh = "健康报", en = "Health News" }, title = "…", url = "https://…", published = "2025-01" }
//
// The title stays in the language that it was published in. Weak marks a shop page, a forum or the like, where no
// better source was found: readers are told.
type sourceRecord struct {
	Name      lang.Text `toml:"name" required:"true"`
	Title     string    `toml:"title"`
	URL       string    `toml:"url"`
	Published string    `toml:"published"`
	Weak      bool      `toml:"weak"`
	Note      lang.Text `toml:"note"`
}

// source reads a source; key is where it stands below r, for the place of a date that is none. One that was not
// written gives the zero Source, whose name is empty: callers tell by that.
func (l *loader) source(r *record.Keys, key string, s sourceRecord) policy.Source {
	return policy.Source{Name: s.Name, Title: s.Title, URL: s.URL, Weak: s.Weak, Note: s.Note,
		Published: l.date(r, key+".published", s.Published)}
}

// site reads config.toml, before all else: which languages the site has decides which words every record must have.
func (l *loader) site() {
	f := l.tree.File(source.ConfigFile)
	if f == nil {
		return // source has said so
	}
	named, _, _ := record.Decode[struct { // first, because it says which words the rest must have
		Languages []string `toml:"languages"`
	}](f)
	l.m.Site.Languages = languages(named.Languages)
	c, r := decode[siteRecord](l, f, "site")
	l.m.Site = policy.Site{Languages: l.m.Site.Languages, Title: c.Title, Description: c.Description, Theme: c.Theme,
		BaseURL: c.BaseURL, Today: l.date(r, "today", c.Today), Publisher: c.Publisher,
		Contact: l.contact(r, c.Contact), Example: c.Example,
		SearchExamples: c.Searches, License: l.source(r, "license", c.License.sourceRecord), LicenseID: c.License.ID,
		Pos: r.At(""), BaseURLPos: r.At("base_url"), ContactPos: r.At("contact"), ThemePos: r.At("theme"),
		CardFont: c.CardFont, CardFontPos: r.At("card_font")}
	if c.BaseURL != "" && !strings.HasSuffix(c.BaseURL, "/") {
		l.m.Site.BaseURL += "/"
	}
}

// contact reads where readers report mistakes. Taken are “editors@starraft.example”, “0600-0000001” and
// “https://forms.example/?about={page}”. One that is none of these keeps its text without a kind, so that a release
// does not say as well that there is no contact.
func (l *loader) contact(r *record.Keys, s string) policy.Contact {
	if s == "" {
		return policy.Contact{}
	}
	c, ok := policy.ReadContact(s)
	if !ok {
		l.list.Add(r.At("contact"), "wrong-type", lang.Text{
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

// languages are those named, in the order that readers get them; all where none is named. The order of the file does
// not matter: ["en", "zh"] is the same site as ["zh", "en"].
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

// A unitsFile holds units of measurement. The symbol follows the figure directly (90%), else the name does (5
// counties); format puts the figure inside words ("level %s"). Counted units have no fractions: 3.5 hospitals is a
// slip.
type unitsFile struct {
	Unit []struct {
		ID      string    `toml:"id" required:"true"`
		Name    lang.Text `toml:"name" required:"true"`
		Symbol  lang.Text `toml:"symbol"`
		Format  lang.Text `toml:"format"`
		One     string    `toml:"one"`
		Counted bool      `toml:"counted"`
	} `toml:"unit"`
}

// units reads the units, which targets and figures name. The unit with the id "percent" has rules of its own.
func (l *loader) units() {
	f := l.tree.File(source.UnitsFile)
	if f == nil {
		return
	}
	file, keys := decode[unitsFile](l, f, "unit")
	for i, u := range file.Unit {
		r := keys.Item("unit", i)
		unit := &policy.Unit{ID: u.ID, Name: u.Name, Symbol: u.Symbol, Format: u.Format,
			One: u.One, Counted: u.Counted, Pos: r.At("")}
		if add(l, l.m.UnitBy, r, "id", u.ID, unit, func(u *policy.Unit) diag.Pos { return u.Pos }) {
			l.m.Units = append(l.m.Units, unit)
		}
	}
}

// A glossaryFile holds terms, and words that readers use where the texts say otherwise. Also are other good forms,
// which the search finds; avoid are forms that a rule refuses in texts, so that one thing has one name:
//
//	[[term]]
//	id = "paired-support"
//	zh = "对口帮扶"
//	en = "paired support"
//	avoid = { zh = ["对口援助"], en = ["paired assistance"] }
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

// glossary reads the terms, before the plans, whose topics name them.
func (l *loader) glossary() {
	f := l.tree.File(source.GlossaryFile)
	if f == nil {
		return
	}
	file, keys := decode[glossaryFile](l, f, "term")
	for i, t := range file.Term {
		r := keys.Item("term", i)
		term := &policy.Term{ID: t.ID, FormerIDs: formerIDs(r, t.FormerIDs), Name: lang.Text{ZH: t.ZH, EN: t.EN},
			AlsoZH: t.Also.ZH, AlsoEN: t.Also.EN,
			Avoid: policy.Wordings(t.Avoid), Definition: t.Definition, Pos: r.At("")}
		if add(l, l.m.TermBy, r, "id", t.ID, term, func(t *policy.Term) diag.Pos { return t.Pos }) {
			l.m.Terms = append(l.m.Terms, term)
		}
	}
	for _, a := range file.Asked {
		l.m.Asked = append(l.m.Asked, policy.Asked{Words: policy.Wordings(a.Words), Means: policy.Wordings(a.Means)})
	}
}

// An articleRecord is the head of a page or a notice, in TOML between two lines of +++. A page stands at the address
// of its folder, so that it has no id here; former_ids are folders where it stood.
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
	l.m.Pages = l.articlesUnder(source.PagesFolder)
	l.m.Notices = l.articlesUnder(source.NoticesFolder)
	slices.SortStableFunc(l.m.Notices, func(a, b *policy.Page) int { return b.Published.Compare(a.Published) })
}

// articlesUnder reads the texts below a folder, and joins the languages by the folder that they stand in. A page is
// placed at the first of its texts. Other Markdown files, such as a readme, are left to leftover.
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
	text, r := l.articleText(f)
	meta, blocks := text.meta, text.blocks
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

// bothLanguages names the text that a folder lacks in a language of the site, by the path where it would be. It says
// nothing where the file exists and could not be read: that has been named.
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
