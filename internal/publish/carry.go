package publish

import (
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"

	"github.com/rogpeppe/go-internal/robustio"
)

// errStays says that the folder cannot be given up: something of others in it cannot stand in another folder too.
var errStays = errors.New("something in the output can be nowhere else")

// carry puts what is not ours into the stage as well: files as links to the same file, with their modes and times.
func (c *census) carry(stage string) error {
	c.carried = map[string]fs.FileInfo{}
	if c.closed {
		return errStays
	}
	for _, o := range c.others {
		from, to := within(c.dir, o.path), within(stage, o.path)
		if err := MakeFolder(filepath.Dir(to)); err != nil {
			return err
		}
		var err error
		switch {
		case o.kind.IsDir():
			info, fault := os.Lstat(from)
			if fault == nil && (foreignFolder(info) || mounted(from)) {
				return errStays
			}
			err = errors.Join(fault, MakeFolder(to))
		case o.kind.IsRegular():
			if err = os.Link(from, to); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return errStays // it may be another user's, or on another file system
			}
		case o.kind&fs.ModeSymlink != 0:
			err = relink(from, to)
		}
		// A pipe or a socket follows after the exchange; what went away meanwhile need not be carried.
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		if info, err := os.Lstat(to); err == nil && !o.kind.IsDir() {
			c.carried[o.path] = info
		}
	}
	return c.dress(stage)
}

// dress gives the folders of others their modes and times, the inner ones first.
func (c *census) dress(stage string) error {
	for i := len(c.others) - 1; i >= 0; i-- {
		o := c.others[i]
		if !o.kind.IsDir() {
			continue
		}
		info, err := os.Lstat(within(c.dir, o.path))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err == nil {
			err = likeness(within(stage, o.path), info)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// likeness gives a copy the owner, the mode and the time of its original.
func likeness(name string, of fs.FileInfo) error {
	giveTo(name, of)
	return errors.Join(os.Chmod(name, of.Mode()), os.Chtimes(name, of.ModTime(), of.ModTime()))
}

// link makes the same file stand at another place as well, or a copy of it where the system has no such links.
func link(from, to string) error {
	err := os.Link(from, to)
	if err == nil || errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return duplicate(from, to)
}

// duplicate copies a file with its owner, mode and time, and flushes it: the copy is to stand in the published site.
func duplicate(from, to string) (err error) {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	info, err := in.Stat()
	if err != nil {
		return err
	}
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	if err = errors.Join(err, flushFile(out), out.Close()); err != nil {
		return err
	}
	return likeness(to, info)
}

// relink makes the same symbolic link at another place; where it leads is not looked at.
func relink(from, to string) error {
	target, err := os.Readlink(from)
	if err != nil {
		return err
	}
	return os.Symlink(target, to)
}

// follow repeats in the output, which is the new site by now, what somebody did in the old folder while the new one
// was made: files that were put there, changed or removed.
func (c *census) follow(out string, now record) error {
	gone := maps.Clone(c.carried)
	for _, o := range c.others {
		delete(gone, o.path)
		from, to := within(c.dir, o.path), within(out, o.path)
		if now.files[o.path] || now.folders[o.path] && !o.kind.IsDir() {
			to += ".kept" // a page came to stand where somebody put this meanwhile
		}
		if err := MakeFolder(filepath.Dir(to)); err != nil {
			return err
		}
		old, err := os.Lstat(from)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return err
		}
		there, err := os.Lstat(to)
		switch {
		case errors.Is(err, fs.ErrNotExist) && old.IsDir():
			if err = MakeFolder(to); err == nil {
				err = likeness(to, old)
			}
		case errors.Is(err, fs.ErrNotExist):
			err = robustio.Rename(from, to)
		case err == nil && !old.IsDir() && !there.IsDir() && c.changed(o.path, from, to, old, there):
			err = robustio.Rename(from, to)
		}
		if err != nil {
			return err
		}
	}
	for name, was := range gone { // its owner removed it
		if at, err := os.Lstat(within(out, name)); err == nil && os.SameFile(at, was) &&
			at.ModTime().Equal(was.ModTime()) {
			if err := os.Remove(within(out, name)); err != nil {
				return err
			}
		}
	}
	return nil
}

// changed reports whether the file or link in the old folder is to replace the one in the new: it was changed there
// after it had been carried over, and the one in the new was not. Where it is not known what was carried over, the
// later of the two counts.
func (c *census) changed(name, from, to string, old, now fs.FileInfo) bool {
	if os.SameFile(old, now) {
		return false
	}
	if old.Mode().Type() == fs.ModeSymlink && now.Mode().Type() == fs.ModeSymlink {
		a, _ := os.Readlink(from)
		b, _ := os.Readlink(to)
		if a == b {
			return false
		}
	}
	if was, known := c.carried[name]; known {
		return os.SameFile(was, now)
	}
	return old.ModTime().After(now.ModTime())
}
