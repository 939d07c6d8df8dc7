package pipeline

import (
	"bytes"
	"io/fs"
	"path"

	"gazette/internal/load"
	"gazette/internal/policy"
	"gazette/internal/source"
)

// committed notes for every figure what it was before the last edit of the figures: in the last commit, or in
// the one before it where nothing was edited since. The old site is read only if some file differs.
func committed(o Options, m *policy.Model) error {
	for _, name := range []string{"HEAD", "HEAD~1"} {
		rev, err := o.History.Revision(name)
		if err != nil {
			return nil // there is no such commit: nothing was published before
		}
		files, err := o.History.At(rev)
		if err != nil {
			return err
		}
		same, err := sameFigures(files, o.Source)
		if err != nil {
			return err
		}
		if same {
			continue
		}
		old := o
		old.Source = files
		was, _, err := read(old, new(load.Memory))
		if err != nil {
			return err
		}
		compareFigures(was, m)
		return nil
	}
	return nil
}

// sameFigures reports whether two states of a site have the same files of figures.
func sameFigures(a, b fs.FS) (bool, error) {
	x, err := figureFiles(a)
	if err != nil {
		return false, err
	}
	y, err := figureFiles(b)
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

func figureFiles(files fs.FS) (map[string][]byte, error) {
	of := map[string][]byte{}
	if _, err := fs.Stat(files, source.FiguresFolder); err != nil {
		return of, nil
	}
	err := fs.WalkDir(files, source.FiguresFolder, func(name string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() || path.Ext(name) != ".toml" {
			return err
		}
		of[name], err = fs.ReadFile(files, name)
		return err
	})
	return of, err
}

func compareFigures(was, now *policy.Model) {
	type key struct {
		target, place string
		date          policy.Date
	}
	keyOf := func(o *policy.Observation) key {
		if o.Hospital != nil {
			return key{o.Target.Key(), "hospital " + o.Hospital.ID, o.Date}
		}
		return key{o.Target.Key(), o.Region.Code, o.Date}
	}
	old := map[key]*policy.Observation{}
	for _, o := range was.Observations {
		old[keyOf(o)] = o
	}
	for _, o := range now.Observations {
		o.Committed = old[keyOf(o)]
	}
}
