package render

import (
	"fmt"
	"path"
	"strings"
	"sync"

	"gazette/internal/numeral"
)

// A download is a file to take away, with what a reader wants to know before.
type download struct {
	Href   string
	Format string // CSV
	Size   string // 45 KB
}

// Download leads to a file of the output folder, given by its path in it.
func (v *view) Download(name string) (*download, error) {
	build, ok := v.files[name]
	if !ok {
		return nil, fmt.Errorf("the site has no file %s", name)
	}
	data, err := build()
	if err != nil {
		return nil, err
	}
	format := strings.ToUpper(strings.TrimPrefix(path.Ext(name), "."))
	return &download{v.RootFile(name), format, sizeOf(len(data))}, nil
}

// sizeOf writes a number of bytes as file managers do.
func sizeOf(bytes int) string {
	kilobytes := (bytes + 999) / 1000
	if kilobytes < 1000 {
		return numeral.Grouped(float64(kilobytes)) + " KB"
	}
	return numeral.Format(tenths(float64(bytes)/1e6)) + " MB"
}

// makeOnce keeps what is made of the files that pages tell the size of, so that none is made twice.
func makeOnce(files map[string]recipe) {
	for name, build := range files {
		if strings.HasPrefix(name, "data/") || strings.HasSuffix(name, ".svg") {
			files[name] = sync.OnceValues(build)
		}
	}
}
