package search

import (
	"fmt"
	"hash/fnv"
	"slices"

	"gazette/internal/policy"
)

// How the terms are cut: small enough that a query fetches little, large enough that a host's limit
// on files is not reached.
const (
	bytesInBlock = 700 // about, of postings and terms before compression
	mostBlocks   = 4100
	bytesOfHot   = 2000 // from which on a slot has a block of its own
	mostHot      = 800
)

// A slot is one of 2²⁰ parts of all possible terms. One in which much is written has a block of its
// own, so that nobody fetches it without need, and who needs it fetches nothing else.
const slots = 1 << 20

// hashOf is the FNV-1a hash of 32 bits.
func hashOf(s string) uint32 {
	h := fnv.New32a()
	_, _ = h.Write([]byte(s)) // a hash does not fail
	return h.Sum32()
}

func slotOf(hash uint32) int32 { return int32(hash >> 12) }

// blockOf is the block that a term is in: those of the hot slots come after the others.
func blockOf(term string, blocks int, hot []int32) int {
	h := hashOf(term)
	if i, found := slices.BinarySearch(hot, slotOf(h)); found {
		return blocks + i
	}
	return int(h % uint32(blocks))
}

// hotSlots are those with most in them, in order.
func hotSlots(lists []termList) []int32 {
	size := map[int32]int{}
	for _, list := range lists {
		size[slotOf(hashOf(list.term))] += len(list.term) + len(list.bits)
	}
	var hot []int32
	for least := bytesOfHot; hot == nil || len(hot) > mostHot; least += least / 4 {
		hot = []int32{}
		for slot, n := range size {
			if n >= least {
				hot = append(hot, slot)
			}
		}
	}
	slices.Sort(hot)
	return hot
}

// A termList is a term with its postings in bits.
type termList struct {
	term string
	df   int
	bits []byte
	last int // how many bits of the last byte are free
}

// terms writes the blocks of terms with their postings, the Latin words, and the traditional
// characters for those that the texts have. Postings are put into bits as they are read, so that
// only those of one term are held.
func (x export) terms(dirs [len(policy.Langs)]string, entries int) (lengths [len(policy.Langs)][]int, blocks int, hot []int32, err error) {
	var lists []termList
	size := 0
	lengths, err = readTerms(dirs, func(term string, list []posting) {
		var w bitWriter
		w.postings(list, entries)
		lists = append(lists, termList{term, len(list), w.bytes, w.free})
		size += len(term) + len(w.bytes)
	})
	if err != nil {
		return lengths, 0, nil, err
	}
	blocks = min(roundLength(size/bytesInBlock), mostBlocks) // rounded, so that an edit seldom changes it
	hot = hotSlots(lists)
	x.blocks(lists, blocks, hot)
	x.words(lists)
	x.fold(lists)
	return lengths, blocks, hot, nil
}

func (x export) blocks(lists []termList, blocks int, hot []int32) {
	of := make([][]termList, blocks+len(hot))
	for _, list := range lists {
		b := blockOf(list.term, blocks, hot)
		of[b] = append(of[b], list)
	}
	for b, lists := range of {
		var e encoder
		var w bitWriter
		e.number(len(lists))
		before := ""
		for _, list := range lists {
			e.front(before, list.term)
			e.number(list.df)
			w.append(list.bits, list.last)
			before = list.term
		}
		_, _ = e.Write(w.bytes) // a buffer does not fail
		x.put(fmt.Sprintf("t/%d.bin", b), &e)
	}
}

// append writes bits of which the last so many are not meant.
func (w *bitWriter) append(bits []byte, free int) {
	for i, b := range bits {
		if i == len(bits)-1 {
			w.put(int(b)>>free, 8-free)
			return
		}
		w.put(int(b), 8)
	}
}

// words writes the Latin words, from which a misspelt or unfinished one is completed.
func (x export) words(lists []termList) {
	var words []termList
	for _, list := range lists {
		if isWord(list.term) {
			words = append(words, list)
		}
	}
	var e encoder
	e.number(len(words))
	before := ""
	for _, word := range words {
		e.front(before, word.term)
		e.number(word.df)
		before = word.term
	}
	x.put("w.bin", &e)
}

// isWord reports whether a term is one Latin word: a pair, a number or a reference is none.
func isWord(term string) bool {
	letters := false
	for _, r := range term {
		if !isLetter(r) && !isDigit(r) {
			return false
		}
		letters = letters || isLetter(r)
	}
	return letters
}

// fold writes the traditional characters for the simplified ones that the texts have.
func (x export) fold(lists []termList) {
	used := map[rune]bool{}
	for _, list := range lists {
		for _, r := range list.term {
			used[r] = true
		}
	}
	var e encoder
	e.text(FoldTable(func(r rune) bool { return used[r] }))
	x.put("fold.bin", &e)
}
