package terms

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// A unitKind says what a unit is.
type unitKind uint8

const (
	hanUnit    unitKind = iota + 1 // one Chinese character
	numberUnit                     // 2025, 1.5, 90%
	wordUnit                       // a word in the form that it is compared in
	citeUnit                       // a document number: 〔2022〕109号
)

// A Unit is the least that is compared: a Chinese character, a number or a word.
type Unit struct {
	Term       string
	Typed      string // of a word: before it was stemmed
	Start, End int    // bytes of the text
	Glued      bool   // touches the unit before it, but for marks that nobody types
	Apart      bool   // a full stop or the like stands between it and the unit before it
	kind       unitKind
	made       bool // read from other units: 90% from 百分之九十
}

// Units cuts a text into units as they are written.
func Units(text string) []Unit {
	s := scanners.Get().(*scanner)
	defer scanners.Put(s)
	*s = scanner{text: text, chars: s.chars[:0], units: make([]Unit, 0, len(text)/4)}
	for i, r := range text {
		if f := fold(r); f != ignored {
			s.chars = append(s.chars, char{f, i})
		}
	}
	s.chars = append(s.chars, char{at: len(text)})
	end := -1
	for s.next < len(s.chars)-1 {
		start, apart := s.next, s.apart
		u, ok := s.unit()
		if !ok {
			if start == end && strings.ContainsRune(glue, s.chars[start].folded) {
				end = s.next
			}
			continue
		}
		u.Start, u.End = s.chars[start].at, s.chars[s.next].at
		u.Glued, u.Apart = start == end, apart
		s.units, s.apart, end = append(s.units, u), false, s.next
	}
	units := s.units
	*s = scanner{chars: s.chars} // for the next text
	return units
}

// scanners are kept for their characters, of which a text has thousands.
var scanners = sync.Pool{New: func() any { return new(scanner) }}

// glue are marks within words that nobody types: quotation and title marks, brackets, middle dots. What stands on
// either side of one touches.
const glue = "\"'“”《》〈〉「」『』【】()·・"

// A char is a folded character and where it stands.
type char struct {
	folded rune
	at     int
}

// A scanner reads units; the last of its characters is a zero that ends every run.
type scanner struct {
	text  string
	chars []char
	next  int
	apart bool
	units []Unit
}

// unit reads the unit that begins at the next character, or passes over that character.
func (s *scanner) unit() (Unit, bool) {
	r := s.chars[s.next].folded
	switch {
	case isHan(r):
		s.next++
		return Unit{Term: s.written(s.next-1, r), kind: hanUnit}, true
	case IsDigit(r) || IsLetter(r):
		return s.word(), true
	case strings.ContainsRune(".;:!?。\n", r):
		s.apart = true
	}
	s.next++
	return Unit{}, false
}

// word reads a run of letters and digits: a number when it has no letters.
func (s *scanner) word() Unit {
	run := s.run(func(r rune) bool { return IsDigit(r) || IsLetter(r) })
	if digits := strings.TrimRight(run, "abcdefghijklmnopqrstuvwxyz"); digits != "" && isNumeral(digits) {
		switch run[len(digits):] {
		case "":
			return s.number(run)
		case "st", "nd", "rd", "th":
			return Unit{Term: digits, kind: numberUnit}
		}
	}
	for s.at(0) == '\'' && IsLetter(s.at(1)) {
		s.next++
		if rest := s.run(IsLetter); rest != "s" {
			run += rest
		}
	}
	return Unit{Term: Stem(run), Typed: run, kind: wordUnit}
}

// number reads what may follow the first digits of a number: groups of thousands, decimals, %.
func (s *scanner) number(run string) Unit {
	for grouped := len(run) <= 3; grouped && s.at(0) == ',' && s.digits(1) == 3; {
		s.next++
		run += s.run(IsDigit)
	}
	if s.at(0) == '.' && s.digits(1) > 0 && !IsLetter(s.at(1+s.digits(1))) {
		s.next++
		run += "." + s.run(IsDigit)
	}
	if s.at(0) == '%' {
		s.next++
		run += "%"
	}
	return Unit{Term: run, kind: numberUnit}
}

func (s *scanner) run(in func(rune) bool) string {
	var b strings.Builder
	for ; in(s.at(0)); s.next++ {
		b.WriteRune(s.at(0))
	}
	return b.String()
}

// at is the folded character n places on.
func (s *scanner) at(n int) rune { return s.chars[min(s.next+n, len(s.chars)-1)].folded }

// written is a folded character as a string: a part of the text, where that has it so.
func (s *scanner) written(i int, folded rune) string {
	if r, size := utf8.DecodeRuneInString(s.text[s.chars[i].at:]); r == folded {
		return s.text[s.chars[i].at : s.chars[i].at+size]
	}
	return string(folded)
}

// digits counts the digits that begin n places on.
func (s *scanner) digits(n int) int {
	count := 0
	for IsDigit(s.at(n + count)) {
		count++
	}
	return count
}

func isNumeral(s string) bool { return strings.Trim(s, "0123456789") == "" }
