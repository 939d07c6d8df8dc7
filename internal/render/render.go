// Package render turns the pages of a site into files: HTML through a theme, data tables as CSV and
// JSON, sitemaps, and the theme's own assets.
//
// It stands after site, which has decided what exists and where. A theme is a folder:
//
//	layouts/_base.html   "base": what surrounds every page; other files with _ hold shared parts
//	layouts/<kind>.html  the template of a kind of page ([site.Page.Kind])
//	i18n/<lang>.json     the words that the theme says itself, by key
//	assets/              published as they are, under a name with their hash
//	assets/<name>/*.js   the parts of one script, published as one file: <name>.js
//
// Templates are html/template, executed on a view whose methods are the theme's vocabulary. All are
// parsed before the first page is made, so a broken theme fails at once. No page has an inline
// script or style, so a strict Content-Security-Policy holds.
package render

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"runtime"
	"strings"
	"sync"

	"gazette/internal/policy"
	"gazette/internal/site"
)

// Render makes all files of a site, by their path in the output folder. An error means a fault of
// the theme. progress, when not nil, is called as pages are done.
func Render(s *site.Site, theme fs.FS, progress func(done, total int)) (map[string][]byte, error) {
	r, err := newRenderer(s, theme)
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	if err := r.pages(files, progress); err != nil {
		return nil, err
	}
	for name, data := range r.assets {
		files["assets/"+name] = data
	}
	for _, a := range s.Model.Assets {
		files["files/"+a.Path] = a.Data
	}
	if err := r.root(files); err != nil {
		return nil, err
	}
	dataFiles(s, files)
	if err := metadata(s, files); err != nil {
		return nil, err
	}
	if files["data/gazette.xlsx"], err = workbook(s); err != nil {
		return nil, err
	}
	if err := r.channels(files); err != nil {
		return nil, err
	}
	if err := sitemaps(s, files); err != nil {
		return nil, err
	}
	return files, nil
}

// A renderer holds what all pages share; it does not change while they are made.
type renderer struct {
	site   *site.Site
	shared *template.Template
	kinds  map[string]*template.Template
	words  map[policy.Lang]map[string]string
	assets map[string][]byte // by published name
	names  map[string]string // asset name → published name
}

func newRenderer(s *site.Site, theme fs.FS) (*renderer, error) {
	r := &renderer{site: s, kinds: map[string]*template.Template{}}
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

// pages makes the pages on all processors. Each goes to its own place, so the result does not depend
// on which is done first.
func (r *renderer) pages(files map[string][]byte, progress func(done, total int)) error {
	pages := r.site.Pages
	made := make([][]byte, len(pages))
	faults := make([]error, len(pages))
	next, done := make(chan int), 0
	var wait sync.WaitGroup
	var mu sync.Mutex
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for i := range next {
				made[i], faults[i] = r.page(pages[i])
				mu.Lock()
				done++
				if progress != nil {
					progress(done, len(pages))
				}
				mu.Unlock()
			}
		})
	}
	for i := range pages {
		next <- i
	}
	close(next)
	wait.Wait()
	for i, p := range pages {
		if faults[i] != nil {
			return fmt.Errorf("page %s: %w", p.File(), faults[i])
		}
		files[p.File()] = made[i]
	}
	return nil
}

func (r *renderer) page(p *site.Page) ([]byte, error) {
	own := r.kinds[p.Kind]
	if own == nil {
		return nil, fmt.Errorf("the theme has no layouts/%s.html", p.Kind)
	}
	v := &view{Site: r.site, Page: p, renderer: r}
	var content, whole bytes.Buffer
	if err := own.ExecuteTemplate(&content, "layouts/"+p.Kind+".html", v); err != nil {
		return nil, err
	}
	v.Content = template.HTML(bytes.TrimSpace(content.Bytes()))
	if err := own.ExecuteTemplate(&whole, "base", v); err != nil {
		return nil, err
	}
	return whole.Bytes(), nil
}

// root makes the page that lets the reader choose a language, and the one for missing addresses. The
// latter is served at any depth, so its links begin at the root of the host.
func (r *renderer) root(files map[string][]byte) error {
	data := struct {
		Site              policy.Site
		Style, Icon, Base string
	}{r.site.Model.Site, r.names["style.css"], r.names["icon.svg"], basePath(r.site.Model.Site.BaseURL)}
	for name, file := range map[string]string{"root": "index.html", "missing": "404.html"} {
		var b bytes.Buffer
		if err := r.shared.ExecuteTemplate(&b, name, data); err != nil {
			return err
		}
		files[file] = b.Bytes()
	}
	return nil
}
