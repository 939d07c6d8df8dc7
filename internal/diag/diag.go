// Package diag holds positions and diagnostics: what is wrong, where, and what to do about it.
//
// It is the vocabulary of every stage and knows languages only. Diagnostics are results, not log
// lines: every stage returns a [List], the command sorts and prints it. Each message exists in
// Chinese and English, because the people who read it are commission staff.
//
// The text form is the one compilers print, so that editors can jump to the place:
//
//	content/plans/x/index.en.md:41:3: error: clause 3-2 is missing in English [missing-translation]
//	  hint: add it after clause 3-1
package diag

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gazette/internal/lang"
)

// A Pos is a place in a source file. Line and Col start at 1 and count characters; Line 0 means the
// whole file. In a table that somebody sent, Sheet is set and Line and Col are the row and the column.
type Pos struct {
	File      string `json:"file"` // slash-separated, from the site root
	Sheet     string
	Line, Col int
}

// String returns file, file:line or file:line:col, whichever is known; of a table file:Sheet1!C7.
func (p Pos) String() string {
	switch {
	case p.Sheet != "":
		return p.File + ":" + p.Cell()
	case p.Line == 0:
		return p.File
	case p.Col == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Col)
}

// Cell returns the place in a table as spreadsheets write it: Sheet1!C7, Sheet1!7 for a row.
func (p Pos) Cell() string {
	column := ""
	for n := p.Col; n > 0; n = (n - 1) / 26 {
		column = string(rune('A'+(n-1)%26)) + column
	}
	if p.Line == 0 {
		return strings.TrimSuffix(p.Sheet+"!"+column, "!")
	}
	return fmt.Sprintf("%s!%s%d", p.Sheet, column, p.Line)
}

// Compare orders positions by file, sheet, line and column.
func (p Pos) Compare(q Pos) int {
	return cmp.Or(
		cmp.Compare(p.File, q.File),
		cmp.Compare(p.Sheet, q.Sheet),
		cmp.Compare(p.Line, q.Line),
		cmp.Compare(p.Col, q.Col),
	)
}

// A Severity says whether a diagnostic stops the build.
type Severity int

// Error stops the build, Warning does not.
const (
	Error Severity = iota
	Warning
)

// A Note is another place that takes part in a fault.
type Note struct {
	Pos     Pos
	Message lang.Text
}

// A Diagnostic is one thing wrong with the content, at one place.
type Diagnostic struct {
	Pos      Pos
	Severity Severity
	Rule     string    // "missing-translation"
	Message  lang.Text // lower case, no full stop
	Hint     lang.Text // what to do about it, or empty
	Notes    []Note
}

// A List holds diagnostics in the order found; Sort puts them in reading order.
type List []Diagnostic

// Add appends an error.
func (l *List) Add(pos Pos, rule string, message, hint lang.Text, notes ...Note) {
	*l = append(*l, Diagnostic{Pos: pos, Rule: rule, Message: message, Hint: hint, Notes: notes})
}

// Warn appends a warning.
func (l *List) Warn(pos Pos, rule string, message, hint lang.Text, notes ...Note) {
	*l = append(*l, Diagnostic{Pos: pos, Severity: Warning, Rule: rule, Message: message, Hint: hint, Notes: notes})
}

// Sort orders the list by place, then rule, then message, and drops exact repeats.
func (l *List) Sort() {
	slices.SortStableFunc(*l, func(a, b Diagnostic) int {
		return cmp.Or(a.Pos.Compare(b.Pos), cmp.Compare(a.Severity, b.Severity),
			cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Message.EN, b.Message.EN))
	})
	*l = slices.CompactFunc(*l, func(a, b Diagnostic) bool {
		return a.Pos == b.Pos && a.Rule == b.Rule && a.Message == b.Message
	})
}

// Count returns how many errors and warnings the list holds.
func (l List) Count() (faults, warnings int) {
	for _, d := range l {
		if d.Severity == Error {
			faults++
		} else {
			warnings++
		}
	}
	return faults, warnings
}
