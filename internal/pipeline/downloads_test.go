package pipeline_test

import (
	"encoding/xml"
	"html"
	"io"
	"path"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// Each file to take away says its format, its size and the day of its data.
func TestDownloadsSayWhatTheyAre(t *testing.T) {
	t.Parallel()
	b := builtExample(t)
	for _, language := range []string{"zh", "en"} {
		links := query(b.pages[language+"/data/index.html"], "main a[download]")
		if len(links) < 20 {
			t.Fatalf("there are %d downloads", len(links))
		}
		for _, link := range links {
			name := strings.TrimLeft(attr(link, "href"), "./")
			size := (len(b.files[name]) + 999) / 1000
			line := seen(link.Parent)
			want := strings.ToUpper(path.Ext(name)[1:]) + " " + strconv.Itoa(size) + " KB"
			if !strings.Contains(line, want) {
				t.Errorf("%s: %q does not say %s", name, line, want)
			}
			if times := query(link.Parent, `time[datetime="2026-06-30"]`); len(times) != 1 {
				t.Errorf("%s: %q says no day", name, line)
			}
		}
	}
}

// A chart of a target can be taken away as a picture, which says what it is, by whose word, and where it is from.
func TestAChartOffersItsPicture(t *testing.T) {
	t.Parallel()
	b := builtExample(t)
	pictures := 0
	for name, page := range b.pages {
		for _, figure := range query(page, "body:not(.page-embed) figure") {
			charts := query(figure, "svg.bar-chart, svg.trend, svg.compare")
			if len(charts) == 0 {
				continue
			}
			links := query(figure, ".screen-only a[download]")
			if len(links) != 1 {
				t.Errorf("%s: a chart has %d pictures", name, len(links))
				continue
			}
			pictures++
			file := strings.TrimLeft(attr(links[0], "href"), "./")
			picture := string(b.files[file])
			for _, want := range []string{"<style>", `fill="#fff"`, `class="title"`, seen(query(page, "h1")[0]),
				"https://starraft.example/" + strings.TrimSuffix(name, "index.html")} {
				if !strings.Contains(unbroken(picture), unbroken(want)) {
					t.Errorf("%s has no %s", file, want)
				}
			}
			d := xml.NewDecoder(strings.NewReader(picture))
			var err error
			for err == nil {
				_, err = d.Token()
			}
			if err != io.EOF {
				t.Errorf("%s: %v", file, err)
			}
		}
	}
	if pictures < 10 {
		t.Errorf("there are %d pictures", pictures)
	}
}

var lineBreak = regexp.MustCompile(`</text>\n<text[^>]*>`)

// unbroken is a picture without the breaks of its lines, and without blanks, which are lost at them.
func unbroken(s string) string {
	return strings.ReplaceAll(html.UnescapeString(lineBreak.ReplaceAllString(s, "")), " ", "")
}
