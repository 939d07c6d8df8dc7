package pipeline

import (
	"fmt"
	"hash/fnv"
	"io/fs"
	"sync"

	"gazette/internal/check"
	"gazette/internal/diag"
	"gazette/internal/load"
	"gazette/internal/render"
	"gazette/internal/search"
	"gazette/internal/site"
)

// A Session builds one site again and again while somebody edits it. It keeps what an edit does not
// touch: the records of other files and the theme. The calls of [Session.Lay] must not overlap.
type Session struct {
	options Options
	memory  load.Memory
	theme   *render.Theme
	themeID uint64 // of the files that theme was read from
}

// NewSession starts a session; nothing is read yet.
func NewSession(o Options) *Session { return &Session{options: o} }

// A Preview is a site as it stands at one moment, laid out: each of its files is made when it is asked
// for, the search when one of its files is. It may be asked from several goroutines.
type Preview struct {
	Site   *site.Site
	Set    *render.Set
	search func() (map[string][]byte, error)
}

// Lay reads and checks the site and lays it out. When the list has errors there is no preview. An
// error is an I/O fault or one of the theme.
func (s *Session) Lay() (*Preview, diag.List, error) {
	model, list, err := read(s.options, &s.memory)
	if err != nil {
		return nil, nil, err
	}
	// The rules only read the model, and so does the layout: each has a processor.
	found := make(chan diag.List, 1)
	go func() { found <- check.Run(model, model.Site.Today, check.Scope{Release: s.options.Release}) }()
	loaded, _ := list.Count()
	var laid *site.Site
	if loaded == 0 {
		laid = site.Build(model, model.Site.Today)
		list = append(list, laid.Faults(s.options.Release)...)
	}
	list = append(list, <-found...)
	list.Sort()
	if faults, _ := list.Count(); faults > 0 {
		return nil, list, nil
	}
	if err := s.readTheme(model.Site.Theme); err != nil {
		return nil, list, err
	}
	p := &Preview{Site: laid, Set: render.New(laid, s.theme)}
	p.search = sync.OnceValues(p.makeSearch)
	return p, list, nil
}

// readTheme reads the theme unless its files are those that were read last.
func (s *Session) readTheme(name string) error {
	files, err := themeOf(s.options, name)
	if err != nil {
		return err
	}
	sum := fnv.New64a()
	err = fs.WalkDir(files, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, path)
		fmt.Fprintf(sum, "%s %d ", path, len(data))
		_, _ = sum.Write(data) // a hash takes everything
		return err
	})
	if err != nil || s.theme != nil && sum.Sum64() == s.themeID {
		return err
	}
	theme, err := render.ReadTheme(files)
	if err == nil {
		s.theme, s.themeID = theme, sum.Sum64()
	}
	return err
}

// File makes a file of the site. The error is [fs.ErrNotExist] when the site has none of that name.
func (p *Preview) File(name string) ([]byte, error) { return p.Set.Make(name) }

// Search returns the files of the search, made when they are first asked for: that takes a second or
// two.
func (p *Preview) Search() (map[string][]byte, error) { return p.search() }

func (p *Preview) makeSearch() (map[string][]byte, error) {
	made, err := indexed(p.Site, search.Cache{})
	if err != nil {
		return nil, err
	}
	return made.Files, nil
}
