// Package publish writes a finished site into its output folder: only the files that changed, and
// never half of them.
//
// It is the last stage and imports nothing of ours. All changed files are first written in full to a
// staging folder beside their places; only then are they moved in, one atomic rename each, and the
// files that the site no longer has are removed. A run that is interrupted while it stages has
// touched nothing; one interrupted while it moves is completed by the next.
//
// A manifest names what publish has written, so that it removes nothing else.
package publish

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"gazette/internal/atomicfile"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

const (
	manifestName = ".gazette-manifest"
	stagingName  = ".gazette-staging"
)

// ErrForeign says that the output folder holds files which gazette did not write.
var ErrForeign = errors.New("the folder is not empty and was not written by gazette")

// A Summary says what a run changed.
type Summary struct {
	Written, Removed, Unchanged int
}

// Write makes the folder out hold exactly the files, by slash-separated path, besides dot files and
// what others put there. It refuses a folder that has content but no manifest ([ErrForeign]). When
// ctx ends before the files are moved in, nothing has changed.
func Write(ctx context.Context, out string, files map[string][]byte) (Summary, error) {
	old, err := readManifest(out)
	if err != nil {
		return Summary{}, err
	}
	names := make([]string, 0, len(files))
	for name := range files {
		if !fs.ValidPath(name) || name == "." {
			return Summary{}, fmt.Errorf("the path %q leaves the output folder", name)
		}
		names = append(names, name)
	}
	slices.Sort(names)
	changed, err := stage(ctx, out, names, files)
	if err != nil {
		return Summary{}, errors.Join(err, os.RemoveAll(filepath.Join(out, stagingName)))
	}
	summary := Summary{Written: len(changed), Unchanged: len(names) - len(changed)}
	// The manifest of old and new files stands before the first is moved: whatever happens, a later
	// run knows all that is ours.
	if err := writeManifest(out, union(old, names)); err != nil {
		return summary, err
	}
	for _, name := range changed {
		if err := moveIn(out, name); err != nil {
			return summary, err
		}
	}
	for _, name := range old {
		if _, keep := files[name]; !keep {
			removed, err := remove(out, name)
			if err != nil {
				return summary, err
			}
			if removed {
				summary.Removed++
			}
		}
	}
	if err := os.RemoveAll(filepath.Join(out, stagingName)); err != nil {
		return summary, err
	}
	return summary, writeManifest(out, names)
}

// readManifest returns what an earlier run wrote, nothing for an empty or missing folder.
func readManifest(out string) ([]string, error) {
	data, err := os.ReadFile(filepath.Join(out, manifestName))
	if err == nil {
		names := strings.Split(strings.TrimSpace(string(data)), "\n")
		return slices.DeleteFunc(names, func(s string) bool { return !fs.ValidPath(s) || s == "." }), nil
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	entries, err := os.ReadDir(out)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") {
			return nil, fmt.Errorf("%s: %w", out, ErrForeign)
		}
	}
	return nil, nil
}

func writeManifest(out string, names []string) error {
	return atomicfile.WriteBytes(filepath.Join(out, manifestName), 0o644, []byte(strings.Join(names, "\n")+"\n"))
}

// stage writes the files that differ from what is there to the staging folder.
func stage(ctx context.Context, out string, names []string, files map[string][]byte) ([]string, error) {
	staging := filepath.Join(out, stagingName)
	if err := os.RemoveAll(staging); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(staging, 0o755); err != nil {
		return nil, err
	}
	var changed []string
	for _, name := range names {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if same(filepath.Join(out, filepath.FromSlash(name)), files[name]) {
			continue
		}
		if err := os.WriteFile(filepath.Join(staging, staged(name)), files[name], 0o644); err != nil {
			return nil, err
		}
		changed = append(changed, name)
	}
	return changed, nil
}

// staged is the name of a file while it waits: flat, so that no folders have to be made twice.
func staged(name string) string {
	sum := sha256.Sum256([]byte(name))
	return hex.EncodeToString(sum[:16])
}

func same(name string, data []byte) bool {
	info, err := os.Lstat(name)
	if err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(data)) {
		return false
	}
	old, err := os.ReadFile(name)
	return err == nil && bytes.Equal(old, data)
}

func moveIn(out, name string) error {
	target := filepath.Join(out, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
		return err
	}
	if info, err := os.Lstat(target); err == nil && info.IsDir() {
		if err := os.RemoveAll(target); err != nil { // a page's folder has become a file
			return err
		}
	}
	return os.Rename(filepath.Join(out, stagingName, staged(name)), target)
}

// remove deletes a file and the folders that it leaves empty.
func remove(out, name string) (bool, error) {
	err := os.Remove(filepath.Join(out, filepath.FromSlash(name)))
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if os.Remove(filepath.Join(out, filepath.FromSlash(dir))) != nil {
			break // not empty
		}
	}
	return true, nil
}

func union(a, b []string) []string {
	all := append(slices.Clone(a), b...)
	slices.Sort(all)
	return slices.Compact(all)
}
