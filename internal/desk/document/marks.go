package document

import (
	"slices"

	"gazette/internal/clause"
	"gazette/internal/lang"
)

// A mark is a printed number at the head of a block. Marks are found before there are clauses, to see where the
// document begins and whether it is there twice.
type mark struct {
	at    int // the block
	label clause.Label
	title string
	top   bool // of the highest level
}

// key is the same for a clause and its repeat: the printed number with the first 40 characters, as copies of a page
// differ in how lines end.
func (m mark) key() string {
	title := []rune(m.title)
	return m.label.Printed + string(title[:min(len(title), 40)])
}

// marks finds the printed numbers at the heads of blocks, and which are of the highest level. Two equal marks in a row
// are one: a headline that the page repeats.
func (r *reader) marks(blocks []block) []mark {
	var marks []mark
	for i, b := range blocks {
		if b.table() {
			continue
		}
		label, title, ok := r.label(b.text)
		if !ok || len(marks) > 0 && marks[len(marks)-1].label == label && marks[len(marks)-1].title == title {
			continue
		}
		marks = append(marks, mark{i, label, title, false})
	}
	top := r.top(beforeAnnexes(marks))
	for i := range marks {
		marks[i].top = marks[i].label.Style == top
	}
	return marks
}

// beforeAnnexes are the marks of the text itself. Annexes have numbers of their own, which say nothing about where the
// text begins or how deep its clauses lie. Where an annex comes first, it is the text.
func beforeAnnexes(marks []mark) []mark {
	if i := slices.IndexFunc(marks, mark.annex); i > 0 {
		return marks[:i]
	}
	return marks
}

func (m mark) annex() bool { return m.label.Style == clause.AnnexHead }

// top is the highest level: in Chinese the highest form that occurs, since a head may have a list of its own. In
// English the form of an article may begin a sentence, so that there must be one with the number 1.
func (r *reader) top(marks []mark) clause.Style {
	top := clause.Style(0)
	if r.lang == lang.EN {
		top = clause.Dot
	}
	for _, m := range marks {
		if s := m.label.Style; top == 0 || s < top && (r.lang == lang.ZH || s != word && m.label.Number == 1) {
			top = s
		}
	}
	return top
}
