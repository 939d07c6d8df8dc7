package bundle_test

import (
	"bytes"
	"compress/gzip"
	"io/fs"
	"maps"
	"slices"
	"testing"

	"gazette/internal/bundle"
	"gazette/themes"
)

// heaviest is what each asset of the default theme may weigh as hosts pack it, in bytes.
var heaviest = map[string]int{
	"search.js": 8015, "search-marking.js": 520, "search-narrowing.js": 1500, "search-reading.js": 2750, "search-typing.js": 2200,
	"search-verifying.js": 640, "inflate.js": 1050, "site.js": 1250, "style.css": 4500, "icon.svg": 210,
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
	for _, name := range slices.Sorted(maps.Keys(assets.Names)) {
		data := assets.Files[assets.Names[name]]
		packed := zipped(t, data)
		t.Logf("%-20s %6d bytes, %5d packed, as %s", name, len(data), packed, assets.Names[name])
		if most, ok := heaviest[name]; !ok || packed > most {
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
