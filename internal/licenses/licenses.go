// Package licenses holds the licences of gazette and of all that is linked into it, as their authors wrote
// them: whoever passes the program on must pass them on too.
//
// It stands beside the desk and imports nothing of ours. The program gather writes texts.json.gz, and NOTICE
// at the top of the repository, from the modules that the go command names; its test fails when a module is
// linked whose licence is not here.
package licenses

import (
	"bytes"
	"compress/gzip"
	_ "embed" // for the texts
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

//go:generate go run ./gather

//go:embed texts.json.gz
var packed []byte

// A License is that of a module, or of the Go standard library.
type License struct {
	Module, Version string
	SPDX            string // its identifier; with several, joined by AND
	Files           []File
}

// A File is a text that must be passed on. Name is its path in the module, SPDX the licence that it is; "" where it
// only says whose the work is.
type File struct{ Name, Text, SPDX string }

// All are the licences by module, gazette's own first.
func All() ([]License, error) {
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	var all []License
	err = json.NewDecoder(r).Decode(&all)
	return all, err
}

// Print writes all texts.
func Print(w io.Writer) error {
	all, err := All()
	if err != nil {
		return err
	}
	for _, l := range all {
		for _, f := range l.Files {
			head := "==== " + strings.TrimSpace(l.Module+" "+l.Version) + ": " + f.Name
			if f.SPDX != "" {
				head += " (" + f.SPDX + ")"
			}
			if _, err := fmt.Fprintf(w, "%s\n\n%s\n\n", head, f.Text); err != nil {
				return err
			}
		}
	}
	return nil
}
