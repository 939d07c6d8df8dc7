package load

import (
	"cmp"
	"maps"
	"path"
	"slices"
	"strings"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/record"
	"gazette/internal/source"
)

// A documentRecord is the document.toml of a plan: what the document says of itself, and what the editors know of it.
// Number and issued are 发文字号 and 成文日期 of GB/T 9704. The text itself is in index.zh.md and index.en.md beside
// it.
//
//	number = "槎政办发〔2022〕6号"
//	issued = "2022-03-18"      (成文日期, the day at the foot of the document)
//	published = "2022-03-25"   (the day on which it was made public)
//	expires = "2026-12-31"
//	text = { zh = "original", en = "official-translation" }
//	reviewed = { "1-2" = "2026-05-04" }
//	aliases = { "3-2" = "3-3" }
//
// Aliases lead from a clause number that is gone to the one that the clause has now. Reviewed has the day on which
// somebody held the translation of a clause against its original.
type documentRecord struct {
	Title       lang.Text                   `toml:"title" required:"true"`
	ShortTitle  lang.Text                   `toml:"short_title" required:"true"`
	Summary     lang.Text                   `toml:"summary" required:"true"`
	Number      string                      `toml:"number"`
	NumberNote  lang.Text                   `toml:"number_note"`
	IndexNumber string                      `toml:"index_number"`
	Issuer      []lang.Text                 `toml:"issuer" required:"true"`
	Issued      string                      `toml:"issued"`
	Published   string                      `toml:"published"`
	Effective   string                      `toml:"effective"`
	Expires     string                      `toml:"expires"`
	DatesNote   lang.Text                   `toml:"dates_note"`
	Status      policy.DocumentStatus       `toml:"status" required:"true"`
	ReplacedBy  string                      `toml:"replaced_by"`
	Level       string                      `toml:"level" required:"true" enum:"national|province|city|county"`
	Region      string                      `toml:"region" required:"true"`
	Topics      []string                    `toml:"topics"`
	Updated     string                      `toml:"updated" required:"true"`
	Text        map[string]policy.Rendition `toml:"text"`
	Source      sourceRecord                `toml:"source" required:"true"`
	ReadFrom    string                      `toml:"read_from" enum:"original|translation"`
	Known       documentKnown               `toml:"known"`
	Reviewed    map[string]string           `toml:"reviewed"`
	Aliases     map[string]string           `toml:"aliases"`
	FormerIDs   []string                    `toml:"former_ids"`
	Draft       bool                        `toml:"draft"`
}

// plans reads each plan with its texts: all clauses must be there before targets and tasks name them. A plan has a
// folder in that of the plans, whose name is its slug; deeper folders are not read as plans.
func (l *loader) plans() {
	// A plan may be replaced by one that is read after it.
	var replaced []func()
	for _, f := range l.tree.Under(source.PlansFolder) {
		if path.Base(f.Path) != "document.toml" || path.Dir(path.Dir(f.Path)) != source.PlansFolder {
			continue
		}
		d, r := decode[documentRecord](l, f, "plan")
		doc := l.document(r, path.Base(path.Dir(f.Path)), d)
		l.m.Plans = append(l.m.Plans, doc)
		l.m.PlanBy[doc.Slug] = doc
		l.text(doc)
		l.aliases(r, doc)
		l.reviewed(r, doc, d.Reviewed)
		replaced = append(replaced, func() { find(l, l.m.PlanBy, "plan", r, "replaced_by", d.ReplacedBy) })
	}
	for _, check := range replaced {
		check()
	}
	l.orphanTexts()
}

// document makes the plan without its text. It is read from the original where nothing else is written: figures and
// dates that were read in a translation may carry a mistake of the translator, and are marked for readers.
func (l *loader) document(r *record.Keys, slug string, d documentRecord) *policy.Document {
	doc := &policy.Document{
		Slug: slug, Title: d.Title, ShortTitle: d.ShortTitle, Summary: d.Summary,
		Number: d.Number, NumberNote: d.NumberNote, IndexNumber: d.IndexNumber, Issuers: d.Issuer,
		Issued: l.date(r, "issued", d.Issued), Published: l.date(r, "published", d.Published),
		Effective: l.date(r, "effective", d.Effective), Expires: l.date(r, "expires", d.Expires),
		DatesNote: d.DatesNote, Status: d.Status, ReplacedBy: d.ReplacedBy,
		Level: d.Level, Region: l.region(r, "region", d.Region),
		Updated: l.date(r, "updated", d.Updated), Source: l.source(r, "source", d.Source),
		Rendition: map[lang.Lang]policy.Rendition{}, Aliases: d.Aliases, Draft: d.Draft,
		ReadFrom: cmp.Or(d.ReadFrom, policy.FromOriginal), Known: d.Known.how(),
		Reviewed: map[string]policy.Date{}, ClauseBy: map[string]*policy.Clause{},
		Pos: r.At("title"), FormerIDs: formerIDs(r, d.FormerIDs),
	}
	for i, id := range d.Topics {
		if term, ok := find(l, l.m.TermBy, "term", r, index("topics", i), id); ok && term != nil {
			doc.Topics = append(doc.Topics, term)
		}
	}
	for _, language := range lang.Langs {
		doc.Rendition[language] = d.Text[string(language)]
	}
	return doc
}

// text reads the document in each language and joins the clauses by their ids, in the order of the first language; a
// clause that only the second has follows the one before it there. Ids are made of printed numbers, which both
// languages share: 三、（二）8. and 3. (2) 8. are both 3-2-8.
func (l *loader) text(doc *policy.Document) {
	dir := source.PlansFolder + "/" + doc.Slug + "/"
	for _, language := range l.m.Site.Languages {
		f := l.tree.File(dir + policy.TextName(language))
		if f == nil {
			continue
		}
		l.use(f)
		joinOutline(doc, l.planText(f, language), language)
	}
	l.bothLanguages(source.PlansFolder + "/" + doc.Slug)
}

// joinOutline adds a text in one language to a plan. An outline 1, 1-1, 2 in Chinese and 1, 1-1, 1-2, 2 in English
// makes 1, 1-1, 1-2, 2, where 1-2 lacks its Chinese: a rule names that, and the page is whole in the other language.
func joinOutline(doc *policy.Document, outline []part, language lang.Lang) {
	at := 0 // where a clause unknown so far is put in
	for _, e := range outline {
		id := e.path.ID()
		c := doc.ClauseBy[id]
		if c == nil {
			c = &policy.Clause{ID: id, Path: e.path, Document: doc}
			if len(e.path) > 1 {
				c.Parent = doc.ClauseBy[e.path.Up(1).ID()]
			}
			if c.Parent != nil {
				c.Parent.Children = append(c.Parent.Children, c)
			}
			doc.ClauseBy[id] = c
			// With its capacity cut to its length, the first half is copied: what lies behind it stays as it is.
			doc.Clauses = append(doc.Clauses[:at:at], append([]*policy.Clause{c}, doc.Clauses[at:]...)...)
		}
		for i, known := range doc.Clauses {
			if known == c {
				at = i + 1
			}
		}
		*c.In(language) = e.text
	}
}

// aliases checks that a renumbered clause's old id leads to a clause and is not in use again. It may not lead to
// another alias either: links would go on from page to page, and a loop would have no end.
func (l *loader) aliases(r *record.Keys, doc *policy.Document) {
	for _, old := range slices.Sorted(maps.Keys(doc.Aliases)) {
		if doc.ClauseBy[old] != nil {
			l.list.Add(r.At("aliases."+old), "duplicate-id",
				lang.Text{ZH: "别名 %s 已是现有条款的编号", EN: "the alias %s is the id of a clause"}.With(old),
				lang.Text{
					ZH: "请删去该行：该编号已用于其他条款，其网址即为该条款的网址，无法再转到别处；" +
						"请在引用原条款的指标、任务和链接中写现编号（gazette diff 逐一列出）",
					EN: "take the line out: another clause has the number now, and with it the address, which can " +
						"lead nowhere else; write the new number in the targets, tasks and links that mean the " +
						"old clause (gazette diff names them)",
				})
		}
		if now := doc.Aliases[old]; doc.ClauseBy[now] == nil && doc.Aliases[now] != "" {
			l.list.Add(r.At("aliases."+old), "former-id",
				lang.Text{ZH: "别名 %s 指向另一个别名 %s", EN: "the alias %s leads to another alias, %s"}.With(old,
					now),
				lang.Text{ZH: "请直接写现在的条款编号", EN: "write the number that the clause has now"})
			continue
		}
		l.clause(r, "aliases."+old, doc, doc.Aliases[old])
	}
}

// reviewed reads when translations were held against their originals. A clause may be named by an id that it had, or
// by one of its paragraphs: it is the same clause. Of several days for one clause the latest counts.
func (l *loader) reviewed(r *record.Keys, doc *policy.Document, days map[string]string) {
	for _, id := range slices.Sorted(maps.Keys(days)) {
		day := l.date(r, "reviewed."+id, days[id])
		if c, _ := l.clause(r, "reviewed."+id, doc, id); c != nil && doc.Reviewed[c.ID].Before(day) {
			doc.Reviewed[c.ID] = day
		}
	}
}

// orphanTexts names texts that have no document.toml beside them.
func (l *loader) orphanTexts() {
	for _, f := range l.tree.Under(source.PlansFolder) {
		dir, name := path.Dir(f.Path), path.Base(f.Path)
		ofPlan := path.Dir(dir) == source.PlansFolder && strings.HasPrefix(name, "index.")
		if ofPlan && l.tree.Lacks(dir+"/document.toml") {
			l.use(f)
			l.list.Add(diag.Pos{File: f.Path}, "missing-file",
				lang.Text{ZH: "该规划缺少 document.toml", EN: "this plan has no document.toml"},
				lang.Text{
					ZH: "请添加 %s/document.toml，写明标题、发文机关和日期",
					EN: "add %s/document.toml with its title, issuer and dates",
				}.With(dir))
		}
	}
}
