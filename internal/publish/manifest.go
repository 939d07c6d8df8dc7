package publish

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// ManifestName is the manifest's path in the output.
const ManifestName = "gazette-manifest.json"

// oldManifest is how versions before it named what they wrote, a name a line.
const oldManifest = ".gazette-manifest"

// A Source says from what a site was made.
type Source struct {
	Program string `json:"program"` // its version
	Inputs  string `json:"inputs"`  // the hash of all that was read, of the options and of the program
}

// A Manifest is what a site consists of: the same site has the same bytes.
type Manifest struct {
	Source
	Files []File `json:"files"` // sorted by path; the manifest itself is not among them
}

// A File is one of a site.
type File struct {
	Path string `json:"path"`
	Size int64  `json:"size"`
	Sum  string `json:"sha256"` // in hexadecimal
}

// manifestFormat is raised when an older program could read a manifest wrongly: that one then takes the folder for one
// that it did not write, and publishes nothing there.
const manifestFormat = 1

// Bytes writes a file a line, so that two manifests can be compared by eye.
func (m Manifest) Bytes() ([]byte, error) {
	head, err := json.Marshal(m.Source)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, `{"format":%d,%s,"files":[`, manifestFormat, head[1:len(head)-1])
	for i, f := range m.Files {
		line, err := json.Marshal(f)
		if err != nil {
			return nil, err
		}
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteByte('\n')
		b.Write(line)
	}
	b.WriteString("\n]}\n")
	return b.Bytes(), nil
}

// readManifest returns the manifest of a folder; nil when it has none, or one that cannot be read.
func readManifest(dir string) *Manifest {
	m, err := openManifest(dir)
	if err != nil {
		return nil
	}
	return m
}

// openManifest tells why there is no manifest, where readManifest does not.
func openManifest(dir string) (*Manifest, error) {
	name := filepath.Join(dir, ManifestName)
	info, err := os.Lstat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, linked(name)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	return ParseManifest(data)
}

// ParseManifest reads what [Manifest.Bytes] wrote.
func ParseManifest(data []byte) (*Manifest, error) {
	var m struct {
		Format int `json:"format"`
		Manifest
	}
	if err := json.Unmarshal(data, &m); err != nil {
		return nil, err
	}
	if m.Format != manifestFormat {
		return nil, fmt.Errorf("format %d, not %d", m.Format, manifestFormat)
	}
	m.Files = slices.DeleteFunc(m.Files, func(f File) bool { return !proper(f.Path) })
	return &m.Manifest, nil
}

// proper reports whether a file of a site may have that path.
func proper(name string) bool {
	return fs.ValidPath(name) && filepath.IsLocal(filepath.FromSlash(name)) && name != "." && name != ManifestName &&
		!isState(name)
}

// A record is what is known to be ours in a folder: files, and the folders that hold them.
type record struct{ files, folders map[string]bool }

func newRecord(names []string) record {
	r := record{map[string]bool{}, map[string]bool{}}
	for _, name := range names {
		r.add(name)
	}
	return r
}

// add takes a file, and every folder above it.
func (r record) add(name string) {
	r.files[name] = true
	for dir := path.Dir(name); dir != "." && !r.folders[dir]; dir = path.Dir(dir) {
		r.folders[dir] = true
	}
}

// recordOf reads what earlier runs wrote into a folder: nothing when it is empty or missing. It refuses one that has
// content and no manifest, but for what a folder may have in which nothing was published yet.
func recordOf(out string) (record, error) {
	var names []string
	m := readManifest(out)
	if m != nil {
		names = append(names, ManifestName)
		for _, f := range m.Files {
			names = append(names, f.Path)
		}
	}
	data, err := os.ReadFile(filepath.Join(out, oldManifest))
	if err == nil {
		for name := range strings.Lines(string(data)) {
			if name = strings.TrimSuffix(name, "\n"); proper(name) {
				names = append(names, name)
			}
		}
	}
	if m != nil || err == nil {
		return newRecord(names), nil
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return record{}, err
	}
	entries, err := os.ReadDir(out)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return record{}, err
	}
	for _, e := range entries {
		if !prepares(e.Name()) {
			return record{}, foreign(out)
		}
	}
	return newRecord(nil), nil
}

// prepares reports whether a file is one that people and hosts put into a folder to prepare it for a site. Other names
// that begin with a dot are a sign of somebody's home folder, where a site would be in the wrong place.
func prepares(name string) bool {
	switch name {
	case ".nojekyll", ".well-known", ".htaccess", ".user.ini", ".DS_Store":
		return true
	}
	return strings.HasPrefix(name, ".git") || isState(name)
}

// names are the files of a record, sorted.
func (r record) names() []string { return slices.Sorted(maps.Keys(r.files)) }
