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
	size, err := v.sizeOf(name)
	if err != nil {
		return nil, err
	}
	format := strings.ToUpper(strings.TrimPrefix(path.Ext(name), "."))
	return &download{v.RootFile(name), format, sizeWords(size)}, nil
}

// sizeOf is how many bytes a file of the output folder has.
func (r *renderer) sizeOf(name string) (int, error) {
	if file := r.sized[name]; file != nil {
		return file.bytes()
	}
	build, ok := r.files[name]
	if !ok {
		return 0, fmt.Errorf("the site has no file %s", name)
	}
	data, err := build()
	return len(data), err
}

// sizeWords writes a number of bytes as file managers do.
func sizeWords(bytes int) string {
	kilobytes := (bytes + 999) / 1000
	if kilobytes < 1000 {
		return numeral.Grouped(float64(kilobytes)) + " KB"
	}
	return numeral.Format(tenths(float64(bytes)/1e6)) + " MB"
}

// A sized file is one that pages tell the size of: it is made once for them and for itself.
type sized struct {
	build recipe
	mu    sync.Mutex
	data  []byte // until it is handed over
	size  int    // 0: not made yet
}

// sizedFiles finds the files that pages tell the size of, and has each keep what is made of it.
func sizedFiles(files map[string]recipe) map[string]*sized {
	all := map[string]*sized{}
	for name, build := range files {
		if strings.HasPrefix(name, "data/") || strings.HasSuffix(name, ".svg") {
			file := &sized{build: build}
			all[name], files[name] = file, file.make
		}
	}
	return all
}

func (s *sized) make() ([]byte, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.made()
}

func (s *sized) made() ([]byte, error) {
	if s.data != nil {
		return s.data, nil
	}
	data, err := s.build()
	s.data, s.size = data, len(data)
	return data, err
}

// bytes is the size of the file.
func (s *sized) bytes() (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.size > 0 {
		return s.size, nil
	}
	_, err := s.made()
	return s.size, err
}

// forget keeps the size only.
func (s *sized) forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.data = nil
}
