// Package policy is the domain: plans and their clauses, regions, hospitals, targets, observations
// and tasks, as the fields of public administration name them.
//
// load fills it from the sources; progress, check and site read it. It does no I/O and knows no
// HTML. Every record keeps the place it was read from, so that a rule can point at it.
//
// It exports many names, for it is the vocabulary that all other packages and the layouts of themes speak. Most are
// the records and what their fields hold. The functions read and judge what stands in a field (a date, an address,
// a name that becomes part of an address), so that load, check and the desk judge it alike.
package policy

import (
	"math"
	"slices"
	"strings"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/numeral"
	"gazette/internal/richtext"
)

// Unfinished marks, in a text, what is still to be written or translated. A text that has it is not
// published.
var Unfinished = lang.Text{ZH: "【待写】", EN: "[to be written]"}

// A Source says who published a fact, when and where.
type Source struct {
	Name      lang.Text
	Title     string // of the original, as published
	URL       string // empty: cited by name only
	Published Date
	Note      lang.Text
	Weak      bool // a shop page, a forum, an aggregator: no better one was found
}

// A Site is what config.toml says about the whole.
type Site struct {
	Title, Description lang.Text
	BaseURL            string // "https://example.org/plans/", with the slash
	Theme              string
	CardFont           string      // file below themes/ in which cards are written; empty: that of the theme
	Languages          []lang.Lang // those it is published in, in the order of lang.Langs
	Today              Date        // zero: the day of the build
	Publisher          lang.Text
	Contact            Contact   // where readers report mistakes
	Example            bool      // everything on the site is invented
	SearchExamples     lang.Text // shown in the empty search box
	License            Source    // of the data: name and URL
	LicenseID          string    // by SPDX; empty where none is given
	Pos                diag.Pos

	BaseURLPos, ContactPos, ThemePos diag.Pos
	CardFontPos                      diag.Pos
}

// Has reports whether the site is published in a language.
func (s *Site) Has(l lang.Lang) bool { return slices.Contains(s.Languages, l) }

// First is the language that stands for all where only one can.
func (s *Site) First() lang.Lang { return s.Languages[0] }

// Bilingual reports whether the site is published in more than one language.
func (s *Site) Bilingual() bool { return len(s.Languages) > 1 }

// Words are those of a text that the site shows: in its languages. A site that says none has all.
func (s *Site) Words(t lang.Text) lang.Text {
	var shown lang.Text
	if len(s.Languages) == 0 || s.Has(lang.ZH) {
		shown.ZH = t.ZH
	}
	if len(s.Languages) == 0 || s.Has(lang.EN) {
		shown.EN = t.EN
	}
	return shown
}

// Whole reports whether a text has words in every language of the site.
func (s *Site) Whole(t lang.Text) bool {
	needed := s.Words(lang.Same("needed"))
	return (t.ZH != "" || needed.ZH == "") && (t.EN != "" || needed.EN == "")
}

// A Page is an article (about, method) or a dated notice.
type Page struct {
	Slug      string // "about"
	Title     lang.Text
	Summary   lang.Text
	Published Date // of a notice
	Updated   Date
	Body      Prose
	Unlisted  bool       // no search finds it
	FormerIDs []FormerID // names that its folder had
	Draft     bool
	Pos       diag.Pos
}

// TextName is what the file of a text in a language is called, in the folder of its page or plan.
func TextName(l lang.Lang) string { return "index." + string(l) + ".md" }

// A Prose is running text in both languages.
type Prose struct{ ZH, EN []richtext.Block }

// In returns the text in one language.
func (p Prose) In(l lang.Lang) []richtext.Block {
	if l == lang.ZH {
		return p.ZH
	}
	return p.EN
}

// A Term is an entry of the glossary.
type Term struct {
	ID             string
	FormerIDs      []FormerID
	Name           lang.Text
	AlsoZH, AlsoEN []string // true synonyms
	Avoid          Wordings // wordings that the site's texts do not use for it
	Definition     lang.Text
	Pos            diag.Pos
}

// An Asked is what readers type for what texts say otherwise: 癌症 for 肿瘤. The search takes it as the same; no text
// and no page uses it.
type Asked struct{ Words, Means Wordings }

// Wordings are forms of words in each language.
type Wordings struct{ ZH, EN []string }

// In returns the forms in one language.
func (w Wordings) In(l lang.Lang) []string {
	if l == lang.ZH {
		return w.ZH
	}
	return w.EN
}

// Also are the true synonyms in one language.
func (t *Term) Also(l lang.Lang) []string { return Wordings{t.AlsoZH, t.AlsoEN}.In(l) }

// A Unit is what a quantity is counted in.
type Unit struct {
	ID     string
	Name   lang.Text
	Symbol lang.Text // follows the figure directly, as % does; empty: the name follows after a space
	Format lang.Text // where the figure stands elsewhere: "level %s"
	One    string    // the English name after the figure one, where it differs: hospital
	// Counted says that there are no fractions of it: hospitals, not hours.
	Counted bool
	Pos     diag.Pos
}

// Percent reports whether the unit is a share of a hundred. The unit may be nil.
func (u *Unit) Percent() bool { return u != nil && u.ID == "percent" }

// Amount writes a value with its unit as readers do: 90%, 300人次, 35 counties, level 4. The unit may be nil.
func (u *Unit) Amount(value float64) lang.Text {
	s := numeral.Grouped(value)
	switch {
	case u == nil:
		return lang.Same(s)
	case !u.Format.IsZero():
		return lang.Text{ZH: strings.ReplaceAll(u.Format.ZH, "%s", s), EN: strings.ReplaceAll(u.Format.EN, "%s", s)}
	case !u.Symbol.IsZero():
		return lang.Text{ZH: s + u.Symbol.ZH, EN: s + u.Symbol.EN}
	}
	name := u.Name.EN
	if math.Abs(value) == 1 && u.One != "" {
		name = u.One
	}
	return lang.Text{ZH: s + u.Name.ZH, EN: s + " " + name}
}

// A Model is everything the content says, joined and resolved. Slices keep the order in which
// records are shown; maps hold the same records by their ids.
type Model struct {
	Site         Site
	Plans        []*Document
	Pages        []*Page
	Notices      []*Page   // newest first
	Regions      []*Region // by code
	RegionSource Source    // of the regions' codes and names
	Groups       []*Group
	Hospitals    []*Hospital
	Pairings     []*Pairing
	Lists        []*List
	Targets      []*Target
	Observations []*Observation
	Figures      []*Figure
	Departments  []*Department
	Tasks        []*Task
	Terms        []*Term
	Asked        []Asked // by readers
	Units        []*Unit
	Assets       []Asset            // by path
	Listed       bool               // there is a list of the addresses that were published
	ListPos      diag.Pos           // where it stands, or would
	Published    []PublishedAddress // as that list has them
	Withdrawn    []*Withdrawal
	Past         Past              // what the last edit that git knows did
	Unfit        map[diag.Pos]bool // where records are at fault in form; a file alone where none of it could be read

	PlanBy       map[string]*Document
	RegionBy     map[string]*Region
	GroupBy      map[string]*Group
	HospitalBy   map[string]*Hospital
	ListBy       map[string]*List
	TargetBy     map[string]*Target // "plan/id"
	DepartmentBy map[string]*Department
	UnitBy       map[string]*Unit
	TermBy       map[string]*Term

	RegionSourcePos diag.Pos
}
