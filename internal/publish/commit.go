package publish

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/robustio"
)

// Commit makes the files that were put the published site. When ctx has ended before, or on an error, the old site
// stays.
func (p *Publication) Commit(ctx context.Context, source Source) (Summary, error) {
	err := ctx.Err()
	if err == nil {
		err = p.commit(source)
	}
	return p.summary, errors.Join(err, p.Abort())
}

// commit writes the manifest into the stage, refuses what stands in the way, and only then touches the output.
func (p *Publication) commit(source Source) error {
	m := Manifest{source, p.list()}
	data, err := m.Bytes()
	if err != nil {
		return err
	}
	if _, err := p.write(ManifestName, data); err != nil {
		return err
	}
	site := newRecord([]string{ManifestName})
	for _, f := range m.Files {
		site.add(f.Path)
	}
	if !there(p.out) {
		return p.first()
	}
	old, err := count(p.out, p.known)
	if err != nil {
		return err
	}
	if err := old.clash(site); err != nil {
		return err
	}
	for name := range old.ours {
		if !site.files[name] {
			p.summary.Removed++
		}
	}
	if !p.inPlace {
		err := old.carry(p.stage)
		p.inPlace = errors.Is(err, errStays)
		if err != nil && !p.inPlace {
			return err
		}
	}
	return p.replace(old)
}

// list are the files that were put, sorted.
func (p *Publication) list() []File {
	list := make([]File, 0, len(p.files))
	for _, f := range p.files {
		list = append(list, f.File)
	}
	slices.SortFunc(list, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	return list
}

// first publishes where nothing stood.
func (p *Publication) first() error {
	if err := flushAll(p.stage); err != nil {
		return err
	}
	if err := robustio.Rename(p.stage, p.out); err != nil {
		return err
	}
	return p.settled()
}

// replace puts the stage in the place of the output. Where the system cannot, its files are moved one by one.
func (p *Publication) replace(old *census) error {
	if !p.inPlace {
		if err := os.WriteFile(filepath.Join(p.stage, newMark), nil, 0o644); err != nil {
			return err
		}
	}
	if err := flushAll(p.stage); err != nil {
		return err
	}
	if !p.inPlace {
		if err := robustio.Rename(p.stage, p.swap); err != nil {
			return err
		}
		err := exchange(p.swap, p.out)
		if err == nil {
			return errors.Join(p.settled(), p.swapped(old.carried))
		}
		if err := robustio.Rename(p.swap, p.stage); err != nil {
			return err
		}
	}
	if err := robustio.Rename(p.stage, p.move); err != nil {
		return err
	}
	return p.moveIn(p.move)
}

// swapped ends an exchange: the swap is the old site now. carried is what of others was carried over, if that is known.
func (p places) swapped(carried map[string]fs.FileInfo) error {
	if err := os.RemoveAll(filepath.Join(p.out, newMark)); err != nil {
		return err
	}
	known, err := recordOf(p.swap)
	if err != nil {
		return err
	}
	old, err := count(p.swap, known)
	if err != nil {
		return err
	}
	now, err := recordOf(p.out)
	if err != nil {
		return err
	}
	old.carried = carried
	if err := old.follow(p.out, now); err != nil {
		return err
	}
	return p.discard(p.swap)
}

// discard removes a folder that is not needed any more. It is renamed first, so that a run after a crash knows that it
// can be thrown away.
func (p places) discard(dir string) error {
	if err := removeAll(p.stage); err != nil {
		return err
	}
	if err := os.Rename(dir, p.stage); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return removeAll(p.stage)
}

// removeAll removes a folder, even where folders in it may not be written, as those may be that were carried over from
// others.
func removeAll(dir string) error {
	err := robustio.RemoveAll(dir)
	if !errors.Is(err, fs.ErrPermission) {
		return err
	}
	_ = filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() {
			err = os.Chmod(name, 0o700)
		}
		return err
	})
	return robustio.RemoveAll(dir)
}
