package search

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"gazette/internal/lang"
	"gazette/internal/site"
)

// Folder is where the files are in the output, IndexFolder the Bleve index below it.
const (
	Folder      = "search/"
	IndexFolder = Folder + "bleve/"
)

// Made are the files of the search by their paths in the output, with the entries they were made of.
type Made struct {
	Files     map[string][]byte
	entries   []entry
	fresh     []bool      // by entry: analysed now, and not taken from the cache
	languages []lang.Lang // those that the site is published in
}

// Make indexes a site: the Bleve index and, from the same analysis, what the browser reads.
func Make(s *site.Site, cache Cache) (*Made, error) {
	return makeFiles(entriesOf(s), thesaurusOf(s.Model), cache, s.Model.Site.Languages...)
}

// makeFiles indexes entries; those languages alone are kept that the site is published in, all where none
// is named. What both languages share is written once, so both are analysed in any case.
func makeFiles(entries []entry, words *thesaurus, cache Cache, languages ...lang.Lang) (made *Made, err error) {
	if len(languages) == 0 {
		languages = lang.Langs[:]
	}
	dir, err := os.MkdirTemp("", "gazette-search-")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	entries = scaleOf(len(entries)).arrange(entries)
	c, bleve, fresh, err := analyse(dir, entries, words, cache)
	if err != nil {
		return nil, err
	}
	made = &Made{map[string][]byte{}, entries, fresh, languages}
	for name, data := range exportFiles(c, entries) {
		if l, own := ownLanguage(name); !own || slices.Contains(languages, l) {
			made.Files[Folder+name] = data
		}
	}
	if cache.Browser {
		return made, nil
	}
	bleve[sumsName] = sumsOf(bleve)
	for name, data := range bleve {
		made.Files[IndexFolder+name] = data
	}
	return made, nil
}

// ownLanguage says whether a file is read in one language only: zh.bin, and what lies below zh/.
func ownLanguage(name string) (lang.Lang, bool) {
	first, _, _ := strings.Cut(strings.ReplaceAll(name, "/", "."), ".")
	return lang.Lang(first), slices.Contains(lang.Langs[:], lang.Lang(first))
}

// read returns a file by its name below the folder of the search.
func (m *Made) read(name string) ([]byte, error) {
	if data, ok := m.Files[Folder+name]; ok {
		return data, nil
	}
	return nil, fmt.Errorf("%s: %w", name, fs.ErrNotExist)
}
