package search

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"

	"github.com/blevesearch/bleve/v2"
	index "github.com/blevesearch/bleve_index_api"
)

// A posting says how often a term stands in a document. A large site has a hundred million.
type posting struct{ number, tf int32 }

// contents is what the index holds, in document numbers: its terms with their postings, and the
// length of every document.
type contents struct {
	terms   []string // in byte order
	list    map[string][]posting
	lengths []int
	total   int // of the lengths
}

// average is the average length as Bleve reckons it: the mean, rounded up.
func (c *contents) average() int { return (c.total + len(c.lengths) - 1) / max(len(c.lengths), 1) }

// openIndex opens a Bleve index to read only.
func openIndex(dir string) (bleve.Index, error) {
	return bleve.OpenUsing(dir, map[string]any{"read_only": true})
}

// readContents reads an index through Bleve's public reader.
func readContents(dir string) (c *contents, err error) {
	idx, err := openIndex(dir)
	if err != nil {
		return nil, err
	}
	defer func() { err = cmp.Or(err, idx.Close()) }()
	internal, err := idx.Advanced()
	if err != nil {
		return nil, err
	}
	r, err := internal.Reader()
	if err != nil {
		return nil, err
	}
	defer func() { err = cmp.Or(err, r.Close()) }()
	numbers, err := readNumbers(r)
	if err != nil {
		return nil, err
	}
	c = &contents{list: map[string][]posting{}, lengths: make([]int, len(numbers))}
	dict, err := r.FieldDict(textField)
	if err != nil {
		return nil, err
	}
	for entry, err := dict.Next(); entry != nil || err != nil; entry, err = dict.Next() {
		if err != nil {
			return nil, err
		}
		if err := c.readTerm(r, entry.Term, numbers); err != nil {
			return nil, err
		}
	}
	for _, length := range c.lengths {
		c.total += length
	}
	c.terms = slices.Sorted(maps.Keys(c.list))
	return c, dict.Close()
}

// readNumbers maps the internal ids of the documents to their numbers.
func readNumbers(r index.IndexReader) (map[string]int, error) {
	ids, err := r.DocIDReaderAll()
	if err != nil {
		return nil, err
	}
	numbers := map[string]int{}
	for {
		id, err := ids.Next()
		if err != nil || id == nil {
			return numbers, cmp.Or(err, ids.Close())
		}
		external, err := r.ExternalID(id)
		if err != nil {
			return nil, err
		}
		if numbers[string(id)], err = numberOf(external); err != nil {
			return nil, err
		}
	}
}

// numberOf is the number at the head of a document's id.
func numberOf(id string) (int, error) {
	if len(id) < 7 || id[6] != ' ' {
		return 0, fmt.Errorf("the index has a document %q that is not ours", id)
	}
	return strconv.Atoi(id[:6])
}

// readTerm reads the postings of a term. A norm is 1/√length.
func (c *contents) readTerm(r index.IndexReader, term string, numbers map[string]int) error {
	postings, err := r.TermFieldReader(context.Background(), []byte(term), textField, true, true, false)
	if err != nil {
		return err
	}
	list := make([]posting, 0, postings.Count())
	for {
		p, err := postings.Next(nil)
		if err != nil {
			return err
		}
		if p == nil {
			break
		}
		number, ok := numbers[string(p.ID)]
		if !ok || number >= len(c.lengths) {
			return fmt.Errorf("the index has a posting of %q in no document", term)
		}
		list = append(list, posting{int32(number), int32(p.Freq)})
		c.lengths[number] = int(math.Round(1 / (p.Norm * p.Norm)))
	}
	slices.SortFunc(list, func(a, b posting) int { return cmp.Compare(a.number, b.number) })
	c.list[term] = list
	return postings.Close()
}
