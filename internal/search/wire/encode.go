package wire

import (
	"bytes"
	"encoding/binary"
)

// An Encoder writes a payload.
type Encoder struct{ bytes.Buffer }

// Number writes a number that is not negative: LEB128, the lowest seven bits first.
func (e *Encoder) Number(n int) { e.Write(binary.AppendUvarint(nil, uint64(n))) }

// Text writes the length of a string in bytes, and the string.
func (e *Encoder) Text(s string) {
	e.Number(len(s))
	e.WriteString(s)
}

// Flag writes whether something is so, as a byte.
func (e *Encoder) Flag(is bool) {
	if is {
		e.WriteByte(1)
	} else {
		e.WriteByte(0)
	}
}

// Front writes a string as what it shares with the one before it and the rest.
func (e *Encoder) Front(before, s string) {
	shared := 0
	for shared < len(before) && shared < len(s) && before[shared] == s[shared] {
		shared++
	}
	e.Number(shared)
	e.Text(s[shared:])
}

// Gaps writes ascending numbers as differences.
func (e *Encoder) Gaps(numbers []int) {
	last := 0
	for _, n := range numbers {
		e.Number(n - last)
		last = n
	}
}

// Runs writes numbers of which many follow their like: how many runs, then each with its length.
func (e *Encoder) Runs(numbers []int) {
	var runs Encoder
	n := 0
	for i := 0; i < len(numbers); n++ {
		run := 1
		for i+run < len(numbers) && numbers[i+run] == numbers[i] {
			run++
		}
		runs.Number(numbers[i])
		runs.Number(run)
		i += run
	}
	e.Number(n)
	_, _ = e.Write(runs.Bytes()) // a buffer does not fail
}
