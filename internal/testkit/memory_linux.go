package testkit

import "golang.org/x/sys/unix"

// memoryFolder is one in memory, with room for what the tests write, and where they can run what they write.
func memoryFolder() (name string, ok bool) {
	const folder, room = "/dev/shm", 2 << 30
	var s unix.Statfs_t
	if err := unix.Statfs(folder, &s); err != nil {
		return "", false
	}
	ok = s.Type == unix.TMPFS_MAGIC && s.Flags&unix.ST_NOEXEC == 0 && int64(s.Bavail)*s.Bsize >= room &&
		unix.Access(folder, unix.W_OK) == nil
	return folder, ok
}
