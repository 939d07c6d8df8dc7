package check

import (
	"path"
	"slices"
	"strings"
	"unicode"

	"gazette/internal/clause"
	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/richtext"
)

// links looks at every link and image of the texts and at every address of the records: broken-link,
// unsafe-link, path-escape and image-alt are decided in one walk.
func links(m *policy.Model, _ policy.Date, list *diag.List) {
	c := linkChecker{m, list}
	for _, d := range m.Plans {
		for _, clause := range d.Clauses {
			c.walk(clause.ZH.Body, "plans/"+d.Slug, d)
			c.walk(clause.EN.Body, "plans/"+d.Slug, d)
		}
	}
	for _, p := range m.Pages {
		c.walk(p.Body.ZH, "pages/"+p.Slug, nil)
		c.walk(p.Body.EN, "pages/"+p.Slug, nil)
	}
	for _, p := range m.Notices {
		c.walk(p.Body.ZH, "notices/"+p.Slug, nil)
		c.walk(p.Body.EN, "notices/"+p.Slug, nil)
	}
	parts(m, func(p part) {
		if p.Source != nil && p.Source.URL != "" {
			c.external(p.Pos, p.Source.URL, false)
		}
	})
	if m.Site.BaseURL != "" {
		why, hint := policy.UnsafeBase(m.Site.BaseURL)
		c.unsafe(m.Site.BaseURLPos, m.Site.BaseURL, why, hint)
	}
	if form, ok := m.Site.Contact.Form("page"); ok {
		c.external(m.Site.ContactPos, form, false)
	}
	for _, h := range m.Hospitals {
		if f := h.Facts.Website; f != nil {
			c.external(f.Pos, f.Value, false)
		}
	}
}

// Links are written by people as plan:county-plan#1-1, target:county-plan/capacity or file.png, never as the address
// of a page, so that a page can move without its links.
type linkChecker struct {
	m    *policy.Model
	list *diag.List
}

// walk looks at the links and pictures of a text. Paths in it begin at dir, the folder of the text below content/; only
// a plan has clauses that #3-2-8 can lead to.
func (c linkChecker) walk(blocks []richtext.Block, dir string, plan *policy.Document) {
	richtext.Walk(blocks, func(in richtext.Inline) {
		switch in.Kind {
		case richtext.Link:
			c.href(in, dir, plan)
		case richtext.Image:
			if strings.TrimSpace(richtext.Plain(in.Children)) == "" {
				c.list.Add(
					in.Pos,
					"image-alt",
					lang.Text{ZH: "图片 %s 没有替代文字", EN: "the image %s has no text beside it"}.With(in.Href),
					lang.Text{
						ZH: "请说明图片内容：![图片内容](%s)",
						EN: "say what it shows: ![what it shows](%s)",
					}.With(in.Href),
				)
			}
			c.picture(in, dir)
		}
	})
}

// picture asks for a picture of the site's own: one elsewhere would not be shown, and a page is no picture.
func (c linkChecker) picture(in richtext.Inline, dir string) {
	if strings.Contains(in.Href, ":") || strings.HasPrefix(in.Href, "#") || strings.HasPrefix(in.Href, "//") {
		c.list.Add(in.Pos, "outside-picture", lang.Text{
			ZH: "图片 %s 不在网站内，页面不会显示",
			EN: "the picture %s is not of the site: pages do not show it",
		}.With(in.Href), lang.Text{
			ZH: "请把图片文件放在正文旁边，写作 ![图片说明](文件名.png)；如需指向其他网站，请写成链接",
			EN: "put the picture beside the text and write ![what it shows](file.png); to lead elsewhere, write a link",
		})
		return
	}
	c.file(in, dir)
}

// href looks at a link by its form: a record of the site (target:…), a clause of the same plan (#…), an address
// elsewhere, else a file beside the text. Each form has its own way to be wrong, and so its own message.
func (c linkChecker) href(in richtext.Inline, dir string, plan *policy.Document) {
	if ref, ok := policy.ParseRef(in.Href); ok {
		if !c.m.Resolves(ref) {
			c.broken(in.Pos, in.Href)
		}
		return
	}
	if id, ok := strings.CutPrefix(in.Href, "#"); ok && plan != nil {
		if clause, _, ok := clause.SplitRef(id); !ok || plan.Clause(clause) == nil {
			c.broken(in.Pos, in.Href)
		}
		return
	}
	if strings.Contains(in.Href, ":") {
		c.external(in.Pos, in.Href, true)
		return
	}
	c.file(in, dir)
}

// file asks for the file beside a text that a link or a picture names. In content/plans/county-plan/index.zh.md,
// map.png is content/plans/county-plan/map.png, and ../other/map.png is refused: a folder can be moved or renamed with
// all that its text needs.
func (c linkChecker) file(in richtext.Inline, dir string) {
	file := path.Join(dir, in.Href)
	if strings.HasPrefix(in.Href, "/") || !strings.HasPrefix(file, dir+"/") {
		c.list.Add(in.Pos, "path-escape", lang.Text{
			ZH: "路径 %s 超出了所在文件夹",
			EN: "the path %s leaves the folder of its text",
		}.With(in.Href),
			lang.Text{
				ZH: "请把文件放在正文旁边；链接其他页面请用 plan:…、county:…、hospital:…、page:…",
				EN: "put the file beside the text; to another page link as plan:…, county:…, hospital:…, page:…",
			})
		return
	}
	if !slices.ContainsFunc(c.m.Assets, func(a policy.Asset) bool { return a.Path == file }) {
		c.broken(in.Pos, in.Href)
	}
}

// external asks only whether the address could be followed. Whether it answers today is not tried: a build uses no
// network, and gives the same result wherever it runs.
func (c linkChecker) external(pos diag.Pos, href string, mail bool) {
	why, hint := policy.UnsafeAddress(href, mail)
	c.unsafe(pos, href, why, hint)
}

// unsafe reports an address, where there is something wrong with it.
func (c linkChecker) unsafe(pos diag.Pos, href string, why, hint lang.Text) {
	if why == (lang.Text{}) {
		return
	}
	// An address may hold what would move the cursor of the terminal that the message is shown in.
	shown := strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return unicode.ReplacementChar
		}
		return r
	}, href)
	c.list.Add(pos, "unsafe-link", lang.Text{ZH: "地址“%s”%s", EN: `the address "%s" %s`}.With(shown, why), hint)
}

// broken names a link to nothing, and lists all forms: what was meant cannot be told from a name that does not exist.
func (c linkChecker) broken(pos diag.Pos, href string) {
	c.list.Add(pos, "broken-link", lang.Text{ZH: "链接 %s 没有去处", EN: "the link %s leads nowhere"}.With(href),
		lang.Text{
			ZH: "链接写法：plan:<名称>#<条款>、target:<规划>/<编号>、region:<代码>、county:<代码>、hospital:<编号>、" +
				"page:<名称>，或正文旁边的文件",
			EN: "link as plan:<name>#<clause>, target:<plan>/<id>, region:<code>, county:<code>, hospital:<id>, " +
				"page:<name>, or to a file beside the text",
		})
}
