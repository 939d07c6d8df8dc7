package render

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"gazette/internal/example"
	"gazette/internal/site"

	"github.com/xuri/excelize/v2"
	"golang.org/x/net/html"
)

// published is the example site at an address with a path, with a page of links of every form, and a link within a
// plan.
func published(t *testing.T) map[string][]byte {
	t.Helper()
	all := fstest.MapFS{}
	err := fs.WalkDir(example.Files(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(example.Files(), name)
		all[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	config := all["config.toml"]
	config.Data = bytes.Replace(config.Data, []byte("https://starraft.example/"),
		[]byte("https://starraft.example/open/plans/"), 1)
	record := all["content/plans/starraft-county-hospitals-2022/document.toml"]
	record.Data = bytes.Replace(record.Data, []byte("\n[source]\n"),
		[]byte("\n[source]\nurl = \"https://www.example.org/plan\"\n"), 1)
	for _, language := range []string{"zh", "en"} {
		plan := all["content/plans/starraft-county-hospitals-2022/index."+language+".md"]
		plan.Data = append(plan.Data, "\n[A](#1-2.p2) [B](#1-1) [C](table.pdf)\n"...)
		all["content/pages/links/index."+language+".md"] = &fstest.MapFile{Data: []byte("+++\ntitle = \"Links\"\n" +
			"summary = \"Of every form.\"\n+++\n\n[D](https://www.example.org/a) [E](page:about) [F](list.pdf)\n")}
	}
	all["content/plans/starraft-county-hospitals-2022/table.pdf"] = &fstest.MapFile{Data: []byte("%PDF-1.4\n")}
	all["content/pages/links/list.pdf"] = &fstest.MapFile{Data: []byte("%PDF-1.4\n")}
	made := map[string][]byte{}
	err = New(laid(t, all), readTheme(t, nil)).Each(1, nil, func(name string, data []byte) error {
		made[name] = data
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// elements are those of a name, by what they say.
func elements(t *testing.T, page []byte, name string) map[string]*html.Node {
	t.Helper()
	doc, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]*html.Node{}
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && n.Data == name {
			said := ""
			for m := range n.Descendants() {
				if m.Type == html.TextNode {
					said += m.Data
				}
			}
			found[strings.TrimSpace(said)] = n
		}
	}
	return found
}

func attribute(n *html.Node, name string) string {
	if n == nil {
		return "(no such element)"
	}
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// What a reader follows, finds and loads from a site that lies below a path of its host.
func TestASiteBelowAPathLeadsWhereItSays(t *testing.T) {
	t.Parallel()
	made := published(t)
	const plan = "en/plans/starraft-county-hospitals-2022/"
	for page, want := range map[string]map[string][2]string{ // href and rel by the words of a link
		"en/pages/links/": {"D": {"https://www.example.org/a", "external"}, "E": {"../about/index.html", ""},
			"F": {"../../../files/pages/links/list.pdf", ""}},
		plan: {"A": {"#c1-2.p2", ""}, "B": {"#c1-1", ""},
			"C": {"../../../files/plans/starraft-county-hospitals-2022/table.pdf", ""}},
	} {
		links := elements(t, made[page+"index.html"], "a")
		for words, w := range want {
			if got := [2]string{attribute(links[words], "href"), attribute(links[words], "rel")}; got != w {
				t.Errorf("%s: %s leads to %q, want %q", page, words, got, w)
			}
		}
	}
	if page := string(made["404.html"]); !strings.Contains(page, `"/open/plans/en/`) {
		t.Error("the page for missing addresses, which is served at any depth, does not lead to /open/plans/")
	}
	found := false
	for said, row := range elements(t, made["en/hospitals/index.html"], "tr") {
		found = found || strings.HasPrefix(said, "Whalesong County People") &&
			strings.Contains(attribute(row, "data-words"), "鲸歌县人民医院") && attribute(row, "data-kind") == "general"
	}
	if !found {
		t.Error("the form above the list finds a hospital neither by its name in the other language nor by its kind")
	}
	tables(t, made)
}

// tables asks that both descriptions of the data name the same files, and that one leads to what the plans restate.
func tables(t *testing.T, made map[string][]byte) {
	t.Helper()
	var pkg struct{ Resources, Sources []struct{ Path string } }
	var web struct{ Tables []struct{ URL string } }
	for name, v := range map[string]any{"data/datapackage.json": &pkg, "data/csv-metadata.json": &web} {
		if err := json.Unmarshal(made[name], v); err != nil {
			t.Fatal(err)
		}
	}
	if len(pkg.Resources) == 0 || len(pkg.Resources) != len(web.Tables) {
		t.Fatalf("%d tables in one description, %d in the other", len(pkg.Resources), len(web.Tables))
	}
	if len(pkg.Sources) != 2 || pkg.Sources[0].Path+pkg.Sources[1].Path != "https://www.example.org/plan" {
		t.Errorf("the data come from %+v", pkg.Sources)
	}
	for i, r := range pkg.Resources {
		if r.Path != web.Tables[i].URL || made["data/"+r.Path] == nil {
			t.Errorf("%s in one description, %s in the other", r.Path, web.Tables[i].URL)
		}
	}
}

// A spreadsheet adds and sorts what is a number or a day; what is neither stays as it was written.
func TestWorkbookCellsAreWhatTheySay(t *testing.T) {
	t.Parallel()
	day := func(value string) any {
		if cell, ok := cellOf(site.Field{Type: site.DayField}, value, 7).(excelize.Cell); ok && cell.StyleID == 7 {
			return cell.Value
		}
		return cellOf(site.Field{Type: site.DayField}, value, 7)
	}
	for _, c := range []struct{ got, want any }{
		{day("2025-06-30"), time.Date(2025, 6, 30, 0, 0, 0, 0, time.UTC)},
		{day("1900-01-01"), time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC)},
		{day("1899-12-31"), "1899-12-31"}, {day("2025-06"), "2025-06"}, {day(""), nil},
		{cellOf(site.Field{Type: site.NumberField}, "1.5", 7), 1.5},
		{cellOf(site.Field{Type: site.NumberField}, "3A", 7), "3A"},
		{cellOf(site.Field{Type: site.YesNoField}, "false", 7), false},
		{cellOf(site.Field{}, "12", 7), "12"},
	} {
		if c.got != c.want {
			t.Errorf("got %v, want %v", c.got, c.want)
		}
	}
}
