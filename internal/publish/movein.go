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

	"github.com/rogpeppe/go-internal/robustio"
)

// moveIn renames the files of a whole site into the output, removes those that it no longer has, and moves the
// manifest last. It goes on where a run before it was killed.
func (p places) moveIn(from string) error {
	if !there(filepath.Join(from, ManifestName)) { // it has been moved, and all else before it
		return p.discard(from)
	}
	next, err := openManifest(from)
	if err != nil {
		return unreadable(filepath.Join(from, ManifestName), err)
	}
	known := newRecord(nil) // a first publication that was killed has left files and no manifest
	if there(filepath.Join(p.out, ManifestName)) || there(filepath.Join(p.out, oldManifest)) {
		if known, err = recordOf(p.out); err != nil {
			return err
		}
	}
	site := newRecord([]string{ManifestName})
	for _, f := range next.Files {
		site.add(f.Path)
	}
	for _, name := range p.inTurn(site) {
		if err := p.moveFile(from, name, known); err != nil {
			return err
		}
	}
	if err := p.removeOld(known, site); err != nil {
		return err
	}
	if err := p.moveFile(from, ManifestName, known); err != nil {
		return err
	}
	if err := os.Remove(filepath.Join(p.out, oldManifest)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return errors.Join(flushAll(p.out), p.discard(from))
}

// removeOld deletes what the site no longer has. A file whose name has changed in case only is the new one, on a
// system that takes both for the same.
func (p places) removeOld(known, site record) error {
	folded := map[string]string{}
	for name := range site.files {
		folded[strings.ToLower(name)] = name
	}
	for _, name := range known.names() {
		if site.files[name] || name == ManifestName {
			continue
		}
		if now, ok := folded[strings.ToLower(name)]; ok && sameFile(within(p.out, name), within(p.out, now)) {
			continue
		}
		if err := p.remove(name); err != nil {
			return err
		}
	}
	return nil
}

func sameFile(a, b string) bool {
	x, err := os.Lstat(a)
	if err != nil {
		return false
	}
	y, err := os.Lstat(b)
	return err == nil && os.SameFile(x, y)
}

// inTurn are the files of a site but the manifest, in the order in which they are moved.
func (p places) inTurn(site record) []string {
	turns := make(map[string]int, len(site.files))
	var names []string
	for _, name := range site.names() {
		if name != ManifestName {
			names = append(names, name)
			turns[name] = File{Path: name}.Turn(!there(within(p.out, name)))
		}
	}
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(turns[a], turns[b]) })
	return names
}

// Turn says in which turn a file takes its place in a site that people are reading: first what pages load, then the
// pages, then files that name other files; in each of the first two what is new comes before what is changed. So every
// page that is there finds what it asks for. Deletions come after the last turn, and the manifest after them.
func (f File) Turn(fresh bool) int {
	page := path.Ext(f.Path) == ".html"
	switch {
	case path.Dir(f.Path) == "search" || path.Dir(f.Path) == "." && strings.HasPrefix(f.Path, "sitemap"):
		return Turns - 1
	case page && fresh:
		return 2
	case page:
		return 3
	case fresh:
		return 0
	}
	return 1
}

// Turns is how many turns there are.
const Turns = 5

// moveFile renames one file into its place, unless it is there already. What somebody put there since the site was
// looked at is refused, and so is a link on the way. What has been moved by a run before is not at its source any
// more.
func (p places) moveFile(from, name string, known record) error {
	source, target := within(from, name), within(p.out, name)
	if !there(source) {
		return nil
	}
	if err := p.clearWay(name, known); err != nil {
		return err
	}
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if err := plainFolder(within(p.out, dir)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	if there(target) && !known.files[name] && !p.renamedInCase(name, known) {
		return clash(target)
	}
	if err := MakeFolder(filepath.Dir(target)); err != nil {
		return err
	}
	err := robustio.Rename(source, target)
	if robustio.IsEphemeralError(err) {
		return held(target, err)
	}
	return err
}

// renamedInCase reports whether what stands in a file's place is one of ours with the same letters.
func (p places) renamedInCase(name string, known record) bool {
	for old := range known.files {
		if strings.EqualFold(old, name) && sameFile(within(p.out, old), within(p.out, name)) {
			return true
		}
	}
	return false
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
