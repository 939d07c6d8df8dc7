package revise

import (
	"bytes"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"time"
)

// Over returns the file system as it will be once the changes are made, so that they can be checked
// before they are written. Only what Open, ReadDir and ReadFile need is there; the files have no
// times.
func Over(base fs.FS, changes []Change) fs.FS {
	o := over{base, map[string][]byte{}, map[string]map[string]bool{}}
	for _, c := range changes {
		o.files[c.Path] = c.Data
		child := c.Path
		for dir := path.Dir(child); ; dir = path.Dir(dir) {
			if o.below[dir] == nil {
				o.below[dir] = map[string]bool{}
			}
			o.below[dir][path.Base(child)] = child != c.Path
			if dir == "." {
				break
			}
			child = dir
		}
	}
	return o
}

type over struct {
	base  fs.FS
	files map[string][]byte
	below map[string]map[string]bool // folder → names in it that changes add → is a folder
}

func (o over) Open(name string) (fs.File, error) {
	if data, ok := o.files[name]; ok {
		return &openFile{Reader: bytes.NewReader(data), info: info{name: path.Base(name), size: len(data)}}, nil
	}
	return o.base.Open(name)
}

func (o over) ReadFile(name string) ([]byte, error) {
	if data, ok := o.files[name]; ok {
		return bytes.Clone(data), nil
	}
	return fs.ReadFile(o.base, name)
}

func (o over) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(o.base, name)
	added := o.below[name]
	if err != nil && added == nil {
		return nil, err
	}
	for _, child := range slices.Sorted(maps.Keys(added)) {
		i := slices.IndexFunc(entries, func(e fs.DirEntry) bool { return e.Name() == child })
		item := info{name: child, size: len(o.files[path.Join(name, child)]), dir: added[child]}
		switch {
		case i < 0:
			entries = append(entries, item)
		case !item.dir:
			entries[i] = item
		}
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries, nil
}

type openFile struct {
	*bytes.Reader
	info info
}

func (f *openFile) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *openFile) Close() error               { return nil }

// An info describes a file or folder that a change adds.
type info struct {
	name string
	size int
	dir  bool
}

func (i info) Name() string               { return i.name }
func (i info) Size() int64                { return int64(i.size) }
func (i info) IsDir() bool                { return i.dir }
func (i info) ModTime() time.Time         { return time.Time{} }
func (i info) Sys() any                   { return nil }
func (i info) Type() fs.FileMode          { return i.Mode().Type() }
func (i info) Info() (fs.FileInfo, error) { return i, nil }
func (i info) Mode() fs.FileMode {
	if i.dir {
		return fs.ModeDir | 0o755
	}
	return 0o644
}
