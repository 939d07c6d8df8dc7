package wire

import "math/bits"

// A BitWriter writes numbers bit by bit, the highest bit first.
type BitWriter struct {
	Bytes []byte
	Free  int // bits of the last byte that are not used
}

func (w *BitWriter) put(v, width int) {
	for ; width > 0; width-- {
		if w.Free == 0 {
			w.Bytes, w.Free = append(w.Bytes, 0), 8
		}
		w.Free--
		w.Bytes[len(w.Bytes)-1] |= byte(v>>(width-1)&1) << w.Free
	}
}

// below writes a number of which limit values are possible, in the fewest whole bits; where they are
// not a power of two, those in the middle take a bit less.
func (w *BitWriter) below(v, limit int) {
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

// Row writes ascending numbers of lo … hi, how many being known: the one in the middle, then those
// on either side (binary interpolative coding, Moffat and Stuiver 2000). Where all numbers are
// there it writes nothing.
func (w *BitWriter) Row(list []int32, lo, hi int) {
	n := len(list)
	if n == 0 || n == hi-lo+1 {
		return
	}
	middle := n / 2
	v := int(list[middle])
	w.below(v-lo-middle, hi-lo-n+2)
	w.Row(list[:middle], lo, v-1)
	w.Row(list[middle+1:], v+1, hi)
}

// Part writes which of n things are meant: 0 for all, 10 for none, else 11, how many, and which.
func (w *BitWriter) Part(list []int32, n int) {
	switch len(list) {
	case n:
		w.put(0, 1)
	case 0:
		w.put(2, 2)
	default:
		w.put(3, 2)
		w.below(len(list)-1, n-1)
		w.Row(list, 0, n-1)
	}
}

// Steps writes a small number: as many ones, then a zero.
func (w *BitWriter) Steps(n int) {
	for range n {
		w.put(1, 1)
	}
	w.put(0, 1)
}

// A BitReader reads what a BitWriter wrote. Past the end there are zeros, and Bad says so.
type BitReader struct {
	Bytes []byte
	At    int // the next bit
	Bad   bool
}

func (r *BitReader) bit() int {
	if r.At >= 8*len(r.Bytes) {
		r.Bad = true
		return 0
	}
	bit := int(r.Bytes[r.At/8]>>(7-r.At%8)) & 1
	r.At++
	return bit
}

func (r *BitReader) take(width int) int {
	v := 0
	for range width {
		v = v<<1 | r.bit()
	}
	return v
}

func (r *BitReader) below(limit int) int {
	width, short := widths(limit)
	v := r.take(width)
	if v >= short {
		v = v<<1 | r.bit()
		v -= short
	}
	return (v + (limit-short)/2) % limit
}

// Row reads what [BitWriter.Row] wrote into a list of as many numbers.
func (r *BitReader) Row(list []int32, lo, hi int) {
	n := len(list)
	if n == 0 || r.Bad {
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
	r.Row(list[:middle], lo, v-1)
	r.Row(list[middle+1:], v+1, hi)
}

// Part returns which of n things are meant, as numbers in a row.
func (r *BitReader) Part(n int) []int32 {
	count := n
	if r.bit() == 1 {
		count = 0
		if r.bit() == 1 {
			if n < 2 {
				r.Bad = true
				return nil
			}
			count = 1 + r.below(n-1)
		}
	}
	list := make([]int32, count)
	r.Row(list, 0, n-1)
	return list
}

// mostSteps bounds the steps of a count, which begins at four.
const mostSteps = 26

// Steps reads a number of at most mostSteps.
func (r *BitReader) Steps() int {
	n := 0
	for ; r.bit() == 1; n++ {
		if n == mostSteps {
			r.Bad = true
			return n
		}
	}
	return n
}

// Append writes bits of which the last so many are not meant.
func (w *BitWriter) Append(bits []byte, free int) {
	for i, b := range bits {
		if i == len(bits)-1 {
			w.put(int(b)>>free, 8-free)
			return
		}
		w.put(int(b), 8)
	}
}
