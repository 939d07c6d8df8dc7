// Package wire is the binary form of the files that the browser reads: their head, numbers and strings in
// bytes, lists of numbers in bits, streams of zlib. What stands in which file is the affair of search,
// whose comment specifies it; the client's reader.js reads the same.
//
// A file that was cut, changed or written by another version gives [ErrDamaged], one of another
// publication [ErrStale]; neither makes a reader take more memory than 64 MB.
package wire

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/zlib"
)

// The letters in the heads of the files.
const (
	ManifestFile = 'M'
	TermsFile    = 'T'
	DocsFile     = 'D'
	NamesFile    = 'N'
	WordsFile    = 'W'
	FacetsFile   = 'F'
	PlacesFile   = 'P'
	foldFile     = 'X' // traditional characters
)

// The head of a file: the letters GZS, that of its kind, the version, and the numbering.
const (
	Version    = 5
	HeadLength = 3 + 1 + 1 + len(Numbering{})
)

// A BuildID names everything that one build wrote.
type BuildID [8]byte

// String is the build as addresses have it.
func (b BuildID) String() string { return hex.EncodeToString(b[:]) }

// A Numbering names what the numbers in the files mean.
type Numbering [4]byte

// maxPayload bounds what a file may inflate to, so that a damaged or malicious one cannot fill the memory.
const maxPayload = 64 << 20

// ErrDamaged says that a file is not what this version wrote: cut, changed or of another version.
var ErrDamaged = errors.New("the search file is damaged")

// ErrStale says that a file means other entries than the manifest.
var ErrStale = errors.New("the search file is of another publication")

// A Deflater makes zlib streams. It is made once for many: it holds a megabyte of tables.
type Deflater struct{ w *zlib.Writer }

// NewDeflater makes one of the best compression.
func NewDeflater() Deflater {
	w, _ := zlib.NewWriterLevel(io.Discard, zlib.BestCompression) // the level is valid
	return Deflater{w}
}

// Stream is a payload as a zlib stream.
func (d Deflater) Stream(e *Encoder) []byte {
	var out bytes.Buffer
	d.w.Reset(&out)
	_, _ = d.w.Write(e.Bytes()) // a buffer does not fail
	_ = d.w.Close()
	return out.Bytes()
}

// File puts the head before a zlib stream.
func File(letter byte, of Numbering, body []byte) []byte {
	head := append([]byte{'G', 'Z', 'S', letter, Version}, of[:]...)
	return append(head, body...)
}

// Payload checks the head of a file and inflates its body.
func Payload(letter byte, numbers *Numbering, data []byte) (*Decoder, error) {
	body, err := bodyOf(letter, numbers, data)
	if err != nil {
		return nil, err
	}
	return inflated(body)
}

// bodyOf checks the head of a file and returns what follows it.
func bodyOf(letter byte, numbers *Numbering, data []byte) ([]byte, error) {
	if len(data) < HeadLength || string(data[:3]) != "GZS" || data[3] != letter {
		return nil, fmt.Errorf("%w: no search file of this kind", ErrDamaged)
	}
	if data[4] != Version {
		return nil, fmt.Errorf("%w: version %d, not %d", ErrDamaged, data[4], Version)
	}
	of := Numbering(data[5:HeadLength])
	if letter == ManifestFile {
		*numbers = of
	} else if of != *numbers {
		return nil, ErrStale
	}
	return data[HeadLength:], nil
}

// inflated reads the payload of a zlib stream.
func inflated(stream []byte) (*Decoder, error) {
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
	return &Decoder{Rest: body}, nil
}
