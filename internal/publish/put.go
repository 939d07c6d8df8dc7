package publish

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// Put takes a file of the site by its slash-separated path. It may be called from several goroutines.
func (p *Publication) Put(name string, data []byte) error {
	if !proper(name) {
		return fmt.Errorf("the path %q leaves the output folder", name)
	}
	sum := sha256.Sum256(data)
	f := stamped{File: File{name, int64(len(data)), hex.EncodeToString(sum[:])}}
	p.mu.Lock()
	_, twice := p.files[name]
	p.files[name] = f
	p.mu.Unlock()
	if twice {
		return fmt.Errorf("%s is put twice", name)
	}
	var same bool
	var err error
	if f.stamp, same = p.stands(f.File); same {
		err = p.stay(name)
	} else {
		f.stamp, err = p.write(name, data)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.files[name] = f
	if same {
		p.summary.Unchanged++
	} else {
		p.summary.Written++
	}
	return err
}

// Keep takes a file as it stands in the output, where the caller knows that the new site has the same one. It reports
// whether it could: whether the file is there as the manifest says.
func (p *Publication) Keep(name string) bool {
	f, ok := p.written[name]
	if !ok || !proper(name) {
		return false
	}
	stamp, ok := p.stands(f)
	if !ok || p.stay(name) != nil {
		return false
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.files[name] = stamped{f, stamp}
	p.summary.Unchanged++
	return true
}

// Stands reports whether a file that was put is the same as in the build that wrote the output.
func (p *Publication) Stands(name string) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	was, known := p.written[name]
	return known && was == p.files[name].File
}

// stands reports whether a file of ours stands in the output, and since when.
func (p *Publication) stands(f File) (stamp int64, same bool) {
	if !p.known.files[f.Path] {
		return 0, false
	}
	place := within(p.out, f.Path)
	info, err := os.Lstat(place)
	if err != nil || !info.Mode().IsRegular() || info.Size() != f.Size {
		return 0, false
	}
	stamp = stampOf(info)
	if since, ok := p.stamps[f.Path]; ok && since == stamp {
		return stamp, p.written[f.Path].Sum == f.Sum
	}
	sum, err := sumOfFile(place)
	return stamp, err == nil && sum == f.Sum
}

// stay puts a file of the output into the stage as well.
func (p *Publication) stay(name string) error {
	if p.inPlace {
		return nil
	}
	if err := p.makeRoom(within(p.stage, name)); err != nil {
		return err
	}
	return link(within(p.out, name), within(p.stage, name))
}

// write makes a file of the stage, which must not be there yet, and returns its time.
func (p *Publication) write(name string, data []byte) (int64, error) {
	place := within(p.stage, name)
	if err := p.makeRoom(place); err != nil {
		return 0, err
	}
	f, err := os.OpenFile(place, os.O_WRONLY|os.O_CREATE|os.O_EXCL|noFollow, 0o644)
	if err != nil {
		return 0, err
	}
	_, err = f.Write(data)
	info, fault := f.Stat()
	if fault == nil && info.Mode().Perm() != 0o644 {
		fault = f.Chmod(0o644) // a server may read it, whatever the umask is
	}
	if err = errors.Join(err, fault, flushFile(f), f.Close()); err != nil {
		return 0, err
	}
	return stampOf(info), nil
}

// makeRoom makes the folder of a file of the stage, once.
func (p *Publication) makeRoom(place string) error {
	dir := filepath.Dir(place)
	p.mu.Lock()
	made := p.folders[dir]
	p.mu.Unlock()
	if made {
		return nil
	}
	if err := MakeFolder(dir); err != nil {
		return err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.folders[dir] = true
	return nil
}

// Read returns a file that was put, for those who look at the site before it is published.
func (p *Publication) Read(name string) ([]byte, error) {
	data, err := os.ReadFile(within(p.stage, name))
	p.mu.Lock()
	_, put := p.files[name]
	p.mu.Unlock()
	if err != nil && p.inPlace && put {
		return os.ReadFile(within(p.out, name)) // it is unchanged
	}
	return data, err
}
