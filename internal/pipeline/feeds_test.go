package pipeline_test

import (
	"bytes"
	"encoding/xml"
	"gazette/internal/example"
	"gazette/internal/lang"
	"path"
	"strings"
	"testing"
)

// A feed tells each figure with the status before and after it, newest first.
func TestFeedsTellBeforeAndAfter(t *testing.T) {
	t.Parallel()
	var feed struct {
		Updated string `xml:"updated"`
		Entry   []struct {
			ID        string `xml:"id"`
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
		0: {"2026-03-20T00:00:00+08:00", "Mistsail County: In-county visit rate of each county, corrected to 86.4%",
			"<p>2025: 86.4%. Source: Starraft Provincial Health Commission (invented). Corrected on 20 " +
				"March 2026: it " +
				"was 90.4% before. Visits made by residents of the next county had been counted as the county’s own. " +
				"Status: from “Met” to “Not met”.</p>"},
		1: {"2026-02-27T00:00:00+08:00",
			"Mistsail County: Leading doctors trained each year for the supported county, 4 doctors",
			"<p>2025: 4 doctors. Source: Starraft Provincial Health Commission (invented). Status: Not met.</p>"},
		4: {"2025-12-31T00:00:00+08:00", "Mistsail County: In-county visit rate of each county, 90.4%",
			"<p>2025: 90.4%. Source: Starraft Provincial Health Commission (invented). Status: from “Not due yet” to " +
				"“Met”.</p>"},
		11: {"2025-01-01T00:00:00+08:00",
			"Mistsail County: Network of emergency stations covering all townships: the deadline has passed",
			"<p>Status: from “Not due yet” to “No report”.</p>"},
	} {
		if e := feed.Entry[i]; e.Published != want[0] || e.Title != want[1] ||
			!strings.HasPrefix(e.Content, strings.TrimSuffix(want[2], "</p>")) {
			t.Errorf("entry %d: %s %s %s", i, e.Published, e.Title, e.Content)
		}
	}
	// Another id would make of what readers know an entry that is new to them.
	if id := "https://starraft.example/en/targets/" + plan +
		"/in-county-visit-rate/#990123-2026-03-20-2025-corrected"; feed.Entry[0].ID != id {
		t.Errorf("the first entry is %s, want %s", feed.Entry[0].ID, id)
	}
	if link := "https://starraft.example/en/targets/" + plan +
		"/in-county-visit-rate/"; feed.Entry[0].Link.Href != link {
		t.Errorf("the first entry leads to %s", feed.Entry[0].Link.Href)
	}
}

// Programs that read a feed know its entries by their ids: two figures of one target that became known on one
// day have different ones, and so have a figure and its correction.
func TestEntriesOfOneDayHaveIdsOfTheirOwn(t *testing.T) {
	t.Parallel()
	source := siteOf(t, example.Files())
	old, later := []byte(`published = "2025-02-21"`), []byte(`published = "2026-03-20"`)
	source[countiesFile].Data = bytes.ReplaceAll(source[countiesFile].Data, old, later)
	set := laidOf(t, source)
	for _, l := range lang.Langs {
		var feed struct {
			Entry []struct {
				ID        string `xml:"id"`
				Published string `xml:"published"`
			} `xml:"entry"`
		}
		data := fileIn(t, set, string(l)+"/counties/990123/index.atom")
		if err := xml.Unmarshal(data, &feed); err != nil {
			t.Fatal(err)
		}
		seen, of := map[string]bool{}, 0
		for _, e := range feed.Entry {
			if seen[e.ID] {
				t.Errorf("two entries have the id %s", e.ID)
			}
			seen[e.ID] = true
			if strings.HasPrefix(e.Published, "2026-03-20") && strings.Contains(e.ID, "/in-county-visit-rate/") {
				of++
			}
		}
		if of != 2 {
			t.Errorf("%d entries of the day, want 2", of)
		}
	}
}

// What is published speaks: every feed has entries and every calendar has dates, each page leads to those that are
// there and to no others, and no address of a feed is in it twice.
func TestFeedsAndCalendarsSpeak(t *testing.T) {
	t.Parallel()
	files := builtExample(t).files
	feeds, calendars := 0, 0
	for name, data := range files {
		switch path.Ext(name) {
		case ".atom":
			feeds++
			if !bytes.Contains(data, []byte("<entry>")) {
				t.Errorf("%s has no entry", name)
			}
		case ".ics":
			calendars++
			if !bytes.Contains(data, []byte("BEGIN:VEVENT")) {
				t.Errorf("%s has no date", name)
			}
		case ".html":
			for _, beside := range []string{"index.atom", "index.ics"} {
				_, there := files[path.Dir(name)+"/"+beside]
				if linked := bytes.Contains(data, []byte(`href="`+beside+`"`)); linked != there {
					t.Errorf("%s: %s is there: %t, and linked: %t", name, beside, there, linked)
				}
			}
		}
	}
	if feeds == 0 || calendars == 0 {
		t.Errorf("%d feeds, %d calendars", feeds, calendars)
	}
	news := string(files["en/news/index.atom"])
	for _, want := range []string{"/en/notices/", "a target came due", "corrected to 86.4%"} {
		if !strings.Contains(news, want) {
			t.Errorf("the feed of the site does not tell %q", want)
		}
	}
}
