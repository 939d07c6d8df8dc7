package pipeline

import (
	"fmt"

	"gazette/internal/search"
	"gazette/internal/site"
)

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
