package wire

import (
	"encoding/binary"
	"fmt"
	"slices"
)

// A Decoder reads a payload. After a fault it returns zeros, and End tells.
type Decoder struct {
	Rest []byte
	Bad  bool
}

// Fail says that what was read cannot be.
func (d *Decoder) Fail() { d.Bad, d.Rest = true, nil }

// Number reads what [Encoder.Number] wrote.
func (d *Decoder) Number() int {
	n, size := binary.Uvarint(d.Rest)
	if size <= 0 || n > 1<<31-1 {
		d.Fail()
		return 0
	}
	d.Rest = d.Rest[size:]
	return int(n)
}

// Count reads a number of things that take at least a byte each.
func (d *Decoder) Count() int {
	n := d.Number()
	if n > len(d.Rest) {
		d.Fail()
		return 0
	}
	return n
}

// Letter reads a byte.
func (d *Decoder) Letter() byte {
	if len(d.Rest) == 0 {
		d.Fail()
		return 0
	}
	b := d.Rest[0]
	d.Rest = d.Rest[1:]
	return b
}

// Text reads what [Encoder.Text] wrote.
func (d *Decoder) Text() string {
	n := d.Count()
	s := string(d.Rest[:n])
	d.Rest = d.Rest[n:]
	return s
}

// Front reads what [Encoder.Front] wrote.
func (d *Decoder) Front(before string) string {
	shared := d.Number()
	if shared > len(before) {
		d.Fail()
		return ""
	}
	return before[:shared] + d.Text()
}

// Gaps reads count ascending numbers below limit.
func (d *Decoder) Gaps(count, limit int) []int {
	numbers := make([]int, 0, count)
	last := 0
	for i := range count {
		gap := d.Number()
		last += gap
		if d.Bad || last >= limit || i > 0 && gap == 0 {
			d.Fail()
			return nil
		}
		numbers = append(numbers, last)
	}
	return numbers
}

// Runs reads numbers written by runs of their like, at most so many.
func (d *Decoder) Runs(most int) []int {
	var numbers []int
	for range d.Count() {
		n, run := d.Number(), d.Number()
		if run < 1 || run > most-len(numbers) {
			d.Fail()
			return nil
		}
		numbers = append(numbers, slices.Repeat([]int{n}, run)...)
	}
	return numbers
}

// Bits reads what is left bit by bit.
func (d *Decoder) Bits() *BitReader {
	r := &BitReader{Bytes: d.Rest}
	d.Rest = nil
	return r
}

// End reports whether the payload was read exactly.
func (d *Decoder) End() error {
	if d.Bad || len(d.Rest) > 0 {
		return fmt.Errorf("%w: its parts do not add up", ErrDamaged)
	}
	return nil
}
