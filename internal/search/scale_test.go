package search

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gazette/internal/facets"
	"gazette/internal/lang"
	"gazette/internal/terms"
)

// firstQuery counts what a first query fetches: the manifest, the term blocks and the packs of ten
// documents.
func firstQuery(t testing.TB, files map[string][]byte, l lang.Lang, asked string) (weight, requests int) {
	t.Helper()
	r, err := Open(l, func(name string) ([]byte, error) {
		data, err := from(files)(name)
		weight += len(data)
		requests++
		return data, err
	})
	if err != nil {
		t.Fatal(err)
	}
	hits, err := r.Find(terms.ParseQuery(asked))
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range hits[:min(10, len(hits))] {
		if _, err := r.Text(h.Number); err != nil {
			t.Fatal(err)
		}
	}
	return weight, requests
}

// typed are what readers may type to find a text: two to six characters, one to three words.
func typed(t testing.TB, r *Reader, n int) []string {
	t.Helper()
	rng := rand.New(rand.NewPCG(3, 4)) // the same queries in every run
	han, words := regexp.MustCompile(`\p{Han}{2,}`), regexp.MustCompile(`[A-Za-z]{3,}(?: [A-Za-z]{3,}){0,2}`)
	var asked []string
	for len(asked) < n {
		text, err := r.Text(rng.IntN(len(r.lengths)))
		if err != nil {
			t.Fatal(err)
		}
		from := words
		if r.lang == lang.ZH {
			from = han
		}
		places := from.FindAllString(text.Title+"\n"+text.Body, -1)
		if len(places) == 0 {
			continue
		}
		place := places[rng.IntN(len(places))]
		if runes := []rune(place); r.lang == lang.ZH {
			size := min(len(runes), 2+rng.IntN(5))
			start := rng.IntN(len(runes) - size + 1)
			place = string(runes[start : start+size])
		}
		asked = append(asked, place)
	}
	return asked
}

// weightLine measures first queries and says what they weigh.
func weightLine(t testing.TB, files map[string][]byte, l lang.Lang, asked []string) (line string, median int) {
	t.Helper()
	var weights, requests []int
	for _, q := range asked {
		w, n := firstQuery(t, files, l, q)
		weights, requests = append(weights, w), append(requests, n)
	}
	slices.Sort(weights)
	slices.Sort(requests)
	at := func(list []int, share float64) int { return list[int(share*float64(len(list)-1))] }
	return fmt.Sprintf("%s: %d queries, bytes median %d, 90th %d, most %d; requests median %d, 90th %d, most %d", l,
			len(asked),
			at(weights, .5), at(weights, .9), at(weights, 1), at(requests, .5), at(requests, .9), at(requests, 1)),
		at(weights, .5)
}

var clauseHead = regexp.MustCompile(`(?m)^#{2,4} (.*) \{#(.*)\}$`)

// corpusEntries are the clauses of a corpus that gencorpus.py wrote.
func corpusEntries(t testing.TB, dir string) []entry {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "content/zh/policies/*.md"))
	if err != nil || len(names) == 0 {
		t.Fatal("no corpus in ", dir, err)
	}
	slices.Sort(names)
	var entries []entry
	for _, name := range names {
		slug := strings.TrimSuffix(filepath.Base(name), ".md")
		var texts [2]string
		for i, l := range lang.Langs {
			data, err := os.ReadFile(filepath.Join(dir, "content", string(l), "policies", slug+".md"))
			if err != nil {
				t.Fatal(err)
			}
			texts[i] = string(data)
		}
		zh, en := clauseHead.FindAllStringSubmatchIndex(texts[0], -1),
			clauseHead.FindAllStringSubmatchIndex(texts[1], -1)
		for i := range zh {
			cut := func(text string, heads [][]int) (title, body string) {
				end := len(text)
				if i+1 < len(heads) {
					end = heads[i+1][0]
				}
				return text[heads[i][2]:heads[i][3]], strings.TrimSpace(text[heads[i][1]:end])
			}
			e := entry{Path: "plans/" + slug + "/#" + texts[0][zh[i][4]:zh[i][5]], Trail: lang.Text{ZH: slug, EN: slug}}
			e.Title.ZH, e.Body.ZH = cut(texts[0], zh)
			e.Title.EN, e.Body.EN = cut(texts[1], en)
			if e.Body.ZH == "" {
				continue // a heading over clauses, which the corpus does not count as one
			}
			e.set(facets.ByKind, "clause", facets.Kinds[facets.ClauseKind].Words)
			entries = append(entries, e)
		}
	}
	return entries
}

// BenchmarkAtScale makes the search of a larger corpus and weighs 400 first queries a language. The
// corpus is a folder of gencorpus.py that GAZETTE_CORPUS names:
//
//	GAZETTE_CORPUS=/path go test ./internal/search -run - -bench AtScale -benchtime 1x
func BenchmarkAtScale(b *testing.B) {
	dir := os.Getenv("GAZETTE_CORPUS")
	if dir == "" {
		b.Fatal("name a folder of gencorpus.py in GAZETTE_CORPUS")
	}
	entries := corpusEntries(b, dir)
	for b.Loop() {
		made, err := makeFiles(entries, new(thesaurus), Cache{})
		if err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		size, ours := 0, 0
		for name, data := range made.Files {
			size += len(data)
			if !strings.HasPrefix(name, IndexFolder) {
				ours += len(data)
			}
		}
		b.ReportMetric(float64(len(entries)), "clauses")
		b.ReportMetric(float64(len(made.Files)), "files")
		b.ReportMetric(float64(size)/1e6, "MB")
		b.ReportMetric(float64(ours)/1e6, "MB-without-Bleve")
		for _, l := range lang.Langs {
			r, err := Open(l, from(made.Files))
			if err != nil {
				b.Fatal(err)
			}
			line, median := weightLine(b, made.Files, l, typed(b, r, 400))
			b.ReportMetric(float64(median), string(l)+"-median-bytes")
			b.Log(line)
		}
		b.StartTimer()
	}
}
