package pipeline

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"gazette/internal/publish"
	"gazette/internal/source"
)

// inputs are all that a build depends on: two builds of the same make the same bytes.
type inputs struct {
	options string            // the options and the program
	files   map[string]string // of the site and of its themes: what tells a file from another, by name
	sum     string            // of all; empty where there is no such name
}

// inputs reads what a build depends on. With the history of the site that has no name: it is in git and not in the
// files. Nor has it one with links, for what they lead to is elsewhere.
func (o Options) inputs(memory *publish.Memory) (inputs, error) {
	if o.History != nil {
		return inputs{}, nil
	}
	program := ""
	if o.Program != "" {
		sum, err := memory.Sum(o.Program)
		if err != nil {
			return inputs{}, err
		}
		program = sum
	}
	in := inputs{files: map[string]string{}}
	in.options = fmt.Sprintf("%q %q %q %t %q %t %t %t %t %t",
		o.Version, program, o.Today, o.Asked, o.BaseURL, o.Drafts, o.Release, o.Stale, o.Extras, o.Compress)
	for _, top := range source.Parts() {
		if err := in.addTree(o.Source, top); err != nil {
			return inputs{}, err
		}
	}
	h := sha256.New()
	fmt.Fprintln(h, in.options)
	for _, name := range slices.Sorted(maps.Keys(in.files)) {
		fmt.Fprintf(h, "%q %s\n", name, in.files[name])
	}
	if !slices.Contains(slices.Collect(maps.Values(in.files)), fs.ModeSymlink.String()) {
		in.sum = hex.EncodeToString(h.Sum(nil))
	}
	return in, nil
}

// addTree adds all that lies at a place, nothing where there is nothing. What no theme reads, and what cannot be
// read, is named only: the build says what is wrong with it.
func (in inputs) addTree(fsys fs.FS, top string) error {
	return fs.WalkDir(fsys, top, func(name string, d fs.DirEntry, err error) error {
		if name == top && errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil || d == nil {
			in.files[name] = "cannot be read"
			return nil
		}
		if d.IsDir() && strings.HasPrefix(name, source.ThemesFolder+"/") && d.Name() == "node_modules" {
			return fs.SkipDir
		}
		in.files[name] = d.Type().String()
		if d.Type().IsRegular() {
			in.files[name] += " " + sumFile(fsys, name)
		}
		return nil
	})
}

func sumFile(fsys fs.FS, name string) string {
	f, err := fsys.Open(name)
	if err != nil {
		return "cannot be read"
	}
	defer f.Close()
	h := sha256.New()
	n, err := io.Copy(h, f)
	if err != nil {
		return "cannot be read"
	}
	return fmt.Sprintf("%d %x", n, h.Sum(nil))
}
