package policy

import (
	"strconv"

	"gazette/internal/lang"
	"gazette/internal/richtext"
)

// A Place is a clause, or a paragraph of one, as records name it: 3-2-8, 3-2-8.p2.
type Place struct {
	Clause    string
	Paragraph int // 0 for the whole clause
}

func (p Place) String() string {
	if p.Paragraph == 0 {
		return p.Clause
	}
	return p.Clause + ".p" + strconv.Itoa(p.Paragraph)
}

// A placeText is what stands at a place: of a clause its title and paragraphs, in both languages.
type placeText struct{ zh, en string }

// at is what stands at a place; ok is false where the plan has no such place.
func (d *Document) at(p Place) (text placeText, ok bool) {
	c := d.Clause(p.Clause)
	if c == nil {
		return placeText{}, false
	}
	of := func(l lang.Lang) string {
		t := c.In(l)
		switch {
		case p.Paragraph == 0:
			return t.Plain()
		case p.Paragraph <= len(t.Body):
			return richtext.PlainBlocks(t.Body[p.Paragraph-1 : p.Paragraph])
		}
		return ""
	}
	text = placeText{of(lang.ZH), of(lang.EN)}
	return text, text != placeText{}
}

// like are the places of a kind, clauses or paragraphs, that a plan has.
func (d *Document) like(p Place) []Place {
	var all []Place
	for _, c := range d.Clauses {
		if p.Paragraph == 0 {
			all = append(all, Place{Clause: c.ID})
			continue
		}
		for n := range max(len(c.ZH.Body), len(c.EN.Body)) {
			all = append(all, Place{c.ID, n + 1})
		}
	}
	return all
}

// How alike two texts are, from 0 to 1. What moved has at least mostOf of its words, and so much more of them than what
// stands in its place now, unless it is word for word the same.
const (
	mostOf = 0.7
	farBy  = 0.25
)

// Moved finds what stood at a place of an earlier state of the plan, where another text stands there now: a paragraph
// that was put in before it, or a clause, has pushed it on. ok is false where it stands as it did, was only edited, or
// is gone.
func (d *Document) Moved(was *Document, from Place) (to Place, ok bool) {
	before, there := was.at(from)
	now, still := d.at(from)
	if !there || !still || now == before {
		return Place{}, false
	}
	best := 0.0
	for _, p := range d.like(from) {
		text, _ := d.at(p)
		if old, _ := was.at(p); p == from || old == text { // what stood there already is another text
			continue
		}
		if share := before.alike(text); share > best {
			to, best = p, share
		}
	}
	return to, best == 1 || best >= mostOf && best >= before.alike(now)+farBy
}

// alike compares the language in which less stayed: a text moves in both.
func (t placeText) alike(other placeText) float64 {
	share := 1.0
	for _, pair := range [][2]string{{t.zh, other.zh}, {t.en, other.en}} {
		if pair != [2]string{} {
			share = min(share, shared(pair[0], pair[1]))
		}
	}
	return share
}

// shared is the share of pairs of characters that two texts have in common, 1 for the same text.
func shared(a, b string) float64 {
	if a == b {
		return 1
	}
	x, y := pairsOf(a), pairsOf(b)
	common, all := 0, 0
	for pair, n := range x {
		common += min(n, y[pair])
		all += n
	}
	for _, n := range y {
		all += n
	}
	if all == 0 {
		return 0
	}
	return min(2*float64(common)/float64(all), 0.99) // the same pairs in another order are another text
}

func pairsOf(s string) map[[2]rune]int {
	pairs := map[[2]rune]int{}
	last := rune(0)
	for _, r := range s {
		pairs[[2]rune{last, r}]++
		last = r
	}
	return pairs
}
