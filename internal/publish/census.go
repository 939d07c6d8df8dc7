package publish

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
)

// A census is what stands in a folder that gazette published.
type census struct {
	dir    string
	ours   map[string]bool // the files of the record that are there, as plain files
	others []other         // all that is not ours, a folder before what is in it
	closed bool            // a folder of others may not be read

	carried map[string]fs.FileInfo // what was put into the stage of others
}

// An other is something that gazette did not publish: a CNAME that a host needs, a folder of somebody's own.
type other struct {
	path string
	kind fs.FileMode // its type
}

// count walks the folder. A file of ours in whose place stands a link or a folder is not ours any more.
func count(dir string, known record) (*census, error) {
	c := &census{dir: dir, ours: map[string]bool{}}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrPermission) && name != ".": // it is among the others already
			c.closed = true
			return fs.SkipDir
		case err != nil:
			return err
		case name == ".":
			return nil
		case isState(name):
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case d.IsDir() && known.folders[name]:
			return nil
		case d.Type().IsRegular() && known.files[name]:
			c.ours[name] = true
			return nil
		}
		c.others = append(c.others, other{name, d.Type()})
		return nil
	})
	return c, err
}

// clash refuses what is not ours in a place that the site needs: for a file, or for a folder.
func (c *census) clash(site record) error {
	for _, o := range c.others {
		if site.files[o.path] || site.folders[o.path] && !o.kind.IsDir() {
			return clash(within(c.dir, o.path))
		}
		for dir := path.Dir(o.path); dir != "."; dir = path.Dir(dir) {
			if site.files[dir] {
				return clash(within(c.dir, o.path))
			}
		}
	}
	return nil
}

// within is the file of that path in a folder.
func within(dir, name string) string { return filepath.Join(dir, filepath.FromSlash(name)) }
