// Package atomicfile writes a file in full or not at all: beside its place under another name, then by one
// rename. It stands first and knows nothing of sites. A change of several files at once has a journal of
// its own in desk/revise; a site is published by an exchange of folders, in publish.
package atomicfile

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/rogpeppe/go-internal/robustio"
)

// Write puts what write gives in the place of the file, with the mode. After an error the file is as it was.
func Write(name string, mode fs.FileMode, write func(io.Writer) error) error {
	f, err := os.CreateTemp(filepath.Dir(name), ".gazette-*")
	if err != nil {
		return err
	}
	if err = write(f); err == nil {
		err = f.Chmod(mode) // the name that CreateTemp makes is the owner's alone
	}
	if err = errors.Join(err, f.Close()); err == nil {
		err = robustio.Rename(f.Name(), name)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}

// WriteBytes is [Write] of what is at hand.
func WriteBytes(name string, mode fs.FileMode, data []byte) error {
	return Write(name, mode, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}
