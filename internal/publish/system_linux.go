package publish

import (
	"errors"
	"os"
	"path/filepath"

	"golang.org/x/sys/unix"
)

const canExchange = true

// exchange swaps two folders in one step.
func exchange(a, b string) error {
	return unix.Renameat2(unix.AT_FDCWD, a, unix.AT_FDCWD, b, unix.RENAME_EXCHANGE)
}

// flushFile leaves it to [flushAll].
func flushFile(*os.File) error { return nil }

// flushAll writes all that the file system of a folder has in memory.
func flushAll(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer f.Close()
	err = unix.Syncfs(int(f.Fd()))
	if errors.Is(err, unix.ENOSYS) || errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOTSUP) {
		unix.Sync()
		return nil
	}
	return err
}

// mounted reports whether a folder is another mount than the one that it lies in.
func mounted(dir string) bool {
	here, known := mountOf(dir)
	above, _ := mountOf(filepath.Dir(dir))
	return known && here != above
}

func mountOf(name string) (id uint64, known bool) {
	var s unix.Statx_t
	err := unix.Statx(unix.AT_FDCWD, name, unix.AT_SYMLINK_NOFOLLOW|unix.AT_NO_AUTOMOUNT, unix.STATX_MNT_ID, &s)
	return s.Mnt_id, err == nil && s.Mask&unix.STATX_MNT_ID != 0
}
