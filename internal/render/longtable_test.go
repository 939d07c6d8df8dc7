package render

import (
	"slices"
	"strings"
	"testing"

	"gazette/internal/example"
	"gazette/internal/site"
)

// A table of more than 10,000 rows is there as CSV only, and nothing leads to a JSON file that is not there: not the
// page of the data, and not what it tells programs.
func TestLongTablesAreWrittenOnce(t *testing.T) {
	t.Parallel()
	m := laid(t, example.Files()).Model
	first := m.Observations[0]
	for len(m.Observations) <= 10_000 {
		again := *first
		m.Observations = append(m.Observations, &again)
	}
	set := New(site.Build(m, m.Site.Today), readTheme(t, nil))
	has := func(name string) bool { return slices.Contains(set.Names(), name) }
	for name, want := range map[string]bool{"observations.csv": true, "observations.json": false,
		"observations.schema.json": false, "series.json": false, "clauses.csv": true, "clauses.json": true} {
		if has("data/"+name) != want {
			t.Errorf("data/%s: %v, want %v", name, !want, want)
		}
	}
	for _, page := range []string{"en/data/index.html", "zh/data/index.html"} {
		data, err := set.Make(page)
		if err != nil {
			t.Fatal(err)
		}
		csv := 0
		for rest, there := string(data), true; there; {
			var link string
			_, rest, there = strings.Cut(rest, `data/`)
			link, _, _ = strings.Cut(rest, `"`)
			if strings.HasSuffix(link, ".json") && !has("data/"+link) {
				t.Errorf("%s names data/%s, which is not there", page, link)
			}
			if link == "observations.csv" {
				csv++
			}
		}
		if csv < 2 {
			t.Errorf("%s leads %d times to data/observations.csv, want a link and a description", page, csv)
		}
	}
}
