//go:build unix

package publish

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// giveTo gives a file or folder that was made to the owner of the one that it stands for, as far as that is allowed.
func giveTo(name string, of fs.FileInfo) {
	if s, ok := of.Sys().(*syscall.Stat_t); ok {
		_ = os.Lchown(name, int(s.Uid), int(s.Gid)) // only root may give to others
	}
}

// foreignFolder reports whether a folder is another user's: what lies in it may not be removed, nor linked elsewhere.
func foreignFolder(of fs.FileInfo) bool {
	s, ok := of.Sys().(*syscall.Stat_t)
	return ok && os.Geteuid() != 0 && int(s.Uid) != os.Geteuid()
}

// crosses reports whether an error says that two names are on different file systems.
func crosses(err error) bool { return errors.Is(err, syscall.EXDEV) }
