package search

import (
	"fmt"
	"slices"

	"gazette/internal/lang"
	"gazette/internal/search/wire"
)

// A Reader reads the files that the browser reads. It is what the build tests them with, and what
// the command shows texts from.
type Reader struct {
	lang    lang.Lang
	read    func(name string) ([]byte, error)
	numbers wire.Numbering
	build   wire.BuildID
	kinds   []string // their names, in the order of the files
	division
	chunks  int
	average int
	lengths []int
	starts  []int // the first document of each pack, then their number

	terms map[string]map[string][]posting // blocks that were read
	docs  map[int][]shownText             // packs that were read
}

// A shownText is a document as it is shown.
type shownText struct {
	Kind, Path, Title, Trail, Date, Status, Body string
}

// mostDocuments bounds what a damaged manifest can ask for.
const mostDocuments = 1 << 22

// Open reads the manifest of a language. read returns a file by its name below the folder of the
// search, such as "zh.bin".
func Open(l lang.Lang, read func(name string) ([]byte, error)) (*Reader, error) {
	r := &Reader{lang: l, read: read, terms: map[string]map[string][]posting{}, docs: map[int][]shownText{}}
	data, err := read(manifestName(l))
	if err != nil {
		return nil, err
	}
	d, err := wire.Payload(wire.ManifestFile, &r.numbers, data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", manifestName(l), err)
	}
	for i := range r.build {
		r.build[i] = d.Letter()
	}
	r.kinds = readTables(d)
	total := d.Number()
	r.pairs, r.others, r.chunks, r.average = d.Number(), d.Number(), d.Number(), d.Number()
	if total > mostDocuments || r.pairs < 1 || r.others < 1 || r.chunks < 1 || r.average < 1 && total > 0 {
		d.Fail()
	}
	r.lengths = d.Runs(total)
	r.starts = []int{0}
	for _, n := range d.Runs(total) {
		r.starts = append(r.starts, r.starts[len(r.starts)-1]+n)
	}
	r.hot = make([]int32, min(d.Number(), slots))
	bits := d.Bits()
	bits.Row(r.hot, 0, slots-1)
	if bits.Bad || len(r.lengths) != total || r.starts[len(r.starts)-1] != total {
		d.Fail()
	}
	if err := d.End(); err != nil {
		return nil, fmt.Errorf("%s: %w", manifestName(l), err)
	}
	return r, nil
}

// readTables reads the kinds and the facets: of these the files have the names, and a query is read by our own.
func readTables(d *wire.Decoder) (kinds []string) {
	for range d.Count() {
		kinds = append(kinds, d.Text())
		d.Text() // its word
		d.Letter()
	}
	for range d.Count() {
		for range 3 { // name, word, what is asked
			d.Text()
		}
		d.Letter()
		for range d.Count() {
			d.Text()
		}
		for range d.Count() {
			d.Letter()
		}
	}
	return kinds
}

// kind reads a kind, as the files have it.
func (r *Reader) kind(d *wire.Decoder) string {
	if k := int(d.Letter()); k < len(r.kinds) {
		return r.kinds[k]
	}
	d.Fail()
	return ""
}

// open reads a file by its name below the folder of the search.
func (r *Reader) open(letter byte, name string) (*wire.Decoder, error) {
	data, err := r.read(name)
	if err != nil {
		return nil, err
	}
	d, err := wire.Payload(letter, &r.numbers, data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return d, nil
}

// own is the name of a file of the language.
func (r *Reader) own(name string) string { return string(r.lang) + "/" + name }

// postings are those of a term; none when the index does not have it.
func (r *Reader) postings(term string) ([]posting, error) {
	name, _ := r.blockOf(term)
	block, ok := r.terms[name]
	if !ok {
		var err error
		if block, err = r.block(name); err != nil {
			return nil, err
		}
		r.terms[name] = block
	}
	list, ok := block[term]
	if ok && len(list) == 0 {
		return nil, fmt.Errorf("%s: %w", name, wire.ErrStale) // its slot is hot, which our manifest does not say
	}
	return list, nil
}

// block reads a block of terms with their postings. Those without stand in another block.
func (r *Reader) block(name string) (map[string][]posting, error) {
	d, err := r.open(wire.TermsFile, name)
	if err != nil {
		return nil, err
	}
	type counted struct {
		term string
		df   int
	}
	var terms []counted
	before := ""
	for range d.Count() {
		before = d.Front(before)
		terms = append(terms, counted{before, d.Number()})
	}
	block := map[string][]posting{}
	bits := d.Bits()
	for _, t := range terms {
		if t.df < 0 || t.df > len(r.lengths) || bits.Bad {
			d.Fail()
			break
		}
		block[t.term] = nil
		if t.df > 0 {
			block[t.term] = readPostings(bits, t.df, len(r.lengths))
		}
	}
	if d.End() != nil || bits.Bad {
		return nil, fmt.Errorf("%s: %w", name, wire.ErrDamaged)
	}
	return block, nil
}

// in is how often a term stands in an entry in the language of the reader, as its index has it.
func (r *Reader) in(p posting) int32 {
	if r.lang == lang.ZH {
		return frequency(p.counts[0], p.counts[1])
	}
	return frequency(p.counts[1], p.counts[0])
}

// Text is the document of a number.
func (r *Reader) Text(number int) (shownText, error) {
	pack, found := slices.BinarySearch(r.starts, number)
	if !found {
		pack--
	}
	for found && pack+1 < len(r.starts) && r.starts[pack+1] == number {
		pack++ // packs without documents
	}
	if pack < 0 || pack+1 >= len(r.starts) {
		return shownText{}, fmt.Errorf("there is no document %d", number)
	}
	texts, ok := r.docs[pack]
	if !ok {
		d, err := r.open(wire.DocsFile, r.own(fmt.Sprintf("d%d.bin", pack)))
		if err != nil {
			return shownText{}, err
		}
		if first := d.Number(); !d.Bad && first != r.starts[pack] {
			return shownText{}, fmt.Errorf("documents %d: %w", pack, wire.ErrStale)
		}
		for range min(r.starts[pack+1]-r.starts[pack], len(d.Rest)) {
			texts = append(texts, shownText{r.kind(d), d.Text(), d.Text(), d.Text(), d.Text(), d.Text(), d.Text()})
		}
		if err := d.End(); err != nil || len(texts) != r.starts[pack+1]-r.starts[pack] {
			return shownText{}, fmt.Errorf("documents %d: %w", pack, wire.ErrDamaged)
		}
		r.docs[pack] = texts
	}
	return texts[number-r.starts[pack]], nil
}
