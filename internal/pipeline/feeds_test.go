package pipeline_test

import (
	"encoding/xml"
	"strings"
	"testing"
)

// A feed tells each figure with the status before and after it, newest first.
func TestFeedsTellBeforeAndAfter(t *testing.T) {
	t.Parallel()
	var feed struct {
		Updated string `xml:"updated"`
		Entry   []struct {
			Title     string `xml:"title"`
			Published string `xml:"published"`
			Content   string `xml:"content"`
			Link      struct {
				Href string `xml:"href,attr"`
			} `xml:"link"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal(builtExample(t).files["en/counties/990123/index.atom"], &feed); err != nil {
		t.Fatal(err)
	}
	if len(feed.Entry) != 22 || feed.Updated != feed.Entry[0].Published {
		t.Fatalf("%d entries, updated %s", len(feed.Entry), feed.Updated)
	}
	for i, want := range map[int][3]string{
		0: {"2026-03-20T00:00:00+08:00", "Mistsail County: In-county visit rate of each county, 86.4%",
			"<p>2025: 86.4%. Source: Starraft Provincial Health Commission (invented). Status: from “No report” to " +
				"“Not met”.</p>"},
		1: {"2026-02-27T00:00:00+08:00",
			"Mistsail County: Leading doctors trained each year for the supported county, 4 doctors",
			"<p>2025: 4 doctors. Source: Starraft Provincial Health Commission (invented). Status: Not met.</p>"},
		4: {"2026-01-01T00:00:00+08:00",
			"Mistsail County: In-county visit rate of each county: the deadline has passed",
			"<p>Status: from “Not due yet” to “No report”.</p>"},
	} {
		if e := feed.Entry[i]; e.Published != want[0] || e.Title != want[1] ||
			!strings.HasPrefix(e.Content, strings.TrimSuffix(want[2], "</p>")) {
			t.Errorf("entry %d: %s %s %s", i, e.Published, e.Title, e.Content)
		}
	}
	if link := "https://starraft.example/en/targets/" + plan +
		"/in-county-visit-rate/"; feed.Entry[0].Link.Href != link {
		t.Errorf("the first entry leads to %s", feed.Entry[0].Link.Href)
	}
}
