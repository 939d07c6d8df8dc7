package search

import (
	"errors"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"gazette/internal/lang"

	bleveindex "github.com/blevesearch/bleve_index_api"
)

// A slice of the entries is analysed by one worker at a time, for both indexes. It has about entriesInSlice: enough
// to keep all processors busy, few enough to be forgotten soon.
const entriesInSlice = 500

// sliceEnds cuts the entries into slices where the address of an entry says so, so that an entry that comes or goes
// moves no cut but those beside it.
func sliceEnds(entries []entry) (ends []int) {
	first := 0
	for i := range entries {
		n := i + 1 - first
		last := seed(entries[i].Path)%(entriesInSlice/2) == 0 && n >= entriesInSlice/2 || n == 2*entriesInSlice
		if last || i+1 == len(entries) {
			ends = append(ends, i+1)
			first = i + 1
		}
	}
	return ends
}

// A content is what the browser's files say of the entries.
type content struct {
	terms   []termPostings // in byte order
	lengths [len(lang.Langs)][]int
}

// A termPostings is a term with its postings, in the order of numbers.
type termPostings struct {
	term string
	list []posting
}

// A slice is a part of the entries, analysed.
type slice struct {
	first    int
	entries  []entry
	terms    []string
	postings [][]posting // by term
	lengths  [len(lang.Langs)][]int
}

// analyse analyses each entry once: it returns what the browser's files need, and the files of the Bleve index. Slices
// of the entries are made at once and put together in their order, so that any number of workers makes the same. Those
// that the cache has are taken from there; fresh says by entry which were not.
func analyse(dir string, entries []entry, words *thesaurus, cache Cache) (
	c content, bleve map[string][]byte, fresh []bool, err error,
) {
	ends := sliceEnds(entries)
	kept, err := cache.open(filepath.Join(dir, "slices"), len(ends), words)
	if err != nil {
		return content{}, nil, nil, err
	}
	j := joiner{waiting: map[int]slice{}, all: newTally()}
	faults := make([]error, len(ends))
	fresh = make([]bool, len(entries))
	spread(len(ends), func(i int) {
		s := slice{entries: entries[:ends[i]]}
		if i > 0 {
			s = slice{first: ends[i-1], entries: entries[ends[i-1]:ends[i]]}
		}
		faults[i] = s.take(kept, i)
		for n := range s.entries {
			fresh[s.first+n] = kept.fresh[i]
		}
		j.put(i, s)
	})
	if err := errors.Join(faults...); err != nil {
		return content{}, nil, nil, err
	}
	c = j.content()
	if !cache.Browser {
		bleve, err = bleveFiles(dir, kept, c.terms)
	}
	kept.sweep()
	return c, bleve, fresh, err
}

// take takes a slice from the cache, or makes it and puts it there.
func (s *slice) take(c *sliceCache, number int) error {
	c.keys[number] = s.key(c.sum)
	if s.recall(c, number) {
		return nil
	}
	c.fresh[number] = true
	if err := s.make(c, number); err != nil {
		return err
	}
	return s.keep(c, number)
}

// make makes the postings of a slice and, where it is asked for, its segment of the Bleve index, a file.
func (s *slice) make(c *sliceCache, number int) error {
	counted := newTally()
	documents := make([]bleveindex.Document, 0, len(s.entries))
	var of supply
	for i := range s.entries {
		e := &s.entries[i]
		own := cutEntry(e)
		c.words.fill(e, own)
		for l, length := range counted.weigh(e, own) {
			s.lengths[l] = append(s.lengths[l], length)
		}
		counted.close(s.first + i)
		if !c.Browser {
			documents = append(documents, documentOf(e, own, &of))
		}
	}
	s.terms, s.postings = counted.terms, counted.postings
	if c.Browser {
		return nil
	}
	return writeSegment(c.segment(number), documents)
}

// A joiner puts slices together in their order, each as soon as those before it are there.
type joiner struct {
	mutex   sync.Mutex
	next    int
	waiting map[int]slice
	all     *tally
	lengths [len(lang.Langs)][]int
}

func (j *joiner) put(number int, s slice) {
	j.mutex.Lock()
	defer j.mutex.Unlock()
	j.waiting[number] = s
	for ; ; j.next++ {
		s, ready := j.waiting[j.next]
		if !ready {
			return
		}
		delete(j.waiting, j.next)
		j.all.append(s.terms, s.postings)
		for l := range s.lengths {
			j.lengths[l] = append(j.lengths[l], s.lengths[l]...)
		}
	}
}

func (j *joiner) content() content {
	c := content{j.all.sorted(), j.lengths}
	round := scaleOf(len(j.lengths[0])).length
	for _, lengths := range c.lengths {
		for i := range lengths {
			lengths[i] = round(lengths[i])
		}
	}
	return c
}

// each calls do for 0 … n-1 at once and joins the errors.
func each(n int, do func(int) error) error {
	faults := make([]error, n)
	var wait sync.WaitGroup
	for i := range n {
		wait.Go(func() { faults[i] = do(i) })
	}
	wait.Wait()
	return errors.Join(faults...)
}

// spread calls do for 0 … n-1, on all processors.
func spread(n int, do func(int)) {
	var next atomic.Int64
	_ = each(runtime.GOMAXPROCS(0), func(int) error { // do does not fail
		for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
			do(i)
		}
		return nil
	})
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
