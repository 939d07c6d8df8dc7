package search

import (
	"flag"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gazette/internal/lang"
	"gazette/internal/terms"
)

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
		"status:met", "", "😀", "(((", "plan:x 医院", "第三部分第8项", "3-2-8",
		"三、（二）8.", "三、 （二）", "第三部分（二）8", "第八部分", "三、8", "第三条", "第十二条第一款第（三）项",
		"第十二条（三）", "第二章第一节", "第二章", "附件2", "Article 12", "chapter 2", "annex 1", "三、", "第三条线索"}
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

// pieces are parts of the texts of the site itself: of titles, names and bodies, words, numbers and characters, as they
// stand and in quotation marks.
func pieces(entries []entry, l lang.Lang, n int) []string {
	rng := rand.New(rand.NewPCG(7, 8)) // the same in every run
	var asked []string
	for len(asked) < n {
		e := &entries[rng.IntN(len(entries))]
		texts := append(e.called(l), e.Body.In(l), e.Body.In(l), e.Body.In(l.Other()))
		text := texts[rng.IntN(len(texts))]
		switch piece := pieceOf(text, rng.Uint64()); {
		case rng.IntN(8) == 0:
			asked = append(asked, texts[rng.IntN(len(texts)-3)])
		case piece == "":
		case rng.IntN(8) == 0:
			asked = append(asked, rowOfWords(text, rng))
		default:
			asked = append(asked, piece)
		}
	}
	return asked
}

// rowOfWords is some words of a text in quotation marks.
func rowOfWords(text string, rng *rand.Rand) string {
	words := strings.Fields(text)
	start := rng.IntN(len(words))
	return `"` + strings.Join(words[start:min(start+2+rng.IntN(3), len(words))], " ") + `"`
}

// ownPieces is how many parts of the site's own texts are asked for in each language; .ci/nightly asks for more.
var ownPieces = flag.Int("pieces", 200, "number of parts of the site's texts that both indexes are asked for")

// The Bleve index finds what the browser's files find, for queries of every form, for parts of the site's own texts,
// and for what has only parts of them.
func TestBleveFindsWhatTheFilesFind(t *testing.T) {
	t.Parallel()
	s, files := realSite()
	entries := entriesOf(s)
	out := published(t)
	tried, unequal := 0, 0
	for _, l := range lang.Langs {
		r, err := Open(l, from(files))
		if err != nil {
			t.Fatal(err)
		}
		b, err := openBleve(filepath.Join(out, filepath.FromSlash(IndexFolder)), r)
		if err != nil {
			t.Fatal(err)
		}
		defer b.Close()
		for _, asked := range append(queries(t, r), pieces(entries, l, *ownPieces)...) {
			q := terms.ParseQuery(asked)
			parts, _ := q.Relax(func(terms.Alternative) bool { return true })
			for i, q := range []terms.Query{q, parts} {
				tried++
				got, err := b.Find(t.Context(), q)
				if err != nil {
					t.Fatalf("%s %q: %v", l, asked, err)
				}
				want, err := r.Find(q)
				if err != nil {
					t.Fatalf("%s %q: %v", l, asked, err)
				}
				only, missing := withoutHits(slices.Clone(got), want), withoutHits(slices.Clone(want), got)
				if len(only)+len(missing) > 0 {
					unequal++
					t.Errorf("%s %q, parts %d: Bleve alone finds %d %s, the files alone %d %s", l, asked, i, len(only),
						firstOf(entries, only), len(missing), firstOf(entries, missing))
				}
			}
		}
	}
	t.Logf("%d queries, %d unequal", tried, unequal)
	if tried < 2*len(lang.Langs)*(500+*ownPieces) {
		t.Errorf("only %d queries", tried)
	}
}

// firstOf is the address of the first of some hits.
func firstOf(entries []entry, hits []hit) string {
	if len(hits) == 0 {
		return ""
	}
	return scaleOf(len(entries)).arrange(entries)[hits[0].Number].Path
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
