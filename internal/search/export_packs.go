package search

import (
	"fmt"
	"math"

	"gazette/internal/lang"
	"gazette/internal/search/wire"
)

// How the texts are cut.
const (
	textInPack  = 3000 // bytes of title and text in both languages, before compression
	packsByRoot = 11   // on a large site, by the root of the number of entries: hosts limit the number of files
)

// large is the number of entries from which they are in another order and the files are fewer and larger.
const large = 4000

// packsOf cuts the entries into packs, the same in both languages, and returns how many are in each. On a large site
// all have as many, which takes no room in the manifest.
func packsOf(entries []entry) []int {
	if len(entries) < large {
		return packsBySize(entries)
	}
	each := max(int(math.Sqrt(float64(len(entries)))/packsByRoot), 1)
	var packs []int
	for left := len(entries); left > 0; left -= each {
		packs = append(packs, min(each, left))
	}
	return packs
}

func packsBySize(entries []entry) []int {
	var packs []int
	size := textInPack
	for i := range entries {
		if size += entries[i].size(); size > textInPack {
			packs = append(packs, 0)
			size = entries[i].size()
		}
		packs[len(packs)-1]++
	}
	return packs
}

// size is about how much room an entry takes in a pack, in both languages; rounded, so that an edit
// seldom cuts the packs after it elsewhere.
func (e *entry) size() int {
	return roundLength(len(e.Title.ZH) + len(e.Body.ZH) + len(e.Title.EN) + len(e.Body.EN))
}

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
