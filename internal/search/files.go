package search

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"gazette/internal/policy"
	"gazette/internal/site"
)

// Folder is where the files are in the output, IndexFolder the Bleve indexes below it.
const (
	Folder      = "search/"
	IndexFolder = Folder + "bleve/"
)

// Made are the files of the search by their paths in the output, with the entries they were made of.
type Made struct {
	Files   map[string][]byte
	entries []entry
}

// Make indexes a site: for each language a Bleve index and, written from it, what the browser reads.
func Make(s *site.Site) (*Made, error) { return makeFiles(entriesOf(s)) }

func makeFiles(entries []entry) (made *Made, err error) {
	dir, err := os.MkdirTemp("", "gazette-search-")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	entries = arrange(entries)
	if err := buildIndexes(dir, entries); err != nil {
		return nil, err
	}
	var files [len(policy.Langs)]map[string][]byte
	if err := each(len(files), func(i int) (err error) {
		files[i], err = language(filepath.Join(dir, string(policy.Langs[i])), entries, policy.Langs[i])
		return err
	}); err != nil {
		return nil, err
	}
	made = &Made{map[string][]byte{}, entries}
	for i := range files {
		for name, data := range files[i] {
			made.Files[Folder+name] = data
		}
	}
	return made, nil
}

// language makes the files of one language from the index in a folder.
func language(dir string, entries []entry, l policy.Lang) (map[string][]byte, error) {
	c, err := readContents(dir)
	if err != nil {
		return nil, err
	}
	files := exportFiles(c, entries, l)
	index, err := folder(dir)
	if err != nil {
		return nil, err
	}
	index[sumsName] = sumsOf(index)
	for name, data := range index {
		files[strings.TrimPrefix(IndexFolder, Folder)+string(l)+"/"+name] = data
	}
	files[strings.TrimPrefix(StampName(l), Folder)] = fmt.Appendf(nil, "%x\n", buildOf(files[manifestName(l)]))
	return files, nil
}

// buildOf is the build that a manifest is of.
func buildOf(manifest []byte) []byte { return manifest[headLength-buildLength : headLength] }

// StampName is the file that names the build which a Bleve index belongs to. Two builds of the same
// content give indexes that differ in their bytes and answer alike; by the stamp publication knows
// that the one already there will do.
func StampName(l policy.Lang) string { return IndexFolder + string(l) + ".build" }
