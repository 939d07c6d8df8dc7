package revise

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"time"

	"github.com/rogpeppe/go-internal/robustio"
)

// An entry of the journal names a staged file, its place, and what stands there before and after, as
// SHA-256 in hexadecimal; Before is empty when there is no file yet.
type entry struct {
	Staged, Path  string
	Before, After string
}

func hash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// stage writes the new contents and then, as the last step, the journal.
func stage(r disk, changes []Change) error {
	if err := r.MkdirAll(staging, 0o755); err != nil {
		return err
	}
	entries := make([]entry, len(changes))
	for i, c := range changes {
		e := entry{Staged: fmt.Sprintf("%s/%d", staging, i), Path: c.Path, After: hash(c.Data)}
		if !c.Create {
			e.Before = hash(c.Old)
		}
		mode := fs.FileMode(0o644)
		if info, err := r.Lstat(c.Path); err == nil {
			mode = info.Mode().Perm()
		}
		if err := writeFlushed(r, e.Staged, c.Data, mode); err != nil {
			return err
		}
		entries[i] = e
	}
	data, err := json.Marshal(entries)
	if err != nil {
		return err
	}
	if err := writeFlushed(r, journal+".tmp", data, 0o644); err != nil {
		return err
	}
	if err := patiently(func() error { return r.Rename(journal+".tmp", journal) }); err != nil {
		return err
	}
	flushDir(r, staging)
	return nil
}

func writeFlushed(r disk, name string, data []byte, mode fs.FileMode) error {
	f, err := r.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, mode)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Sync(), f.Close())
}

// flushDir makes renames in a folder lasting. Some systems cannot flush folders; there the rename
// still happens whole, only perhaps later.
func flushDir(r disk, dir string) {
	if f, err := r.Open(dir); err == nil {
		_ = f.Sync()
		_ = f.Close()
	}
}

// A disk is what a change needs of a folder; [os.Root] has it.
type disk interface {
	Lstat(name string) (fs.FileInfo, error)
	ReadFile(name string) ([]byte, error)
	OpenFile(name string, flag int, mode fs.FileMode) (*os.File, error)
	Open(name string) (*os.File, error)
	MkdirAll(name string, mode fs.FileMode) error
	Rename(old, new string) error
	Remove(name string) error
	RemoveAll(name string) error
}

// recoverIn completes the change in the journal; without one it removes what was staged.
func recoverIn(r disk) (done bool, err error) {
	data, err := r.ReadFile(journal)
	if errors.Is(err, fs.ErrNotExist) {
		_ = r.RemoveAll(staging) // what stays is rubbish, and the next change writes over it
		return false, nil
	}
	var entries []entry
	if err == nil {
		err = json.Unmarshal(data, &entries)
	}
	if err != nil {
		return false, fmt.Errorf("%s: %w: %w", journal, ErrInterrupted, err)
	}
	if note, err := r.ReadFile(ended); err == nil && string(note) == hash(data) {
		if r.Remove(journal) == nil {
			_ = r.RemoveAll(staging)
		}
		return false, nil
	}
	for _, e := range entries {
		if err := place(r, e); err != nil {
			return false, err
		}
	}
	// The journal goes first: without it, what else is left is rubbish.
	if patiently(func() error { return r.Remove(journal) }) != nil {
		return true, writeFlushed(r, ended, []byte(hash(data)), 0o644)
	}
	_ = r.RemoveAll(staging)
	return true, nil
}

// patiently tries again while another program holds a file, as only Windows lets it, for some two seconds.
func patiently(do func() error) error {
	err := do()
	for pause := 10 * time.Millisecond; robustio.IsEphemeralError(err) && pause < 2*time.Second; pause *= 2 {
		time.Sleep(pause)
		err = do()
	}
	return err
}

// place renames a staged file to its place, unless that was done before the change was cut off.
func place(r disk, e entry) error {
	now := ""
	if data, err := r.ReadFile(e.Path); err == nil {
		now = hash(data)
	} else if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	switch now {
	case e.After:
		return nil
	case e.Before:
	default:
		return fmt.Errorf(
			"%s: %w: it was edited since; delete the folder %s to keep it as it is",
			e.Path,
			ErrInterrupted,
			staging,
		)
	}
	if err := r.MkdirAll(path.Dir(e.Path), 0o755); err != nil {
		return err
	}
	if err := patiently(func() error { return r.Rename(e.Staged, e.Path) }); err != nil {
		return fmt.Errorf("%w: %w", ErrInterrupted, err)
	}
	flushDir(r, path.Dir(e.Path))
	return nil
}
