package pipeline

import (
	"bytes"
	"io/fs"
	"path"
	"slices"

	"gazette/internal/load"
	"gazette/internal/policy"
	"gazette/internal/source"
)

// A comparison is what the model learns of the last edit of some files: their folder, their extension, and what is done
// with the site as it was before.
type comparison struct {
	folder, ext string
	compare     func(was, now *policy.Model)
}

var comparisons = []comparison{
	{source.FiguresFolder, ".toml", func(was, now *policy.Model) {
		now.Past.Removed = policy.CompareFigures(was, now)
	}},
	{source.PlansFolder, ".md", func(was, now *policy.Model) { now.Past.Strays = policy.Strays(was, now) }},
}

// committed notes for every figure what it was before the last edit of the figures, and what names another text since
// the last edit of the plans: in the last commit, or in the one before it where nothing was edited since. The old site
// is read only if some file differs.
func committed(o Options, m *policy.Model) error {
	left := slices.Clone(comparisons)
	for _, name := range []string{"HEAD", "HEAD~1"} {
		rev, err := o.History.Revision(name)
		if err != nil || len(left) == 0 {
			return nil // there is no such commit: nothing was published before
		}
		files, err := o.History.At(rev)
		if err != nil {
			return err
		}
		var was *policy.Model
		var still []comparison
		for _, c := range left {
			same, err := sameFiles(files, o.Source, c)
			if err != nil {
				return err
			}
			if same {
				still = append(still, c)
				continue
			}
			if was == nil {
				old := o
				old.Source = files
				if was, _, err = read(old, new(load.Memory)); err != nil {
					return err
				}
			}
			c.compare(was, m)
		}
		left = still
	}
	return nil
}

// sameFiles reports whether two states of a site have the same files that a comparison is about.
func sameFiles(a, b fs.FS, c comparison) (bool, error) {
	x, err := filesOf(a, c)
	if err != nil {
		return false, err
	}
	y, err := filesOf(b, c)
	if err != nil || len(x) != len(y) {
		return false, err
	}
	for name, data := range x {
		if other, ok := y[name]; !ok || !bytes.Equal(data, other) {
			return false, nil
		}
	}
	return true, nil
}

func filesOf(files fs.FS, c comparison) (map[string][]byte, error) {
	of := map[string][]byte{}
	if _, err := fs.Stat(files, c.folder); err != nil {
		return of, nil
	}
	err := fs.WalkDir(files, c.folder, func(name string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() || path.Ext(name) != c.ext {
			return err
		}
		of[name], err = fs.ReadFile(files, name)
		return err
	})
	return of, err
}
