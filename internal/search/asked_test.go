package search

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"gazette/internal/lang"
)

// An asked is a query as a resident or a reporter types it, written down before the search was asked, with the
// beginnings of the addresses that answer it.
type asked struct {
	Lang  lang.Lang
	Query string
	Want  []string
}

// place is where the first answer stands among the first ten results, from one on; 0 where there is none.
func (a asked) place(answer *Answer) int {
	return 1 + slices.IndexFunc(answer.Results, func(r Result) bool {
		address := strings.TrimPrefix(r.Address, string(a.Lang)+"/")
		return slices.ContainsFunc(a.Want, func(want string) bool { return strings.HasPrefix(address, want) })
	})
}

// askedByReaders are such queries.
func askedByReaders(t *testing.T) []asked {
	t.Helper()
	data, err := os.ReadFile("testdata/asked.json")
	if err != nil {
		t.Fatal(err)
	}
	var all []asked
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	return all
}

// Readers who ask in their own words find an answer, and nearly always first, in the browser's files and in the Bleve
// index: the mean of 1/place is hardly less than it was when this was last looked at, and nothing finds nothing.
func TestReadersAskInTheirOwnWords(t *testing.T) {
	t.Parallel()
	all := askedByReaders(t)
	out := published(t)
	bleve, files := 0.0, 0.0
	for _, a := range all {
		answer, err := Ask(t.Context(), out, a.Query, a.Lang, nil, 10)
		if err != nil {
			t.Fatalf("%s: %v", a.Query, err)
		}
		bleve += a.worth(answer)
		if answer, err = askFiles(a.Query, a.Lang, 10); err != nil {
			t.Fatalf("%s: %v", a.Query, err)
		}
		files += a.worth(answer)
		if answer.Total == 0 {
			t.Errorf("%s finds nothing", a.Query)
		}
	}
	n := float64(len(all))
	t.Logf("%d queries: mean of 1/place %.3f in the files, %.3f in Bleve", len(all), files/n, bleve/n)
	if len(all) < 60 || files/n < 0.87 || bleve/n < 0.87 {
		t.Errorf("the mean of 1/place of %d queries is %.3f in the files and %.3f in Bleve", len(all), files/n, bleve/n)
	}
}

// worth is 1/place of the first answer among the first ten results, 0 where there is none.
func (a asked) worth(answer *Answer) float64 {
	if place := a.place(answer); place > 0 {
		return 1 / float64(place)
	}
	return 0
}
