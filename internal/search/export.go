package search

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"strings"

	"gazette/internal/lang"
)

// An export is a part of the files that the browser reads, as payloads of zlib streams, by their
// names below the folder of the search.
type export struct {
	deflater
	bodies map[string][]byte
}

func newExport() export { return export{newDeflater(), map[string][]byte{}} }

func (x export) put(name string, e *encoder) { x.bodies[name] = x.stream(e) }

// A layout is how the files are cut; with the order of the entries it decides what the numbers mean.
type layout struct {
	terms        division
	packs        []int                       // how many entries each has
	chunks       [len(lang.Langs)]int        // of names
	dictionaries [len(lang.Langs)]dictionary // of packs
}

// exportFiles writes what the browser reads, from the Bleve indexes in two folders and the entries
// that they were made of. The names are below the folder of the search.
func exportFiles(dirs [len(lang.Langs)]string, entries []entry) (map[string][]byte, error) {
	var cut layout
	cut.packs = packsOf(entries)
	var lengths [len(lang.Langs)][]int
	exports := [len(lang.Langs) + 1]export{}
	err := each(len(exports), func(i int) (err error) {
		x := newExport()
		exports[i] = x
		if i == len(lang.Langs) {
			lengths, cut.terms, err = x.terms(dirs, len(entries))
			return err
		}
		l := lang.Langs[i]
		cut.dictionaries[i] = x.packs(entries, cut.packs, l)
		cut.chunks[i] = x.suggestions(entries, l)
		x.facets(entries, l)
		return nil
	})
	if err != nil {
		return nil, err
	}
	bodies := map[string][]byte{}
	for _, x := range exports {
		for name, body := range x.bodies {
			bodies[name] = body
		}
	}
	return headed(bodies, entries, cut, lengths), nil
}

// headed adds the manifests and puts the heads before all.
func headed(bodies map[string][]byte, entries []entry, cut layout, lengths [len(lang.Langs)][]int) map[string][]byte {
	h := sha256.New()
	for _, name := range sortedKeys(bodies) {
		fmt.Fprintf(h, "%s %d\n", name, len(bodies[name]))
		_, _ = h.Write(bodies[name]) // a hash does not fail
	}
	fmt.Fprint(h, cut.terms, cut.packs, cut.chunks, lengths)
	for _, d := range cut.dictionaries {
		_, _ = h.Write(d.prefix)
	}
	var build buildID
	copy(build[:], h.Sum(nil))
	d := newDeflater()
	for i, l := range lang.Langs {
		bodies[manifestName(l)] = d.stream(manifest(build, cut, i, lengths[i]))
	}
	numbers := numberingOf(entries, cut)
	for name, body := range bodies {
		bodies[name] = file(letterOf(name), numbers, body)
	}
	return bodies
}

// numberingOf tells apart what the numbers of entries, blocks and chunks mean: files with the same may
// be read together, also when a text has changed between them. A pack says itself where it begins.
func numberingOf(entries []entry, cut layout) (n numbering) {
	h := sha256.New()
	fmt.Fprint(h, wireVersion, cut.terms, cut.chunks)
	for i := range entries {
		fmt.Fprintln(h, entries[i].Path)
	}
	copy(n[:], h.Sum(nil))
	return n
}

func manifestName(l lang.Lang) string { return string(l) + ".bin" }

// String is the build as addresses have it.
func (b buildID) String() string { return hex.EncodeToString(b[:]) }

// letterOf is the letter in the head of a file, by its name.
func letterOf(name string) byte {
	switch base := path.Base(name); {
	case !strings.Contains(name, "/"):
		return manifestFile
	case name[1] == '/': // a folder of files for both languages: t, w, x
		return name[0] - 'a' + 'A'
	case base == "c.bin":
		return facetsFile
	default:
		return base[0] - 'a' + 'A'
	}
}

// manifest is what a reader of a language needs to know before the first query.
func manifest(build buildID, cut layout, language int, lengths []int) *encoder {
	var e encoder
	_, _ = e.Write(build[:]) // a buffer does not fail
	e.number(len(lengths))
	e.number(cut.terms.pairs)
	e.number(cut.terms.others)
	e.number(cut.chunks[language])
	e.number(averageLength(lengths))
	e.runs(lengths)
	e.runs(cut.packs)
	e.number(len(cut.dictionaries[language].text))
	e.text(string(cut.dictionaries[language].prefix))
	e.number(len(cut.terms.hot))
	var w bitWriter
	w.row(cut.terms.hot, 0, slots-1)
	_, _ = e.Write(w.bytes)
	return &e
}

// runs writes numbers of which many follow their like: how many runs, then each with its length.
func (e *encoder) runs(numbers []int) {
	var runs encoder
	n := 0
	for i := 0; i < len(numbers); n++ {
		run := 1
		for i+run < len(numbers) && numbers[i+run] == numbers[i] {
			run++
		}
		runs.number(numbers[i])
		runs.number(run)
		i += run
	}
	e.number(n)
	_, _ = e.Write(runs.Bytes()) // a buffer does not fail
}
