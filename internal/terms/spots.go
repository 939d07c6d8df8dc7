package terms

import (
	"strings"
	"unicode/utf8"

	porterstemmer "github.com/blevesearch/go-porterstemmer"
)

// A Spot is a term where it stands in a text, for an index that tells a row of terms by their positions.
type Spot struct {
	Term     string
	Position int // zero where the term only says that it is there
	Units    int // how many units it is made of
}

// between is how far the positions of two texts are apart: nobody asks for a row as long as that.
const between = 100

// A Spotter gathers the spots of texts, one after another. Positions are counted as Bleve counts those of a Chinese
// character and of a word, one after another; but a sentence's end takes one more, and so does what stands between
// two Chinese characters that do not touch.
type Spotter struct {
	Spots []Spot
	last  int // position
}

// Add adds those of a text in its units. Each unit has a position; a word has it also in the form that Bleve makes
// of it. Two units that touch, one of them Chinese, are a term without one, and so is a document number. Around a
// number that is written in words the text is read once more with the number.
func (s *Spotter) Add(text string, units []Unit) {
	s.row(text, units)
	read := withNumbers(units)
	for i, u := range read {
		if u.made {
			s.row(text, read[max(0, i-2):min(len(read), i+3)])
		}
	}
	for _, c := range citations(text) {
		s.Spots = append(s.Spots, Spot{c.Term, 0, 1})
	}
}

func (s *Spotter) row(text string, units []Unit) {
	if s.last > 0 {
		s.last += between
	}
	for i, u := range units {
		s.last++
		var before Unit
		if i > 0 {
			before = units[i-1]
			if u.Apart || !u.Glued && before.kind == hanUnit && u.kind == hanUnit {
				s.last++
			}
		}
		s.Spots = append(s.Spots, Spot{u.Term, s.last, 1})
		s.written(text, u)
		if i > 0 && u.Glued && (before.kind == hanUnit || u.kind == hanUnit) {
			s.Spots = append(s.Spots, Spot{before.Term + u.Term, 0, 2})
		}
		if i > 0 {
			s.joined(text, before, u)
		}
	}
}

// written adds the forms that Bleve makes of a word or a number.
func (s *Spotter) written(text string, u Unit) {
	if u.kind == hanUnit {
		return
	}
	bare := strings.TrimSuffix(u.Term, "%")
	if bare != u.Term {
		s.Spots = append(s.Spots, Spot{bare, s.last, 1})
	}
	if u.made {
		return
	}
	if form := bleveForm(text[u.Start:u.End]); form != bare && form != "" {
		s.Spots = append(s.Spots, Spot{form, s.last, 1})
	}
}

// joined adds what Bleve takes for one word where two units are: a.m, y_b, 2.09，50.
func (s *Spotter) joined(text string, a, b Unit) {
	if a.made || b.made || a.kind == hanUnit || b.kind == hanUnit || b.Start <= a.End {
		return
	}
	mark, size := utf8.DecodeRuneInString(text[a.End:b.Start])
	if a.End+size == b.Start && (mark == '_' || a.kind == b.kind && strings.ContainsRune(".:,;'", halfWidth(mark))) {
		s.Spots = append(s.Spots, Spot{bleveForm(text[a.Start:b.End]), 0, 1})
	}
}

// bleveForm is a word as Bleve's filters leave it: of half width, in lower case, without the English possessive,
// stemmed.
func bleveForm(word string) string {
	return bleveForms.of(word, func(word string) string {
		word = strings.ToLower(strings.Map(halfWidth, strings.TrimSuffix(word, "%")))
		word = strings.TrimSuffix(word, "％")
		for _, possessive := range []string{"'s", "’s"} {
			word = strings.TrimSuffix(word, possessive)
		}
		return string(porterstemmer.StemWithoutLowerCasing([]rune(word)))
	})
}

// halfWidth is a character of full width in half width.
func halfWidth(r rune) rune {
	if r >= 0xFF01 && r <= 0xFF5E {
		return r - 0xFEE0
	}
	return r
}

// A Row is the terms in a row that a term of a query is made of.
type Row struct {
	Terms    []string
	One      bool   // all of them together are a term for a Spotter too
	Touching []bool // whether each is a term with the next, which its position does not prove
}

// Row is what a term of an alternative is made of.
func (a Alternative) Row(term string) Row {
	for i := range a.Units {
		joined := ""
		for n := 0; n < 3 && i+n < len(a.Units) && (n == 0 || a.Units[i+n].Glued); n++ {
			if joined += a.Units[i+n].Term; joined == term {
				return rowIn(a.Units[i : i+n+1])
			}
		}
		if i+1 < len(a.Units) && pair(a.Units[i], a.Units[i+1]) == term {
			return Row{Terms: []string{a.Units[i].Term, a.Units[i+1].Term}}
		}
	}
	return Row{Terms: []string{term}, One: true}
}

func rowIn(units []Unit) Row {
	row := Row{One: len(units) < 3}
	for i, u := range units {
		row.Terms = append(row.Terms, u.Term)
		if i > 0 {
			before := units[i-1].kind
			row.Touching = append(row.Touching, before != u.kind && (before == hanUnit || u.kind == hanUnit))
		}
	}
	return row
}
