package search

import (
	"fmt"
	"hash/fnv"
	"slices"
	"strings"

	"gazette/internal/search/wire"
	"gazette/internal/terms"
)

// How the terms are cut: small enough that a query fetches little, large enough that a host's limit
// on files is not reached.
const (
	bytesInBlock     = 700 // about, of postings and terms before compression
	mostBlocks       = 1200
	bytesInPairBlock = 1400
	mostPairBlocks   = 200
	bytesOfHot       = 1000 // from which on a slot has a block of its own
	mostHot          = 500
)

// A slot is one of 2¹⁸ parts of all possible terms. One in which much is written has a block of its own, named by its
// number, so that nobody fetches it without need, and who needs it fetches nothing else. An edit may make a slot hot or
// no longer so. Where its terms stood before they stand without postings, for readers who do not know of it yet.
const (
	slotBits = 18
	slots    = 1 << slotBits
)

// hashOf is the FNV-1a hash of 32 bits.
func hashOf(s string) uint32 {
	h := fnv.New32a()
	_, _ = h.Write([]byte(s)) // a hash does not fail
	return h.Sum32()
}

func slotOf(hash uint32) int32 { return int32(hash >> (32 - slotBits)) }

// A division is how the terms are cut into blocks: first those of pairs of words, which only phrases
// ask for, then the others, then one for each hot slot.
type division struct {
	pairs, others int
	hot           []int32
}

// blockOf names the block that a term is in. The pairs that begin with a word stand together.
func (d division) blockOf(term string) (name string, hot bool) {
	slot := slotOf(hashOf(term))
	if _, hot := slices.BinarySearch(d.hot, slot); hot && !strings.Contains(term, terms.PairMark) {
		return fmt.Sprintf("t/s%d.bin", slot), true
	}
	return d.commonBlock(term), false
}

// commonBlock names the block that a term is in as long as its slot is not hot.
func (d division) commonBlock(term string) string {
	first, _, isPair := strings.Cut(term, terms.PairMark)
	block := int(hashOf(first) % uint32(d.pairs))
	if !isPair {
		block = d.pairs + int(hashOf(term)%uint32(d.others))
	}
	return fmt.Sprintf("t/%d.bin", block)
}

// divide decides how terms are cut into blocks. The numbers of blocks are rounded, so that an edit
// seldom changes them.
func divide(lists []termList) division {
	pairs, others := 0, 0
	slots := map[int32]int{}
	for _, list := range lists {
		n := len(list.term) + len(list.bits)
		if strings.Contains(list.term, terms.PairMark) {
			pairs += n
			continue
		}
		others += n
		slots[slotOf(hashOf(list.term))] += n
	}
	return division{
		min(roundLength(pairs/bytesInPairBlock), mostPairBlocks),
		min(roundLength(others/bytesInBlock), mostBlocks),
		hotSlots(slots),
	}
}

// hotSlots are those with most in them, in order.
func hotSlots(size map[int32]int) []int32 {
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
// characters for those that the texts have.
func (x export) terms(c *content, entries int) division {
	lists := make([]termList, len(c.terms))
	const atOnce = 100
	spread((len(lists)+atOnce-1)/atOnce, func(part int) {
		for i := part * atOnce; i < min(len(lists), (part+1)*atOnce); i++ {
			var w wire.BitWriter
			list := c.postings(c.terms[i])
			writePostings(&w, list, entries)
			lists[i] = termList{c.terms[i].term, len(list), w.Bytes, w.Free}
		}
	})
	d := divide(lists)
	x.blocks(lists, d)
	x.words(lists)
	x.fold(lists)
	return d
}

func (x export) blocks(lists []termList, d division) {
	of := map[string][]termList{}
	for b := range d.pairs + d.others {
		of[fmt.Sprintf("t/%d.bin", b)] = nil // there is one, whether it has a term or not
	}
	for _, list := range lists {
		name, hot := d.blockOf(list.term)
		of[name] = append(of[name], list)
		if hot {
			name = d.commonBlock(list.term)
			of[name] = append(of[name], termList{term: list.term})
		}
	}
	for name, lists := range of {
		var e wire.Encoder
		var w wire.BitWriter
		writeTerms(&e, lists)
		for _, list := range lists {
			if list.df > 0 {
				w.Append(list.bits, list.last)
			}
		}
		_, _ = e.Write(w.Bytes) // a buffer does not fail
		x.put(name, &e)
	}
}

// writeTerms writes terms that are in byte order, each with how many documents have it.
func writeTerms(e *wire.Encoder, lists []termList) {
	e.Number(len(lists))
	before := ""
	for _, list := range lists {
		e.Front(before, list.term)
		e.Number(list.df)
		before = list.term
	}
}
