package bundle_test

import (
	"bytes"
	"compress/gzip"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"

	"gazette/internal/bundle"
	"gazette/themes"
)

// heaviest is what each file of the default theme may weigh as hosts pack it, in bytes, by its name before the hash.
// The chunk is the search, which others share.
var heaviest = map[string]int{
	"chunk": 9000, "search-marking": 650, "search-places": 850, "narrowing": 1700, "reading": 3100, "typing": 2420,
	"verifying": 600, "through": 750, "relaxing": 3100, "helping": 1620, "inflate": 1050, "site": 4600, "style": 6400,
	"icon": 200, "favicon": 530, "icon-180": 2400, "icon-192": 2300, "icon-512": 5900, "share": 3400,
	"embed": 1350,
}

func TestDefaultThemeIsLight(t *testing.T) {
	theme, err := fs.Sub(themes.Default, "default")
	if err != nil {
		t.Fatal(err)
	}
	assets, err := bundle.Read(theme, "assets")
	if err != nil {
		t.Fatal(err)
	}
	for _, published := range slices.Sorted(maps.Keys(assets.Files)) {
		name, _, _ := strings.Cut(published, ".")
		data := assets.Files[published]
		packed := zipped(t, data)
		t.Logf("%-28s %6d bytes, %5d packed", published, len(data), packed)
		if most := heaviest[name]; packed > most {
			t.Errorf("%s weighs %d bytes packed, over %d", name, packed, most)
		}
	}
	if len(assets.Files) != len(heaviest) {
		t.Errorf("%d files are published, want %d: each more is one more request", len(assets.Files), len(heaviest))
	}
}

func zipped(t *testing.T, data []byte) int {
	t.Helper()
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}
