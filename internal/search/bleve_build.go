package search

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"gazette/internal/lang"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/util"
	bleveindex "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"
	zap "github.com/blevesearch/zapx/v15"
	"go.etcd.io/bbolt"
)

// A bleveBuild writes the Bleve index into a folder: a segment of each slice of the entries, then one of all. Bleve's
// own builder writes other bytes each time, so the few files around the segment are written here as it writes them.
// The segment is of version 15, the last one without sections, whose order varies; Bleve reads it from 2.3 on.
type bleveBuild struct {
	dir      string
	segments []string // of slices, in files
	plugin   zap.ZapPlugin
}

// storeFolder is what Bleve calls the folder of the segment.
const storeFolder = "store"

func newBleveBuild(dir string, slices int) (*bleveBuild, error) {
	b := &bleveBuild{dir: dir}
	for i := range slices {
		b.segments = append(b.segments, filepath.Join(dir, fmt.Sprintf("part%d", i)))
	}
	return b, os.MkdirAll(filepath.Join(dir, storeFolder), 0o755)
}

// A documents is those of a slice.
type documents struct{ list []bleveindex.Document }

func newDocuments(n int) *documents { return &documents{make([]bleveindex.Document, 0, n)} }

func (d *documents) add(e *entry, own [len(lang.Langs)]cutTexts) {
	d.list = append(d.list, documentOf(e, own))
}

// write writes the segment of a slice to a file: memory holds few of them at a time.
func (b *bleveBuild) write(number int, d *documents) error {
	made, _, err := b.plugin.New(d.list)
	if err != nil {
		return err
	}
	unwritten, ok := made.(segment.UnpersistedSegment)
	if !ok {
		return fmt.Errorf("a segment of type %T cannot be written", made)
	}
	return errors.Join(unwritten.Persist(b.segments[number]), made.Close())
}

// segmentFile is the name that Bleve gives to the segment of a first batch.
const segmentFile = "000000000002.zap"

// finish makes one segment of those of the slices and writes what Bleve keeps beside it.
func (b *bleveBuild) finish(list []termPostings) error {
	if err := b.merge(filepath.Join(b.dir, storeFolder, segmentFile)); err != nil {
		return err
	}
	used := map[rune]bool{}
	for _, t := range list {
		for _, r := range t.term {
			used[r] = true
		}
	}
	m, err := mappingOf(func(r rune) bool { return used[r] })
	if err != nil {
		return err
	}
	stored, err := json.Marshal(m)
	if err != nil {
		return err
	}
	meta := fmt.Appendf(nil, `{"storage":%q,"index_type":%q}`, scorch.Name, scorch.Name)
	if err := os.WriteFile(filepath.Join(b.dir, "index_meta.json"), meta, 0o644); err != nil {
		return err
	}
	return b.root(stored)
}

// merge makes one segment of all, in their order.
func (b *bleveBuild) merge(file string) (err error) {
	if len(b.segments) == 1 {
		return os.Rename(b.segments[0], file)
	}
	var open []segment.Segment
	defer func() {
		for i, s := range open {
			err = errors.Join(err, s.Close(), os.Remove(b.segments[i]))
		}
	}()
	for _, name := range b.segments {
		s, err := b.plugin.Open(name)
		if err != nil {
			return err
		}
		open = append(open, s)
	}
	_, _, err = b.plugin.Merge(open, make([]*roaring.Bitmap, len(open)), file, nil, nil)
	return err
}

// What the file root.bolt has: a snapshot, the third as after a first batch, with one segment. The keys are those
// numbers in Bleve's encoding.
var (
	snapshotKey = []byte{0x88 + 3}
	segmentKey  = []byte{0x88 + 0}
)

// root writes root.bolt, which names the segment and has the mapping. Its time is always the same and so is its page
// size, else that of the machine.
func (b *bleveBuild) root(mapping []byte) error {
	name := filepath.Join(b.dir, storeFolder, "root.bolt")
	db, err := bbolt.Open(name, 0o644, &bbolt.Options{PageSize: 4096, NoSync: true})
	if err != nil {
		return err
	}
	err = db.Update(func(tx *bbolt.Tx) error {
		snapshots, err := tx.CreateBucket(util.BoltSnapshotsBucket)
		if err != nil {
			return err
		}
		snapshot, err := snapshots.CreateBucket(snapshotKey)
		if err != nil {
			return err
		}
		made, err := time.Unix(0, 0).UTC().MarshalText()
		if err != nil {
			return err
		}
		version := []byte{0, 0, 0, byte(b.plugin.Version()), 0}
		return errors.Join(
			bucketOf(snapshot, util.BoltMetaDataKey, map[string][]byte{
				string(util.BoltMetaDataSegmentTypeKey):    []byte(b.plugin.Type()),
				string(util.BoltMetaDataSegmentVersionKey): version,
				string(util.BoltMetaDataTimeStamp):         made,
				string(util.BoltMetaDataFileWriterIDKey):   {},
			}),
			bucketOf(snapshot, util.BoltInternalKey, map[string][]byte{string(util.MappingInternalKey): mapping}),
			bucketOf(snapshot, segmentKey, map[string][]byte{string(util.BoltPathKey): []byte(segmentFile)}),
		)
	})
	return errors.Join(err, db.Close())
}

// bucketOf makes a bucket of values.
func bucketOf(in *bbolt.Bucket, key []byte, values map[string][]byte) error {
	bucket, err := in.CreateBucket(key)
	if err != nil {
		return err
	}
	for _, k := range sortedKeys(values) {
		if err := bucket.Put([]byte(k), values[k]); err != nil {
			return err
		}
	}
	return nil
}
