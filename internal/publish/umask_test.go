//go:build unix

package publish_test

import (
	"io/fs"
	"path/filepath"
	"syscall"
	"testing"

	"gazette/internal/publish"
)

// A web server reads what was published, though whoever publishes keeps new files to themselves.
func TestPublishedFilesAreOpenToReaders(t *testing.T) { // not at once with others: the mask is that of the process
	defer syscall.Umask(syscall.Umask(0o077))
	out := filepath.Join(t.TempDir(), "public")
	write(t, out, map[string]string{"index.html": "", "zh/plans/a/index.html": ""}, publish.Options{})
	err := filepath.WalkDir(out, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		want := fs.FileMode(0o644)
		if d.IsDir() {
			want = 0o755
		}
		if err == nil && info.Mode().Perm() != want {
			t.Errorf("%s: mode %v, want %v", path, info.Mode().Perm(), want)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
