package publish

import (
	"os"
	"path/filepath"

	"golang.org/x/sys/unix"
)

const canExchange = true

// exchange swaps two folders in one step.
func exchange(a, b string) error { return unix.RenamexNp(a, b, unix.RENAME_SWAP) }

// flushFile hands a file to the drive; [flushAll] has the drive write it.
func flushFile(f *os.File) error { return unix.Fsync(int(f.Fd())) }

func flushAll(dir string) error { return syncFolder(dir) }

// mounted reports whether a folder is on another volume than the one that it lies in.
func mounted(dir string) bool {
	var here, above unix.Stat_t
	return unix.Lstat(dir, &here) == nil && unix.Lstat(filepath.Dir(dir), &above) == nil && here.Dev != above.Dev
}
