// Package office has other programs, where the machine has them, save a file in a form that is read here: LibreOffice,
// and of PDF documents pdftotext of Poppler.
package office

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// ErrMissing means that the machine has no program for it.
var ErrMissing = errors.New("no program for it")

// patience is how long a conversion may take: the first start of the program takes some seconds.
const patience = 2 * time.Minute

// places are where LibreOffice is if it is in no folder of PATH.
var places = []string{"/Applications/LibreOffice.app/Contents/MacOS/soffice",
	`C:\Program Files\LibreOffice\program\soffice.exe`, `C:\Program Files (x86)\LibreOffice\program\soffice.exe`}

// Locked tells a file with a password from one of the old formats, which are compound files as well.
func Locked(data []byte) bool {
	return bytes.Contains(data,
		[]byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"))
}

// Convert saves data, a file with the ending from, as a file with the ending to. Nothing is left behind, and the
// settings of whoever runs it are not touched. Of a PDF document there is only its text, a line for each of its own; a
// scan has none. The path is where programs are looked for; with none, none is started.
func Convert(path string, data []byte, from, to string) ([]byte, error) {
	if from == "pdf" {
		return text(path, data)
	}
	program := find(path, []string{"soffice", "libreoffice"}, places)
	return made(program, "in."+from, data, filepath.Join("out", "in."+to), func(dir string) []string {
		return []string{"-env:UserInstallation=" + fileURL(filepath.Join(dir, "profile")), "--headless", "--convert-to",
			to,
			"--outdir", fileURL(filepath.Join(dir, "out")), fileURL(filepath.Join(dir, "in."+from))}
	})
}

func text(path string, pdf []byte) ([]byte, error) {
	program := find(path, []string{"pdftotext"}, nil)
	return made(program, "in.pdf", pdf, "out.txt", func(dir string) []string {
		return []string{"-enc", "UTF-8", filepath.Join(dir, "in.pdf"), filepath.Join(dir, "out.txt")}
	})
}

// made is the file that a program makes of another, in a folder that goes afterwards. An error has what the program
// said.
func made(program, name string, data []byte, result string, args func(dir string) []string) ([]byte, error) {
	if program == "" {
		return nil, ErrMissing
	}
	dir, err := os.MkdirTemp("", "gazette-office-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	c := exec.CommandContext(ctx, program, args(dir)...)
	c.WaitDelay = time.Second // a program that it began may hold its output after it was ended
	said, err := c.CombinedOutput()
	var file []byte
	if err == nil { // which an exit code says also where the file could not be read
		file, err = os.ReadFile(filepath.Join(dir, result))
	}
	if ctx.Err() != nil {
		err = ctx.Err()
	}
	if words := lastOf(string(said)); err != nil && words != "" {
		err = fmt.Errorf("%s (%w)", words, err)
	}
	return file, err
}

// lastOf is the end of what a program printed, where it says what went wrong.
func lastOf(said string) string {
	const most = 600
	words := []rune(strings.Join(strings.Fields(said), " "))
	return string(words[max(0, len(words)-most):])
}

// fileURL is the address of a file or folder, whose name may have any signs: in a path the program takes %20 for a
// space.
func fileURL(folder string) string {
	folder = filepath.ToSlash(folder)
	if !strings.HasPrefix(folder, "/") {
		folder = "/" + folder // of a drive of Windows
	}
	return (&url.URL{Scheme: "file", Path: folder}).String()
}

// find looks for a program by its names in the folders of a path, and then in other places; with no path, nowhere.
func find(path string, names, places []string) string {
	if path == "" {
		return ""
	}
	var all []string
	for _, folder := range filepath.SplitList(path) {
		for _, name := range names {
			all = append(all, filepath.Join(folder, name))
		}
	}
	for _, program := range append(all, places...) {
		if found, err := exec.LookPath(program); err == nil {
			return found
		}
	}
	return ""
}
