// Package record reads the TOML records that sources hold: it checks keys, types and values against the types
// that decode them, says with its place what is wrong and what to write, and explains every key.
//
// In the pipeline it stands between source, whose files it reads, and load, whose types it fills. Only it
// knows go-toml.
//
// # Records
//
// The struct that a file is decoded into is its specification. Beside the tag toml:"name" there are
//
//	required:"true"     the key must be there, and a text, list or table must not be empty
//	enum:"a|b|c"        a text, or each text of a list, must be one of these
//
// A type of texts that has a method Values() []string needs no such tag.
//
// Keys are matched exactly, and a key that the struct does not have is an error. The required keys
// of a nested table count only where that table is present.
//
// # Front matter
//
// The head of a Markdown file may hold TOML between two lines of +++. What is cut away is replaced by
// empty lines, so that every line keeps its number.
package record

import (
	"bytes"
	"errors"
	"reflect"
	"strings"

	"github.com/pelletier/go-toml/v2"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/source"
)

// Decode decodes a TOML file into T and reports unknown keys, wrong types, missing required fields and
// values outside an enum, each with its place. What is right is in T even when the list has errors. Where
// languages are given, words in another language are not required.
func Decode[T any](f *source.File, languages ...lang.Lang) (T, *Keys, diag.List) {
	var v T
	data, list := source.WithoutConflicts(f.Path, f.Data)
	keys, more := decode(f.Path, data, &v, languages...)
	return v, keys, append(list, more...)
}

// decode reads a file twice, for the places of its keys and into the target; once more, for its syntax alone, where
// there is a fault.
func decode(path string, data []byte, target any, languages ...lang.Lang) (*Keys, diag.List) {
	doc := parseTOML(data)
	keys := &Keys{ruler: diag.NewRuler(path, data), root: doc.root}
	c := &checker{ruler: keys.ruler, languages: languages, fields: map[reflect.Type][]field{}}
	c.value(doc.root, reflect.TypeOf(target).Elem(), field{})
	if err := c.fill(data, target); err != nil || len(c.list) > 0 {
		// Into a map everything fits, so what fails here is the syntax, and nothing else is said of such a file.
		var anything map[string]any
		if err := toml.Unmarshal(data, &anything); err != nil {
			reflect.ValueOf(target).Elem().SetZero()
			return keys, syntaxError(keys.ruler, doc, data, err)
		}
	}
	if doc.folds {
		fold(reflect.ValueOf(target))
	}
	return keys, c.list
}

// fill decodes what the checker found right. go-toml stops at the first value that does not fit, so
// the statements with those values are blanked out: one fault must not hide the other records.
func (c *checker) fill(data []byte, target any) error {
	if len(c.unfit) > 0 {
		data = bytes.Clone(data)
	}
	for _, v := range c.unfit {
		copy(data[v.start:v.end], bytes.Repeat([]byte(" "), v.end-v.start))
	}
	err := toml.Unmarshal(data, target)
	var fault *toml.DecodeError
	if len(c.unfit) == 0 && errors.As(err, &fault) {
		// The checker knows fewer types than go-toml; this is the rest, such as a number too large.
		c.list.Add(
			c.ruler.At(c.ruler.Offset(fault.Position())),
			"wrong-type",
			lang.Text{
				ZH: "取值不合要求：%s",
				EN: "the value does not fit: %s",
			}.With(
				strings.TrimPrefix(fault.Error(), "toml: "),
			),
			lang.Text{},
		)
	}
	return err
}
