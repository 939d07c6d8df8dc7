package search

import (
	"errors"
	"fmt"
	"hash/fnv"
	"strings"

	"gazette/internal/facets"
	"gazette/internal/lang"
	"gazette/internal/terms"
)

// errNotFound says that a piece of a published page is not found by the files of the search.
var errNotFound = errors.New("the search does not find what a page says")

// How much of the rendered text a build tries.
const (
	piecesOfEntry = 2
	sparse        = 5 // of counties and hospitals, whose pages are alike
	reversedOf    = 8 // every so-many-th answer is looked into

	mostPages = 300 // about so many in each language: on a large site each is one of many alike
)

// A report counts what the self-test tried.
type report struct {
	Samples  int // pieces of the pages
	Reversed int // results that were looked into
	Foreign  int // of those, results without what was asked
}

// SelfTest tries the search on the pages as they are published: pieces of their text, of one to eight
// characters, words and numbers, must each be found with their entry among the results, and results
// must have what was asked. A miss is an error that names the place.
//
// The pieces come from the HTML and not from the tokens, or the test would agree with any mistake that
// the analysis makes. page gives a file of the site by its name, [fs.ErrNotExist] where it has none; it is
// called from several goroutines.
func (m *Made) SelfTest(page func(name string) ([]byte, error)) (report, error) {
	return m.test(page, func(int) bool { return true })
}

// SelfTestChanged is [Made.SelfTest] for what did not come from the cache: enough where the pages of the rest are as
// they were.
func (m *Made) SelfTestChanged(page func(name string) ([]byte, error)) (report, error) {
	return m.test(page, func(number int) bool { return m.fresh[number] })
}

func (m *Made) test(page func(name string) ([]byte, error), wanted func(number int) bool) (report, error) {
	reports := make([]report, len(m.languages))
	err := each(len(reports), func(i int) error {
		l := m.languages[i]
		r, err := Open(l, m.read)
		if err != nil {
			return err
		}
		t := &selfTest{r, m.entries, wanted, &reports[i]}
		return t.run(newSampler(page, l))
	})
	var all report
	for _, r := range reports {
		all = report{all.Samples + r.Samples, all.Reversed + r.Reversed, all.Foreign + r.Foreign}
	}
	return all, err
}

type selfTest struct {
	*Reader
	entries []entry
	wanted  func(number int) bool
	report  *report
}

func (t *selfTest) run(texts *sampler) error {
	pages := map[string]bool{}
	for i := range t.entries {
		pages[t.entries[i].page()] = true
	}
	for number := range t.entries {
		e := &t.entries[number]
		alike := (e.Kind == facets.CountyKind || e.Kind == facets.HospitalKind) && number%sparse != 0
		if alike || seed(e.page())%uint64(len(pages)) >= mostPages || !t.wanted(number) {
			continue
		}
		text, err := texts.text(e)
		if err != nil {
			return err
		}
		for i := range piecesOfEntry {
			if piece := pieceOf(text, seed(e.Path, string(t.lang), i)); piece != "" {
				if err := t.try(number, piece); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// page is the address of the page that an entry stands on: reading that is most of what the test costs.
func (e *entry) page() string {
	path, _, _ := strings.Cut(e.Path, "#")
	return path
}

// seed makes the choice of pieces depend on what is sampled and on nothing else.
func seed(parts ...any) uint64 {
	h := fnv.New64a()
	fmt.Fprint(h, parts...)
	return h.Sum64()
}

// try asks for a piece of an entry's text.
func (t *selfTest) try(number int, piece string) error {
	q := terms.ParseQuery(piece)
	hits, err := t.found(q)
	if err != nil {
		return err
	}
	t.report.Samples++
	if at(hits, number) < 0 {
		return fmt.Errorf("%w: %s/%s has %q", errNotFound, t.lang, t.entries[number].Path, piece)
	}
	if t.report.Samples%reversedOf != 0 {
		return nil
	}
	other := hits[seed(piece, len(hits))%uint64(len(hits))].Number
	t.report.Reversed++
	if !t.has(&t.entries[other], q) {
		t.report.Foreign++
	}
	return nil
}

// has reports whether an entry has in a row what each group of a query asks, in any of its texts.
func (t *selfTest) has(e *entry, q terms.Query) bool {
	texts := append(
		e.elsewhere(t.lang),
		e.Title.In(t.lang),
		e.Body.In(t.lang),
		e.Names.In(t.lang),
		strings.Join(e.Keys, "\n"),
		strings.Join(e.Refs, "\n"),
	)
	for _, g := range q.Groups {
		found := false
		for _, a := range g.Any {
			for _, text := range texts {
				found = found || terms.MatchPhrase(a.Units, text)
			}
			found = found || a.Field == "ref"
		}
		if !found {
			return false
		}
	}
	return true
}

// elsewhere are the texts by which an entry is found although it does not have them in a language.
func (e *entry) elsewhere(l lang.Lang) []string {
	other := l.Other()
	texts := []string{e.Title.In(other), e.Body.In(other), e.Names.In(other)}
	for _, t := range e.Also {
		texts = append(texts, t.ZH, t.EN)
	}
	return texts
}
