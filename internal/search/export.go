package search

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash/fnv"
	"math"

	"gazette/internal/policy"
)

// How the files are cut: small enough that a query fetches little, large enough that it asks seldom
// and that a host's limit on files is not reached.
const (
	postingsInBlock = 300 // about; a block holds the terms that its hash gives it
	mostBlocks      = 2500
	textInPack      = 4500 // bytes of title and text, before compression
	scatteredText   = 1500 // the same on a large site, whose results lie far apart
	mostPacks       = 4500
	namesInChunk    = 150
)

// large is the number of entries from which the results of a query hardly share packs, however the
// entries are ordered.
const large = 4000

// An export is the files of one language, before they have their heads.
type export struct {
	deflater
	lang   policy.Lang
	bodies map[string][]byte // compressed, by name below the build's folder
	build  buildID
}

// exportFiles writes what the browser reads, from the contents of the index and the entries that it was
// made of. The names are below the folder of the search.
func exportFiles(c *contents, entries []entry, l policy.Lang) map[string][]byte {
	x := &export{deflater: newDeflater(), lang: l, bodies: map[string][]byte{}}
	blocks := x.blocks(c)
	packs := x.packs(entries)
	chunks := x.suggestions(entries)
	x.words(c)
	x.facets(entries)
	x.fold(c)
	manifest := x.manifest(c, blocks, chunks, packs)
	h := sha256.New()
	for _, name := range sortedKeys(x.bodies) {
		fmt.Fprintf(h, "%s %d\n", name, len(x.bodies[name]))
		_, _ = h.Write(x.bodies[name]) // a hash does not fail
	}
	_, _ = h.Write(manifest)
	copy(x.build[:], h.Sum(nil))
	files := map[string][]byte{manifestName(l): file(manifestFile, x.build, manifest)}
	for name, body := range x.bodies {
		files[folderName(l, x.build)+name] = file(letterOf(name), x.build, body)
	}
	return files
}

func manifestName(l policy.Lang) string { return string(l) + ".bin" }

func folderName(l policy.Lang, build buildID) string {
	return string(l) + "/" + hex.EncodeToString(build[:]) + "/"
}

// letterOf is the letter in the head of a file, by its name.
func letterOf(name string) byte {
	switch name {
	case "f.bin", "c.bin":
		return facetsFile
	case "w.bin":
		return wordsFile
	case "fold.bin":
		return foldFile
	}
	return name[0] - 'a' + 'A'
}

// blockOf is the block that a term is in.
func blockOf(term string, blocks int) int {
	h := fnv.New32a()
	_, _ = h.Write([]byte(term)) // a hash does not fail
	return int(h.Sum32() % uint32(blocks))
}

// blocks writes the terms with their postings and returns how many blocks there are.
func (x *export) blocks(c *contents) int {
	postings := 0
	for _, list := range c.list {
		postings += len(list) + 1
	}
	blocks := min(max(1, postings/postingsInBlock), mostBlocks)
	of := make([][]string, blocks)
	for _, term := range c.terms {
		b := blockOf(term, blocks)
		of[b] = append(of[b], term)
	}
	for b, terms := range of {
		var e encoder
		e.number(len(terms))
		before := ""
		for _, term := range terms {
			e.front(before, term)
			e.postings(c.list[term])
			before = term
		}
		x.bodies[fmt.Sprintf("t%d.bin", b)] = x.stream(&e)
	}
	return blocks
}

func (e *encoder) postings(list []posting) {
	e.number(len(list))
	last := int32(0)
	for _, p := range list {
		e.number(int(p.number - last))
		last = p.number
	}
	for _, p := range list {
		e.number(int(p.tf))
	}
}

// packs writes the texts of the entries and returns how many are in each pack.
func (x *export) packs(entries []entry) []int {
	most, text := len(entries), textInPack
	if len(entries) >= large { // packs of one number of entries take no room in the manifest
		total := 0
		for i := range entries {
			total += len(entries[i].Title.In(x.lang)) + len(entries[i].Body.In(x.lang))
		}
		most = max(scatteredText*len(entries)/total, (len(entries)+mostPacks-1)/mostPacks, 1)
		text = math.MaxInt
	}
	var packs []int
	for start := 0; start < len(entries); {
		var e encoder
		n := 0
		for n < most && start+n < len(entries) && (n == 0 || e.Len()+len(entries[start+n].Body.In(x.lang)) <= text) {
			e.document(&entries[start+n], x.lang)
			n++
		}
		x.bodies[fmt.Sprintf("d%d.bin", len(packs))] = x.stream(&e)
		packs = append(packs, n)
		start += n
	}
	return packs
}

func (e *encoder) document(entry *entry, l policy.Lang) {
	e.WriteByte(byte(entry.Kind))
	e.text(entry.Path)
	e.text(entry.Title.In(l))
	e.text(entry.Trail.In(l))
	date := ""
	if !entry.Date.IsZero() {
		date = entry.Date.String()
	}
	e.text(date)
	e.text(entry.Status.In(l))
	e.text(entry.Body.In(l))
}

// manifest is what a reader needs to know before the first query.
func (x *export) manifest(c *contents, blocks, chunks int, packs []int) []byte {
	var e encoder
	e.number(len(c.lengths))
	e.number(blocks)
	e.number(chunks)
	e.number(c.average())
	for i := 0; i < len(c.lengths); {
		run := 1
		for i+run < len(c.lengths) && c.lengths[i+run] == c.lengths[i] {
			run++
		}
		e.number(c.lengths[i])
		e.number(run)
		i += run
	}
	e.number(len(packs))
	for _, n := range packs {
		e.number(n)
	}
	return x.stream(&e)
}

// fold writes the traditional characters for the simplified ones that the texts have.
func (x *export) fold(c *contents) {
	used := map[rune]bool{}
	for _, term := range c.terms {
		for _, r := range term {
			used[r] = true
		}
	}
	var e encoder
	e.text(FoldTable(func(r rune) bool { return used[r] }))
	x.bodies["fold.bin"] = x.stream(&e)
}
