package render

import (
	"fmt"
	"html/template"
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strings"
	"sync"

	"gazette/internal/bundle"
	"gazette/internal/card"
	"gazette/internal/lang"
)

// A Theme is a theme that has been read: templates, words and assets. It may serve many sites.
type Theme struct {
	shared *template.Template
	kinds  map[string]*template.Template
	// replaces are the kinds whose layouts have parts in place of shared ones.
	replaces map[string]bool
	programs sync.Map  // what was compiled of layouts, by their set and name
	machines sync.Pool // what programs have run on

	compiling sync.Mutex

	words  map[lang.Lang]map[string]string
	assets map[string][]byte // by published name
	names  map[string]string // asset name → published name

	font func() (*card.Font, error) // that cards are written in, read when it is first asked for
}

// WriteCardsIn has the cards of a theme written in a font of the site's own. It is for before any file is made.
func WriteCardsIn(t *Theme, font *card.Font) {
	t.font = func() (*card.Font, error) { return font, nil }
}

// fontFile is the font of cards. It is no asset: readers fetch pictures, not the font.
const fontFile = "fonts/card.otf"

func readFont(theme fs.FS) (*card.Font, error) {
	place, _ := placeOf(theme, fontFile)
	data, err := fs.ReadFile(theme, fontFile)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", place, err)
	}
	font, err := card.ReadFont(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", place, err)
	}
	return font, nil
}

// ReadTheme reads the folder of a theme; see the package comment. An error is a fault of the theme,
// with the place where a template has it.
func ReadTheme(theme fs.FS) (*Theme, error) {
	r := &Theme{kinds: map[string]*template.Template{}, replaces: map[string]bool{}}
	r.font = sync.OnceValues(func() (*card.Font, error) { return readFont(theme) })
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
		if r.shared, err = parseLayout(r.shared, theme, name); err != nil {
			return nil, err
		}
	}
	for _, name := range kinds {
		own, err := r.shared.Clone()
		if err != nil {
			return nil, err
		}
		if own, err = parseLayout(own, theme, name); err != nil {
			return nil, err
		}
		kind := strings.TrimSuffix(path.Base(name), ".html")
		r.kinds[kind], r.replaces[kind] = own, r.replacedBy(own)
	}
	return r, nil
}

// replacedBy reports whether the layouts of a kind have a part in place of a shared one.
func (r *Theme) replacedBy(own *template.Template) bool {
	return slices.ContainsFunc(r.shared.Templates(), func(t *template.Template) bool {
		mine := own.Lookup(t.Name())
		return t.Tree != nil && mine.Tree != nil && mine.Tree.ParseName != t.Tree.ParseName
	})
}

// parseLayout adds a layout under its own path, so that a fault in it is reported with file and line.
func parseLayout(t *template.Template, theme fs.FS, name string) (*template.Template, error) {
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

// basePath is the path of the site on its host, with slashes at both ends.
func basePath(base string) string {
	u, err := url.Parse(base)
	if err != nil || u.Path == "" {
		return "/"
	}
	return u.Path
}
