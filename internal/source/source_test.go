package source

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

func TestTree(t *testing.T) {
	t.Parallel()
	tree := &Tree{Files: []*File{
		{Path: "config.toml"}, {Path: "content/plans-old/a.md"}, {Path: "content/plans/a/b.md"},
		{Path: "content/plans/c.md"},
	}}
	if f := tree.File("content/plans/c.md"); f != tree.Files[3] {
		t.Errorf("File returned %v", f)
	}
	if f := tree.File("content/plans"); f != nil {
		t.Errorf("File found the folder: %v", f)
	}
	for dir, want := range map[string]int{"content": 3, "content/plans": 2, "content/plans/": 2, "data": 0} {
		if got := len(tree.Under(dir)); got != want {
			t.Errorf("Under(%q) returned %d files, want %d", dir, got, want)
		}
	}
}

// Names that no archive can hold.
func TestNamesThatCannotBeShown(t *testing.T) {
	t.Parallel()
	_, list, err := Read(fstest.MapFS{
		"config.toml":         {},
		"content/a\nb.md":     {},
		"content/.#a\x1b.md":  {},
		"content/plans/x\x7f": {Data: []byte("x")},
	})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range list {
		got = append(got, d.Pos.String()+" "+d.Rule)
	}
	want := []string{"content/.#a�.md ignored-file", "content file-name", "content/plans file-name"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
