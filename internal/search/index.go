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

// A slice is a part of the entries, analysed.
type slice struct {
	packed
	entries []entry
	lengths [len(lang.Langs)][]int
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
	made := make([]slice, len(ends))
	faults := make([]error, len(ends))
	fresh = make([]bool, len(entries))
	spread(len(ends), func(i int) {
		s := &made[i]
		if i > 0 {
			s.first = ends[i-1]
		}
		s.entries = entries[s.first:ends[i]]
		faults[i] = s.take(kept, i)
		for n := range s.entries {
			fresh[s.first+n] = kept.fresh[i]
		}
	})
	if err := errors.Join(faults...); err != nil {
		return content{}, nil, nil, err
	}
	c = contentOf(made)
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
	s.packed = counted.pack(s.first)
	if c.Browser {
		return nil
	}
	return writeSegment(c.segment(number), documents)
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
