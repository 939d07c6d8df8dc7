package publish

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// errMount says that another file system is mounted within the output: the folder cannot be given up.
var errMount = errors.New("another file system is mounted in the output")

// carry puts what is not ours into the stage as well: files as links to the same file, with their modes and times.
func (c *census) carry(stage string) error {
	for _, o := range c.others {
		from, to := within(c.dir, o.path), within(stage, o.path)
		if err := makeFolder(filepath.Dir(to)); err != nil {
			return err
		}
		var err error
		switch {
		case o.kind.IsDir():
			err = makeFolder(to)
		case o.kind.IsRegular():
			if err = os.Link(from, to); crosses(err) {
				return errMount
			} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
				err = duplicate(from, to)
			}
		case o.kind&fs.ModeSymlink != 0:
			err = relink(from, to)
		}
		// A pipe or a socket follows after the exchange; what went away meanwhile need not be carried.
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
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

// likeness gives a copy the owner, the mode and the time of what it is a copy of.
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

func relink(from, to string) error {
	target, err := os.Readlink(from)
	if err != nil {
		return err
	}
	return os.Symlink(target, to)
}

// follow brings to the output what somebody put into the old folder, or changed there, while the new one was made.
func (c *census) follow(out string) error {
	for _, o := range c.others {
		from, to := within(c.dir, o.path), within(out, o.path)
		if err := makeFolder(filepath.Dir(to)); err != nil {
			return err
		}
		old, err := os.Lstat(from)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return err
		}
		now, err := os.Lstat(to)
		switch {
		case errors.Is(err, fs.ErrNotExist) && old.IsDir():
			if err = makeFolder(to); err == nil {
				err = os.Chmod(to, old.Mode())
			}
		case errors.Is(err, fs.ErrNotExist):
			err = os.Rename(from, to)
		case err == nil && old.Mode().IsRegular() && now.Mode().IsRegular() && !os.SameFile(old, now) &&
			old.ModTime().After(now.ModTime()):
			err = os.Rename(from, to)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
