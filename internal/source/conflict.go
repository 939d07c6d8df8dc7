package source

import (
	"bytes"
	"strings"

	"gazette/internal/diag"
	"gazette/internal/lang"
)

// A conflict is what git leaves in a file where two edits met: the lines of the one, those of the other,
// and the marks around them. The numbers count lines from 0; end is the line of the last mark.
//
//	<<<<<<< ours
//	||||||| base, in some settings
//	=======
//	>>>>>>> theirs
type conflict struct {
	begin, base, middle, end int
	ours, theirs             string // what git calls the two sides
}

// marked reports whether a text may have conflict marks. Most texts have no such signs, and need not be cut into
// lines.
func marked(data []byte) bool {
	return bytes.Contains(data, []byte("<<<<<<<")) || bytes.Contains(data, []byte(">>>>>>>"))
}

// conflicts finds the conflicts of a text, and the marks that belong to none. A line of ======= outside
// of a conflict is a heading in Markdown, so it is no mark.
func conflicts(lines [][]byte) (found []conflict, stray []int) {
	var open *conflict
	for i, line := range lines {
		sign, name := conflictMark(line)
		switch {
		case sign == '<':
			if open != nil {
				stray = append(stray, open.begin)
			}
			open = &conflict{begin: i, ours: name}
		case sign == '>' && (open == nil || open.middle == 0):
			stray = append(stray, i)
		case open == nil:
		case sign == '|' && open.middle == 0:
			open.base = i
		case sign == '=' && open.middle == 0:
			open.middle = i
		case sign == '>':
			open.end, open.theirs = i, name
			found = append(found, *open)
			open = nil
		}
	}
	if open != nil {
		stray = append(stray, open.begin)
	}
	return found, stray
}

// conflictMark returns the sign that a line has seven times at its start, and what follows it; 0 where
// the line is no mark.
func conflictMark(line []byte) (sign byte, name string) {
	const width = 7
	text := strings.TrimRight(string(line), " \t\r")
	if len(text) < width || !strings.ContainsRune("<|=>", rune(text[0])) {
		return 0, ""
	}
	if text[:width] != strings.Repeat(text[:1], width) || len(text) > width && text[width] != ' ' {
		return 0, ""
	}
	return text[0], strings.TrimSpace(text[width:])
}

// WithoutConflicts reports the conflicts of a text, one diagnostic each, and returns the text with the
// lines of ours alone, so that the rest of it can be checked. What is taken out becomes spaces: every line
// and every byte keeps its place.
func WithoutConflicts(file string, data []byte) ([]byte, diag.List) {
	var list diag.List
	if !marked(data) {
		return data, nil
	}
	lines := bytes.Split(bytes.Clone(data), []byte("\n")) // they share the copy's bytes
	found, stray := conflicts(lines)
	blank := func(from, to int) {
		for _, line := range lines[from : to+1] {
			copy(line, bytes.Repeat([]byte(" "), len(line)))
		}
	}
	for _, c := range found {
		ours := c.middle
		if c.base > 0 {
			ours = c.base
		}
		list.Add(diag.Pos{File: file, Line: c.begin + 1, Col: 1}, "conflict-marks",
			lang.Text{
				ZH: "git 未能合并此处的两处修改：%[1]s%[2]s，或%[3]s%[4]s",
				EN: "git could not join two edits here: %[1]s%[2]s, or %[3]s%[4]s",
			}.With(lineRange(c.begin+1, ours-1), side(c.ours), lineRange(c.middle+1, c.end-1), side(c.theirs)),
			lang.Text{
				ZH: "请保留其中一处，或把两处并成一处，并删去以 <<<<<<<、=======、>>>>>>> 开头的行",
				EN: "keep the lines of one, or make one of both, and delete the lines that begin with <<<<<<<, " +
					"======= and >>>>>>>",
			})
		blank(c.begin, c.begin)
		blank(ours, c.end)
	}
	for _, i := range stray {
		list.Add(diag.Pos{File: file, Line: i + 1, Col: 1}, "conflict-marks",
			lang.Text{
				ZH: "此行是 git 的冲突标记，其余标记已不在",
				EN: "this is one of git's conflict marks, without the others",
			},
			lang.Text{
				ZH: "请删去此行，并核对前后内容是否正确",
				EN: "delete the line, and see whether what stands around it is right",
			})
		blank(i, i)
	}
	return bytes.Join(lines, []byte("\n")), list
}

// lineRange names lines that are counted from 0, both included; there may be none.
func lineRange(first, last int) lang.Text {
	switch {
	case first > last:
		return lang.Text{ZH: "空白", EN: "nothing"}
	case first == last:
		return lang.Text{ZH: "第%d行", EN: "line %d"}.With(first + 1)
	}
	return lang.Text{ZH: "第%d至%d行", EN: "lines %d to %d"}.With(first+1, last+1)
}

// side is what git calls one of the two, in brackets.
func side(name string) lang.Text {
	if name == "" {
		return lang.Text{}
	}
	return lang.Text{ZH: "（%s）", EN: " (%s)"}.With(name)
}
