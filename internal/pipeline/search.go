package pipeline

import (
	"fmt"
	"io/fs"
	"maps"

	"gazette/internal/search"
	"gazette/internal/site"
)

// withSearch adds the files of the search to those of the pages, once every sampled piece of the
// rendered text is found by them.
func withSearch(s *site.Site, files map[string][]byte) error {
	made, err := tested(s, func(name string) ([]byte, error) {
		if data, ok := files[name]; ok {
			return data, nil
		}
		return nil, fs.ErrNotExist
	})
	if err == nil {
		maps.Copy(files, made)
	}
	return err
}

// tested are the files of the search; page gives the pages that it is tried on.
func tested(s *site.Site, page func(name string) ([]byte, error)) (map[string][]byte, error) {
	made, err := search.Make(s)
	if err != nil {
		return nil, fmt.Errorf("the search index: %w", err)
	}
	if _, err := made.SelfTest(page); err != nil {
		return nil, fmt.Errorf("the search index: %w", err)
	}
	return made.Files, nil
}
