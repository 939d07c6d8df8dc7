package render

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

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
