// Package office has LibreOffice, where the machine has it, save a file in a form that is read here.
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

// ErrMissing means that the machine has no LibreOffice.
var ErrMissing = errors.New("no LibreOffice")

// patience is how long a conversion may take: the first start of the program takes some seconds.
const patience = 2 * time.Minute

// places are where the program is if it is in no folder of PATH.
var places = [...]string{"/Applications/LibreOffice.app/Contents/MacOS/soffice",
	`C:\Program Files\LibreOffice\program\soffice.exe`, `C:\Program Files (x86)\LibreOffice\program\soffice.exe`}

// Locked tells a file with a password from one of the old formats, which are compound files as well.
func Locked(data []byte) bool {
	return bytes.Contains(data,
		[]byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"))
}

// Convert saves data, a file with the ending from, as a file with the ending to. Nothing is left behind, and the
// settings of whoever runs it are not touched. The path is where programs are looked for; with none, none is started.
func Convert(path string, data []byte, from, to string) ([]byte, error) {
	program := find(path)
	if program == "" {
		return nil, ErrMissing
	}
	dir, err := os.MkdirTemp("", "gazette-office-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	if err := os.WriteFile(filepath.Join(dir, "in."+from), data, 0o600); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	profile := "-env:UserInstallation=" + fileURL(filepath.Join(dir, "profile"))
	c := exec.CommandContext(ctx, program, profile, "--headless", "--convert-to", to,
		"--outdir", fileURL(filepath.Join(dir, "out")), fileURL(filepath.Join(dir, "in."+from)))
	c.WaitDelay = time.Second // a program that it began may hold its output after it was ended
	said, err := c.CombinedOutput()
	var made []byte
	if err == nil { // which its exit code says also where it could not read the file
		made, err = os.ReadFile(filepath.Join(dir, "out", "in."+to))
	}
	if ctx.Err() != nil {
		err = ctx.Err()
	}
	if words := lastOf(string(said)); err != nil && words != "" {
		err = fmt.Errorf("%s (%w)", words, err)
	}
	return made, err
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

func find(path string) string {
	if path == "" {
		return ""
	}
	var all []string
	for _, folder := range filepath.SplitList(path) {
		all = append(all, filepath.Join(folder, "soffice"), filepath.Join(folder, "libreoffice"))
	}
	for _, program := range append(all, places[:]...) {
		if found, err := exec.LookPath(program); err == nil {
			return found
		}
	}
	return ""
}
