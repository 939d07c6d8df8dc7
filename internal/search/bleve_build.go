package search

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/util"
	bleveindex "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"
	zap "github.com/blevesearch/zapx/v15"
	"go.etcd.io/bbolt"
)

// The Bleve index is one segment of each slice, in their order. They are not merged: an edit changes the segment of its
// slice and no other, and Bleve takes the number of terms of all segments for how long texts are, which grows with the
// site as that of the texts does. Bleve's own builder writes other bytes each time, so the few files around the
// segments are written here as it writes them. The segments are of version 15, the last one without sections, whose
// order varies; Bleve reads it from 2.3 on.
type segments = zap.ZapPlugin

// storeFolder is what Bleve calls the folder of the segments.
const storeFolder = "store/"

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

// segmentName names a segment by the sum of its bytes. Bleve wants hexadecimal digits, which it reads as a number.
func segmentName(sum [sha256.Size]byte) string { return hex.EncodeToString(sum[:6]) + ".zap" }

// bleveFiles are the files of the index by their names below its folder; dir is for what must lie on a disk meanwhile.
func bleveFiles(dir string, slices *sliceCache, list []termIn) (map[string][]byte, error) {
	files := map[string][]byte{}
	names := make([]string, len(slices.keys))
	for i := range slices.keys {
		data, err := slices.segmentOf(i)
		if err != nil {
			return nil, err
		}
		names[i] = segmentName(sha256.Sum256(data))
		files[storeFolder+names[i]] = data
	}
	used := map[rune]bool{}
	for _, t := range list {
		for _, r := range t.term {
			used[r] = true
		}
	}
	m, err := mappingOf(func(r rune) bool { return used[r] })
	if err != nil {
		return nil, err
	}
	stored, err := json.Marshal(m)
	if err != nil {
		return nil, err
	}
	root := filepath.Join(dir, "root.bolt")
	if err := writeRoot(root, stored, names); err != nil {
		return nil, err
	}
	files[storeFolder+"root.bolt"], err = os.ReadFile(root)
	files["index_meta.json"] = fmt.Appendf(nil, `{"storage":%q,"index_type":%q}`, scorch.Name, scorch.Name)
	return files, err
}

// numbered is a number as Bleve writes it into a key, so that keys stand in the order of their numbers: a small one is
// a byte, any other as many as it has after one that says so.
func numbered(n int) []byte {
	const zero, most = 0x88, 109
	if n <= most {
		return []byte{byte(zero + n)}
	}
	digits := bytes.TrimLeft(binary.BigEndian.AppendUint64(nil, uint64(n)), "\x00")
	return append([]byte{byte(zero + most + len(digits))}, digits...)
}

// writeRoot writes root.bolt: a snapshot, the third as after a first batch, with the names of the segments and with the
// mapping. Its time is always the same and so is its page size, else that of the machine.
func writeRoot(name string, mapping []byte, segmentNames []string) error {
	db, err := bbolt.Open(name, 0o644, &bbolt.Options{PageSize: 4096, NoSync: true})
	if err != nil {
		return err
	}
	err = db.Update(func(tx *bbolt.Tx) error {
		snapshots, err := tx.CreateBucket(util.BoltSnapshotsBucket)
		if err != nil {
			return err
		}
		snapshot, err := snapshots.CreateBucket(numbered(3))
		if err != nil {
			return err
		}
		made, err := time.Unix(0, 0).UTC().MarshalText()
		if err != nil {
			return err
		}
		version := []byte{0, 0, 0, byte(new(segments).Version()), 0}
		for i, name := range segmentNames {
			err := bucketOf(snapshot, numbered(i), map[string][]byte{string(util.BoltPathKey): []byte(name)})
			if err != nil {
				return err
			}
		}
		return errors.Join(
			bucketOf(snapshot, util.BoltMetaDataKey, map[string][]byte{
				string(util.BoltMetaDataSegmentTypeKey):    []byte(new(segments).Type()),
				string(util.BoltMetaDataSegmentVersionKey): version,
				string(util.BoltMetaDataTimeStamp):         made,
				string(util.BoltMetaDataFileWriterIDKey):   {},
			}),
			bucketOf(snapshot, util.BoltInternalKey, map[string][]byte{string(util.MappingInternalKey): mapping}),
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
