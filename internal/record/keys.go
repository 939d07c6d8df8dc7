package record

import (
	"strconv"
	"strings"

	"gazette/internal/diag"
)

// Keys knows where each key of a TOML file stands, or of one table in it. A path names a value from the top of the file
// or table: "target[3].due" is the key due of the fourth [[target]]. A key with dots in it stands in quotes:
// `clauses."3-2.p2"`.
type Keys struct {
	ruler *diag.Ruler
	root  *value
}

// At returns the place of a value; "" is the file or table itself. Where there is none, it is that of the nearest table
// or key around it that exists, such as the header of the [[target]], and at last the first line.
func (k *Keys) At(path string) diag.Pos {
	v, _ := k.find(path)
	if known := v.at.Load(); known != nil {
		return *known
	}
	at := k.ruler.At(v.offset)
	v.at.Store(&at)
	return at
}

// Item is one of the tables that a key lists: paths in it begin there.
func (k *Keys) Item(list string, i int) *Keys {
	of, found := k.find(list)
	if !found || i >= len(of.items) {
		return k.empty(of)
	}
	return &Keys{k.ruler, of.items[i]}
}

// Table is the table of a key: paths in it begin there. Where there is none, it is empty.
func (k *Keys) Table(key string) *Keys {
	of, found := k.find(key)
	if !found {
		return k.empty(of)
	}
	return &Keys{k.ruler, of}
}

// empty is a table that is not there, in the place of what is around it.
func (k *Keys) empty(around *value) *Keys { return &Keys{k.ruler, &value{offset: around.offset}} }

// Has reports whether the file has the value, which a decoded struct does not tell: value = 0 is a figure, and a value
// that is missing is none.
func (k *Keys) Has(path string) bool {
	_, found := k.find(path)
	return found
}

// Span returns the bytes that the value of a key takes in the file, for editing it in place. ok is
// false when there is no such key, or when it has no statement of its own, being a table under a
// header or a part of an inline table.
func (k *Keys) Span(path string) (start, end int, ok bool) {
	v, found := k.find(path)
	if !found || v.header || v.whole == 0 {
		return 0, 0, false
	}
	return v.whole, v.end, true
}

// find returns the deepest value on the path that exists, and whether it is the one asked for.
func (k *Keys) find(path string) (*value, bool) {
	v := k.root
	for path != "" {
		var step string
		step, path = cutStep(path)
		next := v.get(step)
		if number, ok := strings.CutPrefix(step, "["); ok {
			if n, err := strconv.Atoi(number); err == nil && n >= 0 && n < len(v.items) {
				next = v.items[n]
			}
		}
		if next == nil {
			return v, false
		}
		v = next
	}
	return v, true
}

// cutStep cuts the first step off a path: a key, a key in quotes or "[3" for an index.
func cutStep(path string) (step, rest string) {
	switch {
	case path[0] == '[':
		step, rest, _ = strings.Cut(path, "]")
	case path[0] == '"':
		step, rest, _ = strings.Cut(path[1:], `"`)
	default:
		i := strings.IndexAny(path, ".[")
		if i < 0 {
			return path, ""
		}
		step, rest = path[:i], path[i:]
	}
	return step, strings.TrimPrefix(rest, ".")
}
