package pipeline

import (
	"io/fs"
	"maps"
	"runtime"
	"sync"

	"gazette/internal/diag"
	"gazette/internal/render"
	"gazette/internal/search"
	"gazette/internal/site"
)

// Files makes every file of the site, without writing any and without remembering anything: what a build publishes is
// held against it. When the list has errors there are no files and no site.
func Files(o Options) (map[string][]byte, *site.Site, diag.List, error) {
	model, s, list, err := Lay(o)
	if err != nil || s == nil {
		return nil, nil, list, err
	}
	theme, err := themeOf(o, model.Site.Theme)
	if err != nil {
		return nil, nil, list, err
	}
	parsed, err := render.ReadTheme(theme)
	if err == nil {
		err = writeCardsInOwnFont(o, model, parsed)
	}
	if err != nil {
		return nil, nil, list, err
	}
	files := map[string][]byte{}
	var mu sync.Mutex
	err = render.New(s, parsed).Each(runtime.GOMAXPROCS(0), nil, func(name string, data []byte) error {
		mu.Lock()
		defer mu.Unlock()
		files[name] = data
		return nil
	})
	if err != nil {
		return nil, s, list, err
	}
	return files, s, list, withSearch(s, files)
}

// withSearch adds the files of the search to those of the pages, once every sampled piece of the rendered text is found
// by them.
func withSearch(s *site.Site, files map[string][]byte) error {
	made, err := indexed(s, search.Cache{})
	if err != nil {
		return err
	}
	_, err = made.SelfTest(func(name string) ([]byte, error) {
		if data, ok := files[name]; ok {
			return data, nil
		}
		return nil, fs.ErrNotExist
	})
	maps.Copy(files, made.Files)
	return ofSearch(err)
}
