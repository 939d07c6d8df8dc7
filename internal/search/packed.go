package search

import (
	"encoding/binary"
	"slices"
	"strings"

	"gazette/internal/lang"
)

// A packed has the postings of a slice's terms as bytes, a fraction of what the numbers take: those of all slices are
// held until the files of the browser are made.
type packed struct {
	first  int // the number of the first entry
	terms  []string
	starts []int32 // where the postings of each term begin
	data   []byte
}

// pack packs what was counted of entries from the first on: for each term u postings, and for each u number, less the
// one before, and u count in each language.
func (t *tally) pack(first int) packed {
	p := packed{first: first, terms: t.terms, starts: make([]int32, len(t.terms))}
	for term, list := range t.postings {
		p.starts[term] = int32(len(p.data))
		p.data = binary.AppendUvarint(p.data, uint64(len(list)))
		before := int32(first)
		for _, of := range list {
			p.data = binary.AppendUvarint(p.data, uint64(of.number-before))
			before = of.number
			for _, n := range of.counts {
				p.data = binary.AppendUvarint(p.data, uint64(n))
			}
		}
	}
	return p
}

// unpack adds the postings of a term to a list.
func (p *packed) unpack(term int32, list []posting) []posting {
	data := p.data[p.starts[term]:]
	next := func() int32 {
		n, size := binary.Uvarint(data)
		data = data[size:]
		return int32(n)
	}
	number := int32(p.first)
	for range next() {
		number += next()
		list = append(list, posting{number, [len(lang.Langs)]int32{next(), next()}})
	}
	return list
}

// A content is what the browser's files say of the entries.
type content struct {
	terms   []termIn // in byte order
	slices  []packed
	lengths [len(lang.Langs)][]int
}

// A termIn says where the postings of a term are: the slices in their order, and the term's place in each.
type termIn struct {
	term   string
	places []termPlace
}

type termPlace struct{ slice, term int32 }

// contentOf puts slices together in their order.
func contentOf(of []slice) content {
	var c content
	numbers := map[string]int{}
	for i := range of {
		s := &of[i]
		c.slices = append(c.slices, s.packed)
		for l := range s.lengths {
			c.lengths[l] = append(c.lengths[l], s.lengths[l]...)
		}
		for place, term := range s.terms {
			n, known := numbers[term]
			if !known {
				n = len(c.terms)
				numbers[term] = n
				c.terms = append(c.terms, termIn{term: term})
			}
			c.terms[n].places = append(c.terms[n].places, termPlace{int32(i), int32(place)})
		}
	}
	slices.SortFunc(c.terms, func(a, b termIn) int { return strings.Compare(a.term, b.term) })
	round := scaleOf(len(c.lengths[0])).length
	for _, lengths := range c.lengths {
		for i := range lengths {
			lengths[i] = round(lengths[i])
		}
	}
	return c
}

// postings are those of a term, in the order of numbers.
func (c *content) postings(t termIn) []posting {
	var list []posting
	for _, at := range t.places {
		list = c.slices[at.slice].unpack(at.term, list)
	}
	return list
}
