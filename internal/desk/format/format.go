// Package format brings source files into their normal form: the order and spacing of TOML, the spacing
// of Markdown, full-width punctuation in Chinese text and half-width in English.
//
// It stands behind load, for gazette fmt: a file goes in, the same file as the house style has it comes
// out; and it writes single values for the commands that add to files ([Quote], [Text]). It changes no
// meaning and keeps every comment; a file it would change more of is given back as it was, with an error.
// What is in normal form already comes back byte for byte.
package format

import (
	"errors"
	"fmt"
	"path"
	"strings"
	"unicode/utf8"

	"gazette/internal/characters"
	"gazette/internal/lang"
	"gazette/internal/record"
	"gazette/internal/source"
)

// errMeaning says that the normal form of a file would not mean the same. It is a fault of this
// package; the file is left as it is.
var errMeaning = errors.New("the normal form would change what the file says")

// errConflict says that git has left two edits in a file, and somebody has to choose between them.
var errConflict = errors.New("git has left conflict marks in it")

// File returns the normal form of a file of a site, by its path; schema orders the keys of a TOML file
// or of the head of a page. A file of another kind is returned as it is. An error says why a file cannot be
// brought into form, as one that is not TOML.
func File(name string, data []byte, schema record.Schema) ([]byte, error) {
	if !utf8.Valid(data) {
		return data, nil // check says so
	}
	if _, conflicts := source.WithoutConflicts(name, data); len(conflicts) > 0 {
		return data, fmt.Errorf("%s: %w", name, errConflict)
	}
	data = []byte(characters.Fold(string(data)))
	normal := data
	var err error
	switch path.Ext(name) {
	case ".toml":
		normal, err = toml(data, schema)
	case ".md":
		language := lang.EN
		if strings.HasSuffix(name, ".zh.md") {
			language = lang.ZH
		}
		normal, err = page(data, language, schema)
	}
	if err != nil {
		return data, fmt.Errorf("%s: %w", name, err)
	}
	return normal, nil
}
