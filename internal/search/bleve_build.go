package search

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/util"
	bleveindex "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"
	zap "github.com/blevesearch/zapx/v15"
	"go.etcd.io/bbolt"
)

// The Bleve index is a segment of all entries, merged from one of each slice. Bleve's own builder writes other bytes
// each time, so the few files around the segment are written here as it writes them. The segment is of version 15,
// the last one without sections, whose order varies; Bleve reads it from 2.3 on.
type segments = zap.ZapPlugin

// storeFolder is what Bleve calls the folder of the segment.
const storeFolder = "store"

// writeSegment writes the segment of a slice: memory holds few of them at a time.
func writeSegment(name string, documents []bleveindex.Document) error {
	made, _, err := new(segments).New(documents)
	if err != nil {
		return err
	}
	unwritten, ok := made.(segment.UnpersistedSegment)
	if !ok {
		return fmt.Errorf("a segment of type %T cannot be written", made)
	}
	unfinished := name + ".new"
	err = errors.Join(unwritten.Persist(unfinished), made.Close())
	if err != nil {
		return err
	}
	return os.Rename(unfinished, name)
}

// segmentFile is the name that Bleve gives to the segment of a first batch.
const segmentFile = "000000000002.zap"

// writeBleve makes one segment of those of the slices and writes what Bleve keeps beside it.
func writeBleve(dir string, slices *sliceCache, list []termPostings) error {
	if err := os.MkdirAll(filepath.Join(dir, storeFolder), 0o755); err != nil {
		return err
	}
	if err := slices.merge(filepath.Join(dir, storeFolder, segmentFile)); err != nil {
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
	if err := os.WriteFile(filepath.Join(dir, "index_meta.json"), meta, 0o644); err != nil {
		return err
	}
	return writeRoot(dir, stored)
}

// merge makes one segment of all, in their order.
func (c *sliceCache) merge(file string) (err error) {
	var open []segment.Segment
	defer func() {
		for _, s := range open {
			err = errors.Join(err, s.Close())
		}
	}()
	for i := range c.keys {
		s, err := new(segments).Open(c.segment(i))
		if err != nil {
			return err
		}
		open = append(open, s)
	}
	_, _, err = new(segments).Merge(open, make([]*roaring.Bitmap, len(open)), file, nil, nil)
	return err
}

// What the file root.bolt has: a snapshot, the third as after a first batch, with one segment. The keys are those
// numbers in Bleve's encoding.
var (
	snapshotKey = []byte{0x88 + 3}
	segmentKey  = []byte{0x88 + 0}
)

// writeRoot writes root.bolt, which names the segment and has the mapping. Its time is always the same and so is its
// page size, else that of the machine.
func writeRoot(dir string, mapping []byte) error {
	name := filepath.Join(dir, storeFolder, "root.bolt")
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
		version := []byte{0, 0, 0, byte(new(segments).Version()), 0}
		return errors.Join(
			bucketOf(snapshot, util.BoltMetaDataKey, map[string][]byte{
				string(util.BoltMetaDataSegmentTypeKey):    []byte(new(segments).Type()),
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
