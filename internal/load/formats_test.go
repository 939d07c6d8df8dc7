package load_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"gazette/internal/load"
	"gazette/internal/record"

	"github.com/pelletier/go-toml/v2"
)

// Whoever writes a file is told of every key, in both languages, what to write.
func TestEveryKeyIsExplained(t *testing.T) {
	t.Parallel()
	var walk func(path string, s record.Schema)
	walk = func(path string, s record.Schema) {
		for _, k := range s {
			if k.Doc.EN == "" || k.Doc.ZH == "" {
				t.Errorf("%s.%s is not explained in both languages", path, k.Name)
			}
			walk(path+"."+k.Name, k.Fields)
		}
	}
	for _, f := range load.Formats() {
		if len(f.Schema) == 0 {
			t.Errorf("%s has no keys", f.Name)
		}
		walk(f.Name, f.Schema)
	}
}

// What fields.toml says is of a field that there is.
func TestEveryExplanationIsUsed(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("fields.toml")
	if err != nil {
		t.Fatal(err)
	}
	unused := map[string]any{}
	if err := toml.Unmarshal(data, &unused); err != nil {
		t.Fatal(err)
	}
	var walk func(path []string, s record.Schema)
	walk = func(path []string, s record.Schema) {
		for _, k := range s {
			at := slices.Concat(path, []string{k.Name})
			longest := func(i int) bool { _, ok := unused[strings.Join(at[i:], ".")]; return ok }
			for i := range at {
				if longest(i) {
					unused[strings.Join(at[i:], ".")] = true
					break
				}
			}
			walk(at, k.Fields)
		}
	}
	for _, f := range load.Formats() {
		walk([]string{f.Name}, f.Schema)
	}
	for name, state := range unused {
		if state != true {
			t.Errorf("no field is called %s", name)
		}
	}
}
