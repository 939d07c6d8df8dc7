package testkit

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"unicode/utf8"

	"golang.org/x/tools/txtar"

	"gazette/internal/diag"
)

// Seed adds to a corpus the files with an ending of all cases that a pattern names.
func Seed(f *testing.F, pattern, ext string) {
	f.Helper()
	names, err := filepath.Glob(pattern)
	if err != nil || len(names) == 0 {
		f.Fatalf("%s names no cases: %v", pattern, err)
	}
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range archive.Files {
			if filepath.Ext(file.Name) == ext {
				f.Add(file.Data)
			}
		}
	}
}

// seedSize keeps seeds short, so that a target makes many runs.
const seedSize = 6 << 10

// Example are the shorter files of the example site with an ending, as seeds: what a site really holds.
func Example(t testing.TB, ext string) []string {
	t.Helper()
	var files []string
	root := os.DirFS(filepath.Join(Root(t), "internal/example/site"))
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(name) != ext {
			return err
		}
		data, err := fs.ReadFile(root, name)
		if len(data) <= seedSize {
			files = append(files, string(data))
		}
		return err
	})
	if err != nil || len(files) == 0 {
		t.Fatalf("the example site has no seeds that end in %s: %v", ext, err)
	}
	return files
}

// CheckPlaces asks of every diagnostic of a text that its places are in the text and that it is said in both
// languages.
func CheckPlaces(t *testing.T, data []byte, list diag.List) {
	t.Helper()
	for _, d := range list {
		if !Inside(data, d.Pos) {
			t.Errorf("%v: outside the file: %s", d.Pos, d.Message.EN)
		}
		for _, n := range d.Notes {
			if !Inside(data, n.Pos) {
				t.Errorf("%v: note outside the file", n.Pos)
			}
		}
		if d.Rule == "" || d.Message.EN == "" || d.Message.ZH == "" || (d.Hint.EN == "") != (d.Hint.ZH == "") {
			t.Errorf("incomplete diagnostic: %+v", d)
		}
	}
}

// Inside reports whether a place is in the text; the end of a line and of the text are.
func Inside(data []byte, pos diag.Pos) bool {
	lines := bytes.Split(data, []byte("\n"))
	return pos.Line >= 1 && pos.Line <= len(lines) && pos.Col >= 1 && pos.Col <= utf8.RuneCount(lines[pos.Line-1])+1
}
