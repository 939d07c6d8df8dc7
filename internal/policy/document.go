package policy

import (
	"sync"

	"gazette/internal/clause"
	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/numeral"
	"gazette/internal/richtext"
)

// A Document is a plan with its metadata (GB/T 9704 names in brackets) and its clauses.
type Document struct {
	Slug        string
	Title       lang.Text
	ShortTitle  lang.Text
	Summary     lang.Text
	Number      string // 文号, "冀政办字〔2022〕109号"
	NumberNote  lang.Text
	IndexNumber string      // 索引号
	Issuers     []lang.Text // 发文机关
	Issued      Date        // 成文日期
	Published   Date        // 发布日期
	Effective   Date
	Expires     Date // the end of the period that the plan covers
	DatesNote   lang.Text
	Status      DocumentStatus // 时效
	ReplacedBy  string         // slug
	Level       string         // national, province, city, county
	Region      *Region
	Topics      []*Term // of the glossary
	Updated     Date    // when the editors last changed the record
	ReadFrom    string  // original, or translation: what the editors restated
	Known       HowKnown
	Rendition   map[lang.Lang]Rendition
	Source      Source
	Reviewed    map[string]Date   // when a clause's translation was last held against its original
	Aliases     map[string]string // an id a clause had before it was renumbered → its id now
	FormerIDs   []FormerID        // names that its folder had

	Draft bool // left out of the site unless drafts are asked for

	Clauses  []*Clause // all, in reading order
	ClauseBy map[string]*Clause
	Pos      diag.Pos
}

// What ReadFrom says: of what the editors restated the plan, the original or, not having seen it, a translation.
const (
	FromOriginal    = "original"
	FromTranslation = "translation"
)

// A DocumentStatus says whether a document has force.
type DocumentStatus string

// The statuses of documents.
const (
	InForce  DocumentStatus = "in-force"
	Expired  DocumentStatus = "expired"
	Repealed DocumentStatus = "repealed"
	Replaced DocumentStatus = "replaced"
)

// Void reports whether a plan was repealed or replaced, so that nothing in it is asked of anybody any more.
func (d *Document) Void() bool { return d.Status == Repealed || d.Status == Replaced }

// Asks reports whether a plan asks on a day for what is due by a date, which may be none. One that is void asks for
// nothing, what was due before included: since when it is void is not recorded. One whose period is over asks for what
// fell due within it, so that it can be told whether that was reached, and for nothing to come.
func (d *Document) Asks(due, today Date) bool {
	ahead := !due.Before(today)
	switch {
	case d.Void():
		return false
	case due.IsZero():
		return true
	case d.Status == Expired && (ahead || d.Expires.IsZero()):
		return false
	case ahead:
		return !d.Expires.Precedes(today)
	}
	return !d.Expires.Precedes(due)
}

// A Rendition says what the text in a language is.
type Rendition string

// The renditions.
const (
	Original            Rendition = "original"
	OfficialTranslation Rendition = "official-translation"
	Restatement         Rendition = "restatement" // in the editors' own words
)

// OriginalLang is the language whose text the other follows: the one that is the original, and Chinese,
// in which the plans were issued, where both are restated.
func (d *Document) OriginalLang() lang.Lang {
	if d.Rendition[lang.EN] == Original {
		return lang.EN
	}
	return lang.ZH
}

// A Clause is a numbered part of a document. Its id is the path of its printed numbers: 三、（二）8. is
// "3-2-8" in every language, wherever it stands.
type Clause struct {
	ID       string
	Path     clause.Path // empty for the preamble
	Parent   *Clause
	Children []*Clause
	ZH, EN   ClauseText
	Document *Document
}

// A ClauseText is a clause in one language.
type ClauseText struct {
	Present bool
	Label   string // the number as printed: "（二）"
	Title   string
	Body    []richtext.Block
	Pos     diag.Pos

	// Revised says which commit last changed the title, which comes first, and each block of the body; nil: not known.
	Revised []Revision

	figures func() numeral.Numbers // shared by all copies, so that they are read once
}

// A Revision is a place in the history of a site.
type Revision struct {
	Order int // from 1 for the oldest commit; one more than the newest for what is not committed yet
	Day   Date
}

// WithFigures returns the text such that its figures are read once, when they are first asked for, even
// where the text is used in model after model.
func (t ClauseText) WithFigures(l lang.Lang) ClauseText {
	t.figures = sync.OnceValue(func() numeral.Numbers { return numeral.Read(t.Plain(), l) })
	return t
}

// Plain is the title and the paragraphs as running text.
func (t ClauseText) Plain() string { return t.Title + "\n" + richtext.PlainBlocks(t.Body) }

// In returns the clause in one language.
func (c *Clause) In(l lang.Lang) *ClauseText {
	if l == lang.ZH {
		return &c.ZH
	}
	return &c.EN
}

// Level is 1 for a top-level clause and 0 for the preamble.
func (c *Clause) Level() int { return len(c.Path) }

// Pos is the place of the clause in the first language that has it.
func (c *Clause) Pos() diag.Pos {
	if c.ZH.Present {
		return c.ZH.Pos
	}
	return c.EN.Pos
}

// Plain is the clause's title and own paragraphs in one language, without its sub-clauses.
func (c *Clause) Plain(l lang.Lang) string { return c.In(l).Plain() }

// Figures are those that the clause's title and own paragraphs state in one language.
func (c *Clause) Figures(l lang.Lang) numeral.Numbers {
	if t := c.In(l); t.figures != nil {
		return t.figures()
	}
	return numeral.Read(c.Plain(l), l)
}

// Clause finds a clause by its id now or by an id it had before; nil when there is none.
func (d *Document) Clause(id string) *Clause {
	if c := d.ClauseBy[id]; c != nil {
		return c
	}
	return d.ClauseBy[d.Aliases[id]]
}

// Dated is the day that a plan is cited by: of its issue or, where that is not known, of its publication.
func (d *Document) Dated() Date {
	if d.Issued.IsZero() {
		return d.Published
	}
	return d.Issued
}
