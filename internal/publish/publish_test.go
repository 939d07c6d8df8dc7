package publish_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gazette/internal/publish"
)

func write(t *testing.T, out string, files map[string]string) publish.Summary {
	t.Helper()
	data := map[string][]byte{}
	for name, s := range files {
		data[name] = []byte(s)
	}
	summary, err := publish.Write(context.Background(), out, data)
	if err != nil {
		t.Fatal(err)
	}
	return summary
}

func read(t *testing.T, out string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(out, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		name, _ := filepath.Rel(out, path)
		files[filepath.ToSlash(name)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	delete(files, ".gazette-manifest")
	return files
}

func TestWriteKeepsUnchangedFilesAndRemovesOldOnes(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	write(t, out, map[string]string{"index.html": "a", "zh/x/index.html": "b", "zh/y/index.html": "c"})
	if err := os.WriteFile(filepath.Join(out, ".gitignore"), []byte("*"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(out, "CNAME"), []byte("example.org"), 0o644); err != nil {
		t.Fatal(err)
	}
	before, err := os.Stat(filepath.Join(out, "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	got := write(t, out, map[string]string{"index.html": "a", "zh/y/index.html": "changed"})
	if want := (publish.Summary{Written: 1, Removed: 1, Unchanged: 1}); got != want {
		t.Errorf("summary %+v, want %+v", got, want)
	}
	after, err := os.Stat(filepath.Join(out, "index.html"))
	if err != nil || !os.SameFile(before, after) || !before.ModTime().Equal(after.ModTime()) {
		t.Error("an unchanged file was written again")
	}
	want := map[string]string{".gitignore": "*", "CNAME": "example.org", "index.html": "a",
		"zh/y/index.html": "changed"}
	if diff := cmp.Diff(want, read(t, out)); diff != "" {
		t.Error(diff)
	}
	if _, err := os.Stat(filepath.Join(out, "zh/x")); err == nil {
		t.Error("an empty folder was left behind")
	}
}

func TestWriteRefusesAFolderThatIsNotItsOwn(t *testing.T) {
	out := t.TempDir()
	if err := os.WriteFile(filepath.Join(out, "thesis.doc"), []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := publish.Write(context.Background(), out, map[string][]byte{"index.html": nil})
	if !errors.Is(err, publish.ErrForeign) {
		t.Errorf("error %v, want ErrForeign", err)
	}
	if diff := cmp.Diff(map[string]string{"thesis.doc": "mine"}, read(t, out)); diff != "" {
		t.Error(diff)
	}
}

func TestWriteRefusesAPathThatLeavesTheFolder(t *testing.T) {
	for _, name := range []string{"../x", "/etc/x", "a/../../x", ""} {
		if _, err := publish.Write(context.Background(), t.TempDir(), map[string][]byte{name: nil}); err == nil {
			t.Errorf("%q was accepted", name)
		}
	}
}

func TestInterruptedWriteLeavesTheOldSite(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	write(t, out, map[string]string{"index.html": "old"})
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := publish.Write(ctx, out, map[string][]byte{"index.html": []byte("new")})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want Canceled", err)
	}
	if diff := cmp.Diff(map[string]string{"index.html": "old"}, read(t, out)); diff != "" {
		t.Error(diff)
	}
}

// A run killed while it moved files in has left the staging folder and a manifest of both sites; the
// next run must put everything right.
func TestNextRunCompletesOneThatWasKilled(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	write(t, out, map[string]string{"index.html": "old", "gone.html": "old"})
	if err := os.MkdirAll(filepath.Join(out, ".gazette-staging"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(out, ".gazette-staging/half"), []byte("ha"), 0o644); err != nil {
		t.Fatal(err)
	}
	write(t, out, map[string]string{"index.html": "new"})
	if diff := cmp.Diff(map[string]string{"index.html": "new"}, read(t, out)); diff != "" {
		t.Error(diff)
	}
}
