package render

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"gazette/internal/lang"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/js"
)

// A Theme is a theme that has been read: templates, words and assets. It may serve many sites.
type Theme struct {
	shared *template.Template
	kinds  map[string]*template.Template
	words  map[lang.Lang]map[string]string
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
	if r.assets, r.names, err = readAssets(theme); err != nil {
		return nil, err
	}
	r.shared = template.New("theme").Option("missingkey=error")
	layouts, err := fs.Glob(theme, "layouts/*.html")
	if err != nil {
		return nil, err
	}
	// A part that the own theme defines stands in the place of the default's.
	slices.SortStableFunc(layouts, func(a, b string) int {
		_, below := placeOf(theme, a)
		_, above := placeOf(theme, b)
		return below - above
	})
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
		if own, err = parse(own, theme, name); err != nil {
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
	place, _ := placeOf(theme, name)
	return t.New(place).Parse(string(data))
}

// readWords reads the theme's words. Both languages must have the same keys.
func readWords(theme fs.FS) (map[lang.Lang]map[string]string, error) {
	words := map[lang.Lang]map[string]string{}
	for _, language := range lang.Langs {
		list, err := readWordList(theme, wordsFile(language))
		if err != nil {
			return nil, err
		}
		words[language] = map[string]string{}
		for _, w := range list {
			words[language][w.key] = w.text
		}
	}
	for _, language := range lang.Langs {
		for key := range words[language] {
			if _, ok := words[language.Other()][key]; !ok {
				return nil, fmt.Errorf("i18n/%s.json has no %q, which %s.json has", language.Other(), key, language)
			}
		}
	}
	return words, nil
}

// readAssets reads what the theme publishes. Scripts and styles are made smaller, with what they do
// unchanged. The hash in a name lets hosts cache the file for ever. A folder is published as one
// script.
func readAssets(theme fs.FS) (assets map[string][]byte, names map[string]string, err error) {
	assets, names = map[string][]byte{}, map[string]string{}
	entries, err := fs.ReadDir(theme, "assets")
	if err != nil {
		return nil, nil, err
	}
	smaller := minify.New()
	smaller.AddFunc(".js", js.Minify)
	smaller.AddFunc(".css", css.Minify)
	for _, e := range entries {
		asset, read := e.Name(), fs.ReadFile
		if e.IsDir() {
			asset, read = e.Name()+".js", readParts
		}
		data, err := read(theme, "assets/"+e.Name())
		if err != nil {
			return nil, nil, err
		}
		ext := path.Ext(asset)
		if small, err := smaller.Bytes(ext, data); err == nil {
			data = small
		} else if !errors.Is(err, minify.ErrNotExist) {
			return nil, nil, fmt.Errorf("assets/%s: %w", e.Name(), err)
		}
		sum := sha256.Sum256(data)
		name := strings.TrimSuffix(asset, ext) + "." + hex.EncodeToString(sum[:4]) + ext
		assets[name], names[asset] = data, name
	}
	return assets, names, nil
}

// exported is the statement that ends a script in parts.
var exported = regexp.MustCompile(`(?m)^export \{(.*)\};\s*\z`)

// readParts joins the parts of a script in the order of their names: one request instead of many. They
// become one function, so that the names which are not exported can be made shorter.
func readParts(theme fs.FS, folder string) ([]byte, error) {
	parts, err := fs.Glob(theme, folder+"/*.js")
	if err != nil {
		return nil, err
	}
	var joined []byte
	for _, part := range parts {
		data, err := fs.ReadFile(theme, part)
		if err != nil {
			return nil, err
		}
		joined = append(append(joined, data...), '\n')
	}
	m := exported.FindSubmatchIndex(joined)
	if m == nil {
		return joined, nil
	}
	return fmt.Appendf(nil, "export const {%[2]s} = (() => {\n%[1]s\nreturn {%[2]s};\n})();\n", joined[:m[0]], joined[m[2]:m[3]]), nil
}

// basePath is the path of the site on its host, with slashes at both ends.
func basePath(base string) string {
	u, err := url.Parse(base)
	if err != nil || u.Path == "" {
		return "/"
	}
	return u.Path
}
