// Package repack packs zip archives again so that the same parts give the same bytes.
//
// It stands below all stages that write workbooks: excelize writes the parts of one as they come out of
// a map.
package repack

import (
	"archive/zip"
	"bytes"
	"cmp"
	"io"
	"slices"
)

// InOrder returns the archive with its parts in the order of their names. The parts themselves are
// copied as they are packed.
func InOrder(packed []byte) ([]byte, error) {
	r, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		return nil, err
	}
	slices.SortFunc(r.File, func(a, b *zip.File) int { return cmp.Compare(a.Name, b.Name) })
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, part := range r.File {
		from, err := part.OpenRaw()
		if err != nil {
			return nil, err
		}
		to, err := w.CreateRaw(&part.FileHeader)
		if err != nil {
			return nil, err
		}
		if _, err := io.Copy(to, from); err != nil {
			return nil, err
		}
	}
	err = w.Close()
	return b.Bytes(), err
}
