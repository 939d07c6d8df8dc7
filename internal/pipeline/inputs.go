package pipeline

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"strings"

	"gazette/internal/publish"
	"gazette/internal/source"
)

// inputs names all that a build depends on by one sum: the files of the site and of its themes, the options and the
// program. Two builds of the same inputs make the same bytes. With the history of the site there is no such name:
// it is in git and not in the files.
func (o Options) inputs(memory *publish.Memory) (string, error) {
	if o.History != nil {
		return "", nil
	}
	h := sha256.New()
	program := ""
	if o.Program != "" {
		sum, err := memory.Sum(o.Program)
		if err != nil {
			return "", err
		}
		program = sum
	}
	fmt.Fprintf(h, "%q %q %q %q %t %t %t\n", o.Version, program, o.Today, o.BaseURL, o.Drafts, o.Release, o.Stale)
	for _, top := range []string{source.ConfigFile, source.ContentFolder, source.DataFolder, "themes"} {
		if err := sumTree(h, o.Source, top); err != nil {
			return "", err
		}
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// sumTree adds the names and the contents of all that lies at a place, nothing where there is nothing. What no theme
// reads, and what cannot be read, is named only: the build says what is wrong with it.
func sumTree(h hash.Hash, fsys fs.FS, top string) error {
	return fs.WalkDir(fsys, top, func(name string, d fs.DirEntry, err error) error {
		if name == top && errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil || d == nil {
			fmt.Fprintf(h, "%q cannot be read\n", name)
			return nil
		}
		if d.IsDir() && strings.HasPrefix(name, "themes/") && d.Name() == "node_modules" {
			return fs.SkipDir
		}
		info, err := d.Info()
		if err != nil {
			fmt.Fprintf(h, "%q cannot be read\n", name)
			return nil
		}
		fmt.Fprintf(h, "%q %v", name, d.Type())
		if d.Type().IsRegular() {
			fmt.Fprintf(h, " %d", info.Size())
			err = sumFile(h, fsys, name)
		}
		fmt.Fprintln(h)
		return err
	})
}

func sumFile(h hash.Hash, fsys fs.FS, name string) error {
	f, err := fsys.Open(name)
	if err != nil {
		fmt.Fprint(h, " cannot be read")
		return nil
	}
	defer f.Close()
	n, err := io.Copy(h, f)
	fmt.Fprintf(h, " %d", n)
	return err
}
