package wire

import (
	"bytes"
	"cmp"
	"compress/flate"
	"encoding/binary"
	"hash/adler32"
	"slices"
	"strings"
	"unicode/utf8"
)

// A Dictionary is text that the packs of a large site have in common. They are compressed as if it
// stood before each, which makes small ones a third smaller; the manifest has it once, as the prefix
// that a reader puts before the rest of a stream. The zero dictionary is none.
type Dictionary struct {
	Text   []byte
	Prefix []byte // of a zlib stream: its head and the text, up to the border of a byte
	w      *flate.Writer
}

// NewDictionary makes one of some packs, of about size bytes.
func NewDictionary(sample [][]byte, size int) (d Dictionary) {
	if size == 0 {
		return d
	}
	d.Text = commonText(sample, size)
	var buf bytes.Buffer
	buf.Write(
		[]byte{0x78, 0xda},
	) // the head of a zlib stream (RFC 1950), as for the best compression
	w, _ := flate.NewWriter(&buf, flate.BestCompression) // the level is valid
	_, _ = w.Write(d.Text)                               // a buffer does not fail
	_ = w.Flush()
	d.Prefix = buf.Bytes()
	d.w, _ = flate.NewWriterDict(nil, flate.BestCompression, d.Text)
	return d
}

// Stream is what follows the prefix in the zlib stream of the dictionary and a payload.
func (d Dictionary) Stream(payload []byte) []byte {
	var out bytes.Buffer
	d.w.Reset(&out)
	_, _ = d.w.Write(payload) // a buffer does not fail
	_ = d.w.Close()
	sum := adler32.New()
	_, _ = sum.Write(d.Text)
	_, _ = sum.Write(payload)
	return binary.BigEndian.AppendUint32(out.Bytes(), sum.Sum32())
}

// A common is a text with what it saves where it stands in a dictionary.
type common struct {
	text  string
	saves int
}

// commonText joins the texts that save most, the best last, where references to them are shortest.
func commonText(sample [][]byte, size int) []byte {
	var chosen []string
	total := 0
	for _, c := range commonTexts(sample) {
		if total >= size {
			break
		}
		if slices.ContainsFunc(chosen, func(s string) bool { return strings.Contains(s, c.text) }) {
			continue
		}
		added := joined(chosen, c.text)
		if added == 0 {
			chosen = append(chosen, c.text)
			added = len(c.text)
		}
		total += added
	}
	slices.Reverse(chosen)
	return []byte(strings.Join(chosen, ""))
}

// joined puts a text together with one that overlaps it by half or more, and returns how much longer
// that has become; 0 when there is none.
func joined(chosen []string, text string) int {
	for i, s := range chosen {
		for k := len(text) - 1; k >= len(text)/2; k-- {
			if strings.HasSuffix(s, text[:k]) {
				chosen[i] = s + text[k:]
				return len(text) - k
			}
			if strings.HasPrefix(s, text[len(text)-k:]) {
				chosen[i] = text[:len(text)-k] + s
				return len(text) - k
			}
		}
	}
	return 0
}

// commonTexts are the texts of some lengths that three or more packs have, best first.
func commonTexts(sample [][]byte) []common {
	packs := map[string]int{}
	for _, p := range sample {
		in := map[string]bool{}
		for _, n := range []int{6, 9, 12, 18, 24, 36} {
			for i := 0; i+n <= len(p); i++ {
				if utf8.RuneStart(p[i]) && (i+n == len(p) || utf8.RuneStart(p[i+n])) {
					in[string(p[i:i+n])] = true
				}
			}
		}
		for text := range in {
			packs[text]++
		}
	}
	var all []common
	for text, n := range packs {
		if n > 2 {
			all = append(all, common{text, n * (len(text) - 3)}) // a reference takes about three bytes
		}
	}
	slices.SortFunc(
		all,
		func(a, b common) int { return cmp.Or(cmp.Compare(b.saves, a.saves), cmp.Compare(a.text, b.text)) },
	)
	return all
}
