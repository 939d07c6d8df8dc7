package search

import (
	"fmt"

	"gazette/internal/lang"
	"gazette/internal/search/wire"
)

// packs writes the texts of the entries.
func (x export) packs(entries []entry, packs []int, l lang.Lang) {
	first := 0
	for p, n := range packs {
		x.put(fmt.Sprintf("%s/d%d.bin", l, p), packOf(entries, first, n, l))
		first += n
	}
}

// packOf is a pack of n documents.
func packOf(entries []entry, first, n int, l lang.Lang) *wire.Encoder {
	var e wire.Encoder
	e.Number(first)
	for i := range n {
		writeDocument(&e, &entries[first+i], l)
	}
	return &e
}

func writeDocument(e *wire.Encoder, entry *entry, l lang.Lang) {
	e.WriteByte(byte(entry.Kind))
	e.Text(entry.Path)
	e.Text(entry.Title.In(l))
	e.Text(entry.Trail.In(l))
	date := ""
	if !entry.Date.IsZero() {
		date = entry.Date.String()
	}
	e.Text(date)
	e.Text(entry.Status.In(l))
	e.Text(entry.Body.In(l))
}
