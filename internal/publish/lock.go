package publish

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// How long a run waits for another that writes the same site.
const (
	lockPause = 100 * time.Millisecond
	lockTries = 100
)

// errBusy says that another process holds the lock.
var errBusy = errors.New("another process holds the lock")

// acquire takes the lock on an output: the file is beside it, or in it where no file can be made beside. waiting is
// told once whom it waits for.
func (p places) acquire(ctx context.Context, waiting func(owner string)) (release func(), err error) {
	name := p.lock
	f, err := takeLock(ctx, name, waiting)
	if errors.Is(err, fs.ErrPermission) || readOnly(err) {
		if err := os.MkdirAll(p.out, 0o755); err != nil {
			return nil, unwritable(p.out, err)
		}
		name = filepath.Join(p.out, insideLock)
		if f, err = takeLock(ctx, name, waiting); errors.Is(err, fs.ErrPermission) || readOnly(err) {
			return nil, unwritable(p.out, err)
		}
	}
	if err != nil {
		return nil, err
	}
	return func() { freeLock(f, name) }, nil
}

// takeLock tries every tenth of a second for ten seconds. That the lock was given does not suffice: its owner before
// may have removed the file since it was opened, and a third process have made a new one.
func takeLock(ctx context.Context, name string, waiting func(owner string)) (*os.File, error) {
	for try := 0; ; try++ {
		f, err := openLock(name)
		if err != nil {
			return nil, err
		}
		err = tryLock(f)
		if err == nil && isStill(f, name) {
			sign(f)
			return f, nil
		}
		owner := ownerIn(f)
		_ = f.Close()
		switch {
		case err != nil && !errors.Is(err, errBusy):
			return nil, fmt.Errorf("%s: %w", name, err)
		case try >= lockTries:
			return nil, busy(name, owner)
		case err != nil && waiting != nil: // without an error, its owner has just removed the file
			waiting(owner)
			waiting = nil
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(lockPause):
		}
	}
}

// openLock opens the file of a lock, which may be another user's: a lock can be taken on what can be read.
func openLock(name string) (*os.File, error) {
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|noFollow, 0o644)
	if errors.Is(err, fs.ErrPermission) {
		if read, err := os.OpenFile(name, os.O_RDONLY|noFollow, 0); err == nil {
			return read, nil
		}
	}
	return f, err
}

// isStill reports whether a file that is open is the one of that name.
func isStill(f *os.File, name string) bool {
	mine, err := f.Stat()
	if err != nil {
		return false
	}
	theirs, err := os.Lstat(name)
	return err == nil && os.SameFile(mine, theirs)
}

// sign writes for others who holds the lock. On a full disk, or in another user's file, it stays unsaid.
func sign(f *os.File) {
	host, err := os.Hostname()
	if err != nil {
		host = "localhost"
	}
	if f.Truncate(0) == nil {
		fmt.Fprintf(f, "%d@%s\n", os.Getpid(), host)
	}
}

// ownerIn is who signed, and since when.
func ownerIn(f *os.File) string {
	data, err := io.ReadAll(io.LimitReader(f, 200))
	owner := strings.TrimSpace(string(data))
	if err != nil || owner == "" {
		owner = "?"
	}
	if info, err := f.Stat(); err == nil {
		owner += ", " + info.ModTime().Format(time.DateTime)
	}
	return owner
}
