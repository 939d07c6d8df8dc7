// Package workbook writes Excel workbooks so that the same cells give the same bytes.
//
// It stands below all that write one: the site's data in render, forms to fill in on the desk.
package workbook

import (
	"archive/zip"
	"bytes"
	"cmp"
	"io"
	"slices"
	"time"

	"github.com/xuri/excelize/v2"
)

// Bytes writes a workbook with its title and who made it. A workbook must say when it was saved; a build
// has no clock, so the day that it stands for is given.
func Bytes(f *excelize.File, title, creator string, day time.Time) ([]byte, error) {
	saved := day.UTC().Format("2006-01-02T15:04:05Z")
	if err := f.SetDocProps(
		&excelize.DocProperties{Title: title, Creator: creator, Created: saved, Modified: saved}); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		return nil, err
	}
	return inOrder(b.Bytes())
}

// inOrder returns the archive with its parts in the order of their names, because excelize writes them as
// they come out of a map. The parts themselves are copied as they are packed.
func inOrder(packed []byte) ([]byte, error) {
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
