// Package office has LibreOffice, where the machine has it, save a file in a form that is read here.
package office

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// ErrMissing means that the machine has no LibreOffice.
var ErrMissing = errors.New("no LibreOffice")

// patience is how long a conversion may take: the first start of the program takes some seconds.
const patience = 2 * time.Minute

// places are where the program is if it is in no folder of PATH.
var places = [...]string{"/Applications/LibreOffice.app/Contents/MacOS/soffice",
	`C:\Program Files\LibreOffice\program\soffice.exe`, `C:\Program Files (x86)\LibreOffice\program\soffice.exe`}

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
	profile := "-env:UserInstallation=file:///" + filepath.ToSlash(filepath.Join(dir, "profile"))
	c := exec.CommandContext(ctx, program, profile, "--headless", "--convert-to", to,
		"--outdir", filepath.Join(dir, "out"), filepath.Join(dir, "in."+from))
	c.WaitDelay = time.Second // a program that it began may hold its output after it was ended
	said, err := c.CombinedOutput()
	if err != nil {
		return nil, fmt.Errorf("%w: %s", err, said)
	}
	return os.ReadFile(filepath.Join(dir, "out", "in."+to))
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
