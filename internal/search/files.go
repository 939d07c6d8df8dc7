package search

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"gazette/internal/lang"
	"gazette/internal/site"
)

// Folder is where the files are in the output, IndexFolder the Bleve indexes below it.
const (
	Folder      = "search/"
	IndexFolder = Folder + "bleve/"
)

// Made are the files of the search by their paths in the output, with the entries they were made of.
type Made struct {
	Files     map[string][]byte
	entries   []entry
	languages []lang.Lang // those that the site is published in
}

// Make indexes a site: for each language a Bleve index and, written from it, what the browser reads.
func Make(s *site.Site) (*Made, error) {
	return makeFiles(entriesOf(s), s.Model.Site.Languages...)
}

// makeFiles indexes entries; those languages alone are kept that the site is published in, all where none
// is named. What both languages share is written once, so an index of both is made in any case.
func makeFiles(entries []entry, languages ...lang.Lang) (made *Made, err error) {
	if len(languages) == 0 {
		languages = lang.Langs[:]
	}
	dir, err := os.MkdirTemp("", "gazette-search-")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	entries = arrange(entries)
	if err := buildIndexes(dir, entries); err != nil {
		return nil, err
	}
	var dirs [len(lang.Langs)]string
	for i, l := range lang.Langs {
		dirs[i] = filepath.Join(dir, string(l))
	}
	files, err := exportFiles(dirs, entries)
	if err != nil {
		return nil, err
	}
	made = &Made{map[string][]byte{}, entries, languages}
	for name, data := range files {
		if l, own := ownLanguage(name); !own || slices.Contains(languages, l) {
			made.Files[Folder+name] = data
		}
	}
	for i, l := range lang.Langs {
		if !slices.Contains(languages, l) {
			continue
		}
		index, err := folder(dirs[i])
		if err != nil {
			return nil, err
		}
		index[sumsName] = sumsOf(index)
		for name, data := range index {
			made.Files[IndexFolder+string(l)+"/"+name] = data
		}
		r, err := Open(l, made.read)
		if err != nil {
			return nil, err
		}
		made.Files[StampName(l)] = fmt.Appendf(nil, "%s\n", r.build)
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

// StampName is the file that names the build which a Bleve index belongs to. Two builds of the same
// content give indexes that differ in their bytes and answer alike; by the stamp publication knows
// that the one already there will do.
func StampName(l lang.Lang) string { return IndexFolder + string(l) + ".build" }
