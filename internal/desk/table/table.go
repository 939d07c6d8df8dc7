// Package table takes in the tables that others send: workbooks and CSV files of counties.
//
// It stands after load and before the second check: the bytes of a table and the model go in, and out
// come proposed changes to the source files, with a line for each figure (new, changed, same, refused)
// and diagnostics by cell. It writes nothing; the command checks the changed site and hands the
// changes to revise. Only this package knows how a workbook that was sent is laid out.
//
// # What it reads
//
// A table has a row of headings, in Chinese or English, in any order, and rows below it. Four layouts
// are told by their headings: one figure a row (a column for the value), one county a row (a column
// for each target), pairs of hospitals, and hospitals with what is known of them (address,
// telephone …). What stands above the headings may name the date, the source, the target and the
// status for all rows ("截至 2025年6月", "来源：…").
//
// Nothing is dropped in silence: totals, notes, hidden rows and columns, empty cells and columns that
// mean nothing to it are named.
package table

import (
	"gazette/internal/desk/revise"
	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/source"
	"slices"
)

// Options are what a table may leave unsaid. Each is used where the table itself says nothing.
type Options struct {
	Today  policy.Date
	Date   policy.Date
	Source policy.Source
	Why    lang.Text // the reason for corrections
	Plan   string    // the slug of the plan, where a target's name or a pair leaves it open

	Refused []Refusal // what [Proposal.Trace] found when it was tried before: these figures are refused
}

// An Outcome is what becomes of a figure in the table. Tables are sent again and again, most of them with the figures
// of last time in them: the outcome tells an editor which few of a hundred lines need a look.
type Outcome string

// The outcomes. New: the site has no figure for that target, place and time. Changed: it has another one, or the same
// one with another status or note. Same: nothing is written. Refused: the list says why.
const (
	New     Outcome = "new"
	Changed Outcome = "changed"
	Same    Outcome = "same"
	Refused Outcome = "refused"
)

// A Line is a figure of the table and what becomes of it.
type Line struct {
	Pos     diag.Pos
	Outcome Outcome
	About   lang.Text // "嵩县 县域就诊率 2025-06"
	Was, Is lang.Text // the figures: Was of a changed one, Is of one that is new or changed
	Why     lang.Text // of a changed one
}

// A Proposal is what a table would change. Silent lists counties and not figures: that a county sent nothing shows in
// no cell, and whoever collects the tables has to ask it. Changes are empty where every line is the same or refused.
type Proposal struct {
	Lines   []Line
	Silent  []*policy.Region // the counties that the targets of the table bind too, and of which it says nothing
	Changes []revise.Change  // for all lines that are not refused

	traced map[string]*tracedFile // the files of Changes
}

// Count returns how many lines have an outcome.
func (p *Proposal) Count(o Outcome) int {
	n := 0
	for _, line := range p.Lines {
		if line.Outcome == o {
			n++
		}
	}
	return n
}

// Propose holds the sheets of tables against the model and its files. A line is refused when the list has an error at
// its place; other errors are about a table as a whole. The tables of several senders go in together: that two of them
// contradict each other shows only so. The changes are not checked here: the command loads the site with them and asks
// the rules, and proposes again without the figures that these refuse (see [Proposal.Trace]).
func Propose(m *policy.Model, tree *source.Tree, o Options, books ...*Book) (*Proposal, diag.List) {
	p := &proposer{m: m, o: o, edits: newEdits(tree), named: map[*policy.Region]bool{},
		asked: map[*policy.Target]bool{}}
	var all []*sheet
	for _, b := range books {
		all = append(all, b.sheets...)
	}
	used := map[string]int{}
	p.sheets = all
	for _, s := range all {
		p.sheet = s
		// A file of which no sheet was read must be in the map as well: without an entry it would not be a fault.
		used[s.file] += 0
		if p.table() {
			used[s.file]++
		}
	}
	// Each sheet has been named with what it lacks; a workbook of which nothing is used is a fault.
	for i := range p.list {
		if p.list[i].Rule == "no-header" && used[p.list[i].Pos.File] == 0 {
			p.list[i].Severity = diag.Error
		}
	}
	p.settle()
	filled := map[string]bool{}
	for _, line := range p.lines {
		filled[line.Pos.File] = true
	}
	for file, sheets := range used {
		told := slices.ContainsFunc(p.list, func(d diag.Diagnostic) bool {
			// A column of figures was refused, perhaps, or another file has them all.
			return (d.Severity == diag.Error || d.Rule == "repeated-row") && d.Pos.File == file
		})
		if sheets > 0 && !filled[file] && !told {
			p.list.Warn(diag.Pos{File: file}, "no-rows", lang.Text{
				ZH: "只有表头，没有数据",
				EN: "there are headings but no figures",
			},
				lang.Text{ZH: "请在表头下方填写数据", EN: "fill in the rows below the headings"})
		}
	}
	p.list.Sort()
	sortLines(p.lines)
	changes, traced := p.edits.changes()
	return &Proposal{Lines: p.lines, Silent: p.silent(), Changes: changes, traced: traced}, p.list
}

// A proposer carries what every step needs: the model, the sheet at hand, the claims so far. Sheets are read one after
// the other into claims, pairs and facts; only settle, when all have been read, compares them with each other and with
// the site, and fills lines and edits.
type proposer struct {
	m      *policy.Model
	o      Options
	sheet  *sheet   // at hand
	sheets []*sheet // all
	list   diag.List
	claims []*claim
	pairs  []*pair
	facts  []*fact
	lines  []Line
	edits  *edits

	named map[*policy.Region]bool // counties that the table names with a figure, be it a refused one
	asked map[*policy.Target]bool // of which it says something

	index  *index
	paired map[pairing]*pair // the first pair of each
	order  int               // the number of the last pair; 0: none is new yet

	formerly map[string]bool // former names that a file has, and that have been told

	refused map[diag.Pos][]diag.Diagnostic // by figure: o.Refused
}

// silent finds the counties that a target of the table binds as it does others, and that it does not name. Of targets
// for provinces, cities or hospitals nobody is missed: one table seldom covers them all.
func (p *proposer) silent() (missing []*policy.Region) {
	asked := map[*policy.Region]bool{}
	for t := range p.asked {
		for _, r := range t.Subjects {
			asked[r] = asked[r] || t.Scope == "county"
		}
	}
	for _, r := range p.m.Regions {
		if asked[r] && !p.named[r] {
			missing = append(missing, r)
		}
	}
	return missing
}

// refuse adds an error at a cell and returns false, for steps to pass on.
func (p *proposer) refuse(pos diag.Pos, rule string, message, hint lang.Text, notes ...diag.Note) bool {
	p.list.Add(pos, rule, message, hint, notes...)
	return false
}

func (p *proposer) at(row, col int) diag.Pos { return p.sheet.pos(row, col) }
