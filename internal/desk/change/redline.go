package change

import (
	"unicode"

	"gazette/internal/lang"

	"github.com/sergi/go-diff/diffmatchpatch"
)

// redline compares two texts word by word; a Chinese character counts as a word, and so does a whole
// number, so that 70 → 71 reads as such and not as 7[0→1].
func redline(language lang.Lang, old, now string) Redline {
	words := map[string]rune{}
	var back []string
	encode := func(s string) []rune {
		var out []rune
		for _, w := range split(s) {
			r, ok := words[w]
			if !ok {
				r = runeFor(len(back))
				words[w] = r
				back = append(back, w)
			}
			out = append(out, r)
		}
		return out
	}
	d := diffmatchpatch.New()
	d.DiffTimeout = 0 // the same texts give the same redline on a slow machine
	a, b := encode(old), encode(now)
	diffs := d.DiffCleanupSemantic(d.DiffMainRunes(a, b, false))
	line := Redline{Lang: language}
	for _, diff := range diffs {
		var text string
		for _, r := range diff.Text {
			text += back[number(r)]
		}
		op := map[diffmatchpatch.Operation]Op{diffmatchpatch.DiffEqual: Same, diffmatchpatch.DiffDelete: Deleted,
			diffmatchpatch.DiffInsert: Inserted}[diff.Type]
		line.Segments = append(line.Segments, Segment{op, text})
	}
	return line
}

// The library compares runes, so each word gets one; surrogates are no runes and are left out.
const firstSurrogate, surrogates = 0xD800, 0x800

func runeFor(n int) rune {
	r := rune(n + 1)
	if r >= firstSurrogate {
		r += surrogates
	}
	return r
}

func number(r rune) int {
	if r >= firstSurrogate {
		r -= surrogates
	}
	return int(r) - 1
}

// split cuts a text into words: runs of letters, runs of digits with their point, and single
// characters of all else.
func split(s string) []string {
	var out []string
	start, before := 0, other
	for i, r := range s {
		class := classOf(r)
		if i > 0 && (class != before || class == other) {
			out = append(out, s[start:i])
			start = i
		}
		before = class
	}
	if start < len(s) {
		out = append(out, s[start:])
	}
	return out
}

type class int

const (
	other class = iota
	letter
	digit
)

func classOf(r rune) class {
	switch {
	case unicode.Is(unicode.Han, r):
		return other
	case unicode.IsDigit(r) || r == '.':
		return digit
	case unicode.IsLetter(r) || r == '\'' || r == '’':
		return letter
	}
	return other
}

// Shortened leaves of long stretches that stayed the same only what stands next to a change.
func (r Redline) Shortened() []Segment {
	const around = 24 // characters
	var out []Segment
	for i, s := range r.Segments {
		chars := []rune(s.Text)
		if s.Op != Same || len(chars) <= 2*around {
			out = append(out, s)
			continue
		}
		head, tail := string(chars[:around])+"…", "…"+string(chars[len(chars)-around:])
		switch {
		case i == 0:
			out = append(out, Segment{Same, tail})
		case i == len(r.Segments)-1:
			out = append(out, Segment{Same, head})
		default:
			out = append(out, Segment{Same, head + " " + tail})
		}
	}
	return out
}
