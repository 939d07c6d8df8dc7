//go:build unix

package deploy

import (
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// A web server runs as somebody else: it may read all, however private the files of the one who deploys are. What was
// there before stays as private as it was.
func TestServersMayReadWhatIsDeployed(t *testing.T) {
	defer syscall.Umask(syscall.Umask(0o077))
	theirs := filepath.Join(t.TempDir(), "theirs")
	if err := os.Mkdir(theirs, 0o750); err != nil {
		t.Fatal(err)
	}
	at := filepath.Join(theirs, "www")
	if _, err := deployed(t, built(t, someSite("new")), at, Options{}); err != nil {
		t.Fatal(err)
	}
	err := fs.WalkDir(os.DirFS(at), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		want := map[bool]fs.FileMode{true: 0o755, false: 0o644}[d.IsDir()]
		if err == nil && info.Mode().Perm() != want {
			t.Errorf("%s has %v, want %v", name, info.Mode().Perm(), want)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
	if info, err := os.Stat(theirs); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
}
