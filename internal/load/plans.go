package load

import (
	"path"
	"strings"

	"gazette/internal/diag"
	"gazette/internal/policy"
)

type documentRecord struct {
	Title       policy.Text       `toml:"title" required:"true"`
	ShortTitle  policy.Text       `toml:"short_title" required:"true"`
	Summary     policy.Text       `toml:"summary" required:"true"`
	Number      string            `toml:"number"`
	NumberNote  policy.Text       `toml:"number_note"`
	IndexNumber string            `toml:"index_number"`
	Issuer      []policy.Text     `toml:"issuer" required:"true"`
	Issued      string            `toml:"issued"`
	Published   string            `toml:"published"`
	Effective   string            `toml:"effective"`
	Expires     string            `toml:"expires"`
	DatesNote   policy.Text       `toml:"dates_note"`
	Status      string            `toml:"status" required:"true" enum:"in-force|expired|repealed|replaced"`
	ReplacedBy  string            `toml:"replaced_by"`
	Level       string            `toml:"level" required:"true" enum:"national|province|city|county"`
	Region      string            `toml:"region" required:"true"`
	Topics      []string          `toml:"topics"`
	Updated     string            `toml:"updated" required:"true"`
	Text        map[string]string `toml:"text" enum:"original|official-translation|restatement"`
	Source      sourceRecord      `toml:"source" required:"true"`
	Reviewed    map[string]string `toml:"reviewed"`
	Aliases     map[string]string `toml:"aliases"`
	Draft       bool              `toml:"draft"`
}

const plansDir = "content/plans"

func (l *loader) plans() {
	var replaced []func()
	for _, f := range l.tree.Under(plansDir) {
		if path.Base(f.Path) != "document.toml" || path.Dir(path.Dir(f.Path)) != plansDir {
			continue
		}
		d, keys := decode[documentRecord](l, f, "plan")
		r := record{keys: keys}
		doc := l.document(r, path.Base(path.Dir(f.Path)), d)
		l.m.Plans = append(l.m.Plans, doc)
		l.m.PlanBy[doc.Slug] = doc
		l.text(doc)
		l.aliases(r, doc)
		for _, id := range keysOf(d.Reviewed) {
			l.clause(r, "reviewed."+id, doc, id)
		}
		replaced = append(replaced, func() { find(l, l.m.PlanBy, "plan", r, "replaced_by", d.ReplacedBy) })
	}
	for _, check := range replaced {
		check()
	}
	l.orphanTexts()
}

func (l *loader) document(r record, slug string, d documentRecord) *policy.Document {
	doc := &policy.Document{
		Slug: slug, Title: d.Title, ShortTitle: d.ShortTitle, Summary: d.Summary,
		Number: d.Number, NumberNote: d.NumberNote, IndexNumber: d.IndexNumber, Issuers: d.Issuer,
		Issued: l.date(r, "issued", d.Issued), Published: l.date(r, "published", d.Published),
		Effective: l.date(r, "effective", d.Effective), Expires: l.date(r, "expires", d.Expires),
		DatesNote: d.DatesNote, Status: policy.DocumentStatus(d.Status), ReplacedBy: d.ReplacedBy,
		Level: d.Level, Region: l.region(r, "region", d.Region), Topics: d.Topics,
		Updated: l.date(r, "updated", d.Updated), Source: l.source(r, "source", d.Source),
		Rendition: map[policy.Lang]policy.Rendition{}, Aliases: d.Aliases, Draft: d.Draft,
		Reviewed: map[string]policy.Date{}, ClauseBy: map[string]*policy.Clause{}, Pos: r.at("title"),
	}
	for _, id := range keysOf(d.Reviewed) {
		doc.Reviewed[id] = l.date(r, "reviewed."+id, d.Reviewed[id])
	}
	for _, lang := range policy.Langs {
		doc.Rendition[lang] = policy.Rendition(d.Text[string(lang)])
	}
	return doc
}

// text reads the document in each language and joins the clauses by their ids, in the order of the
// first language; a clause that only the second has follows the one before it there.
func (l *loader) text(doc *policy.Document) {
	dir := plansDir + "/" + doc.Slug + "/"
	for _, lang := range policy.Langs {
		f := l.tree.File(dir + "index." + string(lang) + ".md")
		if f == nil {
			continue
		}
		l.use(f)
		joinOutline(doc, l.planText(f, lang), lang)
	}
	l.bothLanguages(plansDir + "/" + doc.Slug)
}

func joinOutline(doc *policy.Document, outline []Entry, lang policy.Lang) {
	at := 0 // where a clause unknown so far is put in
	for _, e := range outline {
		id := policy.ClauseID(e.Path)
		c := doc.ClauseBy[id]
		if c == nil {
			c = &policy.Clause{ID: id, Path: e.Path, Document: doc}
			if n := len(e.Path); n > 1 {
				c.Parent = doc.ClauseBy[policy.ClauseID(e.Path[:n-1])]
			}
			if c.Parent != nil {
				c.Parent.Children = append(c.Parent.Children, c)
			}
			doc.ClauseBy[id] = c
			doc.Clauses = append(doc.Clauses[:at:at], append([]*policy.Clause{c}, doc.Clauses[at:]...)...)
		}
		for i, known := range doc.Clauses {
			if known == c {
				at = i + 1
			}
		}
		*c.In(lang) = e.Text
	}
}

// aliases checks that a renumbered clause's old id leads to a clause and is not in use again.
func (l *loader) aliases(r record, doc *policy.Document) {
	for _, old := range keysOf(doc.Aliases) {
		if doc.ClauseBy[old] != nil {
			l.list.Add(r.at("aliases."+old), "duplicate-id",
				diag.T("the alias %s is the id of a clause", "别名 %s 已是现有条款的编号", old),
				diag.T("an alias is an id that no clause has any more", "别名只能是已不再使用的条款编号"))
		}
		l.clause(r, "aliases."+old, doc, doc.Aliases[old])
	}
}

// orphanTexts names texts that have no document.toml beside them.
func (l *loader) orphanTexts() {
	for _, f := range l.tree.Under(plansDir) {
		name := path.Base(f.Path)
		dir := path.Dir(f.Path)
		if strings.HasPrefix(name, "index.") && path.Dir(dir) == plansDir && l.tree.File(dir+"/document.toml") == nil {
			l.use(f)
			l.list.Add(diag.Pos{File: f.Path}, "missing-file",
				diag.T("this plan has no document.toml", "该规划缺少 document.toml"),
				diag.T("add %s/document.toml with its title, issuer and dates", "请添加 %s/document.toml，写明标题、发文机关和日期", dir))
		}
	}
}
