package search

import (
	"encoding/json"
	"flag"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"gazette/internal/lang"
	"gazette/internal/terms"
	"gazette/internal/testkit"
)

// expected is what the client must make of the files in one language.
type expected struct {
	Answers []expectedAnswer `json:"answers"`
	Texts   []expectedText   `json:"texts"`
	Names   []expectedName   `json:"names"`
}

type expectedAnswer struct {
	Query  string  `json:"query"`
	Answer *Answer `json:"answer"`
}

type expectedText struct {
	Number int    `json:"number"`
	Kind   string `json:"kind"`
	Path   string `json:"path"`
	Title  string `json:"title"`
	Trail  string `json:"trail"`
	Date   string `json:"date"`
	Status string `json:"status"`
	Body   string `json:"body"`
}

type expectedName struct {
	Typed string `json:"typed"`
	Path  string `json:"path"`
}

// The client's scripts do without a browser what Go does: cut texts and queries, read the files, rank, verify, mark.
// The tests are in themes/test; here is written what they compare with.
func TestClientWithoutABrowser(t *testing.T) {
	t.Parallel()
	node := testkit.Node(t)
	out := published(t)
	of := map[lang.Lang]expected{}
	for _, l := range lang.Langs {
		of[l] = expectedIn(t, l)
	}
	writeJSON(t, out, "expected.json", of)
	writeJSON(t, out, "stems.json", stemsOf(of[lang.EN].Texts))
	put(t, out, "fold.txt", []byte(terms.FoldTable(func(rune) bool { return true })))
	tests, err := filepath.Glob("../../themes/test/*.test.js")
	if err != nil || len(tests) == 0 {
		t.Fatalf("the client has no tests: %v", err)
	}
	readAll(t, "../../themes")
	cmd := exec.Command(node, append([]string{"--test", "--test-reporter=spec"}, tests...)...)
	cmd.Env = append(os.Environ(), "GAZETTE_SEARCH_FILES="+out)
	said, err := cmd.CombinedOutput()
	if err != nil {
		t.Errorf("%v\n%s", err, said)
	} else if strings.Contains(string(said), "SKIPPED") {
		t.Errorf("tests were left out:\n%s", said)
	}
	t.Logf("%s", said)
}

// expectedIn asks the published files of a language what readers are promised, and what a test of the rank asks.
func expectedIn(t *testing.T, l lang.Lang) expected {
	t.Helper()
	_, files := realSite()
	r, err := Open(l, from(files))
	if err != nil {
		t.Fatal(err)
	}
	other, err := Open(l.Other(), from(files))
	if err != nil {
		t.Fatal(err)
	}
	x := &asker{r, other, r.Find}
	var e expected
	for _, asked := range append(firstQueries(t, r), promisedQueries(t, l)...) {
		answer, err := x.answer(asked, terms.ParseQuery(asked), 10)
		if err != nil {
			t.Fatalf("%s %q: %v", l, asked, err)
		}
		e.Answers = append(e.Answers, expectedAnswer{asked, answer})
	}
	for number := 0; number < len(r.lengths); number += 7 {
		text, err := r.Text(number)
		if err != nil {
			t.Fatal(err)
		}
		e.Texts = append(e.Texts,
			expectedText{number, text.Kind, text.Path, text.Title, text.Trail, text.Date, text.Status,
				text.Body})
	}
	for typed, path := range map[string]string{"嵩": "counties/410325/", "嵩縣": "counties/410325/",
		"song4xian4": "counties/410325/", "41032": "counties/410325/",
		"睢县人民": "hospitals/suixian-county-peoples-hospital/"} {
		e.Names = append(e.Names, expectedName{typed, path})
	}
	return e
}

// clientQueries is how many queries are asked of the client; .ci/nightly asks all.
var clientQueries = flag.Int("queries", 60, "number of queries that are asked of the browser's reader")

func firstQueries(t *testing.T, r *Reader) []string {
	all := queries(t, r)
	return all[:min(*clientQueries, len(all))]
}

func promisedQueries(t *testing.T, l lang.Lang) []string {
	t.Helper()
	data, err := os.ReadFile("testdata/promised.json")
	if err != nil {
		t.Fatal(err)
	}
	var promised []struct{ Queries []sought }
	if err := json.Unmarshal(data, &promised); err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, p := range promised {
		for _, q := range p.Queries {
			if q.Lang == l {
				all = append(all, q.Query)
			}
		}
	}
	return all
}

// stemsOf are the words of some texts with their stems.
func stemsOf(texts []expectedText) map[string]string {
	stems, word := map[string]string{}, regexp.MustCompile(`[a-z]{3,}`)
	for _, text := range texts {
		for _, w := range word.FindAllString(strings.ToLower(text.Title+" "+text.Body), -1) {
			stems[w] = terms.Stem(w)
		}
	}
	return stems
}

func writeJSON(t *testing.T, out, name string, value any) {
	t.Helper()
	data, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	put(t, out, name, data)
}

// readAll reads the scripts below a folder, so that the go command knows of them: it would else take the result of
// an earlier run when only they have changed.
func readAll(t *testing.T, folder string) {
	t.Helper()
	err := filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
		if err == nil && filepath.Ext(name) == ".js" {
			_, err = os.ReadFile(name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
