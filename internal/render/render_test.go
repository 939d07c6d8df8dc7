package render_test

import (
	"encoding/json"
	"io/fs"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/progress"
	"gazette/internal/render"
	"gazette/internal/site"
	"gazette/themes"
)

func words(t *testing.T, language lang.Lang) map[string]string {
	t.Helper()
	data, err := fs.ReadFile(themes.Default, "default/i18n/"+string(language)+".json")
	if err != nil {
		t.Fatal(err)
	}
	var w map[string]string
	if err := json.Unmarshal(data, &w); err != nil {
		t.Fatal(err)
	}
	return w
}

// What a status or a reason is called must not be found missing by a reader.
func TestThemeHasWordsForEveryStatusReasonAndKind(t *testing.T) {
	t.Parallel()
	var keys []string
	for _, s := range progress.Statuses {
		if w := s.Words(); w.ZH == "" || w.EN == "" {
			t.Errorf("the status %s has no words", s)
		}
	}
	for _, r := range progress.Reasons.Values() {
		keys = append(keys, "why-"+r)
	}
	for _, w := range progress.Whys {
		keys = append(keys, "undefined-"+w)
	}
	for _, b := range []policy.Bound{policy.AtLeast, policy.MoreThan, policy.AtMost, policy.LessThan, policy.Exactly} {
		keys = append(keys, "bound-"+string(b))
	}
	for _, language := range lang.Langs {
		w := words(t, language)
		for _, key := range keys {
			if w[key] == "" {
				t.Errorf("%s.json has no %q", language, key)
			}
		}
	}
}

// A sentence takes the same arguments in both languages.
func TestWordsTakeTheSameArguments(t *testing.T) {
	t.Parallel()
	verb := regexp.MustCompile(`%(\[\d\])?[sd]`)
	zh, en := words(t, lang.ZH), words(t, lang.EN)
	for key := range zh {
		if a, b := len(verb.FindAllString(zh[key], -1)), len(verb.FindAllString(en[key], -1)); a != b {
			t.Errorf("%s: %d arguments in Chinese, %d in English", key, a, b)
		}
	}
}

// A broken theme fails before any page is made, and says where.
func TestBrokenThemeIsNamed(t *testing.T) {
	t.Parallel()
	base, err := fs.Sub(themes.Default, "default")
	if err != nil {
		t.Fatal(err)
	}
	for want, change := range map[string]func(fstest.MapFS){
		"layouts/home.html:2": func(m fstest.MapFS) {
			m["layouts/home.html"] = &fstest.MapFile{Data: []byte("<p>\n{{if}}\n")}
		},
		"Titel": func(m fstest.MapFS) {
			m["layouts/home.html"] = &fstest.MapFile{Data: []byte("{{.Page.Titel}}")}
		},
		"i18n/en.json has no": func(m fstest.MapFS) { m["i18n/en.json"] = &fstest.MapFile{Data: []byte("{}")} },
		`assets/search/stem.js:2:3: Unexpected "}"`: func(m fstest.MapFS) {
			m["assets/search/stem.js"] = &fstest.MapFile{Data: []byte("export const stem = 1;\n  }")}
		},
		"no layouts/home.html": func(m fstest.MapFS) {
			delete(m, "layouts/home.html")
		},
	} {
		theme := fstest.MapFS{}
		err := fs.WalkDir(base, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := fs.ReadFile(base, name)
			theme[name] = &fstest.MapFile{Data: data}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		change(theme)
		m := &policy.Model{Site: policy.Site{BaseURL: "https://example.org/", Languages: lang.Langs[:]}}
		read, err := render.ReadTheme(theme)
		if err == nil {
			s := site.Build(m, policy.Date{Year: 2026, Month: 1, Day: 1})
			err = render.New(s, read).Each(1, nil, func(string, []byte) error { return nil })
		}
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want one that names %q", err, want)
		}
	}
}
