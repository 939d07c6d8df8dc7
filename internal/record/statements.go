package record

import (
	"bytes"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"
)

// A Statement is a header or a key with its value, as it stands in a TOML file. Between statements there
// are only white space and comments.
type Statement struct {
	Path       []string // of the header, or the key
	Header     bool     // [path] or, with List, [[path]]
	List       bool
	Start, End int // the bytes it takes
	Value      int // where the value begins; of a header End
}

// Statements returns the statements of a TOML file in their order. The error is that of a file which is
// not TOML.
func Statements(data []byte) ([]Statement, error) {
	// The parser passes over faults that only decoding finds, such as a key that is there twice.
	var anything map[string]any
	if err := toml.Unmarshal(data, &anything); err != nil {
		return nil, err
	}
	var list []Statement
	var p unstable.Parser
	p.Reset(data)
	for p.NextExpression() {
		e := p.Expression()
		parts := keyParts(e)
		s := Statement{Header: e.Kind != unstable.KeyValue, List: e.Kind == unstable.ArrayTable}
		for _, part := range parts {
			s.Path = append(s.Path, part.name)
		}
		last := parts[len(parts)-1].end
		if s.Header {
			s.Start = bracket(data, parts[0].start)
			s.End = last + bytes.IndexByte(data[last:], ']') + 1
			if s.List {
				s.End++
			}
			s.Value = s.End
		} else {
			s.Start, s.End, s.Value = int(e.Raw.Offset), int(e.Raw.Offset+e.Raw.Length), last
			for data[s.Value] != '=' {
				s.Value++
			}
			for s.Value++; data[s.Value] == ' ' || data[s.Value] == '\t'; s.Value++ {
			}
		}
		list = append(list, s)
	}
	return list, p.Error()
}

// SameTOML reports whether two files hold the same keys with the same values, their texts compared by
// same.
func SameTOML(a, b []byte, same func(x, y string) bool) bool {
	var x, y map[string]any
	return toml.Unmarshal(a, &x) == nil && toml.Unmarshal(b, &y) == nil && sameValue(x, y, same)
}

// sameValue compares what go-toml decodes into any: maps, lists, texts, and the rest by ==, where 1 and 1.0 differ.
func sameValue(a, b any, same func(x, y string) bool) bool {
	switch x := a.(type) {
	case map[string]any:
		y, ok := b.(map[string]any)
		if !ok || len(x) != len(y) {
			return false
		}
		for k, v := range x {
			if w, ok := y[k]; !ok || !sameValue(v, w, same) {
				return false
			}
		}
		return true
	case []any:
		y, ok := b.([]any)
		if !ok || len(x) != len(y) {
			return false
		}
		for i := range x {
			if !sameValue(x[i], y[i], same) {
				return false
			}
		}
		return true
	case string:
		y, ok := b.(string)
		return ok && same(x, y)
	}
	return a == b
}
