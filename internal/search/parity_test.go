package search

import (
	"context"
	"encoding/json"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gazette/internal/lang"
	"gazette/internal/terms"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/mapping"
)

// A parityCase is a query with what Bleve answers: the browser test reads the same.
type parityCase struct {
	Lang   lang.Lang `json:"lang"`
	Query  string    `json:"query"`
	Total  int       `json:"total"`
	IDs    []int     `json:"ids"`
	Scores []float64 `json:"scores"`
}

// queries are made of the words of the site itself, in every form a query can have, and the words
// that readers are known to type.
func queries(t *testing.T, r *Reader) []string {
	t.Helper()
	asked := []string{"县医院", "县", "医共体", "胸痛中心", `"五大中心"`, "90%", "百分之九十", "９０％",
		"冀政办字〔2022〕109号", "109", "嵩縣", "songxian", "sx",
		"睢县人民医院", "county hospital", "counties", `"chest pain" -stroke`, "电子病历 4级",
		"electronic medical record level", "2025年 三级医院", "醫共體", "hosptial",
		"三级 OR 二级", "hospital OR clinic -county", "医院 -县", "-医院", "kind:target 医院", "plan:yunzhou 中心",
		"county:嵩县", "year:2022 hospital", "region:河北 医院", "region:henan hospital", "kind:county 县 year:2022",
		"status:met", "", "😀", "(((", "plan:x 医院", "第三部分第8项", "3-2-8"}
	rng := rand.New(rand.NewPCG(1, 2)) // the same queries in every run
	words := func() []string {
		for {
			text, err := r.Text(rng.IntN(len(r.lengths)))
			if err != nil {
				t.Fatal(err)
			}
			if runes := []rune(text.Title + " " + text.Body); r.lang == lang.ZH && len(runes) > 20 {
				var some []string
				for range 3 {
					start := rng.IntN(len(runes) - 8)
					some = append(some, strings.TrimSpace(string(runes[start:start+1+rng.IntN(7)])))
				}
				return some
			}
			if some := strings.Fields(text.Title + " " + text.Body); len(some) > 8 {
				start := rng.IntN(len(some) - 4)
				return some[start : start+3]
			}
		}
	}
	for range 50 {
		a, b := words(), words()
		asked = append(asked, a[0], a[0]+" "+a[1], a[0]+" "+b[1], strings.Join(a, " "),
			`"`+strings.Join(a[:2], " ")+`"`,
			a[0]+" -"+b[0], a[0]+" OR "+b[0], a[0]+" "+b[0]+" OR "+b[1], a[2]+" OR "+b[2]+" -"+a[1], b[2])
	}
	return asked
}

// The files that the browser reads answer as Bleve does: the same ten, in the same order, with the
// same scores. GAZETTE_PARITY names a file to write the cases to, for the browser.
func TestFilesAnswerAsBleve(t *testing.T) {
	_, files := realSite()
	dir := t.TempDir()
	var cases []parityCase
	unequal := 0
	for _, l := range lang.Langs {
		r, err := Open(l, from(files))
		if err != nil {
			t.Fatal(err)
		}
		index, err := openBoth(indexOnDisk(t, dir, files, l), r)
		if err != nil {
			t.Fatal(err)
		}
		defer index.Close()
		for _, asked := range queries(t, r) {
			q := terms.ParseQuery(asked)
			want, err := index.Find(context.Background(), q)
			if err != nil {
				t.Fatalf("%s %q: %v", l, asked, err)
			}
			got, err := r.Find(q)
			if err != nil {
				t.Fatalf("%s %q: %v", l, asked, err)
			}
			if !sameHits(got, want) {
				unequal++
				t.Errorf("%s %q: %d hits %v\nBleve: %d hits %v", l, asked, len(got), got[:min(10, len(got))], len(want),
					want[:min(10, len(want))])
			}
			c := parityCase{Lang: l, Query: asked, Total: len(want), IDs: []int{}, Scores: []float64{}}
			for _, h := range want[:min(10, len(want))] {
				c.IDs, c.Scores = append(c.IDs, h.Number), append(c.Scores, h.Score)
			}
			cases = append(cases, c)
		}
	}
	t.Logf("%d queries, %d unequal", len(cases), unequal)
	data, err := json.Marshal(cases)
	if err != nil {
		t.Fatal(err)
	}
	if name := os.Getenv("GAZETTE_PARITY"); name != "" {
		if err := os.WriteFile(name, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// indexOnDisk writes the Bleve index of a language as a publication does.
func indexOnDisk(t *testing.T, dir string, files map[string][]byte, l lang.Lang) string {
	t.Helper()
	dir = filepath.Join(dir, string(l))
	for name, data := range files {
		if rest, ok := strings.CutPrefix(name, IndexFolder+string(l)+"/"); ok {
			put(t, dir, rest, data)
		}
	}
	return dir
}

// put writes a file below a folder.
func put(t *testing.T, dir, name string, data []byte) {
	t.Helper()
	file := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

func sameHits(got, want []hit) bool {
	if len(got) != len(want) {
		return false
	}
	for i := range min(10, len(got)) {
		if got[i].Number != want[i].Number || math.Abs(got[i].Score-want[i].Score) > 1e-4 {
			return false
		}
	}
	return true
}

// Anyone's Bleve opens the index: the mapping in it says that queries are given in terms.
func TestStockBleveOpensTheIndex(t *testing.T) {
	_, files := realSite()
	index, err := bleve.OpenUsing(indexOnDisk(t, t.TempDir(), files, lang.ZH), map[string]any{"read_only": true})
	if err != nil {
		t.Fatal(err)
	}
	defer index.Close()
	asked := bleve.NewMatchQuery("胸痛中 痛中心")
	asked.SetOperator(1) // and
	result, err := index.Search(bleve.NewSearchRequest(asked))
	if err != nil {
		t.Fatal(err)
	}
	if result.Total == 0 || !strings.Contains(result.Hits[0].ID, "chest-pain-centre") {
		t.Errorf("the first of %d is %v", result.Total, result.Hits)
	}
	stored, ok := index.Mapping().(*mapping.IndexMappingImpl)
	if !ok || stored.ScoringModel != "bm25" {
		t.Errorf("the mapping is %+v", index.Mapping())
	}
}
