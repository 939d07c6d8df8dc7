package testkit

import (
	"os"
	"runtime/debug"
	"testing"
)

// InMemory runs the tests of a package that makes many sites with what memory there is. Their temporary folders are in
// it, where the machine has a file system there: on a disk, a third of the system's time went into the search for free
// places of files, for others had just been deleted. Garbage is collected when the heap is three times what is in use,
// for much of it is a real site that stays. Where TMPDIR or GOGC is set, that counts; .ci/nightly sets the first.
type InMemory struct{ Tests *testing.M }

// Run runs the tests.
func (m InMemory) Run() int {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(200)
		debug.SetMemoryLimit(2 << 30)
	}
	if folder, ok := memoryFolder(); ok && os.Getenv("TMPDIR") == "" {
		if dir, err := os.MkdirTemp(folder, "gazette-tests-"); err == nil {
			defer os.RemoveAll(dir)
			_ = os.Setenv("TMPDIR", dir)
		}
	}
	return m.Tests.Run()
}
