// Package revise changes the source files of a site all at once or not at all.
//
// It stands beside the stages, not in them: commands that write sources (import, new, fmt) hand it
// what the files held when they were read and what they shall hold, and it imports nothing of ours.
//
// # How it holds under a power cut
//
// All new contents are first written in full, and flushed, to the folder .gazette/ at the root of the
// site, then a journal that lists them. The journal's appearance, one atomic rename, is the moment at
// which the change has happened: what was cut off before it never was, and what was cut off after it
// is completed by [Recover], which every command calls before it reads a site. Then the files are
// renamed into their places, one after the other, and the journal is removed. .gazette/ ignores itself
// in git.
//
// On Windows a virus scanner or OneDrive may hold a file for a moment: what is refused is tried again for
// some seconds. A journal that cannot be removed even then is noted to have ended; it stops no command
// that only reads.
//
// Nothing outside the root is read or written (os.Root), and symbolic links are not followed.
package revise

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"github.com/rogpeppe/go-internal/lockedfile"
)

// A Change is what one file shall hold. Path is slash-separated from the root of the site. Old is
// what the file held when it was read; of a file that is to be new, Create is true and Old is nil.
type Change struct {
	Path   string
	Data   []byte
	Old    []byte
	Create bool
}

// ErrChanged says that a file is no longer what it was read as; ErrInterrupted that a change
// has happened and is not completed: a file was edited after it was cut off, or cannot be moved into
// its place. [Recover] tries again. ErrHeld says that another program keeps the journal of the last
// change, so that none can begin.
var (
	ErrChanged     = errors.New("the file has changed since it was read")
	ErrInterrupted = errors.New("the change was interrupted and is not completed")
	ErrHeld        = errors.New("another program holds the file")
)

const (
	folder  = ".gazette"
	staging = folder + "/staging"
	journal = staging + "/journal.json"
	ended   = staging + "/ended" // the hash of a journal whose change is complete
)

// Write makes all changes below root or none. It completes an interrupted change first. The errors
// are [ErrChanged] and [ErrInterrupted] with the path, or those of the file system.
func Write(root string, changes []Change) error {
	if len(changes) == 0 {
		return nil
	}
	return locked(root, func(r *os.Root) error { return write(r, changes) })
}

func write(r disk, changes []Change) error {
	if _, err := recoverIn(r); err != nil {
		return err
	}
	if _, err := r.Lstat(journal); err == nil {
		return fmt.Errorf("%s: %w", journal, ErrHeld)
	}
	for _, c := range changes {
		if err := unchanged(r, c); err != nil {
			return err
		}
	}
	if err := stage(r, changes); err != nil {
		return errors.Join(err, r.RemoveAll(staging))
	}
	// From here on the change has happened, even if its files cannot be moved yet.
	_, err := recoverIn(r)
	if err != nil && !errors.Is(err, ErrInterrupted) {
		err = fmt.Errorf("%w: %w", ErrInterrupted, err)
	}
	return err
}

// Recover completes a change that was interrupted after it had happened, and clears away one that had
// not; done says that it completed one. Without a trace of either it does nothing.
func Recover(root string) (done bool, err error) {
	if _, err := os.Lstat(filepath.Join(root, filepath.FromSlash(staging))); err != nil {
		return false, nil // nothing was interrupted
	}
	err = locked(root, func(r *os.Root) error {
		done, err = recoverIn(r)
		return err
	})
	return done, err
}

// locked runs do while no other process writes below root.
func locked(root string, do func(*os.Root) error) (err error) {
	r, err := os.OpenRoot(root)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	if err := r.Mkdir(folder, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	if info, err := r.Lstat(folder); err != nil || !info.IsDir() {
		return errors.Join(fmt.Errorf("%s is not a folder", folder), err)
	}
	if err := r.WriteFile(folder+"/.gitignore", []byte("*\n"), 0o644); err != nil {
		return err
	}
	unlock, err := lockedfile.MutexAt(filepath.Join(root, folder, "lock")).Lock()
	if err != nil {
		return err
	}
	defer unlock()
	return do(r)
}

// unchanged asks that a file is what the change expects, and a plain file at a plain path.
func unchanged(r disk, c Change) error {
	if !fs.ValidPath(c.Path) || c.Path == "." {
		return fmt.Errorf("the path %q leaves the site", c.Path)
	}
	for dir := path.Dir(c.Path); dir != "."; dir = path.Dir(dir) {
		if info, err := r.Lstat(dir); err == nil && !info.IsDir() {
			return fmt.Errorf("%s: not a folder", dir)
		}
	}
	info, err := r.Lstat(c.Path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if c.Create {
			return nil
		}
		return fmt.Errorf("%s: %w", c.Path, ErrChanged)
	case err != nil:
		return err
	case c.Create:
		return fmt.Errorf("%s: %w", c.Path, fs.ErrExist)
	case !info.Mode().IsRegular():
		return fmt.Errorf("%s: not a plain file", c.Path)
	}
	data, err := r.ReadFile(c.Path)
	if err != nil {
		return err
	}
	if !bytes.Equal(data, c.Old) {
		return fmt.Errorf("%s: %w", c.Path, ErrChanged)
	}
	return nil
}
