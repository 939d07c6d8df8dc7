package pipeline

import (
	"fmt"
	"maps"

	"gazette/internal/search"
	"gazette/internal/site"
)

// withSearch adds the files of the search to those of the pages, once every sampled piece of the
// rendered text is found by them.
func withSearch(s *site.Site, files map[string][]byte) error {
	made, err := search.Make(s)
	if err != nil {
		return fmt.Errorf("the search index: %w", err)
	}
	if _, err := made.SelfTest(files); err != nil {
		return fmt.Errorf("the search index: %w", err)
	}
	maps.Copy(files, made.Files)
	return nil
}
