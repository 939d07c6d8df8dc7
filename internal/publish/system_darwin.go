package publish

import (
	"os"

	"golang.org/x/sys/unix"
)

const canExchange = true

// exchange swaps two folders in one step.
func exchange(a, b string) error { return unix.RenamexNp(a, b, unix.RENAME_SWAP) }

// flushFile hands a file to the drive; [flushAll] has the drive write it.
func flushFile(f *os.File) error { return unix.Fsync(int(f.Fd())) }

func flushAll(dir string) error { return syncFolder(dir) }
