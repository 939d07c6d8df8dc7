package change

import (
	"unicode"

	"gazette/internal/lang"

	"github.com/sergi/go-diff/diffmatchpatch"
)

// redlineOf compares two texts word by word; a Chinese character counts as a word, and so does a whole
// number, so that 70 → 71 reads as such and not as 7[0→1].
func redlineOf(language lang.Lang, old, now string) redline {
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
	line := redline{Lang: language}
	for _, diff := range diffs {
		var text string
		for _, r := range diff.Text {
			text += back[number(r)]
		}
		what := map[diffmatchpatch.Operation]op{diffmatchpatch.DiffEqual: same, diffmatchpatch.DiffDelete: deleted,
			diffmatchpatch.DiffInsert: inserted}[diff.Type]
		line.Segments = append(line.Segments, segment{what, text})
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
func (r redline) Shortened() []segment {
	const around = 24 // characters
	var out []segment
	for i, s := range r.Segments {
		chars := []rune(s.Text)
		if s.Op != same || len(chars) <= 2*around {
			out = append(out, s)
			continue
		}
		head, tail := string(chars[:around])+"…", "…"+string(chars[len(chars)-around:])
		switch {
		case i == 0:
			out = append(out, segment{same, tail})
		case i == len(r.Segments)-1:
			out = append(out, segment{same, head})
		default:
			out = append(out, segment{same, head + " " + tail})
		}
	}
	return out
}
