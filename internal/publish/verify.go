package publish

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A Verdict is how a folder differs from its manifest; all names are sorted.
type Verdict struct {
	Source
	Files   int      // in the manifest
	Changed []string // other bytes than were published, or no plain file
	Missing []string
	Others  []string // not published by gazette; names that begin with a dot are no part of a site
}

// Verify compares a folder, or a copy of it, with the manifest in it. It writes nothing.
func Verify(dir string) (Verdict, error) {
	if _, err := os.ReadDir(dir); err != nil {
		return Verdict{}, err
	}
	m := readManifest(dir)
	if m == nil {
		return Verdict{}, noManifest(filepath.Join(dir, ManifestName))
	}
	known := newRecord([]string{ManifestName})
	for _, f := range m.Files {
		known.add(f.Path)
	}
	found, err := count(dir, known)
	if err != nil {
		return Verdict{}, err
	}
	v := Verdict{Source: m.Source, Files: len(m.Files)}
	odd := map[string]bool{}
	for _, o := range found.others {
		odd[o.path] = true
		if !known.files[o.path] && !o.kind.IsDir() && !hidden(o.path) {
			v.Others = append(v.Others, o.path)
		}
	}
	var present []File
	for _, f := range m.Files {
		switch {
		case found.ours[f.Path]:
			present = append(present, f)
		case odd[f.Path]:
			v.Changed = append(v.Changed, f.Path)
		default:
			v.Missing = append(v.Missing, f.Path)
		}
	}
	v.Changed = append(v.Changed, changed(dir, present)...)
	slices.Sort(v.Changed)
	slices.Sort(v.Others)
	return v, nil
}

// hidden reports whether a file or a folder on the way to it has a name that begins with a dot.
func hidden(name string) bool { return strings.HasPrefix(name, ".") || strings.Contains(name, "/.") }

// Sound reports whether every file is there and as it was published.
func (v Verdict) Sound() bool { return len(v.Changed) == 0 && len(v.Missing) == 0 }
