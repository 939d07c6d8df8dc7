package search

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"gazette/internal/lang"
	"gazette/internal/terms"
	"gazette/internal/testkit"
)

// A sought is a query on the real site as somebody would type it, with what must come of it. The rows
// are in testdata/promised.json, by the phrases of what readers are promised; the browser test asks them too.
type sought struct {
	Lang      lang.Lang
	Query     string
	Want      string // the address below the language of the first result; "" for none at all
	Within    int    // among the first so many is enough
	Also      string // an address that must be among all results
	Not       string // what no result's address has
	Mended    string // what the answer says was asked instead
	Parts     bool   // it is found by parts of what is asked, which else do not count here
	Elsewhere bool   // the result is found by the other language or the glossary, and said to be
}

func TestReadersFindWhatTheyArePromised(t *testing.T) {
	data, err := os.ReadFile("testdata/promised.json")
	if err != nil {
		t.Fatal(err)
	}
	var promised []struct {
		Phrase  string
		Queries []sought
	}
	if err := json.Unmarshal(data, &promised); err != nil {
		t.Fatal(err)
	}
	out := published(t)
	for _, p := range promised {
		t.Run(p.Phrase, func(t *testing.T) {
			t.Parallel()
			if len(p.Queries) < 3 {
				t.Error("too few queries")
			}
			for _, s := range p.Queries {
				s.try(t, out)
			}
		})
	}
}

// folders are those that several tests read; they go when all have run.
var folders []string

func TestMain(m *testing.M) {
	code := testkit.InMemory{Tests: m}.Run()
	for _, folder := range folders {
		_ = os.RemoveAll(folder)
	}
	os.Exit(code)
}

// publishedOnce is a folder with the search of the real site, written once: it has over a thousand files.
var publishedOnce = sync.OnceValues(func() (string, error) {
	_, files := realSite()
	out, err := os.MkdirTemp("", "gazette-search-test-")
	if err != nil {
		return "", err
	}
	folders = append(folders, out)
	for name, data := range files {
		file := filepath.Join(out, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, data, 0o644)); err != nil {
			return "", err
		}
	}
	return out, nil
})

func published(t *testing.T) string {
	t.Helper()
	out, err := publishedOnce()
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// first is how many results somebody looks through.
const first = 20

// try asks the browser's files, and the Bleve index, whose order is its own: what is wanted is among the first.
func (s sought) try(t *testing.T, out string) {
	t.Helper()
	limit := max(s.Within, 3)
	if s.Not+s.Also != "" {
		limit = 2000
	}
	answer, err := askFiles(s.Query, s.Lang, limit)
	if err != nil {
		t.Errorf("%s %q: %v", s.Lang, s.Query, err)
		return
	}
	s.judge(t, answer)
	s.Within = max(s.Within, first)
	if answer, err = Ask(context.Background(), out, s.Query, s.Lang, nil, max(limit, s.Within)); err != nil {
		t.Errorf("%s %q: %v", s.Lang, s.Query, err)
		return
	}
	s.judge(t, answer)
}

// askFiles asks the browser's files of the real site.
func askFiles(asked string, l lang.Lang, limit int) (*Answer, error) {
	_, files := realSite()
	r, err := Open(l, from(files))
	if err != nil {
		return nil, err
	}
	other, err := Open(l.Other(), from(files))
	if err != nil {
		return nil, err
	}
	return (&asker{r, other, r.Find}).answer(asked, terms.ParseQuery(asked), limit)
}

func (s sought) judge(t *testing.T, answer *Answer) {
	t.Helper()
	if !s.Parts {
		answer.Results = answer.Results[:min(len(answer.Results), answer.Total-answer.Relaxed)]
	}
	var addresses []string
	for _, r := range answer.Results {
		addresses = append(addresses, strings.TrimPrefix(r.Address, string(s.Lang)+"/"))
	}
	if s.Want == "" {
		if len(addresses) > 0 {
			t.Errorf("%s %q finds %v, want nothing", s.Lang, s.Query, addresses[:min(3, len(addresses))])
		}
		return
	}
	at := slices.Index(addresses, s.Want)
	switch {
	case at < 0 || at >= max(s.Within, 1):
		t.Errorf("%s %q finds first %v, want %s among %d", s.Lang, s.Query,
			addresses[:min(max(s.Within, 3), len(addresses))], s.Want, max(s.Within, 1))
	case answer.Results[at].Elsewhere != s.Elsewhere:
		t.Errorf("%s %q finds %s through the other language or the glossary: %t", s.Lang, s.Query, s.Want, !s.Elsewhere)
	}
	if s.Also != "" && !slices.Contains(addresses, s.Also) {
		t.Errorf("%s %q does not find %s", s.Lang, s.Query, s.Also)
	}
	if i := slices.IndexFunc(addresses, func(a string) bool { return strings.Contains(a, s.Not) }); s.Not != "" &&
		i >= 0 {
		t.Errorf("%s %q finds %s", s.Lang, s.Query, addresses[i])
	}
	said := ""
	if len(answer.Changes) > 0 {
		said = answer.Changes[0].For[0]
	}
	if said != s.Mended {
		t.Errorf("%s %q says that %q was asked, want %q", s.Lang, s.Query, said, s.Mended)
	}
}

// Names are offered while they are typed.
func TestNamesAreOfferedAhead(t *testing.T) {
	_, files := realSite()
	for _, c := range []struct {
		lang  lang.Lang
		typed string
		want  string
	}{
		{lang.ZH, "嵩", "counties/410325/"}, {lang.ZH, "songx", "counties/410325/"},
		{lang.ZH, "sx", "counties/411422/"}, {lang.ZH, "Song C", "counties/410325/"},
		{lang.EN, "songxian c", "counties/410325/"}, {lang.EN, "嵩", "counties/410325/"},
		{lang.ZH, "41032", "counties/410325/"}, {lang.ZH, "睢县人民", "hospitals/suixian-county-peoples-hospital/"},
		{lang.EN, "suixian county p", "hospitals/suixian-county-peoples-hospital/"},
		{lang.ZH, "孟津县", "counties/410308/"}, {lang.ZH, "yanshishi", "counties/410307/"},
		{lang.EN, "xuchang cou", "counties/411003/"},
		{lang.ZH, "郑大一", "hospitals/first-affiliated-hospital-of-zhengzhou-university/"},
		{lang.ZH, "sxrm", "hospitals/suixian-county-peoples-hospital/"}, {lang.ZH, "shijia", "regions/130100/"},
		{lang.ZH, "百强县医院提", "plans/hebei-top-100-county-hospitals/"},
		{lang.EN, "chest p", "glossary/#chest-pain-centre"}, {lang.ZH, "医院名", "hospitals/"},
		{lang.EN, "list of h", "hospitals/"},
	} {
		r, err := Open(c.lang, from(files))
		if err != nil {
			t.Fatal(err)
		}
		numbers, err := r.called(c.typed, r.kinds)
		if err != nil {
			t.Fatal(err)
		}
		var paths []string
		for _, n := range numbers {
			text, err := r.Text(n)
			if err != nil {
				t.Fatal(err)
			}
			paths = append(paths, text.Path)
		}
		if !slices.Contains(paths, c.want) {
			t.Errorf("%s %q offers %v, want %s", c.lang, c.typed, paths, cmp.Or(c.want, "nothing"))
		}
	}
}
