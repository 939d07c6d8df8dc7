package render

import (
	"bytes"
	"flag"
	"fmt"
	"hash/crc32"
	"html/template"
	"io/fs"
	"maps"
	"net/url"
	"os"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"gazette/internal/example"
	"gazette/internal/lang"
	"gazette/internal/load"
	"gazette/internal/policy"
	"gazette/internal/progress"
	"gazette/internal/site"
	"gazette/internal/source"
	"gazette/themes"
)

// oneIn says of how many pages of the real site one is compared; .ci/nightly compares all.
var oneIn = flag.Int("one-in", 4, "of how many pages of the real site one is made both ways")

// Kept parts and programs change how long it takes to make a page, and nothing that a reader sees: without them, the
// pages of the example and of the real site are the same. With them, html/template makes none.
func TestPagesAreTheSameWithoutWhatMakesThemFast(t *testing.T) {
	t.Parallel()
	for which, files := range map[string]fs.FS{"example": example.Files(), "real": os.DirFS("../..")} {
		t.Run(which, func(t *testing.T) {
			t.Parallel()
			if which == "real" && testing.Short() {
				t.Skip("takes seconds")
			}
			fast, plain := New(laid(t, files), programsOnly(t)), newSet(laid(t, files), readTheme(t, nil), true)
			var mu sync.Mutex
			made := map[string][]byte{}
			err := fast.Each(2, nil, func(name string, data []byte) error {
				mu.Lock()
				defer mu.Unlock()
				if path.Ext(name) == ".html" && path.Dir(name) != "." { // that of the root has no program
					made[name] = data
				}
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
			compared := 0
			for name, data := range made {
				if which == "real" && crc32.ChecksumIEEE([]byte(name))%uint32(*oneIn) > 0 {
					continue
				}
				compared++
				if want, err := plain.Make(name); err != nil || !bytes.Equal(data, want) {
					t.Fatalf("%s differs, %v", name, err)
				}
			}
			if compared < 100 {
				t.Errorf("only %d pages were compared", compared)
			}
		})
	}
}

// programsOnly is the default theme with layouts that write nothing, once their programs are made: a page that a
// program leaves to html/template, which would take several times as long, is not what it should be.
func programsOnly(t *testing.T) *Theme {
	t.Helper()
	theme := readTheme(t, nil)
	sets := append(slices.Collect(maps.Values(theme.kinds)), theme.shared)
	for _, set := range sets {
		for _, layout := range set.Templates() {
			theme.programOf(set, layout.Name())
		}
	}
	for _, set := range sets {
		for _, layout := range set.Templates() {
			if layout.Tree != nil {
				layout.Tree.Root.Nodes = nil
			}
		}
	}
	return theme
}

func laid(t *testing.T, files fs.FS) *site.Site {
	t.Helper()
	tree, _, err := source.Read(files)
	if err != nil {
		t.Fatal(err)
	}
	m, _ := new(load.Memory).Load(tree)
	load.WithoutDrafts(m)
	load.FillCounts(m)
	return site.Build(m, policy.Date{Year: 2026, Month: 11, Day: 22})
}

// readTheme reads the default theme with other files in place of some.
func readTheme(t *testing.T, other map[string]string) *Theme {
	t.Helper()
	base, err := fs.Sub(themes.Default, "default")
	if err != nil {
		t.Fatal(err)
	}
	if other != nil {
		own := fstest.MapFS{}
		for name, data := range other {
			own[name] = &fstest.MapFile{Data: []byte(data)}
		}
		if base, err = Overlay(own, "themes/mine", base); err != nil {
			t.Fatal(err)
		}
	}
	theme, err := ReadTheme(base)
	if err != nil {
		t.Fatal(err)
	}
	return theme
}

// Every value in every context is written as html/template writes it.
func TestProgramsWriteWhatHTMLTemplateWrites(t *testing.T) {
	t.Parallel()
	address, _ := url.Parse("https://example.org/?a=<b>")
	none := (*policy.Region)(nil)
	values := []any{
		"plain", "中文", "", `"<&>'+`, "a\x00b", "\xff\xfe", "\u2028", "javascript:alert(1)",
		"https://example.org/a?b=c#d",
		"a b/../c", "tel:+86", template.HTML("<b>x</b>"), template.URL("javascript:x"), template.HTMLAttr(`a="b"`),
		template.JS("x()"), template.CSS("a:b"), 0, -7, 4000, int64(3), uint8(2), 1.5, true, false,
		policy.Date{Year: 2026, Month: 5}, progress.Met, lang.ZH, lang.Text{ZH: "甲", EN: "A&B"}, address, none,
		&policy.Region{Code: "1"}, []string{"a", "<b>"}, []int{}, map[string]any{"a": "</script>"},
		fmt.Errorf("<fault>"),
		[2]string{"x", "y"}, struct{ A string }{"<"}, aliased("plain"), map[aliased]string{"met": "M"}, counted(3),
		[]withContent{{"inner"}}, map[string]any{"zz": nil},
	}
	for _, context := range []string{
		`{{.It}}`, `<p title="{{.It}}">`, `<p title={{.It}}>`, `<p {{.It}}>`, `<a href="{{.It}}">`,
		`<a href="/x/{{.It}}">`,
		`<a href="?q={{.It}}">`, `<title>{{.It}}</title>`, `<script>var x = {{.It}}</script>`,
		`<p style="color: {{.It}}">`,
		`<script type="application/ld+json">{{.It}}</script>`, `<img srcset="{{.It}}">`, `<textarea>{{.It}}</textarea>`,
		`{{if .It}}yes{{else}}no{{end}}`, `{{with $x := .It}}{{$x}}{{else}}none{{end}}`,
		`{{range $i, $x := .It}}{{$i}}{{$x}}{{end}}`,
		`{{range .It}}{{.}}{{else}}none{{end}}`, `{{len .It}}`, `{{eq .It "plain"}}`, `{{ne .It .It}}`, `{{lt .It 3}}`,
		`{{gt .It 3}}{{le .It 3}}{{ge .It 3}}`, `{{eq "plain" .It}}`, `{{ne "plain" .It}}`,
		`{{and .It 1}}{{or .It 2}}{{not .It}}`, `{{printf "%v-%s" .It .It}}{{print .It 1}}`, `{{.It.Code}}`,
		`{{.It.IsZero}}`,
		`{{.It.ZH}}`, `{{.It.Year}}`, `{{index .It 0}}`, `{{.It | printf "%v"}}`, `{{range 3}}{{.}}{{end}}`,
		`{{$x := 1}}{{$x = .It}}{{$x}}`,
		`{{block "b" .}}{{.It}}{{end}}`, `{{range .It}}{{break}}{{end}}`, `{{template "again" ($.With .It)}}`,
		`{{.Text .It}}`,
		`{{.Date .It}}`, `{{.Word "level" .It}}`, `{{.Add .It 1}}`, `{{.LangTag .It}}`, `{{.Place .It}}`, `{{.T .It}}`,
		`{{html .It}}`, `{{range .It}}{{template "again" (.With 1)}}{{end}}`, `{{template "twice" (.With .)}}`,
		`{{$x := "outer"}}{{range $x := .It}}{{else}}{{$x}}{{end}}`, `{{printf "%.1f %v" 1.0 'a'}}`, `{{eq 1.0 1}}`,
		`{{printf "%v" 0i}}`, `{{.LangTag (print "z")}}`, `{{.LangTag "zh"}}`, `{{.LangTag .Root}}`, `{{.Asset .It}}`,
		`{{.LangTag (index .It "zz")}}`, `{{.Href (index .It "zz")}}`, `{{index .It "met"}}`, `{{printf .It}}`,
		`{{.Word .It "a"}}`, `{{range .It}}{{.Content}}{{end}}`, `{{.Content}}`, `{{len .It | print}}`, `{{$.It}}`,
		`{{.It.In "en"}}`, `{{.It.Format "zh"}}`, `{{.It.First.IsZero}}`, `{{.It.Name.ZH}}`, `{{(.It).Name.In "en"}}`,
		`{{.It.Parse "/x"}}`, `{{.It.Parse "%zz"}}`, `{{.It.JoinPath "a" "b"}}`, `{{.It.JoinPath}}`, `{{.It.In}}`,
		`<meta http-equiv="refresh" content="0;url={{.It}}">`, `<a {{if .It}}title{{end}}="x">`,
	} {
		for _, it := range values {
			set := template.Must(template.New("theme").Option("missingkey=error").
				Parse(`{{define "again"}}<i>{{.It}}</i>{{end}}{{define "twice"}}{{if .It.It}}T{{else}}F{{end}}{{end}}` +
					`{{define "x"}}` + context + `{{end}}`))
			r := &renderer{Theme: &Theme{words: map[lang.Lang]map[string]string{lang.ZH: {"plain": "<x>"}},
				names: map[string]string{"plain": "p"}}, exists: map[string]bool{"plain": true}}
			v := r.viewOf(&site.Page{Lang: lang.ZH, Path: "a/"})
			var want strings.Builder
			fault := set.ExecuteTemplate(&want, "x", with{v, it})
			compile(set, "x").run(v, "x", it, func(made []byte) {
				if fault != nil || want.String() != string(made) {
					t.Errorf("%s of %T %v: made %q, want %q, %v", context, it, it, made, want.String(), fault)
				}
			})
		}
	}
}

// A program writes each character itself, as html/template does: one that it did not know made the page anew.
func TestProgramsKnowEachCharacter(t *testing.T) {
	t.Parallel()
	for _, context := range []string{`<p title="{{.It}}">{{.It}}`, `<a href="{{.It}}">`} {
		set := template.Must(template.New("theme").Parse(`{{define "x"}}` + context + `{{end}}`))
		v := (&renderer{Theme: &Theme{}}).viewOf(&site.Page{Lang: lang.ZH})
		for c := range rune(0x100) {
			var want strings.Builder
			it, made := "a"+string(c)+"z", ""
			fault := set.ExecuteTemplate(&want, "x", with{v, it})
			known := compile(set, "x").run(v, "x", it, func(page []byte) { made = string(page) })
			if !known || fault != nil || made != want.String() {
				t.Errorf("%s of %q: known %t, made %q, want %q, %v", context, it, known, made, want.String(), fault)
			}
		}
	}
}

type (
	aliased     string
	counted     int
	withContent struct{ Content string }
)

func (withContent) With(any) string { return "its own" }

// However the base shows the content, the page is as html/template makes it; a layout that shows itself, and parts
// that do, are faults and do not end the program.
func TestContentIsShownAsHTMLTemplateShowsIt(t *testing.T) {
	t.Parallel()
	for name, layouts := range map[string][2]string{
		"in a part":      {`{{.Part "main"}}{{end}}{{define "main"}}<main>{{.Content}}</main>`, `hello <b>&amp;</b>`},
		"as text":        {`<body title="{{.Content}}">`, `say "hi" <b>&amp;</b>`},
		"in a script":    {`<script>var x = {{.Content}}</script>`, `say "hi" <b>&amp;</b>`},
		"declared":       {`{{$c := .Content}}<p>`, `x`},
		"of a dot":       {`{{with .Page}}{{.Content}}{{end}}`, `x`},
		"twice":          {`{{.Content}}{{.Content}}`, ` x `},
		"not at all":     {`<p>`, `{{.Nothing}}`},
		"in itself":      {`<b>{{.Content}}</b>`, `a{{.Content}}`},
		"calls itself":   {`{{.Content}}{{end}}{{define "me"}}{{.Part "me"}}`, `{{.Part "me"}}`},
		"with a fault":   {`{{.Content}}`, `{{.Page.Nothing}}`},
		"with two parts": {`{{.Part "a"}}{{.Part "a"}}{{end}}{{define "a"}}[{{.Content}}]`, `y`},
	} {
		theme := readTheme(t, map[string]string{"layouts/_base.html": `{{define "base"}}` + layouts[0] + `{{end}}`,
			"layouts/article.html": layouts[1]})
		made := func(plain bool) string {
			r := &renderer{Theme: theme, uncompiled: plain, exists: map[string]bool{}}
			if !plain {
				r.parts = new(parts)
			}
			page, err := r.page(&site.Page{Lang: lang.ZH, Path: "a/", Kind: "article"})
			return fmt.Sprintf("%s %v", page, err)
		}
		if fast, slow := made(false), made(true); fast != slow {
			t.Errorf("%s: made %s, want %s", name, fast, slow)
		}
	}
}

// A part that asks the page something is kept only for pages that answer alike, and one that reads it for none.
func TestPartsAreKeptWhereTheyAreTheSame(t *testing.T) {
	t.Parallel()
	theme := readTheme(t, map[string]string{"layouts/_mine.html": `
{{define "here"}}{{.It}} {{.Href "a/"}}{{end}}
{{define "mine"}}{{.Page.Path}}{{end}}
{{define "both"}}{{.Part "here" 1}} {{.Part "mine"}}{{end}}`})
	r := &renderer{Theme: theme, parts: new(parts)}
	for _, test := range []struct{ page, part, want string }{
		{"a/b/", "here", "1 ../index.html"}, {"a/c/", "here", "1 ../index.html"}, {"a/", "here", "1 index.html"},
		{"b/", "here", "1 ../a/index.html"}, {"a/b/", "mine", "a/b/"}, {"a/c/", "mine", "a/c/"},
		{"a/b/", "both", "1 ../index.html a/b/"}, {"b/", "both", "1 ../a/index.html b/"},
	} {
		made, err := r.viewOf(&site.Page{Lang: lang.ZH, Path: test.page}).Part(test.part, 1)
		if err != nil || string(made) != test.want {
			t.Errorf("%s on %s is %q, %v; want %q", test.part, test.page, made, err, test.want)
		}
	}
	kept := 0
	for _, value := range r.parts.kept.Range {
		kept += len(value.(*keptPart).made)
	}
	if kept != 3 { // "here" as seen from three places
		t.Errorf("%d parts are kept, want 3", kept)
	}
}

// A layout that a program does not know takes several times as long, so the default theme has none.
func TestProgramsKnowTheDefaultTheme(t *testing.T) {
	t.Parallel()
	theme := readTheme(t, nil)
	for kind, own := range theme.kinds {
		if theme.programOf(own, own.Name()) == nil || theme.programOf(own, "base") == nil {
			t.Errorf("no program for %s", kind)
		}
	}
}
