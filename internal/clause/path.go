// Package clause knows how official documents number their parts: which forms a printed number has, how
// deep it lies, what the part's id is, and how it is cited.
//
// In the pipeline it stands above policy, whose clauses bear its paths. load cuts texts by it, check
// counts by it, render cites by it, and the desk reads documents that others send by it.
package clause

import (
	"strconv"
	"strings"
)

// A Kind is a kind of numbered part.
type Kind string

// The kinds, by what their ids begin with.
const (
	Item    Kind = ""      // 一、 （一） 1. （1） ①
	Chapter Kind = "ch"    // 第二章, a heading over articles
	Section Kind = "s"     // 第一节
	Article Kind = "a"     // 第十二条, counted through the document whatever its chapter
	Annex   Kind = "annex" // 附件2, or 附件 alone, whose number is 0
)

// A Step is one printed number.
type Step struct {
	Kind   Kind
	Number int
}

func (s Step) String() string {
	if s.Kind == Annex && s.Number == 0 {
		return string(Annex)
	}
	return string(s.Kind) + strconv.Itoa(s.Number)
}

// A Path is the printed numbers that lead to a part: 三、（二）8. is 3, 2, 8. It is empty for what stands
// before the first number.
type Path []Step

// Preamble is the id of what stands before the first numbered part.
const Preamble = "preamble"

// ID is the path of the printed numbers, "3-2-8": it does not depend on where the part stands, so that
// it survives editing. Articles are counted through a document, so theirs leaves out the chapter: "a12",
// its item （三） "a12-3". Chapters are "ch2", their sections "ch2-s1", the parts of an annex "annex2-1-3".
func (p Path) ID() string {
	if len(p) == 0 {
		return Preamble
	}
	var parts []string
	for _, s := range p {
		if s.Kind == Article && len(parts) > 0 {
			parts = annexOf(p)
		}
		parts = append(parts, s.String())
	}
	return strings.Join(parts, "-")
}

func annexOf(p Path) []string {
	if p[0].Kind == Annex {
		return []string{p[0].String()}
	}
	return nil
}

// Up is the path so many levels up; empty where there are not so many.
func (p Path) Up(levels int) Path { return p[:max(len(p)-levels, 0)] }

// Last is the last step of a path that is not empty.
func (p Path) Last() Step { return p[len(p)-1] }

// SplitRef cuts "3-2-8.p2" into the part's id and the paragraph, 0 for all of it. ok is false when what
// follows ".p" is no number above zero.
func SplitRef(ref string) (id string, paragraph int, ok bool) {
	id, p, found := strings.Cut(ref, ".p")
	if !found {
		return id, 0, true
	}
	n, err := strconv.Atoi(p)
	return id, n, err == nil && n > 0
}
