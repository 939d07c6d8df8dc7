package search

import (
	"context"
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

// Readers who ask in their own words find an answer, and nearly always first: the mean of 1/place is at least what
// it was when the queries were first asked, and hardly any finds nothing.
func TestReadersAskInTheirOwnWords(t *testing.T) {
	data, err := os.ReadFile("testdata/asked.json")
	if err != nil {
		t.Fatal(err)
	}
	var all []asked
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	out := published(t)
	sum, none := 0.0, 0
	for _, a := range all {
		answer, err := Ask(context.Background(), out, a.Query, a.Lang, nil, 10)
		if err != nil {
			t.Fatalf("%s: %v", a.Query, err)
		}
		if answer.Total == 0 {
			none++
		}
		place := a.place(answer)
		if place > 0 {
			sum += 1 / float64(place)
		}
		if place != 1 {
			t.Logf("%s %s: %d of %d", a.Lang, a.Query, place, answer.Total)
		}
	}
	mean := sum / float64(len(all))
	t.Logf("%d queries: mean of 1/place %.3f, %d find nothing", len(all), mean, none)
	if len(all) < 60 || mean < 0.80 || none > len(all)/20 {
		t.Errorf("of %d queries %d find nothing; the mean of 1/place is %.3f", len(all), none, mean)
	}
}
