package publish_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gazette/internal/publish"
)

var source = publish.Source{Program: "test", Inputs: "some"}

// put stages a site; the caller ends the publication.
func put(out string, files map[string]string, o publish.Options) (*publish.Publication, error) {
	p, err := publish.Begin(context.Background(), out, o)
	if err != nil {
		return nil, err
	}
	for name, data := range files {
		if err := p.Put(name, []byte(data)); err != nil {
			return nil, errors.Join(err, p.Abort())
		}
	}
	return p, nil
}

func try(out string, files map[string]string, o publish.Options) (publish.Summary, error) {
	p, err := put(out, files, o)
	if err != nil {
		return publish.Summary{}, err
	}
	return p.Commit(context.Background(), source)
}

func write(t *testing.T, out string, files map[string]string, o publish.Options) publish.Summary {
	t.Helper()
	summary, err := try(out, files, o)
	if err != nil {
		t.Fatal(err)
	}
	if left, err := filepath.Glob(filepath.Join(filepath.Dir(out), ".*gazette-*")); err != nil || len(left) > 0 {
		t.Errorf("left beside the output: %v, %v", left, err)
	}
	return summary
}

// lay writes files of others.
func lay(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, data := range files {
		place := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(place), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(place, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// read returns all files and links below a folder but the manifest.
func read(t *testing.T, out string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(out, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, _ := filepath.Rel(out, path)
		if d.Type()&os.ModeSymlink != 0 {
			target, err := os.Readlink(path)
			files[filepath.ToSlash(name)] = "-> " + target
			return err
		}
		data, err := os.ReadFile(path)
		files[filepath.ToSlash(name)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	delete(files, publish.ManifestName)
	return files
}

func same(t *testing.T, out string, want map[string]string) {
	t.Helper()
	if diff := cmp.Diff(want, read(t, out)); diff != "" {
		t.Error(diff)
	}
}

// faulty asks for a fault that names the path, and for an output that is as it was.
func faulty(t *testing.T, out, path string, files map[string]string) {
	t.Helper()
	for way, o := range ways {
		before := read(t, out)
		_, err := try(out, files, o)
		var fault *publish.Fault
		if !errors.As(err, &fault) || !strings.HasSuffix(filepath.ToSlash(fault.Path), path) {
			t.Errorf("%s: error %v, want a fault of %s", way, err, path)
		}
		same(t, out, before)
	}
}
