package source

import (
	"io/fs"
	"slices"
	"time"

	"gazette/internal/diag"
)

// A Memory reads a site again and again, as a preview does after every edit: a file whose size and time are as they
// were is not read again. The zero value is ready.
type Memory struct {
	began       time.Time // the present reading
	before, now map[string]reading
}

// A reading is what came of a file.
type reading struct {
	size          int64
	written, read time.Time
	files         []*File
	list          diag.List
}

// settled is how long before it is read a file must have been written for its time to tell of a later edit: some
// systems count in two seconds.
const settled = 3 * time.Second

// Read is [Read] with what earlier calls remember; it began at a time of the clock that the files bear. The calls must
// not overlap.
func (m *Memory) Read(fsys fs.FS, began time.Time) (*Tree, diag.List, error) {
	m.began, m.now = began, map[string]reading{}
	tree, list, err := (&reader{fsys: fsys, memory: m}).read()
	m.before = m.now
	return tree, list, err
}

// remembering takes what is known of a file, or reads it.
func (r *reader) remembering(name string, info fs.FileInfo, read func() error) error {
	if r.memory == nil {
		return read()
	}
	known, ok := r.memory.before[name]
	if !ok || known.size != info.Size() || !known.written.Equal(info.ModTime()) || known.written.IsZero() ||
		known.read.Sub(known.written) < settled {
		known = reading{size: info.Size(), written: info.ModTime(), read: r.memory.began}
		files, list := len(r.files), len(r.list)
		if err := read(); err != nil {
			return err
		}
		known.files, known.list = slices.Clone(r.files[files:]), slices.Clone(r.list[list:])
	} else {
		r.files, r.list = append(r.files, known.files...), append(r.list, known.list...)
	}
	r.memory.now[name] = known
	return nil
}
