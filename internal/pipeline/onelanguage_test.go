package pipeline_test

import (
	"bytes"
	"fmt"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/pelletier/go-toml/v2"
	"github.com/xuri/excelize/v2"

	"gazette/internal/diag"
	"gazette/internal/example"
	"gazette/internal/lang"
	"gazette/internal/numeral"
	"gazette/internal/pipeline"
	"gazette/internal/search"
	"gazette/internal/source"
	"gazette/internal/terms"
)

// measures is a site in Chinese alone, of one 办法 with 60 articles in six chapters, and an annex.
func measures() fstest.MapFS {
	var text strings.Builder
	for n := 1; n <= 60; n++ {
		if n%10 == 1 {
			fmt.Fprintf(&text, "第%s章　事项%s\n\n", numeral.InHan(n/10+1), numeral.InHan(n/10+1))
		}
		fmt.Fprintf(&text, "第%s条　县级医院应当做好第%s件事，每年不少于%d次。\n\n", numeral.InHan(n), numeral.InHan(n),
			n)
		if n == 12 {
			text.WriteString("包括下列各项：\n\n（一）挂号。\n\n（二）诊断。\n\n（三）转诊。\n\n")
		}
	}
	text.WriteString("附件\n\n一、登记表\n\n（一）县名。\n")
	files := map[string]string{
		"config.toml": "title = { zh = \"云屿县公报\" }\ndescription = { zh = \"一份办法\" }\n" +
			"base_url = \"https://example.org/\"\nlanguages = [\"zh\"]\n" +
			"publisher = { zh = \"云屿县\" }\nexample = true\n",
		"data/regions/regions.toml": "[[region]]\ncode = \"990000\"\nlevel = \"province\"\n" +
			"name = { zh = \"云屿省\" }\n",
		"content/plans/measures/document.toml": "title = { zh = \"云屿省县级医院管理办法\" }\n" +
			"short_title = { zh = \"医院管理办法\" }\nsummary = { zh = \"六十条。\" }\n" +
			"issuer = [{ zh = \"云屿省\" }]\nstatus = \"in-force\"\nlevel = \"province\"\nregion = \"990000\"\n" +
			"updated = \"2026-01-01\"\n" +
			"[known]\nstatus = \"stated\"\n[text]\nzh = \"original\"\n[source]\nname = { zh = \"云屿省\" }\n",
		"content/plans/measures/index.zh.md": text.String(),
	}
	site := fstest.MapFS{}
	for name, data := range files {
		site[name] = &fstest.MapFile{Data: []byte(data)}
	}
	return site
}

func TestASiteOfOneLanguageAsksForNoOther(t *testing.T) {
	t.Parallel()
	files := buildOf(t, measures())
	for name, data := range files {
		if strings.HasPrefix(name, "en/") || strings.Contains(name, "/parallel/") {
			t.Errorf("%s is published", name)
		}
		for _, no := range []string{"hreflang", "href=\"en/", "中英对照", "/en/index.html"} {
			if slices.Contains([]string{".html", ".xml"}, path.Ext(name)) && strings.Contains(string(data), no) {
				t.Errorf("%s has %s", name, no)
			}
		}
	}
	if !strings.Contains(string(files["index.html"]), `http-equiv="refresh" content="0; url=zh/index.html"`) {
		t.Error("the first page does not lead to the only language")
	}
	page := string(files["zh/plans/measures/index.html"])
	for _, id := range []string{"cch1", "ca1", "ca12", "ca12.p2", "ca12-3", "cch6", "ca60", "cannex", "cannex-1-1"} {
		if !strings.Contains(page, fmt.Sprintf("id=%q", id)) {
			t.Errorf("the plan has no part %s", id)
		}
	}
	if strings.Contains(page, "编者") && strings.Contains(page, "转述") {
		t.Error("the page calls the original a restatement")
	}
	for _, want := range []string{"第十二条第（三）项", "附件第一部分（一）", ">第六十条<"} {
		if !strings.Contains(page, want) {
			t.Errorf("the plan does not say %s", want)
		}
	}
}

// The pages of a site of one language speak of no other, but for the columns of tables, which are the same everywhere;
// nor do messages about it name a place by nothing.
func TestASiteOfOneLanguageSpeaksOfNoOther(t *testing.T) {
	t.Parallel()
	for only, nots := range map[lang.Lang][]string{
		lang.ZH: {"英文", "中英", "种语言", "双语"},
		lang.EN: {"English names", "in Chinese", "or Chinese", "both languages", "bilingual"},
	} {
		set := laidOf(t, exampleIn(t, only))
		for _, address := range []string{"", "plans/" + township + "/", "hospitals/", "glossary/",
			"data/use/", "counties/990121/", "counties/990121/leaflet/", "tasks/", "targets/", "regions/", "search/"} {
			page := seen(pageIn(t, set, string(only)+"/"+address))
			for _, not := range nots {
				if strings.Contains(page, not) {
					t.Errorf("in %s alone %s speaks of %q", only, address, not)
				}
			}
		}
		o := options(t)
		site := exampleIn(t, only)
		data := string(site[townshipFile].Data)
		site[townshipFile].Data = []byte(regexp.MustCompile(`990121[^'"]*`).ReplaceAllString(data, "990121 Nowhere"))
		o.Source = site
		_, list, err := pipeline.Check(o)
		if err != nil {
			t.Fatal(err)
		}
		name := map[lang.Lang]string{lang.ZH: "鲸歌县", lang.EN: "Whalesong County"}[only]
		for l, want := range map[lang.Lang]string{lang.ZH: "990121 是" + name + "，不是Nowhere",
			lang.EN: "990121 is " + name + ", not Nowhere"} {
			if !slices.ContainsFunc(list, func(d diag.Diagnostic) bool { return d.Message.In(l) == want }) {
				t.Errorf("in %s alone nothing says %q", only, want)
			}
		}
	}
}

// A text in the language that a site gave up is told as that, not as a file in a wrong place.
func TestATextInALanguageThatTheSiteLacks(t *testing.T) {
	t.Parallel()
	o := options(t)
	source := measures()
	const name = "content/plans/measures/index.en.md"
	source[name] = &fstest.MapFile{Data: []byte("Article 1. Hospitals register patients.\n")}
	o.Source = source
	_, list, err := pipeline.Check(o)
	if err != nil {
		t.Fatal(err)
	}
	if len(list) != 1 || list[0].Pos.File != name || !strings.Contains(list[0].Message.EN, "the site has no English") {
		t.Errorf("got %v", list)
	}
}

// exampleIn is the example site as editors would write it who publish in one language alone.
func exampleIn(t *testing.T, only lang.Lang) fstest.MapFS {
	t.Helper()
	files := siteOf(t, example.Files())
	for name, f := range files {
		if strings.HasSuffix(name, "."+string(only.Other())+".md") {
			delete(files, name)
			continue
		}
		if name == source.AddressesFile {
			continue // addresses are the same in every language
		}
		head, body := string(f.Data), ""
		if path.Ext(name) == ".md" {
			parts := strings.SplitN(head, "+++\n", 3)
			if len(parts) < 3 {
				continue
			}
			head, body = parts[1], parts[2]
		}
		doc := map[string]any{}
		if err := toml.Unmarshal([]byte(head), &doc); err != nil {
			t.Fatal(name, err)
		}
		oneLanguage(doc, string(only.Other()))
		if name == "config.toml" {
			doc["languages"] = []string{string(only)}
		}
		data, err := toml.Marshal(doc)
		if err != nil {
			t.Fatal(name, err)
		}
		if path.Ext(name) == ".md" {
			data = []byte("+++\n" + string(data) + "+++\n" + body)
		}
		f.Data = data
	}
	return files
}

// coded is a region with its Chinese name behind its code.
var coded = regexp.MustCompile(`^(\w+) \p{Han}+$`)

// oneLanguage takes the other language out of a record.
func oneLanguage(v any, other string) any {
	switch v := v.(type) {
	case map[string]any:
		delete(v, other)
		for key, x := range v {
			v[key] = oneLanguage(x, other)
		}
	case []any:
		for i, x := range v {
			v[i] = oneLanguage(x, other)
		}
	case string:
		if other == string(lang.ZH) {
			return coded.ReplaceAllString(v, "$1")
		}
	}
	return v
}

// A site of one language has all that one of two has: the tables of its pages, so that no link leads
// nowhere, the parts of its articles and its lists in the search.
func TestASiteOfOneLanguageLacksNothing(t *testing.T) {
	t.Parallel()
	for _, only := range lang.Langs {
		files := buildOf(t, exampleIn(t, only))
		for asked, path := range map[string]string{"hospitals": "hospitals/", "医院": "hospitals/",
			"glossary": "glossary/", "术语表": "glossary/", "invented": "pages/about/#why-it-is-invented"} {
			if (asked[0] > 127) == (only == lang.ZH) && !finds(t, files, only, asked, path) {
				t.Errorf("in %s alone no search for %s finds %s", only, asked, path)
			}
		}
		asksFolder(t, files, only)
		walkLinks(t, files, parsed(t, files), "https://starraft.example/")
		for name := range builtExample(t).files {
			other := strings.HasPrefix(name, string(only.Other())+"/") || strings.Contains(name, "/parallel/") ||
				strings.HasPrefix(name, "search/") || strings.Contains(name, "-"+string(only.Other())+".")
			if files[name] == nil && !other && !strings.HasPrefix(name, "assets/") {
				t.Errorf("in %s alone there is no %s", only, name)
			}
		}
	}
}

// asksFolder asks the published folder, as the command does, for something that is verified on the texts.
func asksFolder(t *testing.T, files map[string][]byte, only lang.Lang) {
	t.Helper()
	out := t.TempDir()
	for name, data := range files {
		file := filepath.Join(out, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	asked := map[lang.Lang]string{lang.ZH: "鲸歌县人民医院", lang.EN: `"county hospitals"`}[only]
	answer, err := search.Ask(t.Context(), out, asked, only, nil, 5)
	if err != nil || answer.Total == 0 {
		t.Errorf("in %s alone %s finds %+v, %v", only, asked, answer, err)
	}
}

// finds reports whether a search of the published files leads to an address.
func finds(t *testing.T, files map[string][]byte, l lang.Lang, asked, path string) bool {
	t.Helper()
	r, err := search.Open(l, func(name string) ([]byte, error) { return files[search.Folder+name], nil })
	if err != nil {
		t.Fatal(err)
	}
	hits, err := r.Find(terms.ParseQuery(asked))
	if err != nil {
		t.Fatal(err)
	}
	for _, hit := range hits {
		shown, err := r.Text(hit.Number)
		if err != nil {
			t.Fatal(err)
		}
		if shown.Path == path {
			return true
		}
	}
	return false
}

// What names the site to programs does so in a language that it has.
func TestASiteOfOneLanguageIsNamedInIt(t *testing.T) {
	t.Parallel()
	for _, only := range lang.Langs {
		files := buildOf(t, exampleIn(t, only))
		title := map[lang.Lang]string{lang.ZH: "星槎省县级医院公报（示例网站）",
			lang.EN: "Starraft County Hospitals (Example Site)"}[only]
		for name, want := range map[string]string{
			"data/datapackage.json":  fmt.Sprintf("\"title\": %q", title),
			"data/csv-metadata.json": fmt.Sprintf("\"@language\": %q,\n  \"@value\": %q", only, title),
			"404.html":               "mailto:editors@starraft.example?subject=404%20" + url.PathEscape(title),
		} {
			if !strings.Contains(string(files[name]), want) {
				t.Errorf("in %s alone %s does not say %s", only, name, want)
			}
		}
		book, err := excelize.OpenReader(bytes.NewReader(files["data/gazette.xlsx"]))
		if err != nil {
			t.Fatal(err)
		}
		defer book.Close()
		rows, err := book.GetRows("fields")
		if err != nil || len(rows) < 2 {
			t.Fatalf("in %s alone the workbook explains no column (%v)", only, err)
		}
		if got := rows[0]; len(got) != 4 || got[3] != "description_"+string(only) || len(rows[1]) != 4 ||
			rows[1][3] == "" {
			t.Errorf("in %s alone the workbook explains columns by %q: %q", only, got, rows[1])
		}
		if p, err := book.GetDocProps(); err != nil || p.Title != title {
			t.Errorf("in %s alone the workbook is called %q (%v)", only, p.Title, err)
		}
	}
}
