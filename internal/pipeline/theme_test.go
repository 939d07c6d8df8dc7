package pipeline_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	desk "gazette/internal/desk/ask"
	"gazette/internal/diag"
	"gazette/internal/example"
	"gazette/internal/pipeline"
	"gazette/internal/policy"
	"gazette/internal/source"
	"gazette/themes"
)

// siteOf copies the files of a site, with more of them by names and texts in turns.
func siteOf(t *testing.T, from fs.FS, more ...string) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	err := fs.WalkDir(from, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(from, name)
		files[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(more); i += 2 {
		files[more[i]] = &fstest.MapFile{Data: []byte(more[i+1])}
	}
	return files
}

// themed is the example site in a theme of its own.
func themed(t *testing.T, own ...string) fstest.MapFS {
	t.Helper()
	for i := 0; i < len(own); i += 2 {
		own[i] = "themes/mine/" + own[i]
	}
	files := siteOf(t, example.Files(), own...)
	config := files["config.toml"]
	config.Data = bytes.Replace(config.Data, []byte(`theme = "default"`), []byte(`theme = "mine"`), 1)
	return files
}

func parsed(t *testing.T, files map[string][]byte) map[string]*html.Node {
	t.Helper()
	pages := map[string]*html.Node{}
	for name, data := range files {
		if path.Ext(name) == ".html" {
			page, err := html.Parse(bytes.NewReader(data))
			if err != nil {
				t.Fatal(name, err)
			}
			pages[name] = page
		}
	}
	return pages
}

// minimal is a site of one plan and of nothing else.
var minimal = []string{
	"config.toml", `title = { zh = "公报", en = "Gazette" }
description = { zh = "一份规划", en = "One plan" }
base_url = "https://example.org/"
publisher = { zh = "云屿省", en = "Yunyu Province" }
example = true
`,
	"data/regions/regions.toml", `[[region]]
code = "990000"
level = "province"
name = { zh = "云屿省", en = "Yunyu Province" }
`,
	"content/plans/plan/document.toml", `title = { zh = "县医院规划", en = "Plan for county hospitals" }
short_title = { zh = "规划", en = "Plan" }
summary = { zh = "一句话。", en = "One sentence." }
issuer = [{ zh = "云屿省", en = "Yunyu Province" }]
status = "in-force"
level = "province"
region = "990000"
updated = "2026-01-01"
known = { status = "stated" }
text = { zh = "original", en = "restatement" }
source = { name = { zh = "云屿省", en = "Yunyu Province" } }
`,
	"content/plans/plan/index.zh.md", "## 一、总则\n\n县医院要办好。\n",
	"content/plans/plan/index.en.md", "## 1. General\n\nCounty hospitals shall be run well.\n",
}

// begun is a new site, as gazette init makes it.
func begun(t *testing.T, languages string) fs.FS {
	t.Helper()
	answers := desk.Answers{
		"languages": languages, "title-zh": "公报", "title-en": "Plans", "publisher-zh": "编辑部",
		"publisher-en": "Editors", "address": "https://example.org/sub/path/", "region-code": "410325",
		"region-name-zh": "嵩县", "region-name-en": "Songxian County", "licence": "CC-BY-4.0",
	}
	maps.DeleteFunc(answers, func(key, _ string) bool { // what is in a language that the site has not
		in := key[strings.LastIndexByte(key, '-')+1:]
		return (in == "zh" || in == "en") && !strings.Contains(languages, in)
	})
	site := fstest.MapFS{}
	for _, c := range desk.Site(answers, policy.Date{Year: 2026, Month: 11, Day: 22}) {
		site[c.Path] = &fstest.MapFile{Data: c.Data}
	}
	return site
}

// A list that has nothing in it is no page, and what is no page is not linked.
func TestASiteLinksToNothingThatItLacks(t *testing.T) {
	t.Parallel()
	without := siteOf(t, example.Files())
	maps.DeleteFunc(without, func(name string, _ *fstest.MapFile) bool {
		return name == source.AddressesFile ||
			strings.HasPrefix(name, "data/tasks/") || strings.HasPrefix(name, "content/pages/")
	})
	for name, files := range map[string]fs.FS{
		"one plan": siteOf(t, fstest.MapFS{}, minimal...), "one language": measures(),
		"the example": example.Files(), "the example without tasks and pages": without,
		"begun in both": begun(t, "zh,en"), "begun in Chinese": begun(t, "zh"), "begun in English": begun(t, "en"),
	} {
		t.Run(name, func(t *testing.T) {
			made, pages := builtExample(t).files, builtExample(t).pages
			if name != "the example" {
				made = buildOf(t, files)
				pages = parsed(t, made)
			}
			base := attr(query(pages["index.html"], `link[rel="canonical"]`)[0], "href")
			walkLinks(t, made, pages, base)
			if name != "one plan" {
				return
			}
			var got []string
			for page := range pages {
				if dir, ok := strings.CutPrefix(page, "en/"); ok {
					got = append(got, strings.TrimSuffix(dir, "index.html"))
				}
			}
			slices.Sort(got)
			want := []string{
				"", "data/", "data/use/", "plans/", "plans/plan/", "plans/plan/parallel/", "regions/990000/", "search/"}
			if !slices.Equal(got, want) {
				t.Errorf("the pages are %q, want %q", got, want)
			}
		})
	}
}

// One file of style changes the colours of every page, one layout a kind of page, one word what pages say.
func TestAnOwnThemeOfAFewFiles(t *testing.T) {
	t.Parallel()
	plain := builtExample(t).files
	own := buildOf(t, themed(t, "assets/own.css", ":root { --brand: #7a1f1f }",
		"layouts/home.html", `<h1>{{.Text .Site.Model.Site.Title}}</h1><p class="mine">{{.T "slogan"}}</p>`,
		"i18n/zh.json", `{"slogan": "一县一院"}`,
		"i18n/en.json", `{"slogan": "A hospital for every county", "nav-plans": "Programmes"}`))
	style := ""
	for name := range own {
		if ok, _ := path.Match("assets/own.*.css", name); ok {
			style = name
		}
	}
	if !strings.Contains(string(own[style]), "#7a1f1f") {
		t.Errorf("own.css is published as %q: %s", style, own[style])
	}
	pages := parsed(t, own)
	for name, page := range pages {
		links := query(page, `link[rel="stylesheet"]`)
		if len(links) != 2 || !strings.HasSuffix(attr(links[1], "href"), style) {
			t.Errorf("%s: own.css is not the last stylesheet", name)
		}
	}
	if n := query(pages["en/index.html"], "p.mine"); len(n) != 1 || text(n[0]) != "A hospital for every county" {
		t.Errorf("the home page is not that of the own theme:\n%s", own["en/index.html"])
	}
	if nav := text(query(pages["en/tasks/index.html"], "nav.main")[0]); !strings.Contains(nav, "Programmes") {
		t.Errorf("the navigation says %s", nav)
	}
	strip := regexp.MustCompile(`\n<link rel="stylesheet" href="[^"]*own[^>]*>`)
	if name := "zh/plans/index.html"; !bytes.Equal(strip.ReplaceAll(own[name], nil), plain[name]) {
		t.Errorf("%s differs by more than its style", name)
	}
}

// classes are the names of classes in a layout: those that stand whole between spaces or quotes.
var (
	classAttr  = regexp.MustCompile(`class="[^"]*"`)
	className  = regexp.MustCompile(`[a-z][a-z0-9-]*`)
	action     = regexp.MustCompile(`\{\{.*?\}\}`)
	styleClass = regexp.MustCompile(`\.[a-z][a-z0-9-]*`)
)

// renamedClasses is the default theme with other names for its classes.
func renamedClasses(t *testing.T) []string {
	t.Helper()
	var own []string
	err := fs.WalkDir(themes.Default, "default", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(themes.Default, name)
		if err != nil {
			return err
		}
		name = strings.TrimPrefix(name, "default/")
		switch {
		case path.Ext(name) == ".html":
			own = append(own, name, classAttr.ReplaceAllStringFunc(string(data), func(attribute string) string {
				words := attribute[len(`class="`) : len(attribute)-1]
				return `class="` + between(words, action, func(s string) string {
					return className.ReplaceAllString(s, "x-$0")
				}) + `"`
			}))
		case path.Ext(name) == ".css":
			kept := regexp.MustCompile(`(?s)\{[^{}]*\}|"[^"]*"`) // what is declared, and what is imported
			own = append(own, name, between(string(data), kept, func(s string) string {
				return styleClass.ReplaceAllStringFunc(s, func(class string) string { return ".x-" + class[1:] })
			}))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return own
}

// between changes what stands between the places that a pattern finds.
func between(s string, keep *regexp.Regexp, change func(string) string) string {
	var b strings.Builder
	last := 0
	for _, m := range keep.FindAllStringIndex(s, -1) {
		b.WriteString(change(s[last:m[0]]) + s[m[0]:m[1]])
		last = m[1]
	}
	return b.String() + change(s[last:])
}

// Nothing but the theme knows how its classes are called: the site builds, which tries the search on its
// pages, and every page says what it said.
func TestAnOwnThemeWithOtherClassNames(t *testing.T) {
	t.Parallel()
	plain := builtExample(t).pages
	own := parsed(t, buildOf(t, themed(t, renamedClasses(t)...)))
	renamed := 0
	for name, page := range own {
		renamed += len(query(page, `[class^="x-"]`))
		if old := query(page, ".quiet, .lead, .meta, .note, .targets, .cite, .visually-hidden, .wrap"); len(old) > 0 {
			t.Errorf("%s: the class %q is still there", name, attr(old[0], "class"))
		}
		if plain[name] == nil || text(page) != text(plain[name]) {
			t.Errorf("%s says something else", name)
		}
	}
	if renamed < 5000 {
		t.Errorf("only %d elements have another class", renamed)
	}
}

// A mark that an own layout leaves out is missed, with the page.
func TestAnOwnThemeThatMarksNothing(t *testing.T) {
	t.Parallel()
	o := options(t)
	o.Source = themed(t, "layouts/glossary.html",
		`<dl>{{range .Page.Data.Terms}}<dt id="{{.ID}}">{{$.Text .Name}}</dt>{{end}}</dl>`)
	_, _, _, err := pipeline.Files(o)
	if err == nil || !strings.Contains(err.Error(), "/glossary/") || !strings.Contains(err.Error(), `data-passage="`) {
		t.Errorf("the fault is %v", err)
	}
}

// Edits in a checkout take effect without a new program: its themes/default lies over the one built in.
func TestThemesDefaultOfTheSite(t *testing.T) {
	t.Parallel()
	edited := fmt.Sprintf("{{define %q}}<main>{{.Content}}</main>{{end}}", "base")
	files := buildOf(t, siteOf(t, example.Files(), "themes/default/layouts/_base.html", edited))
	if page := string(files["zh/index.html"]); !strings.HasPrefix(page, "<main>") {
		t.Errorf("the page begins %.80s", page)
	}
}

// What is wrong with a layout is told by check and by build alike, with its place and in the reader's language, and the
// published site stays.
func TestFaultsOfAThemeHaveAPlace(t *testing.T) {
	t.Parallel()
	const home, words = "themes/mine/layouts/home.html", "themes/mine/i18n/en.json"
	for _, c := range []struct{ file, text, want string }{
		{home, `<p>二{{.T "nokey"}}</p>`, home + `:1:7: the theme's i18n has no "nokey"`},
		{home, "<p>\n{{.Nope}}", home + ":2:3: there is no Nope here"},
		{home, "{{.Page.Data.Nothing}}", home + ":1:8: there is no Nothing here"},
		{home, `{{template "nowhere" .}}`, home + `:1:12: no part is called "nowhere"`},
		{home, "{{shout 3}}", home + `:1: there is no function "shout"`},
		{home, "{{with .Page}}", home + ":1: a {{ is not closed, or an {{end}} is missing (unexpected EOF)"},
		{home, "{{.Page", home + ":1: a {{ is not closed, or an {{end}} is missing (unclosed action)"},
		{home, "{{.Date 3}}", home + ":1:9: the theme cannot be used: can't handle 3 for arg of type policy.Date"},
		{words, `{"about": }`, words + `:1: the words of "about" are not written as JSON`},
		{"themes/mine/layouts/_own.html", `{{define "missing"}}{{.Nope}}{{end}}`,
			"themes/mine/layouts/_own.html:1:23: there is no Nope here"},
	} {
		files := siteOf(t, example.Files())
		config := strings.Replace(string(files["config.toml"].Data), `theme = "default"`, `theme = "mine"`, 1)
		files["config.toml"] = &fstest.MapFile{Data: []byte(config)}
		files[c.file] = &fstest.MapFile{Data: []byte(c.text)}
		o := options(t)
		o.Source = files
		_, checked, err := pipeline.Check(o)
		if err != nil {
			t.Fatal(err)
		}
		out := filepath.Join(t.TempDir(), "public")
		built, err := pipeline.Run(t.Context(), o, out)
		if err != nil {
			t.Errorf("%s: the build ends with %v", c.text, err)
		}
		if _, err := os.Stat(out); err == nil {
			t.Errorf("%s: the site is published", c.text)
		}
		for by, list := range map[string]diag.List{"check": checked, "build": built.List} {
			list = slices.DeleteFunc(list, func(d diag.Diagnostic) bool { return d.Severity != diag.Error })
			// Both languages have a page of each kind, and the same fault.
			list.Sort()
			if len(list) != 1 || list[0].Pos.String()+": "+list[0].Message.EN != c.want || list[0].Rule != "theme" {
				t.Errorf("%s of %s says %.300v, want %s", by, c.text, list, c.want)
			}
		}
	}
}
