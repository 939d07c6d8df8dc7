package render

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/site"
)

// A text that a spreadsheet would run stands behind an apostrophe; numbers stay numbers.
func TestTablesRunNoFormula(t *testing.T) {
	t.Parallel()
	rows := [][]string{{"=1+1", "-5"}, {"@SUM(A1)", "+5"}, {"\tx", ""}, {"a=b", "0"}, {"＋1", "1"}}
	table := site.Table{Fields: []site.Field{{Name: "note"}, {Name: "value", Type: site.NumberField}},
		Rows: slices.Values(rows)}
	got := strings.ReplaceAll(string(tableCSV(table)), "\r\n", "\n")
	want := "note,value\n'=1+1,-5\n'@SUM(A1),+5\n'\tx,\na=b,0\n'＋1,1\n"
	if got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if rows[0][0] != "=1+1" {
		t.Error("the table itself was changed, which the other forms of it are made from")
	}
}

// Tables as JSON keep the order of their columns, write numbers and yes or no as such, and what is not known as null.
func TestTablesSayTheirTypesInJSON(t *testing.T) {
	t.Parallel()
	table := site.Table{Fields: []site.Field{{Name: "text"}, {Name: "number", Type: site.NumberField},
		{Name: "done", Type: site.YesNoField}, {Name: "day", Type: site.DayField},
		{Name: "date", Type: site.DateField}},
		Rows: slices.Values([][]string{{"a", "1.5", "true", "2024-01-01", "2024"}, {"", "", "", "", ""},
			{"<\"\\\n\x7f\u2028>", "0", "false", "2024-12-31", ""}})}
	want := "[\n" + `{"text":"a","number":1.5,"done":true,"day":"2024-01-01","date":"2024"},` + "\n" +
		`{"text":"","number":null,"done":null,"day":null,"date":""},` + "\n" +
		`{"text":"<\"\\\n` + "\x7f" + `\u2028>","number":0,"done":false,"day":"2024-12-31","date":""}` + "\n]\n"
	if got := string(tableJSON(table)); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	for s, plain := range map[string]bool{"": true, "a 云~": true, "\x1f": false, " ": true, "\"": false, "\\": false,
		"\x7f": false, "\x80": false, "\u2028": false, "\u2029": false} {
		if plainJSON(s) != plain {
			t.Errorf("%q stands in JSON as it is: %t", s, !plain)
		}
	}
}

// A column is as wide as what it says, from a least width to a most; a Chinese character takes two columns.
func TestColumnsAreAsWideAsTheirWords(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, value string
		want        float64
	}{
		{"a", "", 8}, {"abcd", "", 8}, {"abcde", "", 9}, {"a", "1234567", 8}, {"a", "12345678", 9},
		{"a", "云云云云", 9},
		{"a", strings.Repeat("x", 46), 47}, {"a", strings.Repeat("x", 47), 48}, {"a", strings.Repeat("x", 99), 48},
		{strings.Repeat("x", 60), "", 48},
	} {
		if got := columnWidth(c.name, 1, [][]string{{"x", "x"}, {"x", c.value}, {"x", "x"}}); got != c.want {
			t.Errorf("%s over %s is %v wide, want %v", c.name, c.value, got, c.want)
		}
	}
}

// The site is named after its host where ids must be its own, and a licence is told as far as it is known.
func TestTheSiteIsNamedForPrograms(t *testing.T) {
	t.Parallel()
	for base, want := range map[string]string{"https://Example.ORG:8080/a/": "example.org", "": "gazette",
		"::": "gazette"} {
		if got := hostName(base); got != want {
			t.Errorf("%q is named %s", base, got)
		}
	}
	for _, c := range []struct {
		id, url, name string
		want          string
	}{
		{"", "", "words alone", "map[]"}, {"CC0-1.0", "", "", "map[name:CC0-1.0]"},
		{"", "https://example.org/l", "a licence", "map[path:https://example.org/l title:a licence]"},
	} {
		m := &policy.Site{LicenseID: c.id, License: policy.Source{URL: c.url, Name: lang.Same(c.name)},
			Languages: lang.Langs[:]}
		if got := fmt.Sprint(licenseOf(m)); got != c.want {
			t.Errorf("%+v: %s", c, got)
		}
	}
	for _, l := range lang.Langs {
		if got := forPrograms(&policy.Site{Languages: []lang.Lang{l}}); got != l {
			t.Errorf("a site in %s is told in %s", l, got)
		}
	}
	if got := forPrograms(&policy.Site{Languages: lang.Langs[:]}); got != lang.EN {
		t.Errorf("a site in both languages is told in %s", got)
	}
}
