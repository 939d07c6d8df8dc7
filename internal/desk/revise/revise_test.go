package revise_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gazette/internal/desk/revise"
)

// site returns a folder with two files.
func site(t *testing.T) string {
	t.Helper()
	root := t.TempDir()
	for name, data := range map[string]string{"config.toml": "c", "data/a.toml": "a"} {
		file := filepath.Join(root, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755),
			os.WriteFile(file, []byte(data), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

// content is what the files of a folder hold, without the folder of the journal.
func content(t *testing.T, root string) map[string]string {
	t.Helper()
	got := map[string]string{}
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if d.IsDir() && d.Name() == ".gazette" {
			return fs.SkipDir
		}
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		rel, _ := filepath.Rel(root, name)
		got[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func same(t *testing.T, want, got map[string]string) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

var both = []revise.Change{
	{Path: "data/a.toml", Old: []byte("a"), Data: []byte("new a")},
	{Path: "content/plans/x/b.md", Data: []byte("b"), Create: true},
}

var (
	before = map[string]string{"config.toml": "c", "data/a.toml": "a"}
	after  = map[string]string{"config.toml": "c", "data/a.toml": "new a", "content/plans/x/b.md": "b"}
)

func TestWriteMakesAllChanges(t *testing.T) {
	t.Parallel()
	root := site(t)
	if err := revise.Write(root, both); err != nil {
		t.Fatal(err)
	}
	same(t, after, content(t, root))
	if _, err := os.Stat(filepath.Join(root, ".gazette/staging")); !errors.Is(err, fs.ErrNotExist) {
		t.Error("the staging folder is left behind")
	}
}

// One change that cannot be made keeps all others from being made.
func TestOneFaultStopsAll(t *testing.T) {
	t.Parallel()
	outside := t.TempDir()
	for name, c := range map[string]struct {
		change revise.Change
		want   error
	}{
		"edited since": {revise.Change{Path: "config.toml", Old: []byte("old"), Data: []byte("x")},
			revise.ErrChanged},
		"vanished": {revise.Change{Path: "data/gone.toml", Old: []byte("old"), Data: []byte("x")},
			revise.ErrChanged},
		"is there":        {revise.Change{Path: "config.toml", Create: true, Data: []byte("x")}, fs.ErrExist},
		"up and out":      {revise.Change{Path: "../x", Create: true}, nil},
		"absolute":        {revise.Change{Path: "/x", Create: true}, nil},
		"through a link":  {revise.Change{Path: "link/x", Create: true}, nil},
		"a link":          {revise.Change{Path: "data/link.toml", Old: []byte("c"), Data: []byte("x")}, nil},
		"below a file":    {revise.Change{Path: "config.toml/x", Create: true}, nil},
		"the root itself": {revise.Change{Path: ".", Create: true}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			root := site(t)
			err := errors.Join(os.Symlink(outside, filepath.Join(root, "link")),
				os.Symlink("../config.toml", filepath.Join(root, "data/link.toml")))
			if err != nil {
				t.Fatal(err)
			}
			err = revise.Write(root, append([]revise.Change{both[0]}, c.change))
			if err == nil || c.want != nil && !errors.Is(err, c.want) {
				t.Errorf("error %v, want %v", err, c.want)
			}
			data, _ := os.ReadFile(filepath.Join(root, "data/a.toml"))
			if string(data) != "a" {
				t.Errorf("data/a.toml holds %q", data)
			}
			if entries, _ := os.ReadDir(outside); len(entries) > 0 {
				t.Error("something was written outside")
			}
		})
	}
}

// cutOff leaves the traces of a change that was cut off: staged, with the journal or without it, and
// with the first file in its place already.
func cutOff(t *testing.T, root string, journalled, placed bool) {
	t.Helper()
	staging := filepath.Join(root, ".gazette/staging")
	if err := os.MkdirAll(staging, 0o755); err != nil {
		t.Fatal(err)
	}
	write := func(name, data string) {
		if err := os.WriteFile(filepath.Join(staging, name), []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("0", "new a")
	write("1", "b")
	if journalled {
		write("journal.json", `[
{"Staged":".gazette/staging/0","Path":"data/a.toml",
"Before":"ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb",
"After":"fbb6b30b41732026a9073fd355103e207f6b3c7c1adc086724df42e286417adf"},
{"Staged":".gazette/staging/1","Path":"content/plans/x/b.md","Before":"",
"After":"3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d"}]`)
	}
	if placed {
		if err := os.Rename(filepath.Join(staging, "0"), filepath.Join(root, "data/a.toml")); err != nil {
			t.Fatal(err)
		}
	}
}

func TestRecoverEndsWithTheOldOrTheNew(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		journalled, placed bool
		want               map[string]string
	}{
		"before the journal":  {false, false, before},
		"after the journal":   {true, false, after},
		"after the first one": {true, true, after},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			root := site(t)
			cutOff(t, root, c.journalled, c.placed)
			done, err := revise.Recover(root)
			if err != nil || done != c.journalled {
				t.Errorf("Recover: %v, %v", done, err)
			}
			same(t, c.want, content(t, root))
			if done, err := revise.Recover(root); done || err != nil {
				t.Errorf("Recover again: %v, %v", done, err)
			}
		})
	}
}

// What somebody wrote after the interruption is not overwritten.
func TestRecoverKeepsAnEditMadeSince(t *testing.T) {
	t.Parallel()
	root := site(t)
	cutOff(t, root, true, false)
	if err := os.WriteFile(filepath.Join(root, "data/a.toml"), []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := revise.Recover(root); !errors.Is(err, revise.ErrInterrupted) {
		t.Errorf("error %v", err)
	}
	if data, _ := os.ReadFile(filepath.Join(root, "data/a.toml")); string(data) != "mine" {
		t.Errorf("the edit was overwritten by %q", data)
	}
}

// Of many writers that read the same state, one succeeds and the others are told.
func TestWritersDoNotOverwriteEachOther(t *testing.T) {
	t.Parallel()
	root := site(t)
	var wait sync.WaitGroup
	errs := make([]error, 8)
	for i := range errs {
		wait.Go(func() {
			errs[i] = revise.Write(root,
				[]revise.Change{{Path: "data/a.toml", Old: []byte("a"), Data: []byte{byte('0' + i)}}})
		})
	}
	wait.Wait()
	succeeded := 0
	for _, err := range errs {
		if err == nil {
			succeeded++
		} else if !errors.Is(err, revise.ErrChanged) {
			t.Error(err)
		}
	}
	if succeeded != 1 {
		t.Errorf("%d writers succeeded", succeeded)
	}
}

func TestOverShowsTheChanges(t *testing.T) {
	t.Parallel()
	fsys := revise.Over(os.DirFS(site(t)), both)
	got := map[string]string{}
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(fsys, name)
		got[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	same(t, after, got)
}
