package preview

import (
	"context"
	"fmt"
	"gazette/internal/source"
	"hash/fnv"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

const (
	// quiet is how long nothing more must happen before an edit counts as saved: editors write a file
	// in several steps.
	quiet = 4 * time.Millisecond
	// polling finds what the system does not tell of, as on network drives.
	polling = time.Second
)

// A watch notices every edit below a folder from the moment it is made. Where the system cannot tell of
// edits, it looks every second.
type watch struct {
	folder  string
	watcher *fsnotify.Watcher // nil where the system has none left
	last    uint64
}

func newWatch(folder string) *watch {
	w := &watch{folder: folder}
	if watcher, err := fsnotify.NewWatcher(); err == nil {
		w.watcher = watcher
	}
	w.last = w.look()
	return w
}

// run calls changed after every edit until ctx ends.
func (w *watch) run(ctx context.Context, changed func()) {
	var events chan fsnotify.Event
	if w.watcher != nil {
		defer w.watcher.Close()
		events = w.watcher.Events
		go drain(ctx, w.watcher)
	}
	tick := time.NewTicker(polling)
	defer tick.Stop()
	var settled <-chan time.Time
	for {
		select {
		case <-ctx.Done():
			return
		case e, ok := <-events:
			if !ok {
				events = nil
			} else if matters(w.folder, e) {
				settled = time.After(quiet)
			}
			continue
		case <-settled:
			settled = nil
		case <-tick.C:
			if settled != nil || w.look() == w.last {
				continue
			}
		}
		// Before the files are read, or an edit that comes meanwhile would be missed.
		w.last = w.look()
		changed()
	}
}

// drain takes the watcher's errors: what it missed, polling finds.
func drain(ctx context.Context, w *fsnotify.Watcher) {
	for {
		select {
		case <-ctx.Done():
			return
		case _, ok := <-w.Errors:
			if !ok {
				return
			}
		}
	}
}

// matters reports whether an event is about what a build reads. Editors' own files are not.
func matters(folder string, e fsnotify.Event) bool {
	if e.Op == fsnotify.Chmod {
		return false
	}
	rel, err := filepath.Rel(folder, e.Name)
	if err != nil {
		return false
	}
	base := filepath.Base(rel)
	if strings.HasPrefix(base, ".") || strings.HasSuffix(base, "~") || strings.HasPrefix(base, "#") {
		return false
	}
	return source.Reads(filepath.ToSlash(rel)) || slices.Contains(source.Parts(), rel)
}

// each visits what a build reads.
func each(folder string, visit func(name string, d fs.DirEntry)) {
	for _, part := range source.Parts() {
		// What vanishes meanwhile, or cannot be read, is what the build will report.
		_ = filepath.WalkDir(filepath.Join(folder, part), func(name string, d fs.DirEntry, err error) error {
			if err == nil {
				visit(name, d)
			}
			return nil
		})
	}
}

// look watches every folder there is now, and returns a sum over the names, sizes and times of the
// files; 0 when the folder is gone. What cannot be watched is found by polling.
func (w *watch) look() uint64 {
	if _, err := os.Stat(w.folder); err != nil {
		return 0
	}
	add := func(name string) {
		if w.watcher != nil {
			_ = w.watcher.Add(name) // one that is watched already stays so
		}
	}
	add(w.folder)
	sum := fnv.New64a()
	each(w.folder, func(name string, d fs.DirEntry) {
		if d.IsDir() {
			add(name)
		} else if info, err := d.Info(); err == nil {
			fmt.Fprintf(sum, "%s %d %d ", name, info.Size(), info.ModTime().UnixNano())
		}
	})
	return sum.Sum64()
}
