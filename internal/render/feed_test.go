package render

import (
	"encoding/xml"
	"testing"

	"gazette/internal/example"
	"gazette/internal/lang"
	"gazette/internal/site"
)

// Readers of feeds know an entry by its id: two sources that tell of one place and date on one day are two entries.
func TestEntriesOfAFeedHaveIDsOfTheirOwn(t *testing.T) {
	t.Parallel()
	m := laid(t, example.Files()).Model
	for _, o := range m.Observations {
		again := *o
		again.Source.Name = lang.Same("Another")
		o.Target.Observations = append(o.Target.Observations, &again)
	}
	data, err := New(site.Build(m, m.Site.Today), readTheme(t, nil)).Make("en/news/index.atom")
	if err != nil {
		t.Fatal(err)
	}
	var feed struct {
		Entries []struct {
			ID string `xml:"id"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal(data, &feed); err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	for _, e := range feed.Entries {
		if ids[e.ID] {
			t.Errorf("two entries are %s", e.ID)
		}
		ids[e.ID] = true
	}
	if len(ids) < 10 {
		t.Errorf("there are %d entries only", len(ids))
	}
}
