package table

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
)

// A State is what became of a table as a whole. A receipt is sent back as a file, so that its state must say all: the
// sender does not see what the editors see.
type State string

// The states.
const (
	Taken     State = "taken"
	Returned  State = "returned"  // it has faults
	HeldBack  State = "held-back" // nothing is wrong with it, but with another that came with it
	Previewed State = "previewed" // nothing has been written yet

	// No fault was found in any table, and yet the site could not take them in.
	NotWritten State = "not-written"
)

var stateWords = map[State]lang.Text{
	Taken: {ZH: "已收入", EN: "taken in"},
	Returned: {ZH: "有问题，请按下列说明改正后重新报送",
		EN: "not taken in: please correct what is listed below and send it again"},
	HeldBack: {ZH: "本表没有问题，待一并报送的其他表格改正后收入",
		EN: "nothing is wrong with it; it is taken in when the others that came with it are corrected"},
	Previewed: {ZH: "已核对，尚未写入", EN: "read, and nothing written yet"},
	NotWritten: {ZH: "本表可以读取，但写入后网站会出现问题，或未能写入，因此暂未收入；由网站编辑核对后答复",
		EN: "it could be read, but the site would have faults with it, or could not be written, so nothing was " +
			"taken in; its editors will look into it and answer"},
}

// A Receipt tells those who sent a table what became of it. Faults may be about other files, too: what is no concern
// of the sender is left out (see placeOf).
type Receipt struct {
	File     string
	Proposal *Proposal // may be of several tables
	Faults   diag.List
	State    State
	On       policy.Date
}

// With adds to a proposal the lines of another that come from some files, and takes over its changes. What it says of
// counties that are silent stays: it was made of more tables. A nil proposal is an empty one. Tables are proposed
// twice where some are refused: once together, to tell each sender of every fault, and once without those. The
// receipts need the lines of both.
func (p *Proposal) With(q *Proposal, from func(file string) bool) *Proposal {
	both := &Proposal{Silent: q.Silent, Changes: q.Changes}
	if p != nil {
		both.Silent, both.Lines = p.Silent, p.Lines
	}
	for _, line := range q.Lines {
		if from(line.Pos.File) {
			both.Lines = append(both.Lines, line)
		}
	}
	sortLines(both.Lines)
	return both
}

// sortLines puts lines in the order of the cells, whatever the order in which they were decided.
func sortLines(lines []Line) {
	slices.SortStableFunc(lines, func(a, b Line) int {
		return cmp.Or(a.Pos.Compare(b.Pos), cmp.Compare(a.About.EN, b.About.EN))
	})
}

// Of is the part of a proposal that comes from one file.
func (p *Proposal) Of(file string) *Proposal {
	of := &Proposal{}
	for _, line := range p.Lines {
		if line.Pos.File == file {
			of.Lines = append(of.Lines, line)
		}
	}
	return of
}

// Text writes the receipt. It begins so, as plain text, which can be pasted into a message:
//
//	Receipt: a.csv (2026-06-30)
//	Outcome: taken in
//	1 new, 0 changed, 3 the same, 0 refused
func (r Receipt) Text(l lang.Lang) string {
	var b strings.Builder
	say := func(t lang.Text, args ...any) { fmt.Fprintf(&b, t.In(l)+"\n", args...) }
	own := r.Proposal.Of(r.File)
	say(lang.Text{ZH: "回执：%s（%s）", EN: "Receipt: %s (%s)"}, r.File, r.On)
	say(lang.Text{ZH: "结果：%s", EN: "Outcome: %s"}, stateWords[r.State].In(l))
	say(lang.Text{ZH: "新增 %d，更改 %d，相同 %d，不能导入 %d", EN: "%d new, %d changed, %d the same, %d refused"},
		own.Count(New), own.Count(Changed), own.Count(Same), own.Count(Refused))
	for _, part := range []struct {
		heading lang.Text
		refused bool
	}{
		{lang.Text{ZH: "看懂的数值", EN: "Figures that were understood"}, false},
		{lang.Text{ZH: "不能导入的数值", EN: "Figures that were refused"}, true},
	} {
		first := true
		for _, line := range own.Lines {
			if (line.Outcome == Refused) != part.refused {
				continue
			}
			if first {
				say(lang.Text{ZH: "\n%s：", EN: "\n%s:"}, part.heading.In(l))
				first = false
			}
			say(lang.Text{ZH: "  %s：%s：%s", EN: "  %s: %s: %s"}, line.Pos.Cell(), line.About.In(l), line.Is.In(l))
		}
	}
	r.reasons(l, say)
	return b.String()
}

// reasons lists what is wrong, and what was noticed, each with what to do.
func (r Receipt) reasons(l lang.Lang, say func(lang.Text, ...any)) {
	first := true
	for _, d := range r.Faults {
		place := r.placeOf(d)
		if place == "" {
			continue
		}
		if first {
			say(lang.Text{ZH: "\n说明：", EN: "\nRemarks:"})
			first = false
		}
		say(lang.Text{ZH: "  %s：%s", EN: "  %s: %s"}, place, d.Message.In(l))
		if hint := d.Hint.In(l); hint != "" {
			say(lang.Text{ZH: "    → %s", EN: "    → %s"}, hint)
		}
	}
}

// placeOf is where in the table something is wrong: its cell, or the one that another table is held against, with the
// place in that. Empty: the fault is about other tables only. “B3 ← other.csv:B4” says that B3 of this one was held
// against B4 of that.
func (r Receipt) placeOf(d diag.Diagnostic) string {
	if d.Pos.File == r.File {
		return cmp.Or(d.Pos.Cell(), d.Pos.File)
	}
	for _, note := range d.Notes {
		if note.Pos.File == r.File {
			return note.Pos.Cell() + " ← " + d.Pos.String()
		}
	}
	return ""
}
