package search

import (
	"bytes"
	"errors"
	"gazette/internal/lang"
	"gazette/internal/search/wire"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/blevesearch/bleve/v2"
	_ "github.com/blevesearch/bleve/v2/config"
	"github.com/blevesearch/bleve/v2/mapping"
)

var programInReadme = regexp.MustCompile("(?s)```go\n(package main\n.*?)```")

// The program in the README, which knows nothing of gazette, finds what it is there for.
func TestTheReadmesProgramSearches(t *testing.T) {
	t.Parallel()
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	program := programInReadme.FindSubmatch(readme)
	if program == nil {
		t.Fatal("the README has no program")
	}
	if n := strings.Count(string(program[1]), "\n"); n > 30 {
		t.Errorf("the program has %d lines", n)
	}
	dir := t.TempDir()
	put(t, dir, "main.go", program[1])
	binary := filepath.Join(dir, "ask")
	build := exec.Command("go", "build", "-o", binary, filepath.Join(dir, "main.go"))
	if said, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	index := filepath.Join(published(t), filepath.FromSlash(IndexFolder))
	for _, c := range []struct {
		asked, want string
		within      int // the first lines
		least       int // results
	}{
		{"嵩縣", "counties/410325/ 嵩县 Songxian County", 1, 1},
		{"胸痛中心", "glossary/#chest-pain-centre ", 1, 2},
		{"ＨＯＳＰＩＴＡＬ", "", 0, 300}, {"hospitals", "", 0, 300},
		{"chest pain", "glossary/#chest-pain-centre ", 3, 5},
		{"〔2022〕109号", "plans/hebei-health-reform-2022/ ", 1, 1},
	} {
		said, err := exec.Command(binary, index, c.asked).CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v\n%s", c.asked, err, said)
		}
		lines := strings.Split(string(said), "\n")
		if total, err := strconv.Atoi(lines[0]); err != nil || total < c.least {
			t.Errorf("%s finds %q, want at least %d", c.asked, lines[0], c.least)
		}
		first := lines[1:min(len(lines), 1+c.within)]
		if c.within > 0 && !slices.ContainsFunc(first, func(s string) bool { return strings.HasPrefix(s, c.want) }) {
			t.Errorf("%s finds %q, want %q", c.asked, first, c.want)
		}
	}
}

// The index is published for everyone to read and for nobody to write: it opens so, twice at once, and stays as it is.
func TestTheIndexOpensInAFolderThatIsReadOnly(t *testing.T) {
	_, files := realSite()
	out := published(t)
	index := filepath.Join(out, filepath.FromSlash(IndexFolder))
	closed(t, index)
	for range 2 {
		opened, err := bleve.OpenUsing(index, map[string]any{"read_only": true})
		if err != nil {
			t.Fatal(err)
		}
		defer opened.Close()
		found, err := opened.Search(bleve.NewSearchRequest(bleve.NewMatchQuery("嵩县")))
		if err != nil || found.Total == 0 {
			t.Errorf("%v, %v", found, err)
		}
	}
	for name, want := range files {
		if strings.HasPrefix(name, IndexFolder) {
			if got, err := os.ReadFile(filepath.Join(out, filepath.FromSlash(name))); !bytes.Equal(got, want) {
				t.Errorf("%s has changed: %v", name, err)
			}
		}
	}
}

// closed lets nobody write below a folder until the test ends.
func closed(t *testing.T, dir string) {
	t.Helper()
	mode := func(folder, file os.FileMode) {
		err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if d.IsDir() {
				return os.Chmod(name, folder)
			}
			return os.Chmod(name, file)
		})
		if err != nil {
			t.Error(err)
		}
	}
	mode(0o555, 0o444)
	t.Cleanup(func() { mode(0o755, 0o644) })
}

// A damaged index is not asked.
func TestADamagedIndexIsNoticed(t *testing.T) {
	out := published(t)
	segments, err := fs.Glob(os.DirFS(out), IndexFolder+storeFolder+"*.zap")
	if err != nil || len(segments) < 2 {
		t.Fatal(segments, err)
	}
	last := strings.TrimPrefix(segments[len(segments)-1], IndexFolder)
	for _, name := range []string{"index_meta.json", "store/root.bolt", last} {
		file := filepath.Join(out, filepath.FromSlash(IndexFolder+name))
		whole, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		put(t, out, IndexFolder+name, whole[:len(whole)-1])
		_, err = Ask(t.Context(), out, "医院", lang.ZH, nil, 1)
		if !errors.Is(err, wire.ErrDamaged) {
			t.Errorf("%s cut short: %v", name, err)
		}
		put(t, out, IndexFolder+name, whole)
	}
	if _, err := Ask(t.Context(), out, "医院", lang.ZH, nil, 1); err != nil {
		t.Error(err)
	}
}

// stock opens the index of the real site as others do.
func stock(t *testing.T) bleve.Index {
	t.Helper()
	index, err := bleve.OpenUsing(filepath.Join(published(t), filepath.FromSlash(IndexFolder)),
		map[string]any{"read_only": true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = index.Close() })
	return index
}

// Those who ask with Bleve alone, in their own words, find an answer, mostly first.
func TestBleveAloneAnswersQuestions(t *testing.T) {
	all := askedByReaders(t)
	index := stock(t)
	sum, none := 0.0, 0
	for _, a := range all {
		found, err := index.Search(bleve.NewSearchRequest(bleve.NewMatchQuery(a.Query)))
		if err != nil {
			t.Fatal(err)
		}
		answer := &Answer{}
		for _, hit := range found.Hits {
			answer.Results = append(answer.Results, Result{Address: hit.ID})
		}
		if place := a.place(answer); place > 0 {
			sum += 1 / float64(place)
		} else {
			none++
		}
	}
	mean := sum / float64(len(all))
	t.Logf("%d queries: mean of 1/place %.3f, %d find no answer", len(all), mean, none)
	if mean < 0.83 {
		t.Errorf("the mean of 1/place is %.3f", mean)
	}
}

// A phrase is told by positions: characters in a row, words in a row, none across the end of a sentence.
func TestBleveAloneFindsPhrases(t *testing.T) {
	index := stock(t)
	for phrase, least := range map[string]uint64{"县域内就诊率": 3, "chest pain": 5, "〔2022〕109号": 1, "嵩縣": 2,
		"医院县": 0, "pain chest": 0} {
		found, err := index.Search(bleve.NewSearchRequest(bleve.NewMatchPhraseQuery(phrase)))
		if err != nil {
			t.Fatal(err)
		}
		if found.Total < least || least == 0 && found.Total > 0 {
			t.Errorf("%s is found %d times, want %d", phrase, found.Total, least)
		}
	}
}

// The analyzer that the index names makes of the texts no term that the index lacks.
func TestTheMappingsAnalyzerAgrees(t *testing.T) {
	t.Parallel()
	s, _ := realSite()
	index := stock(t)
	analyzer := index.Mapping().(*mapping.IndexMappingImpl).AnalyzerNamed(bothLanguages)
	dict, err := index.FieldDict(textField)
	if err != nil {
		t.Fatal(err)
	}
	defer dict.Close()
	has := map[string]bool{}
	for e, err := dict.Next(); e != nil; e, err = dict.Next() {
		if err != nil {
			t.Fatal(err)
		}
		has[e.Term] = true
	}
	terms, missing := 0, map[string]bool{}
	for _, e := range entriesOf(s) {
		for _, text := range []string{e.Title.ZH, e.Title.EN, e.Names.ZH, e.Names.EN, e.Body.ZH, e.Body.EN} {
			for _, token := range analyzer.Analyze([]byte(text)) {
				terms++
				if !has[string(token.Term)] {
					missing[string(token.Term)] = true
				}
			}
		}
	}
	t.Logf("%d terms", terms)
	if len(missing) > 0 {
		t.Errorf("of %d terms the index lacks %v", terms, missing)
	}
}
