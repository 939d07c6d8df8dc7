package publish

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"github.com/rogpeppe/go-internal/robustio"
)

// Recover ends what a killed run left: it completes one whose files were being moved in or whose folder had been
// exchanged, and throws away what nobody has seen yet. It reports whether there was anything. When another process is
// at it, it waits for that.
func Recover(ctx context.Context, out string, o Options) (bool, error) {
	p, err := placesOf(out)
	if err != nil || !p.left() && !there(p.lock) {
		return false, err
	}
	release, err := p.acquire(ctx, o.Waiting)
	if err != nil {
		return false, err
	}
	defer release()
	return p.recover()
}

// recover does it under the lock.
func (p places) recover() (bool, error) {
	if !p.left() {
		return false, nil
	}
	for _, at := range []places{p, p.inside()} {
		if err := plainFolder(at.move); err == nil {
			if err := at.moveIn(at.move); err != nil {
				return false, err
			}
		} else if !errors.Is(err, fs.ErrNotExist) {
			return false, err
		}
	}
	switch err := plainFolder(p.swap); {
	case err == nil && !there(p.out):
		if err := robustio.Rename(p.swap, p.out); err != nil { // somebody moved the output away; this one is whole
			return false, err
		}
	case err == nil && there(filepath.Join(p.swap, newMark)): // it was never exchanged
		if err := p.discard(p.swap); err != nil {
			return false, err
		}
	case err == nil:
		if err := p.swapped(nil); err != nil {
			return false, err
		}
	case !errors.Is(err, fs.ErrNotExist):
		return false, err
	}
	for _, rubbish := range []string{p.stage, p.inside().stage, filepath.Join(p.out, oldStaging),
		filepath.Join(p.out, probeName)} {
		if !there(rubbish) {
			continue
		}
		if err := removeAll(rubbish); err != nil {
			return false, stuck(rubbish, err)
		}
	}
	return true, os.RemoveAll(filepath.Join(p.out, newMark))
}

// settled makes lasting what was renamed beside the output.
func (p places) settled() error { return syncFolder(filepath.Dir(p.out)) }

// syncFolder makes renames in a folder lasting. Some systems cannot flush folders; there the rename still happens
// whole, only perhaps later.
func syncFolder(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return nil
	}
	defer f.Close()
	if err := f.Sync(); errors.Is(err, syscall.EIO) || errors.Is(err, syscall.ENOSPC) {
		return err
	}
	return nil
}
