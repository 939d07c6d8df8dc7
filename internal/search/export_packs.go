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

	mostDictionary    = 12 << 10
	textForDictionary = 1000 // bytes of packs for a byte of dictionary
	packsForSample    = 100
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

// packs writes the texts of the entries, and returns the dictionary that they need.
func (x export) packs(entries []entry, packs []int, l lang.Lang) wire.Dictionary {
	d := dictionaryOf(entries, packs, l)
	first := 0
	for p, n := range packs {
		e := packOf(entries, first, n, l)
		name := fmt.Sprintf("%s/d%d.bin", l, p)
		if d.Text != nil {
			x.bodies[name] = d.Stream(e.Bytes())
		} else {
			x.put(name, e)
		}
		first += n
	}
	return d
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

// dictionaryOf is that of the packs of a large site. A small one has none: an edit would change it, and
// with it all packs.
func dictionaryOf(entries []entry, packs []int, l lang.Lang) wire.Dictionary {
	if len(entries) < large {
		return wire.Dictionary{}
	}
	var sample [][]byte
	first, every := 0, max(1, len(packs)/packsForSample)
	total := 0
	for p, n := range packs {
		if p%every == 0 {
			sample = append(sample, packOf(entries, first, n, l).Bytes())
			total += len(sample[len(sample)-1])
		}
		first += n
	}
	return wire.NewDictionary(sample, min(total*every/textForDictionary, mostDictionary))
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
