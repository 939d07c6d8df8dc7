package load_test

import (
	"testing"

	"gazette/internal/load"
	"gazette/internal/record"
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
