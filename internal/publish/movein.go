package publish

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// moveIn renames the files of a whole site into the output, removes those that it no longer has, and moves the
// manifest last. It goes on where a run before it was killed.
func (p places) moveIn(from string) error {
	next := readManifest(from)
	if next == nil { // the manifest has been moved: all else was
		return p.discard(from)
	}
	known, err := recordOf(p.out)
	if err != nil {
		return err
	}
	site := newRecord([]string{ManifestName})
	for _, f := range next.Files {
		site.add(f.Path)
	}
	names := site.names()
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(p.turn(a), p.turn(b)) })
	for _, name := range names[:len(names)-1] {
		if err := p.moveFile(from, name, known); err != nil {
			return err
		}
	}
	for _, name := range known.names() {
		if !site.files[name] && name != ManifestName {
			if err := p.remove(name); err != nil {
				return err
			}
		}
	}
	if err := p.moveFile(from, ManifestName, known); err != nil {
		return err
	}
	if err := os.Remove(filepath.Join(p.out, oldManifest)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return errors.Join(flushAll(p.out), p.discard(from))
}

// turn is when a file is moved: what pages load before them, the new before the changed, and after the pages what
// names other files. Whoever reads in between finds what a page asks for.
func (p places) turn(name string) int {
	page, fresh := path.Ext(name) == ".html", !there(within(p.out, name))
	switch {
	case name == ManifestName:
		return 5
	case path.Dir(name) == "search" || name == "sitemap.xml":
		return 4
	case page && fresh:
		return 2
	case page:
		return 3
	case fresh:
		return 0
	}
	return 1
}

// moveFile renames one file into its place, unless it is there already.
func (p places) moveFile(from, name string, known record) error {
	source, target := within(from, name), within(p.out, name)
	if !there(source) {
		return nil
	}
	if err := p.clearWay(name, known); err != nil {
		return err
	}
	if err := makeFolder(filepath.Dir(target)); err != nil {
		return err
	}
	return os.Rename(source, target)
}

// clearWay removes what is ours and stands in a file's way: a file that has become a folder, or the reverse.
func (p places) clearWay(name string, known record) error {
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if info, err := os.Lstat(within(p.out, dir)); err == nil && info.Mode().IsRegular() && known.files[dir] {
			if err := os.Remove(within(p.out, dir)); err != nil {
				return err
			}
		}
	}
	info, err := os.Lstat(within(p.out, name))
	if err != nil || !info.IsDir() {
		return nil
	}
	for old := range known.files {
		if strings.HasPrefix(old, name+"/") {
			if err := p.remove(old); err != nil {
				return err
			}
		}
	}
	if there(within(p.out, name)) {
		return clash(within(p.out, name))
	}
	return nil
}

// remove deletes a file and the folders that it leaves empty. Behind a link, nothing is ours.
func (p places) remove(name string) error {
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if plainFolder(within(p.out, dir)) != nil {
			return nil
		}
	}
	info, err := os.Lstat(within(p.out, name))
	if err != nil || !info.Mode().IsRegular() {
		return nil
	}
	if err := os.Remove(within(p.out, name)); err != nil {
		return err
	}
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if os.Remove(within(p.out, dir)) != nil {
			break // not empty
		}
	}
	return nil
}
