package search

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
)

// The letters in the heads of the files.
const (
	manifestFile = 'M'
	termsFile    = 'T'
	docsFile     = 'D'
	namesFile    = 'N'
	wordsFile    = 'W'
	facetsFile   = 'F'
	foldFile     = 'X'

	wireVersion = 3
	headLength  = 3 + 1 + 1 + len(numbering{})
)

// A buildID names everything that one build wrote.
type buildID [8]byte

// A numbering names what the numbers in the files mean.
type numbering [4]byte

// maxPayload bounds what a file may inflate to, so that a damaged or malicious one cannot fill the memory.
const maxPayload = 64 << 20

// ErrDamaged says that a file is not what this version wrote: cut, changed or of another version.
var ErrDamaged = errors.New("the search file is damaged")

// ErrStale says that a file means other entries than the manifest.
var ErrStale = errors.New("the search file is of another publication")

// An encoder writes a payload.
type encoder struct{ bytes.Buffer }

func (e *encoder) number(n int) { e.Write(binary.AppendUvarint(nil, uint64(n))) }

func (e *encoder) text(s string) {
	e.number(len(s))
	e.WriteString(s)
}

// front writes a string as what it shares with the one before it and the rest.
func (e *encoder) front(before, s string) {
	shared := 0
	for shared < len(before) && shared < len(s) && before[shared] == s[shared] {
		shared++
	}
	e.number(shared)
	e.text(s[shared:])
}

// gaps writes ascending numbers as differences.
func (e *encoder) gaps(numbers []int) {
	last := 0
	for _, n := range numbers {
		e.number(n - last)
		last = n
	}
}

// A deflater makes zlib streams. It is made once for many: it holds a megabyte of tables.
type deflater struct{ w *zlib.Writer }

func newDeflater() deflater {
	w, _ := zlib.NewWriterLevel(io.Discard, zlib.BestCompression) // the level is valid
	return deflater{w}
}

// stream is a payload as a zlib stream.
func (d deflater) stream(e *encoder) []byte {
	var out bytes.Buffer
	d.w.Reset(&out)
	_, _ = d.w.Write(e.Bytes()) // a buffer does not fail
	_ = d.w.Close()
	return out.Bytes()
}

// file puts the head before a zlib stream.
func file(letter byte, of numbering, body []byte) []byte {
	head := append([]byte{'G', 'Z', 'S', letter, wireVersion}, of[:]...)
	return append(head, body...)
}

// payload checks the head of a file and inflates its body.
func payload(letter byte, numbers *numbering, data []byte) (*decoder, error) {
	body, err := bodyOf(letter, numbers, data)
	if err != nil {
		return nil, err
	}
	return inflated(body)
}

// bodyOf checks the head of a file and returns what follows it.
func bodyOf(letter byte, numbers *numbering, data []byte) ([]byte, error) {
	if len(data) < headLength || string(data[:3]) != "GZS" || data[3] != letter {
		return nil, fmt.Errorf("%w: no search file of this kind", ErrDamaged)
	}
	if data[4] != wireVersion {
		return nil, fmt.Errorf("%w: version %d, not %d", ErrDamaged, data[4], wireVersion)
	}
	of := numbering(data[5:headLength])
	if letter == manifestFile {
		*numbers = of
	} else if of != *numbers {
		return nil, ErrStale
	}
	return data[headLength:], nil
}

// inflated reads the payload of a zlib stream.
func inflated(stream []byte) (*decoder, error) {
	r, err := zlib.NewReader(bytes.NewReader(stream))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	body, err := io.ReadAll(io.LimitReader(r, maxPayload+1))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if len(body) > maxPayload {
		return nil, fmt.Errorf("%w: too large", ErrDamaged)
	}
	return &decoder{rest: body}, nil
}

// A decoder reads a payload. After a fault it returns zeros, and end tells.
type decoder struct {
	rest []byte
	bad  bool
}

func (d *decoder) fail() { d.bad, d.rest = true, nil }

func (d *decoder) number() int {
	n, size := binary.Uvarint(d.rest)
	if size <= 0 || n > 1<<31-1 {
		d.fail()
		return 0
	}
	d.rest = d.rest[size:]
	return int(n)
}

// count reads a number of things that take at least a byte each.
func (d *decoder) count() int {
	n := d.number()
	if n > len(d.rest) {
		d.fail()
		return 0
	}
	return n
}

func (d *decoder) letter() byte {
	if len(d.rest) == 0 {
		d.fail()
		return 0
	}
	b := d.rest[0]
	d.rest = d.rest[1:]
	return b
}

func (d *decoder) text() string {
	n := d.count()
	s := string(d.rest[:n])
	d.rest = d.rest[n:]
	return s
}

func (d *decoder) front(before string) string {
	shared := d.number()
	if shared > len(before) {
		d.fail()
		return ""
	}
	return before[:shared] + d.text()
}

// gaps reads count ascending numbers below limit.
func (d *decoder) gaps(count, limit int) []int {
	numbers := make([]int, 0, count)
	last := 0
	for i := range count {
		gap := d.number()
		last += gap
		if d.bad || last >= limit || i > 0 && gap == 0 {
			d.fail()
			return nil
		}
		numbers = append(numbers, last)
	}
	return numbers
}

// runs reads numbers written by runs of their like, at most so many.
func (d *decoder) runs(most int) []int {
	var numbers []int
	for range d.count() {
		n, run := d.number(), d.number()
		if run < 1 || run > most-len(numbers) {
			d.fail()
			return nil
		}
		numbers = append(numbers, slices.Repeat([]int{n}, run)...)
	}
	return numbers
}

// bits reads what is left bit by bit.
func (d *decoder) bits() *bitReader {
	r := &bitReader{bytes: d.rest}
	d.rest = nil
	return r
}

// end reports whether the payload was read exactly.
func (d *decoder) end() error {
	if d.bad || len(d.rest) > 0 {
		return fmt.Errorf("%w: its parts do not add up", ErrDamaged)
	}
	return nil
}
