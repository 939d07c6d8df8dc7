package search

import "math/bits"

// A bitWriter writes numbers bit by bit, the highest bit first.
type bitWriter struct {
	bytes []byte
	free  int // bits of the last byte that are not used
}

func (w *bitWriter) put(v, width int) {
	for ; width > 0; width-- {
		if w.free == 0 {
			w.bytes, w.free = append(w.bytes, 0), 8
		}
		w.free--
		w.bytes[len(w.bytes)-1] |= byte(v>>(width-1)&1) << w.free
	}
}

// below writes a number of which limit values are possible, in the fewest whole bits; where they are
// not a power of two, those in the middle take a bit less.
func (w *bitWriter) below(v, limit int) {
	width, short := widths(limit)
	v -= (limit - short) / 2
	if v < 0 {
		v += limit
	}
	if v < short {
		w.put(v, width)
		return
	}
	w.put(v+short, width+1)
}

// widths are how many bits the shorter codes of limit values have, and how many are short.
func widths(limit int) (width, short int) {
	width = bits.Len(uint(limit)) - 1
	return width, 2<<width - limit
}

// row writes ascending numbers of lo … hi, how many being known: the one in the middle, then those
// on either side (binary interpolative coding, Moffat and Stuiver 2000). Where all numbers are
// there it writes nothing.
func (w *bitWriter) row(list []int32, lo, hi int) {
	n := len(list)
	if n == 0 || n == hi-lo+1 {
		return
	}
	middle := n / 2
	v := int(list[middle])
	w.below(v-lo-middle, hi-lo-n+2)
	w.row(list[:middle], lo, v-1)
	w.row(list[middle+1:], v+1, hi)
}

// part writes which of n things are meant: 0 for all, 10 for none, else 11, how many, and which.
func (w *bitWriter) part(list []int32, n int) {
	switch len(list) {
	case n:
		w.put(0, 1)
	case 0:
		w.put(2, 2)
	default:
		w.put(3, 2)
		w.below(len(list)-1, n-1)
		w.row(list, 0, n-1)
	}
}

// steps writes a small number: as many ones, then a zero.
func (w *bitWriter) steps(n int) {
	for range n {
		w.put(1, 1)
	}
	w.put(0, 1)
}

// A bitReader reads what a bitWriter wrote. Past the end there are zeros, and bad says so.
type bitReader struct {
	bytes []byte
	at    int // the next bit
	bad   bool
}

func (r *bitReader) bit() int {
	if r.at >= 8*len(r.bytes) {
		r.bad = true
		return 0
	}
	bit := int(r.bytes[r.at/8]>>(7-r.at%8)) & 1
	r.at++
	return bit
}

func (r *bitReader) take(width int) int {
	v := 0
	for range width {
		v = v<<1 | r.bit()
	}
	return v
}

func (r *bitReader) below(limit int) int {
	width, short := widths(limit)
	v := r.take(width)
	if v >= short {
		v = v<<1 | r.bit()
		v -= short
	}
	return (v + (limit-short)/2) % limit
}

func (r *bitReader) row(list []int32, lo, hi int) {
	n := len(list)
	if n == 0 || r.bad {
		return
	}
	if n == hi-lo+1 {
		for i := range list {
			list[i] = int32(lo + i)
		}
		return
	}
	middle := n / 2
	v := lo + middle + r.below(hi-lo-n+2)
	list[middle] = int32(v)
	r.row(list[:middle], lo, v-1)
	r.row(list[middle+1:], v+1, hi)
}

// part returns which of n things are meant, as numbers in a row.
func (r *bitReader) part(n int) []int32 {
	count := n
	if r.bit() == 1 {
		count = 0
		if r.bit() == 1 {
			if n < 2 {
				r.bad = true
				return nil
			}
			count = 1 + r.below(n-1)
		}
	}
	list := make([]int32, count)
	r.row(list, 0, n-1)
	return list
}

// mostSteps bounds the steps of a count, which begins at four.
const mostSteps = 26

// steps reads a number of at most mostSteps.
func (r *bitReader) steps() int {
	n := 0
	for ; r.bit() == 1; n++ {
		if n == mostSteps {
			r.bad = true
			return n
		}
	}
	return n
}
