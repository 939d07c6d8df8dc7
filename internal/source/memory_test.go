package source_test

import (
	"testing"
	"testing/fstest"
	"time"

	"gazette/internal/source"
)

// A file that may have been edited is read again: one of another size or time, and one that was written just before it
// was read, whatever its time says. Else its bytes and its faults are remembered.
func TestMemoryReadsAgainWhatMayHaveChanged(t *testing.T) {
	noon := time.Date(2026, 1, 2, 12, 0, 0, 0, time.UTC)
	long := noon.Add(-time.Hour)
	site := fstest.MapFS{"config.toml": {Data: []byte("title = 1\n"), ModTime: long},
		"data/units.toml": {Data: []byte("a = 1\n"), ModTime: long}}
	var m source.Memory
	read := func(at time.Time) (string, int) {
		tree, list, err := m.Read(site, at)
		if err != nil {
			t.Fatal(err)
		}
		if f := tree.File("data/units.toml"); f != nil {
			return string(f.Data), len(list)
		}
		return "", len(list)
	}
	for _, step := range []struct {
		what, data string
		written    time.Time
		want       string
		faults     int
	}{
		{"the first time", "a = 1\n", long, "a = 1\n", 0},
		{"of the same size and time", "a = 2\n", long, "a = 1\n", 0},
		{"of another size", "a = 33\n", long, "a = 33\n", 0},
		{"written just now", "a = 4\n", noon, "a = 4\n", 0},
		{"of that time and size", "a = 5\n", noon, "a = 5\n", 0},
		{"with a fault", "a = \x00\n", long, "", 1},
		{"with the same fault", "a = 6\n", long, "", 1},
		{"without a time", "a = 7\n", time.Time{}, "a = 7\n", 0},
		{"still without one", "a = 8\n", time.Time{}, "a = 8\n", 0},
	} {
		site["data/units.toml"] = &fstest.MapFile{Data: []byte(step.data), ModTime: step.written}
		if got, faults := read(noon); got != step.want || faults != step.faults {
			t.Errorf("%s: %q with %d faults, want %q with %d", step.what, got, faults, step.want, step.faults)
		}
	}
	delete(site, "data/units.toml")
	if got, _ := read(noon); got != "" {
		t.Errorf("a file that is gone: %q", got)
	}
}
