package search

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"

	"gazette/internal/lang"

	"github.com/blevesearch/bleve/v2"
	index "github.com/blevesearch/bleve_index_api"
)

// openIndex opens a Bleve index to read only.
func openIndex(dir string) (bleve.Index, error) {
	return bleve.OpenUsing(dir, map[string]any{"read_only": true})
}

// An openedIndex is the index of one language, read term by term through Bleve's public reader. It
// holds the postings of one term at a time.
type openedIndex struct {
	index   bleve.Index
	reader  index.IndexReader
	dict    index.FieldDict
	numbers map[string]int32 // of the entries, by Bleve's own ids
	lengths []int            // of the entries

	found []frequencyIn      // of the term at hand
	next  index.TermFieldDoc // reused
}

// A frequencyIn says how often a term stands in an entry, as Bleve has it.
type frequencyIn struct{ number, tf int32 }

func openContents(dir string) (x *openedIndex, err error) {
	x = &openedIndex{}
	defer func() {
		if err != nil {
			err = errors.Join(err, x.Close())
		}
	}()
	if x.index, err = openIndex(dir); err != nil {
		return x, err
	}
	internal, err := x.index.Advanced()
	if err != nil {
		return x, err
	}
	if x.reader, err = internal.Reader(); err != nil {
		return x, err
	}
	if x.numbers, err = readNumbers(x.reader); err != nil {
		return x, err
	}
	x.lengths = make([]int, len(x.numbers))
	x.dict, err = x.reader.FieldDict(textField)
	return x, err
}

// Close closes what was opened.
func (x *openedIndex) Close() error {
	var faults []error
	if x.dict != nil {
		faults = append(faults, x.dict.Close())
	}
	if x.reader != nil {
		faults = append(faults, x.reader.Close())
	}
	if x.index != nil {
		faults = append(faults, x.index.Close())
	}
	return errors.Join(faults...)
}

// readNumbers maps the internal ids of the documents to their numbers.
func readNumbers(r index.IndexReader) (map[string]int32, error) {
	ids, err := r.DocIDReaderAll()
	if err != nil {
		return nil, err
	}
	numbers := map[string]int32{}
	for {
		id, err := ids.Next()
		if err != nil || id == nil {
			return numbers, cmp.Or(err, ids.Close())
		}
		external, err := r.ExternalID(id)
		if err != nil {
			return nil, err
		}
		number, err := numberOf(external)
		if err != nil {
			return nil, err
		}
		numbers[string(id)] = int32(number)
	}
}

// numberOf is the number at the head of a document's id.
func numberOf(id string) (int, error) {
	if len(id) < 7 || id[6] != ' ' {
		return 0, fmt.Errorf("the index has a document %q that is not ours", id)
	}
	return strconv.Atoi(id[:6])
}

// term reads the next term with its frequencies, in the order of numbers; "" after the last. A norm
// is 1/√length.
func (x *openedIndex) term() (string, error) {
	entry, err := x.dict.Next()
	if err != nil || entry == nil {
		return "", err
	}
	postings, err := x.reader.TermFieldReader(context.Background(), []byte(entry.Term), textField, true, true, false)
	if err != nil {
		return "", err
	}
	x.found = x.found[:0]
	for {
		p, err := postings.Next(&x.next)
		if err != nil {
			return "", err
		}
		if p == nil {
			break
		}
		number, ok := x.numbers[string(p.ID)]
		if !ok || int(number) >= len(x.lengths) {
			return "", fmt.Errorf("the index has a posting of %q in no document", entry.Term)
		}
		x.found = append(x.found, frequencyIn{number, int32(p.Freq)})
		if x.lengths[number] == 0 {
			x.lengths[number] = int(math.Round(1 / (p.Norm * p.Norm)))
		}
	}
	byNumber := func(a, b frequencyIn) int { return cmp.Compare(a.number, b.number) }
	if !slices.IsSortedFunc(x.found, byNumber) {
		slices.SortFunc(x.found, byNumber)
	}
	return entry.Term, postings.Close()
}

// readTerms tells each term of the indexes of both languages, in byte order, with its postings, which
// are valid until the next. It returns the lengths of the entries in each language. Both indexes have
// the same terms in the same entries: what stands in one language stands elsewhere in the other.
func readTerms(
	dirs [len(lang.Langs)]string,
	tell func(term string, list []posting),
) (lengths [len(lang.Langs)][]int, err error) {
	var both [len(lang.Langs)]*openedIndex
	for i, dir := range dirs {
		if both[i], err = openContents(dir); err != nil {
			return lengths, err
		}
		defer func() { err = errors.Join(err, both[i].Close()) }()
	}
	var list []posting
	for before := ""; ; {
		term, err := both[0].term()
		if err != nil {
			return lengths, err
		}
		same, err := both[1].term()
		if err != nil {
			return lengths, err
		}
		if term != same || term != "" && term <= before {
			return lengths, fmt.Errorf("the indexes have the terms %q and %q after %q", term, same, before)
		}
		if term == "" {
			break
		}
		if list, err = join2(list[:0], both[0].found, both[1].found); err != nil {
			return lengths, fmt.Errorf("the term %q: %w", term, err)
		}
		tell(term, list)
		before = term
	}
	for i := range both {
		lengths[i] = both[i].lengths
	}
	return lengths, nil
}

// join2 makes postings of the frequencies in each language.
func join2(list []posting, zh, en []frequencyIn) ([]posting, error) {
	if len(zh) != len(en) {
		return nil, fmt.Errorf("%d entries have it in Chinese, %d in English", len(zh), len(en))
	}
	for i := range zh {
		if zh[i].number != en[i].number {
			return nil, fmt.Errorf("entry %d has it in one language only", zh[i].number)
		}
		p := posting{zh[i].number, [2]int32{zh[i].tf / inBody, en[i].tf / inBody}}
		if frequency(p.counts[0], p.counts[1]) != zh[i].tf || frequency(p.counts[1], p.counts[0]) != en[i].tf {
			return nil, fmt.Errorf("entry %d has it %d and %d times", p.number, zh[i].tf, en[i].tf)
		}
		list = append(list, p)
	}
	return list, nil
}

// averageLength is the average length as Bleve reckons it: the mean, rounded up.
func averageLength(lengths []int) int {
	total := 0
	for _, length := range lengths {
		total += length
	}
	return (total + len(lengths) - 1) / max(len(lengths), 1)
}
