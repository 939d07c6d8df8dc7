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
	Title       lang.Text     `toml:"title" required:"true" en:"name of the website" zh:"网站名称"`
	Description lang.Text     `toml:"description" required:"true" en:"what the website is, in one sentence" zh:"一句话介绍网站"`
	BaseURL     string        `toml:"base_url" required:"true" en:"address at which it is published, beginning with https://" zh:"发布网址，以 https:// 开头"`
	Theme       string        `toml:"theme" en:"folder below themes/ that says how it looks; \"default\" is built in" zh:"themes/ 下的主题文件夹；\"default\" 为内置主题"`
	Languages   []string      `toml:"languages" enum:"zh|en" en:"the languages of the site: both if left out" zh:"网站语言；不写即中英两种"`
	Today       string        `toml:"today" en:"judge progress as of this day instead of the day of the build" zh:"按该日期而不是生成当天计算进展"`
	Publisher   lang.Text     `toml:"publisher" required:"true" en:"who publishes the site" zh:"网站主办者"`
	Contact     string        `toml:"contact" en:"where readers report mistakes: an e-mail address, a telephone number or the https:// address of a form" zh:"读者反映错误的渠道：邮箱、电话或以 https:// 开头的表单网址"`
	Example     bool          `toml:"example" en:"true: everything on the site is invented; its region codes begin with 99" zh:"true 表示全站内容均为虚构，行政区划代码以 99 开头"`
	Searches    lang.Text     `toml:"search_examples" en:"a few searches that find something here, shown in the empty search box" zh:"搜索框中提示的搜索示例"`
	License     licenseRecord `toml:"license" en:"terms under which texts and data may be used" zh:"文本和数据的使用许可"`
}

// A licenseRecord is the licence of the texts and data: its name, address and id.
type licenseRecord struct {
	ID string `toml:"id" en:"id of the licence by SPDX, such as CC-BY-4.0, for programs" zh:"许可的 SPDX 编号，如 CC-BY-4.0，供程序读取"`
	sourceRecord
}

type sourceRecord struct {
	Name      lang.Text `toml:"name" required:"true" en:"who published it" zh:"发布者"`
	Title     string    `toml:"title" en:"title of the original" zh:"原文标题"`
	URL       string    `toml:"url" en:"its address; leave it out where none is known" zh:"网址；不知道就不写"`
	Published string    `toml:"published" en:"when it was published" zh:"发布日期"`
	Weak      bool      `toml:"weak" en:"true: a weak source, such as a shop page, a forum or an aggregator; readers are told so" zh:"true 表示来源较弱（店铺页面、论坛、聚合网站等），页面上注明"`
	Note      lang.Text `toml:"note" en:"remark" zh:"说明"`
}

func (l *loader) source(r place, key string, s sourceRecord) policy.Source {
	return policy.Source{Name: s.Name, Title: s.Title, URL: s.URL, Weak: s.Weak, Note: s.Note,
		Published: l.date(r, key+".published", s.Published)}
}

func (l *loader) site() {
	f := l.tree.File("config.toml")
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
		BaseURL: c.BaseURL, Today: l.date(r, "today", c.Today), Publisher: c.Publisher, Contact: l.contact(r, c.Contact), Example: c.Example,
		SearchExamples: c.Searches, License: l.source(r, "license", c.License.sourceRecord), LicenseID: c.License.ID, Pos: r.at(""), BaseURLPos: r.at("base_url"), ContactPos: r.at("contact")}
	if c.BaseURL != "" && !strings.HasPrefix(c.BaseURL, "https://") && !strings.HasPrefix(c.BaseURL, "http://") {
		l.list.Add(r.at("base_url"), "unsafe-link",
			lang.Text{ZH: "base_url 必须以 https:// 或 http:// 开头", EN: "base_url must begin with https:// or http://"},
			lang.Text{ZH: "请写出网站发布的完整地址", EN: "write the whole address at which the site is published"})
	}
	if !strings.HasSuffix(l.m.Site.BaseURL, "/") {
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
				EN: "write an e-mail address, one telephone number with its area code, or an address that begins with https://; {page} in it stands for the page that the reader comes from",
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
		ID     string    `toml:"id" required:"true" en:"short name by which others refer to it: lower-case letters, digits, hyphens; it never changes" zh:"编号，供其他记录引用：只用小写字母、数字和连字符；发布后不再改动"`
		Name   lang.Text `toml:"name" required:"true" en:"name in both languages" zh:"中英文名称"`
		Symbol lang.Text `toml:"symbol" en:"sign that directly follows the figure, as % does" zh:"紧跟数字的符号，如 %"`
		Format lang.Text `toml:"format" en:"where the figure stands in words: \"level %s\"" zh:"数字在文字中的位置，如 \"%s级\""`
	} `toml:"unit" en:"the units of quantities, one table each" zh:"计量单位，每个单位一段"`
}

func (l *loader) units() {
	f := l.tree.File("data/units.toml")
	if f == nil {
		return
	}
	file, keys := decode[unitsFile](l, f, "unit")
	for i, u := range file.Unit {
		r := place{keys, index("unit", i)}
		unit := &policy.Unit{ID: u.ID, Name: u.Name, Symbol: u.Symbol, Format: u.Format, Pos: r.at("")}
		if add(l, l.m.UnitBy, r, "id", u.ID, unit, func(u *policy.Unit) diag.Pos { return u.Pos }) {
			l.m.Units = append(l.m.Units, unit)
		}
	}
}

type glossaryFile struct {
	Term []struct {
		ID   string `toml:"id" required:"true" en:"short name by which others refer to it: lower-case letters, digits, hyphens; it never changes" zh:"编号，供其他记录引用：只用小写字母、数字和连字符；发布后不再改动"`
		ZH   string `toml:"zh" required:"true" en:"the term in Chinese" zh:"中文术语"`
		EN   string `toml:"en" required:"true" en:"the term in English" zh:"英文术语"`
		Also struct {
			ZH []string `toml:"zh" en:"other forms in Chinese" zh:"中文的其他写法"`
			EN []string `toml:"en" en:"other forms in English" zh:"英文的其他写法"`
		} `toml:"also" en:"other forms in use, which the search also finds" zh:"其他写法，检索时同样能找到"`
		Avoid struct {
			ZH []string `toml:"zh" en:"wordings to avoid in Chinese" zh:"中文中不使用的说法"`
			EN []string `toml:"en" en:"wordings to avoid in English" zh:"英文中不使用的说法"`
		} `toml:"avoid" en:"wordings that texts must not use for it" zh:"行文中不使用的说法"`
		Definition lang.Text `toml:"definition" required:"true" en:"what it means, in both languages" zh:"释义（中英文）"`
	} `toml:"term" en:"the terms, one table each" zh:"术语，每条一段"`
}

func (l *loader) glossary() {
	f := l.tree.File("data/glossary.toml")
	if f == nil {
		return
	}
	file, keys := decode[glossaryFile](l, f, "term")
	for i, t := range file.Term {
		r := place{keys, index("term", i)}
		term := &policy.Term{ID: t.ID, Name: lang.Text{ZH: t.ZH, EN: t.EN}, AlsoZH: t.Also.ZH, AlsoEN: t.Also.EN,
			Avoid: policy.Wordings(t.Avoid), Definition: t.Definition, Pos: r.at("")}
		if add(l, l.m.TermBy, r, "id", t.ID, term, func(t *policy.Term) diag.Pos { return t.Pos }) {
			l.m.Terms = append(l.m.Terms, term)
		}
	}
}

type articleRecord struct {
	Title     string `toml:"title" required:"true" en:"title" zh:"标题"`
	Summary   string `toml:"summary" required:"true" en:"what it is about, in a sentence or two" zh:"一两句话的摘要"`
	Published string `toml:"published" en:"day of a notice" zh:"公告日期"`
	Updated   string `toml:"updated" en:"day on which the editors last changed it" zh:"编者最后修改的日期"`
	Unlisted  bool   `toml:"unlisted" en:"true: no search finds it, as a page for the editors whose examples could be taken for facts" zh:"true 表示不收入搜索，例如供编辑使用、其中示例可能被误认为事实的页面"`
	Draft     bool   `toml:"draft" en:"true: left out of the website until it is finished" zh:"true 表示草稿，完成前不发布"`
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
	r := place{keys: keys}
	l.countMarks(r, meta, blocks)
	updated, published := l.date(r, "updated", meta.Updated), l.date(r, "published", meta.Published)
	p.Draft = p.Draft || meta.Draft
	p.Unlisted = p.Unlisted || meta.Unlisted
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
	for _, language := range l.m.Site.Languages {
		name := dir + "/index." + string(language) + ".md"
		if l.tree.File(name) == nil {
			l.list.Add(diag.Pos{File: name}, "missing-translation",
				lang.Text{ZH: "页面 %s 缺少%s文本", EN: "the page %s has no %s text"}.With(path.Base(dir), language.Name()),
				lang.Text{ZH: "请添加文件 %s", EN: "add the file %s"}.With(name))
		}
	}
}
