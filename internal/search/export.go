package search

import (
	"crypto/sha256"
	"fmt"
	"path"
	"strings"

	"gazette/internal/facets"
	"gazette/internal/lang"
	"gazette/internal/search/wire"
)

// An export is a part of the files that the browser reads, as payloads of zlib streams, by their
// names below the folder of the search.
type export struct {
	wire.Deflater
	bodies map[string][]byte
}

func newExport() export { return export{wire.NewDeflater(), map[string][]byte{}} }

func (x export) put(name string, e *wire.Encoder) { x.bodies[name] = x.Stream(e) }

// A layout is how the files are cut; with the order of the entries it decides what the numbers mean.
type layout struct {
	terms  division
	packs  []int                // how many entries each has
	chunks [len(lang.Langs)]int // of names
}

// exportFiles writes what the browser reads. The names are below the folder of the search.
func exportFiles(c content, entries []entry) map[string][]byte {
	var cut layout
	cut.packs = scaleOf(len(entries)).packs(entries)
	exports := [len(lang.Langs) + 1]export{}
	spread(len(exports), func(i int) {
		x := newExport()
		exports[i] = x
		if i == len(lang.Langs) {
			x.places(entries)
			cut.terms = x.terms(&c, len(entries))
			return
		}
		l := lang.Langs[i]
		x.packs(entries, cut.packs, l)
		cut.chunks[i] = x.suggestions(entries, l)
		x.facets(entries, l)
	})
	bodies := map[string][]byte{}
	for _, x := range exports {
		for name, body := range x.bodies {
			bodies[name] = body
		}
	}
	return headed(bodies, entries, cut, c.lengths)
}

// headed adds the manifests and puts the heads before all.
func headed(bodies map[string][]byte, entries []entry, cut layout, lengths [len(lang.Langs)][]int) map[string][]byte {
	h := sha256.New()
	for _, name := range sortedKeys(bodies) {
		fmt.Fprintf(h, "%s %d\n", name, len(bodies[name]))
		_, _ = h.Write(bodies[name]) // a hash does not fail
	}
	fmt.Fprint(h, cut.terms, cut.packs, cut.chunks, lengths)
	var build wire.BuildID
	copy(build[:], h.Sum(nil))
	d := wire.NewDeflater()
	for i, l := range lang.Langs {
		bodies[manifestName(l)] = d.Stream(manifest(build, cut, i, lengths[i]))
	}
	numbers := numberingOf(entries, cut)
	for name, body := range bodies {
		bodies[name] = wire.File(letterOf(name), numbers, body)
	}
	return bodies
}

// numberingOf tells apart what the numbers of entries, kinds, blocks and chunks mean: files with the same may
// be read together, also when a text has changed between them. A pack says itself where it begins, a block which of
// its terms have moved to that of a hot slot.
func numberingOf(entries []entry, cut layout) (n wire.Numbering) {
	h := sha256.New()
	fmt.Fprint(h, wire.Version, cut.terms.pairs, cut.terms.others, cut.chunks)
	for _, k := range facets.Kinds {
		fmt.Fprintln(h, k.Name)
	}
	for i := range entries {
		fmt.Fprintln(h, entries[i].Path)
	}
	copy(n[:], h.Sum(nil))
	return n
}

func manifestName(l lang.Lang) string { return string(l) + ".bin" }

// letterOf is the letter in the head of a file, by its name.
func letterOf(name string) byte {
	switch base := path.Base(name); {
	case !strings.Contains(name, "/"):
		return wire.ManifestFile
	case name[1] == '/': // a folder of files for both languages: t, w, x
		return name[0] - 'a' + 'A'
	case base == "c.bin":
		return wire.FacetsFile
	default:
		return base[0] - 'a' + 'A'
	}
}

// manifest is what a reader of a language needs to know before the first query.
func manifest(build wire.BuildID, cut layout, language int, lengths []int) *wire.Encoder {
	var e wire.Encoder
	_, _ = e.Write(build[:]) // a buffer does not fail
	tables(&e, lang.Langs[language])
	e.Number(len(lengths))
	e.Number(cut.terms.pairs)
	e.Number(cut.terms.others)
	e.Number(cut.chunks[language])
	e.Number(averageLength(lengths))
	e.Runs(lengths)
	e.Runs(cut.packs)
	e.Number(len(cut.terms.hot))
	var w wire.BitWriter
	w.Row(cut.terms.hot, 0, slots-1)
	_, _ = e.Write(w.Bytes)
	return &e
}

// tables writes what can be asked for besides words: the kinds and the facets.
func tables(e *wire.Encoder, l lang.Lang) {
	e.Number(len(facets.Kinds))
	for _, k := range facets.Kinds {
		e.Text(k.Name)
		e.Text(k.Words.In(l))
		e.Flag(k.Home)
	}
	e.Number(len(facets.Facets))
	for _, f := range facets.Facets {
		e.Text(f.Name)
		e.Text(f.Words.In(l))
		e.Text(f.Asked)
		e.Flag(f.Apart)
		e.Number(len(f.Also))
		for _, other := range f.Also {
			e.Text(other.String())
		}
		e.Number(len(f.Named))
		for _, k := range f.Named {
			e.WriteByte(byte(k))
		}
	}
}

// averageLength is the average length as Bleve reckons it: the mean, rounded up.
func averageLength(lengths []int) int {
	total := 0
	for _, length := range lengths {
		total += length
	}
	return (total + len(lengths) - 1) / max(len(lengths), 1)
}
