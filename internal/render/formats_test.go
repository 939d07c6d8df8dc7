package render

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"gazette/internal/example"
	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/site"
)

// A QR code has four modules of white on each side, as its standard asks: scanners do not find it otherwise.
func TestQRCodesHaveWhiteAround(t *testing.T) {
	t.Parallel()
	s := laid(t, example.Files())
	drawn, err := New(s, readTheme(t, nil)).theme.viewOf(s.Pages[0]).QR("https://example.org/zh/counties/990121/")
	if err != nil {
		t.Fatal(err)
	}
	var size, most int
	if _, err := fmt.Sscanf(string(drawn), `<svg class="qr" viewBox="0 0 %d`, &size); err != nil {
		t.Fatal(err)
	}
	least := size
	for _, m := range regexp.MustCompile(`M(\d+) (\d+)h(\d+)`).FindAllStringSubmatch(string(drawn), -1) {
		var x, y, width int
		if _, err := fmt.Sscan(strings.Join(m[1:], " "), &x, &y, &width); err != nil {
			t.Fatal(err)
		}
		least, most = min(least, x, y), max(most, x+width, y+1)
	}
	if least != 4 || size-most != 4 {
		t.Errorf("of %d modules %d to %d are drawn on", size, least, most)
	}
}

// What a column with a list of values may hold in JSON is one of these, or nothing.
func TestSchemasKnowThatNothingIsKnown(t *testing.T) {
	t.Parallel()
	lists := 0
	for _, table := range laid(t, example.Files()).Data() {
		for _, f := range table.Fields {
			if f.Values() == nil {
				continue
			}
			lists++
			got, want := jsonType(f)["enum"].([]string), append([]string{""}, f.Values()...)
			if !slices.Equal(got, want) {
				t.Errorf("%s.%s may be %q, want %q", table.Name, f.Name, got, want)
			}
		}
	}
	if lists < 10 {
		t.Errorf("only %d columns have a list", lists)
	}
}

// Names that programs have little room for are cut, and none that fits.
func TestNamesForProgramsFit(t *testing.T) {
	t.Parallel()
	for title, want := range map[string]string{
		"Sixteen letters.": "Sixteen letters.", "Seventeen letters": "Seventeen lette…",
		"八个汉字正好放下": "八个汉字正好放下", "九个汉字放不下去了": "九个汉字放不下…",
	} {
		m := &policy.Site{Title: lang.Same(title), Languages: lang.Langs[:]}
		r := &renderer{site: &site.Site{Model: &policy.Model{Site: *m}}, Theme: &Theme{}}
		if got := r.webManifest(lang.EN)["short_name"]; got != want {
			t.Errorf("%s is %s, want %s", title, got, want)
		}
		if got := openSearch(m, lang.EN).ShortName; got != want {
			t.Errorf("%s is %s, want %s", title, got, want)
		}
	}
}

// A calendar tells programs, each in its way, to ask for it again after a day.
func TestCalendarsAreAskedForEachDay(t *testing.T) {
	t.Parallel()
	data, err := New(laid(t, example.Files()), readTheme(t, nil)).Make("en/tasks/index.ics")
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{"REFRESH-INTERVAL;VALUE=DURATION:P1D", "X-PUBLISHED-TTL:P1D"} {
		if !strings.Contains(string(data), "\n"+line+"\r\n") {
			t.Errorf("there is no line %s", line)
		}
	}
}

// A sheet of the workbook is a table of Excel, which filters and sorts all of its rows; one without rows has an empty
// one, for Excel takes a table of headings alone for damage.
func TestSheetsFilterAllOfTheirRows(t *testing.T) {
	t.Parallel()
	for rows, want := range map[int]string{0: "A1:B2", 1: "A1:B2", 2: "A1:B3"} {
		table := site.Table{Name: "two-columns", Fields: []site.Field{{Name: "a"}, {Name: "b"}}}
		table.Rows = slices.Values(slices.Repeat([][]string{{"x", "中文"}}, rows))
		f := excelize.NewFile()
		if err := addSheet(f, table, 0); err != nil {
			t.Fatal(err)
		}
		data, err := f.WriteToBuffer()
		if err != nil {
			t.Fatal(err)
		}
		book, err := excelize.OpenReader(data)
		if err != nil {
			t.Fatal(err)
		}
		found, err := book.GetTables(table.Name)
		if err != nil || len(found) != 1 || found[0].Range != want || found[0].Name != "table_two_columns" {
			t.Errorf("%d rows: the tables %+v, %v, want one of %s", rows, found, err, want)
		}
		said, err := book.GetRows(table.Name)
		if err != nil || len(said) != rows+1 || !slices.Equal(said[0], []string{"a", "b"}) {
			t.Errorf("%d rows: the sheet says %q, %v", rows, said, err)
		}
		panes, err := book.GetPanes(table.Name)
		if err != nil || !panes.Freeze || panes.YSplit != 1 {
			t.Errorf("%d rows: the headings move out of sight: %+v, %v", rows, panes, err)
		}
	}
}
