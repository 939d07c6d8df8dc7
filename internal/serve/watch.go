package serve

import (
	"context"
	"fmt"
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
	quiet = 8 * time.Millisecond
	// polling finds what the system does not tell of, as on network drives.
	polling = time.Second
)

// watched are the parts of a site's folder that a build reads.
var watched = [...]string{"config.toml", "content", "data", "themes"}

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
		addFolders(watcher, folder)
	}
	w.last = snapshot(folder)
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
			if settled != nil || snapshot(w.folder) == w.last {
				continue
			}
		}
		if w.watcher != nil {
			addFolders(w.watcher, w.folder)
		}
		w.last = snapshot(w.folder)
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
	return slices.Contains(watched[:], strings.Split(filepath.ToSlash(rel), "/")[0])
}

// addFolders watches every folder there is now; one that is watched already stays so. What cannot be
// watched is found by polling.
func addFolders(w *fsnotify.Watcher, folder string) {
	_ = w.Add(folder)
	each(folder, func(name string, d fs.DirEntry) {
		if d.IsDir() {
			_ = w.Add(name)
		}
	})
}

// each visits what a build reads.
func each(folder string, visit func(name string, d fs.DirEntry)) {
	for _, part := range watched {
		// What vanishes meanwhile, or cannot be read, is what the build will report.
		_ = filepath.WalkDir(filepath.Join(folder, part), func(name string, d fs.DirEntry, err error) error {
			if err == nil {
				visit(name, d)
			}
			return nil
		})
	}
}

// snapshot is a sum over names, sizes and times.
func snapshot(folder string) uint64 {
	sum := fnv.New64a()
	if _, err := os.Stat(folder); err != nil {
		return 0
	}
	each(folder, func(name string, d fs.DirEntry) {
		if info, err := d.Info(); err == nil && !d.IsDir() {
			fmt.Fprintf(sum, "%s %d %d ", name, info.Size(), info.ModTime().UnixNano())
		}
	})
	return sum.Sum64()
}
