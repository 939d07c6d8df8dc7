package site

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"gazette/internal/lang"
	"gazette/internal/policy"
)

// What a county's page has without figures is counted over all its plans and groups, the wider ones apart.
func TestACountyCountsWhatHasNoFigure(t *testing.T) {
	t.Parallel()
	page := CountyPage{Asks: []planAsk{
		{Main: make([]ask, 1), Overdue: make([]ask, 2), Rest: make([]ask, 4), Wider: make([]ask, 8)},
		{Rest: make([]ask, 16)},
	}}
	if got := page.Open(); got != 23 {
		t.Errorf("%d are counted, want 23", got)
	}
}

// A list of which nobody says how long it is has no number there, which is another thing than 0.
func TestListsSayHowLongTheyAre(t *testing.T) {
	t.Parallel()
	plan := &policy.Document{Slug: "p"}
	table := listsTable([]*policy.List{{ID: "a", Plan: plan}, {ID: "b", Plan: plan, Total: 1}, {ID: "c", Total: 40}})
	column := 0
	for i, f := range table.Fields {
		if f.Name == "total" {
			column = i
		}
	}
	rows := slices.Collect(table.Rows)
	for i, want := range []string{"", "1", "40"} {
		if got := rows[i][column]; got != want {
			t.Errorf("the list %d has %q hospitals, want %q", i, got, want)
		}
	}
}

// Who gathers descriptions of data finds each file of each table, and the database where there is one.
func TestTheCatalogNamesEachFile(t *testing.T) {
	t.Parallel()
	by := land()
	s := Build(&policy.Model{Site: policy.Site{BaseURL: "https://example.org/", Languages: lang.Langs[:]},
		Regions: []*policy.Region{by["990000"]}}, policy.Date{Year: 2026, Month: 1, Day: 1})
	for _, extras := range []bool{false, true} {
		s.Extras = extras
		data, err := json.Marshal(s.catalog(lang.EN))
		if err != nil {
			t.Fatal(err)
		}
		for file, want := range map[string]bool{"gazette.xlsx": true, "gazette.sqlite": extras, "regions.csv": true,
			"regions.json": true, "clauses.csv": true, "clauses.json": true} {
			if got := strings.Contains(string(data), `"https://example.org/data/`+file+`"`); got != want {
				t.Errorf("with extras %t, the catalog names %s: %t, want %t", extras, file, got, want)
			}
		}
	}
}
