package deploy

import (
	"context"
	"io"
	"iter"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"

	"gocloud.dev/blob"
	"gocloud.dev/blob/fileblob"
	"gocloud.dev/blob/s3blob"

	"gazette/internal/hosting"
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

// open opens what an address names: s3://bucket/folder?region=…, file:///folder, or a folder as such. Credentials
// come from the environment.
func open(ctx context.Context, address string) (store, error) {
	if !strings.Contains(address, "://") {
		return openFolder(address)
	}
	u, err := url.Parse(address)
	if err != nil {
		return nil, badAddress(address, err)
	}
	switch {
	case u.User != nil:
		return nil, keysInAddress(u.Redacted())
	case u.Scheme == fileblob.Scheme && u.Host == "" && u.RawQuery == "" && len(u.Path) > 1:
		return openFolder(filepath.FromSlash(strings.TrimPrefix(u.Path, volume(u.Path))))
	case u.Scheme != s3blob.Scheme || u.Host == "":
		return nil, unknownAddress(address)
	}
	b, err := new(s3blob.URLOpener).OpenBucketURL(ctx, u)
	if err != nil {
		return nil, badAddress(address, err)
	}
	if folder := strings.Trim(u.Path, "/"); folder != "" {
		b = blob.PrefixedBucket(b, folder+"/")
	}
	return bucket{Bucket: b}, nil
}

// volume is the slash before the drive of a Windows path, as in /C:/www.
func volume(name string) string {
	if filepath.VolumeName(filepath.FromSlash(name[1:])) != "" {
		return "/"
	}
	return ""
}

// openFolder has temporary files beside what they become, for they could not be moved from another disk.
func openFolder(folder string) (store, error) {
	b, err := fileblob.OpenBucket(folder, &fileblob.Options{
		CreateDir: true, DirFileMode: 0o755, NoTempDir: true, Metadata: fileblob.MetadataDontWrite,
	})
	return bucket{b, folder}, err
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
	return b.WriteAll(ctx, name, data, &blob.WriterOptions{
		ContentType: hosting.Type(name), CacheControl: hosting.Caching(name), IfNotExist: fresh,
	})
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
