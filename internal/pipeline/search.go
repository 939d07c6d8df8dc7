package pipeline

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"

	"gazette/internal/lang"
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

// keepIndexes puts the Bleve indexes that are published already in the place of those just made, where
// they are of the same build: their bytes cannot be made twice, and what has not changed is not
// written again.
func keepIndexes(out string, languages []lang.Lang, files map[string][]byte) {
	for _, l := range languages {
		old, err := os.ReadFile(filepath.Join(out, filepath.FromSlash(search.StampName(l))))
		if err != nil || !bytes.Equal(old, files[search.StampName(l)]) {
			continue
		}
		kept := map[string][]byte{}
		for name := range files {
			if strings.HasPrefix(name, search.IndexFolder+string(l)+"/") {
				if kept[name], err = os.ReadFile(filepath.Join(out, filepath.FromSlash(name))); err != nil {
					break
				}
			}
		}
		whole := func(path string) ([]byte, error) { return kept[path], nil }
		if err == nil && search.CheckIndex(l, whole) == nil {
			maps.Copy(files, kept)
		}
	}
}
