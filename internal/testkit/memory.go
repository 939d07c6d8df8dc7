package testkit

import (
	"os"
	"testing"
)

// InMemory runs the tests of a package with their temporary folders in memory, where the machine has a file system
// there: on a disk, a third of what a build of a small site took was the search for free places of files, for others had
// just been deleted. Where TMPDIR is set, as by .ci/nightly, the folders are there.
type InMemory struct{ Tests *testing.M }

// Run runs the tests.
func (m InMemory) Run() int {
	if folder, ok := memoryFolder(); ok && os.Getenv("TMPDIR") == "" {
		if dir, err := os.MkdirTemp(folder, "gazette-tests-"); err == nil {
			defer os.RemoveAll(dir)
			_ = os.Setenv("TMPDIR", dir)
		}
	}
	return m.Tests.Run()
}
