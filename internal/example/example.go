// Package example holds a small complete site about an invented province, so that everything the
// program can show has something to be shown on without a word about any real place: every status,
// every kind of target, late and corrected figures, verdicts that nobody should pass on a county that
// exists. Tests and the command that lays out an example to begin from read it; no build of another
// site does.
package example

import (
	"embed"
	"io/fs"
)

//go:embed all:site
var embedded embed.FS

// Files are the files of the example site, as they would lie in its folder.
func Files() fs.FS {
	files, err := fs.Sub(embedded, "site")
	if err != nil {
		panic(err) // the name is a constant: it cannot be malformed
	}
	return files
}
