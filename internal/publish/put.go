package publish

import (
	"bytes"
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
	f := stamped{file: file{name, int64(len(data)), hex.EncodeToString(sum[:])}}
	p.mu.Lock()
	_, twice := p.files[name]
	p.files[name] = f
	p.mu.Unlock()
	if twice {
		return fmt.Errorf("%s is put twice", name)
	}
	stamp, same := int64(0), false
	if p.known.files[name] {
		stamp, same = p.same(name, data)
	}
	var err error
	if !same {
		stamp, err = p.write(name, data)
	} else if !p.inPlace {
		if err = makeFolder(filepath.Dir(within(p.stage, name))); err == nil {
			err = link(within(p.out, name), within(p.stage, name))
		}
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	f.stamp = stamp
	p.files[name] = f
	if same {
		p.summary.Unchanged++
	} else {
		p.summary.Written++
	}
	return err
}

// same reports whether a file stands in the output as it shall, and since when.
func (p *Publication) same(name string, data []byte) (int64, bool) {
	place := within(p.out, name)
	info, err := os.Lstat(place)
	if err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(data)) {
		return 0, false
	}
	old, err := os.ReadFile(place)
	return stampOf(info), err == nil && bytes.Equal(old, data)
}

func (p *Publication) write(name string, data []byte) (int64, error) {
	place := within(p.stage, name)
	if err := makeFolder(filepath.Dir(place)); err != nil {
		return 0, err
	}
	f, err := os.OpenFile(place, os.O_WRONLY|os.O_CREATE|os.O_EXCL|noFollow, 0o644)
	if err != nil {
		return 0, err
	}
	_, err = f.Write(data)
	err = errors.Join(err, f.Chmod(0o644), flushFile(f)) // a server may read it, whatever the umask is
	info, fault := f.Stat()
	if err = errors.Join(err, fault, f.Close()); err != nil {
		return 0, err
	}
	return stampOf(info), nil
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
