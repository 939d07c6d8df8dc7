package deploy

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"gazette/internal/publish"
)

// An output is a built site on this machine.
type output struct {
	folder string
	*publish.Manifest
	others int // files that gazette did not write, which stay where they are
}

// openOutput refuses a folder that gazette did not write, or in which anything differs from what it wrote.
func openOutput(folder string) (*output, error) {
	v, err := publish.Verify(folder)
	if err != nil {
		return nil, err
	}
	if !v.Sound() {
		return nil, damaged(folder, len(v.Changed), len(v.Missing))
	}
	data, err := os.ReadFile(filepath.Join(folder, publish.ManifestName))
	if err != nil {
		return nil, err
	}
	m, err := publish.ParseManifest(data)
	if err != nil {
		return nil, err
	}
	if len(m.Files) == 0 {
		return nil, empty(folder)
	}
	return &output{folder, m, len(v.Others)}, nil
}

// withoutVariants leaves out what only a web server that chooses among files has a use for.
func (o *output) withoutVariants() {
	names := map[string]bool{}
	for _, f := range o.Files {
		names[f.Path] = true
	}
	o.Files = slices.DeleteFunc(slices.Clone(o.Files), func(f publish.File) bool {
		for _, ending := range []string{".gz", ".br"} {
			if base, ok := strings.CutSuffix(f.Path, ending); ok && names[base] {
				return true
			}
		}
		return false
	})
}

// read returns a file, if it is still as it was published.
func (o *output) read(f publish.File) ([]byte, error) {
	data, err := os.ReadFile(filepath.Join(o.folder, filepath.FromSlash(f.Path)))
	if err != nil {
		return nil, err
	}
	if !is(data, f) {
		return nil, rebuilt(o.folder, f.Path)
	}
	return data, nil
}

// is reports whether data is a file of the site.
func is(data []byte, f publish.File) bool {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:]) == f.Sum
}
