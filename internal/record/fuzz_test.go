package record

import (
	"bytes"
	"slices"
	"testing"

	"github.com/pelletier/go-toml/v2"

	"gazette/internal/diag"
	"gazette/internal/source"
	"gazette/internal/testkit"
)

func checkValues(t *testing.T, data []byte, r *diag.Ruler, v *value) {
	if !testkit.Inside(data, r.At(v.offset)) || v.offset > len(data) || v.start > v.end || v.end > len(data) {
		t.Errorf("value %q at %d, statement %d to %d", v.text, v.offset, v.start, v.end)
	}
	for _, e := range v.entries {
		if e.offset >= len(data) {
			t.Errorf("key %q at %d", e.key, e.offset)
		}
		checkValues(t, data, r, e.value)
	}
	for _, item := range v.items {
		checkValues(t, data, r, item)
	}
}

func FuzzDecode(f *testing.F) {
	testkit.Seed(f, "testdata/*.txtar", ".toml")
	for _, s := range testkit.Example(f, ".toml") {
		f.Add([]byte(s))
	}
	f.Add([]byte(keysDoc))
	f.Fuzz(func(t *testing.T, data []byte) {
		_, keys, list := Decode[record](&source.File{Path: "f", Data: data})
		if err := strict(data); len(list) == 0 && err != nil {
			t.Errorf("go-toml finds fault, the checker does not: %v", err)
		}
		// Into a map go-toml decodes all, and so looks at all.
		if err := toml.Unmarshal(data, new(map[string]any)); err != nil && !broken(list) {
			t.Errorf("go-toml finds the syntax wrong, the checker does not: %v", err)
		}
		testkit.CheckPlaces(t, data, list)
		checkValues(t, data, keys.ruler, keys.root)
		for _, path := range []string{"note", "target[0].name.zh", `text."zh"`, string(data)} {
			if pos := keys.At(path); !testkit.Inside(data, pos) {
				t.Errorf("At(%q) = %v", path, pos)
			}
		}
	})
}

// strict is go-toml's own strict mode, which must find nothing that the checker does not.
func strict(data []byte) error {
	return toml.NewDecoder(bytes.NewReader(data)).DisallowUnknownFields().Decode(new(record))
}

// broken tells whether a list says that a file cannot be read as a whole.
func broken(list diag.List) bool {
	return slices.ContainsFunc(list, func(d diag.Diagnostic) bool {
		return d.Rule == "toml-syntax" || d.Rule == "conflict-marks"
	})
}

// at tells whether a rule has found a fault in a line.
func at(list diag.List, line int, rule string) bool {
	return slices.ContainsFunc(list, func(d diag.Diagnostic) bool { return d.Pos.Line == line && d.Rule == rule })
}

func FuzzFrontMatter(f *testing.F) {
	testkit.Seed(f, "testdata/*.txtar", ".md")
	for _, s := range testkit.Example(f, ".md") {
		f.Add([]byte(s))
	}
	f.Add([]byte("\n+++ \r\ntitle = 'x'\n+++\t\ntext"))
	f.Fuzz(func(t *testing.T, data []byte) {
		_, _, body, list := DecodeFrontMatter[pageMeta](&source.File{Path: "f", Data: data})
		testkit.CheckPlaces(t, data, list)
		had, has := bytes.Split(data, []byte("\n")), bytes.Split(body, []byte("\n"))
		if len(had) != len(has) {
			t.Fatalf("%d lines became %d", len(had), len(has))
		}
		for i, line := range has {
			marks := len(bytes.TrimSpace(line)) == 0 && at(list, i+1, "conflict-marks")
			if len(line) > 0 && !bytes.Equal(line, had[i]) && !marks {
				t.Errorf("line %d: %q became %q", i+1, had[i], line)
			}
		}
	})
}
