package load_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"gazette/internal/load"
	"gazette/internal/policy"
	"gazette/internal/record"
)

// The values that records may choose from are those that have words: who adds one to a tag must say what
// readers call it.
func TestEveryValueOfARecordHasWords(t *testing.T) {
	t.Parallel()
	known := map[string]bool{"zh en": true, "original translation": true} // of the site itself, shown by sentences
	for _, name := range slices.Sorted(maps.Keys(policy.Enums)) {
		known[strings.Join(policy.Enums[name].Values(), " ")] = true
		for _, v := range policy.Enums[name] {
			if v.Words.ZH == "" || v.Words.EN == "" {
				t.Errorf("%s: %s has no words", name, v.Value)
			}
		}
	}
	known["country province city county"] = true // the levels of regions are those of scope but the last
	var walk func(path string, s record.Schema)
	walk = func(path string, s record.Schema) {
		for _, k := range s {
			if values := strings.Join(k.Enum, " "); values != "" && !known[values] {
				t.Errorf("%s.%s: the values %q are no enumeration of policy", path, k.Name, values)
			}
			walk(path+"."+k.Name, k.Fields)
		}
	}
	for _, f := range load.Formats() {
		walk(f.Name, f.Schema)
	}
}
