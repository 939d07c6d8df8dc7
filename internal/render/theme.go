package render

import (
	"encoding/json"
	"fmt"
	"html/template"
	"io/fs"
	"net/url"
	"path"
	"strings"

	"gazette/internal/bundle"
	"gazette/internal/policy"
)

// A Theme is a theme that has been read: templates, words and assets. It may serve many sites.
type Theme struct {
	shared *template.Template
	kinds  map[string]*template.Template
	words  map[policy.Lang]map[string]string
	assets map[string][]byte // by published name
	names  map[string]string // asset name → published name
}

// ReadTheme reads the folder of a theme; see the package comment. An error is a fault of the theme,
// with the place where a template has it.
func ReadTheme(theme fs.FS) (*Theme, error) {
	r := &Theme{kinds: map[string]*template.Template{}}
	var err error
	if r.words, err = readWords(theme); err != nil {
		return nil, err
	}
	assets, err := bundle.Read(theme, "assets")
	if err != nil {
		return nil, err
	}
	r.assets, r.names = assets.Files, assets.Names
	r.shared = template.New("theme").Option("missingkey=error")
	layouts, err := fs.Glob(theme, "layouts/*.html")
	if err != nil {
		return nil, err
	}
	var kinds []string
	for _, name := range layouts {
		if !strings.HasPrefix(path.Base(name), "_") {
			kinds = append(kinds, name)
			continue
		}
		if r.shared, err = parse(r.shared, theme, name); err != nil {
			return nil, err
		}
	}
	for _, name := range kinds {
		own, err := r.shared.Clone()
		if err != nil {
			return nil, err
		}
		if own, err = parse(own.New(name), theme, name); err != nil {
			return nil, err
		}
		r.kinds[strings.TrimSuffix(path.Base(name), ".html")] = own
	}
	return r, nil
}

// parse adds a layout under its own path, so that a fault in it is reported with file and line.
func parse(t *template.Template, theme fs.FS, name string) (*template.Template, error) {
	data, err := fs.ReadFile(theme, name)
	if err != nil {
		return nil, err
	}
	if t.Name() != name {
		t = t.New(name)
	}
	return t.Parse(string(data))
}

// readWords reads the theme's words. Both languages must have the same keys.
func readWords(theme fs.FS) (map[policy.Lang]map[string]string, error) {
	words := map[policy.Lang]map[string]string{}
	for _, lang := range policy.Langs {
		name := "i18n/" + string(lang) + ".json"
		data, err := fs.ReadFile(theme, name)
		if err != nil {
			return nil, err
		}
		var of map[string]string
		if err := json.Unmarshal(data, &of); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		words[lang] = of
	}
	for _, lang := range policy.Langs {
		for key := range words[lang] {
			if _, ok := words[lang.Other()][key]; !ok {
				return nil, fmt.Errorf("i18n/%s.json has no %q, which %s.json has", lang.Other(), key, lang)
			}
		}
	}
	return words, nil
}

// basePath is the path of the site on its host, with slashes at both ends.
func basePath(base string) string {
	u, err := url.Parse(base)
	if err != nil || u.Path == "" {
		return "/"
	}
	return u.Path
}
