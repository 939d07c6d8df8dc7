package numeral

import (
	"strconv"
	"strings"
)

// A link is how two figures stand beside each other, from the loosest: the closer they stand, the more the second says
// of the first.
type link int

const (
	apart  link = iota
	listed      // 10, 20 and 30%
	upTo        // 10 to 20%
	tight       // 10-20%
)

func linkOf(between []rune) link {
	if len(between) > len(" and ") {
		return apart
	}
	switch strings.TrimSpace(string(between)) {
	case "-", "–", "—", "——", "~", "−", "‐", "‑", "―":
		return tight
	case "至", "到", "或", "to", "or":
		return upTo
	case "、", "和", "与", "/", "and", ",":
		return listed
	}
	return apart
}

// joinFigures lets a figure say what the one before it leaves out: in 10-20% the first is a
// percentage, in 5-10万 it may be five or fifty thousand, 2021-25 ends in 2025, and 1亿2000万 is one
// number. It goes backwards because in 5-10-15% the last decides for all.
func (n Numbers) joinFigures(text []rune, figures []figure) {
	for i := len(figures) - 2; i >= 0; i-- {
		f, next := &figures[i], &figures[i+1]
		if f.end == next.start {
			n.addSum(f, next)
			continue
		}
		how := linkOf(text[f.end:next.start])
		if how == apart || !f.plain() {
			continue
		}
		if next.percent && how == tight {
			f.percent = true
		}
		f.maybePercent = next.percent || next.maybePercent
		if next.shift > 0 && how >= upTo {
			f.soft = true
			n.possible(figureKey(f.whole, f.fraction, next.shift))
		}
		if how == tight && len(f.whole) == 4 && len(next.whole) == 2 && next.plain() && next.whole > f.whole[2:] {
			next.soft = true // or a month: 2005-12
			n.possible(f.whole[:2] + next.whole)
		}
	}
}

// addSum adds what two figures make together when the first ends in a power of ten and the second
// is less than that.
func (n Numbers) addSum(f, next *figure) {
	// With 62 bits each, the sum fits into 64; a figure with a fraction is none and joins nothing.
	a, errA := strconv.ParseUint(f.key(), 10, 62)
	b, errB := strconv.ParseUint(next.key(), 10, 62)
	if f.shift == 0 || errA != nil || errB != nil || len(next.key()) > f.shift || f.soft || next.percent {
		return
	}
	n.possible(f.key())
	f.whole, f.fraction, f.shift = strconv.FormatUint(a+b, 10), "", 0
	next.soft = true
}
