package render

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"

	"gazette/internal/site"
)

// A Set makes the files of a site one by one, so that a preview makes only those that somebody looks
// at. It may be asked from several goroutines.
type Set struct {
	names   []string
	recipes map[string]recipe
	sized   map[string]*sized
	shows   map[string][]site.Part // of the files that may not show all parts
	cards   map[string]*site.Page  // the page of each card, by the card's file
	theme   *renderer
}

// A recipe makes one file.
type recipe func() ([]byte, error)

// New lists the files of a site in a theme, without making any.
func New(s *site.Site, t *Theme) *Set { return newSet(s, t, false) }

// newSet may do without what makes pages fast: programs, and parts that are kept.
func newSet(s *site.Site, t *Theme, plain bool) *Set {
	files := make(map[string]recipe, 3*len(s.Pages)) // about
	r := &renderer{site: s, Theme: t, exists: map[string]bool{}, files: files, uncompiled: plain}
	if !plain {
		r.parts = new(parts)
	}
	shows := make(map[string][]site.Part, 3*len(s.Pages))
	for _, p := range s.Pages {
		r.exists[p.Path] = true
		files[p.File()] = func() ([]byte, error) { return r.page(p) }
		if parts, ok := p.Parts(); ok {
			shows[p.File()], shows[p.Path+"index.csv"], shows[p.Path+"index.json"] = parts, parts, parts
		}
	}
	for _, p := range s.Gone {
		files[p.File()] = func() ([]byte, error) { return r.page(p) }
	}
	for name, data := range t.assets {
		files["assets/"+name] = ready(data)
	}
	for _, a := range s.Model.Assets {
		files["files/"+a.Path] = ready(a.Data)
	}
	files["index.html"] = func() ([]byte, error) { return r.root("root") }
	files["404.html"] = func() ([]byte, error) { return r.root("missing") }
	dataFiles(s, files)
	metadata(s, files)
	extras(s, files)
	r.channels(files, shows)
	sitemaps(s, files)
	r.discovery(files)
	headers(s, files)
	r.pictures(files, shows)
	cards := r.cards(files)
	r.sized = sizedFiles(files)
	return &Set{slices.Sorted(maps.Keys(files)), files, r.sized, shows, cards, r}
}

// Names are the paths of all files in the output folder, sorted.
func (s *Set) Names() []string { return s.names }

// Parts are the parts of the site that a file may show; false when it may show any.
func (s *Set) Parts(name string) ([]site.Part, bool) {
	parts, ok := s.shows[name]
	return parts, ok
}

// Make makes the file of that name. The error is [fs.ErrNotExist] when the site has none of it, else a
// fault of the theme.
func (s *Set) Make(name string) ([]byte, error) {
	build, ok := s.recipes[name]
	if !ok {
		return nil, fs.ErrNotExist
	}
	return build()
}

// ready is the recipe of what needs no making.
func ready(data []byte) recipe {
	return func() ([]byte, error) { return data, nil }
}

// tableOf finds a table of the site when its file is made.
func tableOf(s *site.Site, name string) (site.Table, error) {
	for _, t := range s.Data() {
		if t.Name == name {
			return t, nil
		}
	}
	return site.Table{}, fmt.Errorf("the site has no table %s", name)
}

// dataFiles lists each table, of the site and of single pages, as CSV and, but for long ones, as JSON.
func dataFiles(s *site.Site, files map[string]recipe) {
	made := func(name string, write func(site.Table) ([]byte, error)) recipe {
		return func() ([]byte, error) {
			t, err := tableOf(s, name)
			if err != nil {
				return nil, err
			}
			return write(t)
		}
	}
	asCSV := func(t site.Table) ([]byte, error) { return tableCSV(t), nil }
	asJSON := func(t site.Table) ([]byte, error) { return tableJSON(t), nil }
	asSchema := func(t site.Table) ([]byte, error) { return indented(jsonSchema(s, t)) }
	for name, csvOnly := range s.TableNames() {
		files["data/"+name+".csv"] = made(name, asCSV)
		if !csvOnly && name != "statuses" { // in progress.json, with the methods
			files["data/"+name+".json"] = made(name, asJSON)
			files["data/"+name+".schema.json"] = made(name, asSchema)
		}
	}
	for _, p := range s.Pages {
		if p.HasTable && p.Lang == s.Model.Site.First() { // the same in every language, so it has one address
			files[p.Path+"index.csv"] = func() ([]byte, error) { return sheetCSV(*p.Table()), nil }
			if !p.CSVOnly {
				files[p.Path+"index.json"] = func() ([]byte, error) { return tableJSON(*p.Table()), nil }
			}
		}
	}
	files["data/progress.json"] = func() ([]byte, error) { return progressJSON(s) }
	files["data/CITATION.cff"] = func() ([]byte, error) { return citation(s), nil }
	files["data/gazette.xlsx"] = func() ([]byte, error) { return allTables(s) }
}
