package search

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"gazette/internal/atomicfile"
	"gazette/internal/lang"
)

// A Cache keeps what was made of slices of the entries, so that the next build makes only those anew that an edit
// touches. It may be deleted at any time. What is damaged in it, or was made by another program, is made anew.
type Cache struct {
	Folder  string // of its own; empty: nothing is kept
	Program string // tells the program from others, which may make something else of the same entries
	// Browser asks for the files that the browser reads and not for the Bleve index, as a preview needs them.
	Browser bool
}

// A sliceCache is a cache at work: its folder has two files of each slice, a segment of the Bleve index and the rest.
type sliceCache struct {
	Cache
	words *thesaurus
	sum   string   // of the program and of the thesaurus
	fresh []bool   // by slice: made now
	keys  []string // by slice
}

// open makes the folder. Without one of its own it is below dir, and empty.
func (c Cache) open(dir string, slices int, words *thesaurus) (*sliceCache, error) {
	if c.Folder == "" || os.MkdirAll(c.Folder, 0o700) != nil {
		c.Folder = dir
	}
	h := sha256.New()
	fmt.Fprintf(h, "%q %t\n", c.Program, c.Browser)
	words.writeTo(h)
	sum := hex.EncodeToString(h.Sum(nil))
	return &sliceCache{c, words, sum, make([]bool, slices), make([]string, slices)}, os.MkdirAll(c.Folder, 0o700)
}

// segment is the file of the Bleve segment of a slice, rest that of all else.
func (c *sliceCache) segment(number int) string {
	return filepath.Join(c.Folder, c.keys[number]+".zap")
}
func (c *sliceCache) rest(number int) string { return filepath.Join(c.Folder, c.keys[number]+".terms") }

// sweep removes what this build had no use for.
func (c *sliceCache) sweep() {
	files, _ := os.ReadDir(c.Folder)
	for _, f := range files {
		name := f.Name()
		if key := name[:len(name)-len(filepath.Ext(name))]; !slices.Contains(c.keys, key) {
			_ = os.Remove(filepath.Join(c.Folder, name)) // what stays is tried again next time
		}
	}
}

// key names a slice by all that its terms and its segment are made of; made stands for what makes them.
func (s *slice) key(made string) string {
	h := sha256.New()
	fmt.Fprintln(h, made)
	var b []byte
	for i := range s.entries {
		b = s.entries[i].appendTo(b[:0])
		_, _ = h.Write(b) // a hash does not fail
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// appendTo writes what the index is made of, so that no two entries that differ in it write the same: each text and
// each list after its length.
func (e *entry) appendTo(b []byte) []byte {
	number := func(n int) { b = binary.AppendUvarint(b, uint64(n)) }
	text := func(s string) {
		number(len(s))
		b = append(b, s...)
	}
	list := func(all []string) {
		number(len(all))
		for _, s := range all {
			text(s)
		}
	}
	number(int(e.Kind))
	text(e.Path)
	for _, t := range slices.Concat([]lang.Text{e.Title, e.Body, e.Names, e.Aside}, e.Labels, e.Figures) {
		text(t.ZH)
		text(t.EN)
	}
	number(len(e.Labels))
	number(len(e.Figures))
	number(e.Known)
	text(e.Date.String())
	list(e.Keys)
	list(e.Refs)
	number(len(e.Also))
	for _, f := range e.Also {
		text(f.ZH)
		text(f.EN)
	}
	for _, values := range e.Facets {
		number(len(values))
		for _, v := range values {
			text(v.code)
			text(v.name.ZH)
			text(v.name.EN)
		}
	}
	return b
}

// sliceForm is the first line of the file of a slice: the form of the rest.
const sliceForm = "gazette slice 2\n"

// recall reads a slice that was kept; false when there is none that is whole.
func (s *slice) recall(c *sliceCache, number int) bool {
	data, err := os.ReadFile(c.rest(number))
	if err != nil || !bytes.HasPrefix(data, []byte(sliceForm)) {
		return false
	}
	segment, err := c.segmentOf(number)
	const size = sha256.Size
	if data = data[len(sliceForm):]; err != nil || len(data) < 2*size {
		return false
	}
	if sha256.Sum256(segment) != [size]byte(data[:size]) || sha256.Sum256(data[2*size:]) != [size]byte(data[size:]) {
		return false
	}
	s.decode(data[2*size:])
	return true
}

// keep writes a slice of which the segment is written already. A machine that cannot keep it builds as well.
func (s *slice) keep(c *sliceCache, number int) error {
	segment, err := c.segmentOf(number)
	if err != nil {
		return err
	}
	rest := s.encode()
	ofSegment, ofRest := sha256.Sum256(segment), sha256.Sum256(rest)
	_ = atomicfile.WriteBytes(c.rest(number), 0o600,
		slices.Concat([]byte(sliceForm), ofSegment[:], ofRest[:], rest))
	return nil
}

// segmentOf reads the segment of a slice; of one that is made without, it is empty.
func (c *sliceCache) segmentOf(number int) ([]byte, error) {
	if c.Browser {
		return nil, nil
	}
	return os.ReadFile(c.segment(number))
}

// encode writes the lengths, each term with how many bytes its postings take, and these; all numbers as varints.
func (s *slice) encode() []byte {
	var b []byte
	for _, lengths := range s.lengths {
		for _, n := range lengths {
			b = binary.AppendUvarint(b, uint64(n))
		}
	}
	b = binary.AppendUvarint(b, uint64(len(s.terms)))
	for i, term := range s.terms {
		end := len(s.data)
		if i+1 < len(s.terms) {
			end = int(s.starts[i+1])
		}
		b = binary.AppendUvarint(b, uint64(len(term)))
		b = append(b, term...)
		b = binary.AppendUvarint(b, uint64(end-int(s.starts[i])))
	}
	return append(b, s.data...)
}

// decode reads what encode wrote, which its sum has shown to be whole.
func (s *slice) decode(b []byte) {
	next := func() int {
		n, size := binary.Uvarint(b)
		b = b[size:]
		return int(n)
	}
	for l := range lang.Langs {
		s.lengths[l] = make([]int, len(s.entries))
		for i := range s.lengths[l] {
			s.lengths[l][i] = next()
		}
	}
	s.terms = make([]string, next())
	s.starts = make([]int32, len(s.terms))
	start := 0
	for i := range s.terms {
		n := next()
		s.terms[i], b = string(b[:n]), b[n:]
		s.starts[i] = int32(start)
		start += next()
	}
	s.data = b
}
