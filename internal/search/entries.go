package search

import (
	"gazette/internal/facets"
	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/site"
	"gazette/internal/terms"
	"strings"
)

// An entry is one thing that can be found, in both languages. Its number is its place among the
// entries, the same in both.
type entry struct {
	Kind    facets.Kind
	Path    string // below the language: "plans/x/#c3-2-8"
	Title   lang.Text
	Body    lang.Text
	Trail   lang.Text   // where it stands: plan › part › clause
	Names   lang.Text   // what else it is called, a line each: codes, numbers, former and short names
	Keys    []string    // terms that need no analysis: pinyin, initials
	Refs    []string    // clause numbers, as RefKeys makes them
	Aside   lang.Text   // what of the body does not count in its length
	Labels  []lang.Text // how its facts are known; they do not count in its length either
	Figures []lang.Text // that its page tells of it
	Known   int         // how much the site has on it besides its name: of places called alike it puts one first
	Also    []forms     // other forms of the glossary's terms that stand in it
	Date    policy.Date
	Status  lang.Text // the state of its targets in words
	Facets  [len(facets.Facets)][]value
	Places  []*policy.Region // that it is of or binds, the narrowest
}

// A forms is what a term of the glossary is called, a line each, with the terms of the index that
// this makes.
type forms struct {
	lang.Text
	terms []string
}

func formsOf(t lang.Text) forms {
	f := forms{Text: t}
	for _, l := range lang.Langs {
		for _, token := range cutOf(t.In(l)).terms() {
			f.terms = append(f.terms, token.Term)
		}
	}
	return f
}

// lines are what a term is called, in both languages.
func (f forms) lines() []string { return strings.Split(f.ZH+"\n"+f.EN, "\n") }

// An indexer gathers the entries of a site.
type indexer struct {
	site    *site.Site
	figures map[*policy.Region][]*policy.Figure
	entries []entry
}

// entriesOf are everything that can be found on a site, in an order that keeps together what belongs
// together: a clause stands before its targets and tasks, a county before its hospitals. Documents
// near each other share a file, so the results of a query lie in few files.
func entriesOf(s *site.Site) []entry {
	x := &indexer{site: s, entries: make([]entry, 0, roomFor(s.Model))}
	x.figures = map[*policy.Region][]*policy.Figure{}
	for _, f := range s.Model.Figures {
		x.figures[f.Region] = append(x.figures[f.Region], f)
	}
	for _, d := range s.Model.Plans {
		x.plan(d)
	}
	for _, r := range s.Model.Regions {
		if r.Parent == nil { // a site need not have the whole country
			x.region(r)
		}
	}
	x.lists()
	x.articles()
	x.terms()
	return x.entries
}

// roomFor is about how many entries there will be: memory for those of a large site is better asked for once than
// doubled on the way.
func roomFor(m *policy.Model) int {
	n := len(m.Plans) + len(m.Targets) + len(m.Tasks) + len(m.RegionBy) + len(m.Hospitals) + len(m.Lists) +
		len(m.Pages) + len(m.Notices) + len(m.Terms)
	for _, d := range m.Plans {
		n += len(d.Clauses)
	}
	return n
}

func (x *indexer) add(e entry) {
	if !e.Date.IsZero() {
		e.set(facets.ByDate, e.Date.String(), lang.Text{})
	}
	e.set(facets.ByKind, e.Kind.String(), facets.Kinds[e.Kind].Words)
	x.entries = append(x.entries, e)
}

// both writes a text in each language.
func both(write func(lang.Lang) string) lang.Text {
	return lang.Text{ZH: write(lang.ZH), EN: write(lang.EN)}
}

func (x *indexer) terms() {
	for _, t := range x.site.Model.Terms {
		e := entry{
			Kind:  facets.TermKind,
			Path:  site.GlossaryPath + "#" + t.ID,
			Title: t.Name,
			Trail: lang.Text{ZH: "术语表", EN: "Glossary"},
		}
		e.Names = both(func(l lang.Lang) string { return lines(also(t, l)...) })
		e.Body = both(func(l lang.Lang) string {
			return lines(t.Name.In(l.Other()), t.Definition.In(l), join(also(t, l), l))
		})
		x.add(e)
	}
}

func also(t *policy.Term, l lang.Lang) []string {
	if l == lang.ZH {
		return t.AlsoZH
	}
	return t.AlsoEN
}

// called are the title and the names of an entry in a language.
func (e *entry) called(l lang.Lang) []string {
	names := []string{e.Title.In(l)}
	for name := range strings.SplitSeq(e.Names.In(l), "\n") {
		if name != "" {
			names = append(names, name)
		}
	}
	return names
}

// syllablesOf are the pinyin syllables of an entry's names that are places or the like, each with the
// fewest that a name with it has: song of 嵩县 stands for half of the name, of 抚松县 for a third.
func (e *entry) syllablesOf() map[string]int {
	least := map[string]int{}
	if len(e.Keys) == 0 {
		return least
	}
	for _, name := range e.called(lang.ZH) {
		for _, syllables := range terms.Pinyin(name) {
			for _, s := range syllables {
				if n := least[terms.Stem(s)]; n == 0 || len(syllables) < n {
					least[terms.Stem(s)] = len(syllables)
				}
			}
		}
	}
	return least
}
