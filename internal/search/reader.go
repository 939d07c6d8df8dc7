package search

import (
	"fmt"
	"slices"

	"gazette/internal/lang"
)

// A Reader reads the files that the browser reads. It is what the build tests them with, and what
// the command shows texts from.
type Reader struct {
	lang    lang.Lang
	read    func(name string) ([]byte, error)
	numbers numbering
	build   buildID
	division
	chunks  int
	average int
	lengths []int
	starts  []int  // the first document of each pack, then their number
	common  int    // the length of the packs' dictionary
	prefix  []byte // of the packs' streams: the dictionary

	terms map[int]map[string][]posting // blocks that were read
	docs  map[int][]shownText          // packs that were read
}

// A shownText is a document as it is shown.
type shownText struct {
	Kind                                   Kind
	Path, Title, Trail, Date, Status, Body string
}

// mostDocuments bounds what a damaged manifest can ask for.
const mostDocuments = 1 << 22

// Open reads the manifest of a language. read returns a file by its name below the folder of the
// search, such as "zh.bin".
func Open(l lang.Lang, read func(name string) ([]byte, error)) (*Reader, error) {
	r := &Reader{lang: l, read: read, terms: map[int]map[string][]posting{}, docs: map[int][]shownText{}}
	data, err := read(manifestName(l))
	if err != nil {
		return nil, err
	}
	d, err := payload(manifestFile, &r.numbers, data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", manifestName(l), err)
	}
	for i := range r.build {
		r.build[i] = d.letter()
	}
	total := d.number()
	r.pairs, r.others, r.chunks, r.average = d.number(), d.number(), d.number(), d.number()
	if total > mostDocuments || r.pairs < 1 || r.others < 1 || r.chunks < 1 || r.average < 1 && total > 0 {
		d.fail()
	}
	r.lengths = d.runs(total)
	r.starts = []int{0}
	for _, n := range d.runs(total) {
		r.starts = append(r.starts, r.starts[len(r.starts)-1]+n)
	}
	r.common, r.prefix = d.number(), []byte(d.text())
	r.hot = make([]int32, min(d.number(), slots))
	bits := d.bits()
	bits.row(r.hot, 0, slots-1)
	if bits.bad || len(r.lengths) != total || r.starts[len(r.starts)-1] != total {
		d.fail()
	}
	if err := d.end(); err != nil {
		return nil, fmt.Errorf("%s: %w", manifestName(l), err)
	}
	return r, nil
}

// open reads a file by its name below the folder of the search.
func (r *Reader) open(letter byte, name string) (*decoder, error) {
	return r.openAfter(nil, letter, name)
}

// openAfter reads a file whose stream begins with a prefix that it lacks.
func (r *Reader) openAfter(prefix []byte, letter byte, name string) (*decoder, error) {
	data, err := r.read(name)
	if err != nil {
		return nil, err
	}
	body, err := bodyOf(letter, &r.numbers, data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	d, err := inflated(slices.Concat(prefix, body))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return d, nil
}

// own is the name of a file of the language.
func (r *Reader) own(name string) string { return string(r.lang) + "/" + name }

// postings are those of a term; none when the index does not have it.
func (r *Reader) postings(term string) ([]posting, error) {
	n := r.blockOf(term)
	if block, ok := r.terms[n]; ok {
		return block[term], nil
	}
	d, err := r.open(termsFile, fmt.Sprintf("t/%d.bin", n))
	if err != nil {
		return nil, err
	}
	type counted struct {
		term string
		df   int
	}
	var terms []counted
	before := ""
	for range d.count() {
		before = d.front(before)
		terms = append(terms, counted{before, d.number()})
	}
	block := map[string][]posting{}
	bits := d.bits()
	for _, t := range terms {
		if t.df < 1 || t.df > len(r.lengths) || bits.bad {
			d.fail()
			break
		}
		block[t.term] = bits.postings(t.df, len(r.lengths))
	}
	if d.end() != nil || bits.bad {
		return nil, fmt.Errorf("term block %d: %w", n, ErrDamaged)
	}
	r.terms[n] = block
	return block[term], nil
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
		d, err := r.openPack(pack)
		if err != nil {
			return shownText{}, err
		}
		if first := d.number(); !d.bad && first != r.starts[pack] {
			return shownText{}, fmt.Errorf("documents %d: %w", pack, ErrStale)
		}
		for range min(r.starts[pack+1]-r.starts[pack], len(d.rest)) {
			kind := Kind(d.letter())
			if int(kind) >= len(Kinds) {
				d.fail()
			}
			texts = append(texts, shownText{kind, d.text(), d.text(), d.text(), d.text(), d.text(), d.text()})
		}
		if err := d.end(); err != nil || len(texts) != r.starts[pack+1]-r.starts[pack] {
			return shownText{}, fmt.Errorf("documents %d: %w", pack, ErrDamaged)
		}
		r.docs[pack] = texts
	}
	return texts[number-r.starts[pack]], nil
}

// openPack reads a pack of documents, whose stream begins with the dictionary.
func (r *Reader) openPack(pack int) (*decoder, error) {
	name := r.own(fmt.Sprintf("d%d.bin", pack))
	d, err := r.openAfter(r.prefix, docsFile, name)
	if err != nil {
		return nil, err
	}
	if r.common > len(d.rest) {
		return nil, fmt.Errorf("%s: %w", name, ErrDamaged)
	}
	d.rest = d.rest[r.common:]
	return d, nil
}
