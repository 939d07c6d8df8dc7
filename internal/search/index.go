package search

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"gazette/internal/lang"
)

// entriesInSlice are analysed by one worker at a time, for both indexes: enough to keep all processors busy, few
// enough to be forgotten soon.
const entriesInSlice = 500

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
	postings map[string][]posting
	lengths  [len(lang.Langs)][]int
}

// analyse analyses each entry once: it writes the Bleve index into a folder and returns what the browser's files need.
// Slices of the entries are made at once and put together in their order, so that any number of workers makes the
// same.
func analyse(dir string, entries []entry) (content, error) {
	parts := (len(entries) + entriesInSlice - 1) / entriesInSlice
	b, err := newBleveBuild(dir, parts)
	if err != nil {
		return content{}, err
	}
	j := joiner{waiting: map[int]slice{}, all: map[string][]posting{}}
	faults := make([]error, parts)
	spread(parts, func(i int) {
		first := i * entriesInSlice
		s := slice{first: first, entries: entries[first:min(first+entriesInSlice, len(entries))]}
		faults[i] = s.make(b, i)
		j.put(i, s)
	})
	if err := errors.Join(faults...); err != nil {
		return content{}, err
	}
	c := j.content()
	return c, b.finish(c.terms)
}

// make makes the postings of a slice and its part of the Bleve index.
func (s *slice) make(b *bleveBuild, number int) error {
	s.postings = map[string][]posting{}
	documents := newDocuments(len(s.entries))
	for i := range s.entries {
		e := &s.entries[i]
		own := cutEntry(e)
		w := weigh(e, own)
		for term, counts := range w.counts {
			s.postings[term] = append(s.postings[term], posting{int32(s.first + i), counts})
		}
		for l, length := range w.lengths {
			s.lengths[l] = append(s.lengths[l], length)
		}
		documents.add(e, own)
	}
	return b.write(number, documents)
}

// A joiner puts slices together in their order, each as soon as those before it are there.
type joiner struct {
	mutex   sync.Mutex
	next    int
	waiting map[int]slice
	all     map[string][]posting
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
		for term, list := range s.postings {
			j.all[term] = append(j.all[term], list...)
		}
		for l := range s.lengths {
			j.lengths[l] = append(j.lengths[l], s.lengths[l]...)
		}
	}
}

func (j *joiner) content() content {
	c := content{lengths: j.lengths}
	if len(j.lengths[0]) >= large {
		for _, lengths := range c.lengths {
			for i := range lengths {
				lengths[i] = roundRoughly(lengths[i])
			}
		}
	}
	for _, term := range sortedKeys(j.all) {
		c.terms = append(c.terms, termPostings{term, j.all[term]})
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

// folder reads the files of a folder into memory, by slash-separated path.
func folder(dir string) (map[string][]byte, error) {
	files := map[string][]byte{}
	err := filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		files[filepath.ToSlash(rel)] = data
		return err
	})
	return files, err
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
