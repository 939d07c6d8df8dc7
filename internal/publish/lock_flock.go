//go:build linux || darwin || freebsd || netbsd || openbsd || dragonfly

package publish

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

const noFollow = unix.O_NOFOLLOW

// tryLock takes the lock unless another process has it; the system lets go of it when the process ends.
func tryLock(f *os.File) error {
	err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
	if errors.Is(err, unix.EWOULDBLOCK) {
		return errBusy
	}
	return err
}

// freeLock removes the file while the lock is held, so that whoever waits for this file sees that it is gone.
func freeLock(f *os.File, name string) {
	_ = os.Remove(name) // what stays is taken over by the next
	_ = f.Close()
}

func readOnly(err error) bool { return errors.Is(err, unix.EROFS) || errors.Is(err, unix.ENAMETOOLONG) }
