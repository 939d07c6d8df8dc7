package record

import (
	"gazette/internal/diag"
	"sync/atomic"
)

// A valueKind is what a TOML value is, in the terms of the people who write it.
type valueKind int

const (
	textValue valueKind = iota
	wholeNumber
	number
	notNumber // inf and nan, which TOML allows
	yesNo
	dateValue // a date or time without quotes
	listValue
	tableValue
	anyValue // only as an expectation
)

// A value is a TOML value as written, with its place. The tree of values knows what a decoded struct
// has forgotten: where things stand and what was there although it did not fit.
type value struct {
	kind    valueKind
	text    string // of text the content, folded; of other simple values the source
	escaped string // of text with escapes the source
	offset  int    // of a table with a header the place of the header
	header  bool   // the table or list was written with [header] or [[header]]
	entries []entry
	index   map[string]int // key → place in entries
	items   []*value       // of a list
	start   int            // the statement that the value is part of
	end     int
	whole   int                      // where the value begins that makes up the statement; 0 for a part of one
	at      atomic.Pointer[diag.Pos] // offset as line and column, once it was asked: a preview asks after every edit
}

type entry struct {
	key    string
	offset int // of the key
	value  *value
}

// get is the value of a key, nil where there is none, or v is no table.
func (v *value) get(key string) *value {
	if i, ok := v.index[key]; ok {
		return v.entries[i].value
	}
	return nil
}

func (v *value) add(key string, offset int, child *value) {
	if v.index == nil {
		v.index = map[string]int{}
	}
	v.index[key] = len(v.entries)
	v.entries = append(v.entries, entry{key, offset, child})
}

// A document is a parsed TOML file.
type document struct {
	root  *value
	twice map[int]int // the place of a key that is there again → that of the first
	folds bool        // some text is not as it is written
}
