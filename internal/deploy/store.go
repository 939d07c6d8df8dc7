package deploy

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"iter"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"

	"gocloud.dev/blob"
	"gocloud.dev/blob/fileblob"
	"gocloud.dev/blob/memblob"
	"gocloud.dev/blob/s3blob"

	"gazette/internal/hosting"
	"gazette/internal/publish"
)

// A store holds objects under slash-separated names.
type store interface {
	list(ctx context.Context) iter.Seq2[object, error]
	read(ctx context.Context, name string) ([]byte, error)
	// write replaces an object as a whole; with fresh it fails where there is one.
	write(ctx context.Context, name string, data []byte, fresh bool) error
	remove(ctx context.Context, name string) error
	// chooses reports whether what serves the store chooses among the variants of a file.
	chooses() bool
	close() error
}

// An object is what a store's listing tells of one.
type object struct {
	name string
	size int64
	md5  []byte // nil where the store does not tell it
}

// A bucket is a store of the Go CDK; folder is where it lies on this machine, if it does.
type bucket struct {
	*blob.Bucket
	folder string
}

// elsewhere begins an address on another machine, or of a store: user@host:/srv/www, s3:bucket. A letter alone is a
// drive of Windows.
var elsewhere = regexp.MustCompile(`^[^/\\:]{2,}:`)

// open opens what an address names: s3://bucket/folder?region=…, file:///folder, or a folder as such. Credentials
// come from the environment. A folder is made only where something is to be written.
func open(ctx context.Context, address string, write bool) (store, error) {
	if !strings.Contains(address, "://") {
		if address == "" || elsewhere.MatchString(address) {
			return nil, unknownAddress(address)
		}
		return openFolder(address, write)
	}
	u, err := url.Parse(address)
	if err != nil {
		return nil, badAddress(address, err)
	}
	switch {
	case u.User != nil:
		return nil, keysInAddress(u.Redacted())
	case strings.Contains(address, "#"): // what stands behind it would be lost
		return nil, signInAddress(address)
	case u.Scheme == fileblob.Scheme && u.Host == "" && u.RawQuery == "" && len(u.Path) > 1:
		return openFolder(filepath.FromSlash(strings.TrimPrefix(u.Path, volume(u.Path))), write)
	case u.Scheme != s3blob.Scheme || u.Host == "":
		return nil, unknownAddress(address)
	}
	return openObjects(ctx, address, u, usualSilence)
}

// volume is the slash before the drive of a Windows path, as in /C:/www.
func volume(name string) string {
	if filepath.VolumeName(filepath.FromSlash(name[1:])) != "" {
		return "/"
	}
	return ""
}

// openFolder has temporary files beside what they become, for they could not be moved from another disk. A folder that
// is not there is an empty one to those who only look.
func openFolder(folder string, write bool) (store, error) {
	real, err := filepath.EvalSymlinks(folder) // a link to a folder would be listed as empty
	if errors.Is(err, fs.ErrNotExist) {
		if !write {
			return bucket{memblob.OpenBucket(nil), folder}, nil
		}
		if err := publish.MakeFolder(folder); err != nil {
			return nil, err
		}
		real, err = filepath.EvalSymlinks(folder)
	}
	if err != nil {
		return nil, noFolder(folder, err)
	}
	b, err := fileblob.OpenBucket(real, &fileblob.Options{NoTempDir: true, Metadata: fileblob.MetadataDontWrite})
	if err != nil {
		return nil, noFolder(folder, err)
	}
	return bucket{b, real}, nil
}

func (b bucket) list(ctx context.Context) iter.Seq2[object, error] {
	return func(yield func(object, error) bool) {
		for all := b.List(nil); ; {
			o, err := all.Next(ctx)
			if err == io.EOF {
				return
			}
			if err != nil {
				yield(object{}, err)
				return
			}
			if !yield(object{o.Key, o.Size, o.MD5}, nil) {
				return
			}
		}
	}
}

func (b bucket) read(ctx context.Context, name string) ([]byte, error) { return b.ReadAll(ctx, name) }

func (b bucket) write(ctx context.Context, name string, data []byte, fresh bool) error {
	place := filepath.Join(b.folder, filepath.FromSlash(name))
	if b.folder != "" {
		removeEmpty(place)
		if err := publish.MakeFolder(filepath.Dir(place)); err != nil {
			return err
		}
	}
	err := b.WriteAll(ctx, name, data, &blob.WriterOptions{
		ContentType: hosting.Type(name), CacheControl: hosting.Caching(name), IfNotExist: fresh,
	})
	if err == nil && b.folder != "" {
		err = os.Chmod(place, 0o644) // a server may read it, whatever the umask is
	}
	return err
}

// removeEmpty takes a folder away that holds nothing but such folders: a deployment that was cut off may have made one
// in the place of a file. What cannot be removed is said by who writes there.
func removeEmpty(dir string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return // it is no folder
	}
	for _, e := range entries {
		if e.IsDir() {
			removeEmpty(filepath.Join(dir, e.Name()))
		}
	}
	_ = os.Remove(dir)
}

// remove takes the folders that it leaves empty away as well.
func (b bucket) remove(ctx context.Context, name string) error {
	if err := b.Delete(ctx, name); err != nil && !missing(err) {
		return err
	}
	for dir := path.Dir(name); b.folder != "" && dir != "."; dir = path.Dir(dir) {
		if os.Remove(filepath.Join(b.folder, filepath.FromSlash(dir))) != nil {
			break // it is not empty
		}
	}
	return nil
}

func (b bucket) chooses() bool { return b.folder != "" }

func (b bucket) close() error { return b.Close() }
