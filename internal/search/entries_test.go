package search

import (
	"fmt"
	"testing"

	"gazette/internal/example"
	"gazette/internal/facets"
	"gazette/internal/load"
	"gazette/internal/policy"
	"gazette/internal/site"
	"gazette/internal/source"
)

// What is gathered of a site is the same each time, in the same order: targets of a clause may stand differently.
func TestEntriesAreTheSameEachTime(t *testing.T) {
	tree, _, err := source.Read(example.Files())
	if err != nil {
		t.Fatal(err)
	}
	model, _ := new(load.Memory).Load(tree)
	s := site.Build(model, policy.Date{Year: 2026, Month: 11, Day: 22})
	gathered := func() (all string, most int) {
		for _, e := range entriesOf(s) {
			all += fmt.Sprintln(e.Path, e.Facets)
			most = max(most, len(e.Facets[facets.ByStatus]))
		}
		return all, most
	}
	first, most := gathered()
	if most < 2 {
		t.Fatal("no entry has two statuses")
	}
	for range 20 {
		if again, _ := gathered(); again != first {
			t.Fatal("the entries differ")
		}
	}
}
