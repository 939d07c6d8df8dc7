package render

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/site"
	"gazette/themes"
)

// files makes a folder of names and texts by turns.
func files(pairs ...string) fstest.MapFS {
	m := fstest.MapFS{}
	for i := 0; i < len(pairs); i += 2 {
		m[pairs[i]] = &fstest.MapFile{Data: []byte(pairs[i+1])}
	}
	return m
}

// i18n is a theme of words in a language.
func i18n(lang, words string) fstest.MapFS { return files("i18n/"+lang+".json", words) }

func defaultTheme(t *testing.T) fs.FS {
	t.Helper()
	theme, err := fs.Sub(themes.Default, "default")
	if err != nil {
		t.Fatal(err)
	}
	return theme
}

// homeOf is the English home page of an empty site in a theme.
func homeOf(t *testing.T, theme fs.FS) (string, error) {
	t.Helper()
	m := &policy.Model{Site: policy.Site{BaseURL: "https://plans.gov.cn/", Languages: lang.Langs[:]}}
	read, err := ReadTheme(theme)
	if err != nil {
		return "", err
	}
	home, err := New(site.Build(m, policy.Date{Year: 2026, Month: 1, Day: 1}), read).Make("en/index.html")
	return string(home), err
}

// A file that the own theme has stands in the place of the default's, one that it lacks comes from there;
// so do words, and so do parts, whatever the file is called that defines them.
func TestOverlayReplacesWhatItHas(t *testing.T) {
	t.Parallel()
	theme, err := Overlay(files(
		"assets/own.css", ":root{--brand:#701010}",
		"layouts/home.html", `<h1>{{.T "nav-plans"}}, {{.T "nav-tasks"}}</h1>{{template "status" (.With "met")}}`+
			`<i>{{.Site.Model.HasList "glossary"}} {{.Site.Model.HasList "search"}}</i>`,
		"layouts/_a.html", `{{define "status"}}<b>{{.It}}</b>{{end}}`,
		"i18n/en.json", `{"nav-plans": "Programmes"}`,
	), "themes/mine", defaultTheme(t))
	if err != nil {
		t.Fatal(err)
	}
	home, err := homeOf(t, theme)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`<h1>Programmes, Tasks</h1>`, `<b>met</b>`, `<i>false true</i>`, `assets/own.`,
		`assets/style.`} {
		if !strings.Contains(home, want) {
			t.Errorf("the home page lacks %s", want)
		}
	}
}

// A page and a notice are records of one type, with addresses of their own.
func TestPathOfAnArticle(t *testing.T) {
	t.Parallel()
	theme, err := Overlay(files("layouts/article.html", `{{.Path .Page.Data.Page}}`), "themes/mine", defaultTheme(t))
	if err != nil {
		t.Fatal(err)
	}
	m := &policy.Model{Site: policy.Site{BaseURL: "https://plans.gov.cn/", Languages: lang.Langs[:]},
		Pages: []*policy.Page{{Slug: "about"}}, Notices: []*policy.Page{{Slug: "launch"}}}
	read, err := ReadTheme(theme)
	if err != nil {
		t.Fatal(err)
	}
	set := New(site.Build(m, policy.Date{Year: 2026, Month: 1, Day: 1}), read)
	for _, address := range []string{"pages/about/", "notices/launch/"} {
		page, err := set.Make("zh/" + address + "index.html")
		if err != nil || !strings.Contains(string(page), "\n"+address+"\n") {
			t.Errorf("the page at %s does not say so (%v):\n%s", address, err, page)
		}
	}
}

// Two themes may lie over the default: the one that a checkout has under its name, and the site's own.
func TestTheTopOfThreeThemesWins(t *testing.T) {
	t.Parallel()
	middle, err := Overlay(files(
		"layouts/home.html", `{{template "x" .}}{{template "y" .}}`,
		"layouts/_z.html", `{{define "x"}}middle x{{end}}{{define "y"}}, middle y{{end}}`,
	), "themes/default", defaultTheme(t))
	if err != nil {
		t.Fatal(err)
	}
	top, err := Overlay(files("layouts/_a.html", `{{define "x"}}top x{{end}}`), "themes/mine", middle)
	if err != nil {
		t.Fatal(err)
	}
	if home, err := homeOf(t, top); err != nil || !strings.Contains(home, "top x, middle y") {
		t.Errorf("%v:\n%s", err, home)
	}
}

// A fault of an own theme says the file, and the line where a line is to blame.
func TestFaultsOfAnOwnThemeHaveAPlace(t *testing.T) {
	t.Parallel()
	for want, own := range map[string]fstest.MapFS{
		"themes/mine/layouts/home.html:2:":                   files("layouts/home.html", "<p>\n{{if}}"),
		"themes/mine/layouts/home.html:3:":                   files("layouts/home.html", "<p>\n\n{{.Page.Titel}}"),
		"at <$.Root>: wrong number of args for Root: want 0": files("layouts/home.html", "{{$.Root `x`}}"),
		"at <$.Href>: wrong number of args for Href: want 1": files("layouts/home.html", "{{$.Href}}"),
		"at <$.Word>: wrong number of args for Word: want 2": files("layouts/home.html", "{{$.Word `x`}}"),
		"at <$.Page>: Page has arguments":                    files("layouts/home.html", "{{$.Page `x`}}"),
		"at <$.Content>: Content has arguments":              files("layouts/home.html", "{{$.Content `x`}}"),
		"at <$.Path>: error calling Path: a string has no":   files("layouts/home.html", "{{$.Path `x`}}"),
		"themes/mine/layouts/_own.html:2:": files("layouts/_own.html", "{{define `x`}}\n{{.It}}{{end}}",
			"layouts/home.html", "{{template `x` .}}"),
		`themes/mine/layouts/hmoe.html: no page is of the kind "hm`: files("layouts/hmoe.html", ""),
		"themes/mine/style.css: a theme has":                        files("style.css", ""),
		"themes/mine/i18n/fr.json: a theme has":                     i18n("fr", "{}"),
		`themes/mine/i18n/en.json:2: "data": invalid`:               i18n("en", "{\"about\": \"\",\n\"data\": x"),
		`themes/mine/i18n/en.json:2: "about"`:                       i18n("en", "{\n\"about\": 7}"),
		`themes/mine/i18n/en.json:3: "about" stands here a`:         i18n("en", "{\n\"about\": \"\",\n\"about\":\"\"}"),
		`themes/mine/i18n/en.json:1: the file must be {`:            i18n("en", "[]"),
		`themes/mine/i18n/en.json:2: the file ends before`:          i18n("en", "{\n\"about\": \"x\"\n"),
		`themes/mine/i18n/en.json:2: something stands after`:        i18n("en", "{\n} {}"),
		`themes/mine/i18n/zh.json:2: "slogan" has no words in i18n`: i18n("zh", "{\n\"slogan\": \"x\"}"),
		`themes/mine/i18n/en.json:1: "until" must have %[1]s, as`:   i18n("en", `{"until": "in the end"}`),
		`themes/mine/i18n/en.json:1: "about" must have no place`:    i18n("en", `{"about": "about %s"}`),
	} {
		theme, err := Overlay(own, "themes/mine", defaultTheme(t))
		if err == nil {
			_, err = homeOf(t, theme)
		}
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("the fault is\n\t%v\nwant one that has\n\t%s", err, want)
		}
	}
}

// Notes for those who keep the theme, and what an editor or a system leaves in a folder, are no faults.
func TestOtherFilesOfAnOwnTheme(t *testing.T) {
	t.Parallel()
	own := files("README.md", "", "LICENSE", "", ".DS_Store", "", ".git/config", "",
		"assets/fonts/x.woff2", "", "layouts/_mine.html", "")
	if _, err := Overlay(own, "themes/mine", defaultTheme(t)); err != nil {
		t.Error(err)
	}
}
