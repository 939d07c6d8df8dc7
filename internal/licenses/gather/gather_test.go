package main

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gazette/internal/licenses"
)

var root = filepath.Join("..", "..", "..")

// Every module that is linked has its licence in the program and its line in NOTICE, and no other has.
func TestWhatIsLinkedHasItsLicence(t *testing.T) {
	t.Parallel()
	readSources(t)
	all, err := gather(root)
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile(filepath.Join(root, "internal", "licenses", "texts.json.gz"))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(pack(all), want) {
		t.Error("the licences are not those of the modules that are linked: run go generate ./internal/licenses")
	}
	if want, _ := os.ReadFile(filepath.Join(root, "NOTICE")); !bytes.Equal(notice(all), want) {
		t.Error("NOTICE does not name the modules that are linked: run go generate ./internal/licenses")
	}
}

// readSources opens what decides which modules are linked: a result of this test is remembered as long as the
// files that it opened stay the same, and the go command opens them unseen.
func readSources(t *testing.T) {
	t.Helper()
	for _, dir := range []string{"cmd", "internal", "themes"} {
		err := filepath.WalkDir(filepath.Join(root, dir), func(file string, d fs.DirEntry, err error) error {
			if d != nil && d.Name() == "node_modules" {
				return fs.SkipDir
			}
			if err == nil && strings.HasSuffix(file, ".go") && !strings.HasSuffix(file, "_test.go") {
				_, err = os.ReadFile(file)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if _, err := os.ReadFile(filepath.Join(root, "go.mod")); err != nil {
		t.Fatal(err)
	}
}

// A licence that nobody has read is no licence to pass the program on.
func TestAnUnknownLicenceIsAnError(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{"none": "", "unread": "You may use this on Sundays."} {
		l := []licenses.License{{Module: name, Files: []licenses.File{{Name: "LICENSE", Text: text}}}}
		if err := identify(l); err == nil {
			t.Errorf("%q passes as %s", text, l[0].SPDX)
		}
		known := licenses.File{Name: "LICENSE", Text: "Apache License Version 2.0"}
		l[0].Files[0].Name = "part/LICENSE.txt"
		l[0].Files = append(l[0].Files, known)
		if err := identify(l); err == nil || !strings.Contains(err.Error(), "part/LICENSE.txt") {
			t.Errorf("%q passes beside a licence that is known: %v", text, err)
		}
	}
}
