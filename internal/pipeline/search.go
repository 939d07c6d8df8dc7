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

func indexed(s *site.Site, cache search.Cache) (*search.Made, error) {
	made, err := search.Make(s, cache)
	return made, ofSearch(err)
}

func ofSearch(err error) error {
	if err != nil {
		return fmt.Errorf("the search index: %w", err)
	}
	return nil
}
