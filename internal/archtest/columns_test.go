package archtest

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/width"
)

// Whoever reads the code, its scripts, styles and layouts need not scroll sideways.
func TestLinesFitThePage(t *testing.T) {
	t.Parallel()
	const most = 120
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && file != root && (d.Name()[0] == '.' || d.Name() == "node_modules" || d.Name() == "public"):
			return filepath.SkipDir
		case !slices.Contains([]string{".go", ".js", ".css", ".html"}, filepath.Ext(file)):
			return nil
		}
		data, err := os.ReadFile(file)
		for i, line := range strings.Split(string(data), "\n") {
			if n := columns(line); n > most {
				t.Errorf("%s:%d: %d columns, over %d", file, i+1, n, most)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// columns are those of a terminal: a tab is four, a Chinese character two.
func columns(line string) int {
	n := 0
	for _, r := range line {
		switch kind := width.LookupRune(r).Kind(); {
		case r == '\t':
			n += 4 - n%4
		case kind == width.EastAsianWide || kind == width.EastAsianFullwidth:
			n += 2
		default:
			n++
		}
	}
	return n
}
