package document

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"gazette/internal/clause"
	"gazette/internal/lang"
)

// text reads plain text. Every line is a paragraph; a row of cells parted by tabs is one of a table. Lines that a page
// has broken in mid-sentence are joined, and that is said. Of two lines that are joined the first one gives the place.
func (r *reader) text(s string) []block {
	if loneStops(s) {
		return sentences(s)
	}
	var blocks []block
	for i, line := range strings.Split(s, "\n") {
		text := squeeze(line)
		if text == "" {
			continue
		}
		if cells := cellsOf(line); cells != nil {
			if n := len(blocks) - 1; n >= 0 && blocks[n].table() {
				blocks[n].rows = append(blocks[n].rows, cells)
			} else {
				blocks = append(blocks, block{line: i + 1, rows: [][]string{cells}})
			}
			continue
		}
		if n := len(blocks) - 1; n >= 0 && !blocks[n].table() && broken(blocks[n].text, text) {
			blocks[n].text += text
			r.doubt(i+1, "joined-lines", lang.Text{
				ZH: "此行接续上一行，已合并：…%s",
				EN: "this line continues the one before it and was joined to it: …%s",
			}.With(clip(text)),
				lang.Text{ZH: "请核对两行之间没有其他内容", EN: "see that nothing stands between them"})
			continue
		}
		blocks = append(blocks, block{line: i + 1, text: text})
	}
	return blocks
}

// cellsOf cuts a line with at least two tabs between words into cells; a line that begins with tabs begins with empty
// cells. It is nil for a line without tabs, and for one whose only tabs are in front, as for an indent.
func cellsOf(line string) []string {
	line = strings.TrimRight(line, " \t")
	if strings.Count(strings.TrimLeft(line, " \t"), "\t") < 1 {
		return nil
	}
	cells := strings.Split(line, "\t")
	for i := range cells {
		cells[i] = squeeze(cells[i])
	}
	return cells
}

// broken reports whether a line goes on in the next: Chinese running text that ends without a stop, and a next line
// that begins no clause. Short lines are headings, not lines that were broken. A line of 20 characters or less is a
// heading, and one with a colon near its end announces a list: neither goes on.
func broken(before, next string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(next)
	if !unicode.Is(unicode.Han, last) || !unicode.Is(unicode.Han, first) || !strings.ContainsAny(before, "，,。;；") {
		return false
	}
	if _, _, label := clause.Parse(next, lang.ZH); label || annexZH.MatchString(next) {
		return false
	}
	return utf8.RuneCountInString(before) > 20 && !strings.Contains(before[max(0, len(before)-30):], "：")
}

// squeeze makes single blanks of all space.
func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

var (
	stopLine = regexp.MustCompile(`(?m)^[ \t]*[.。]`)
	// Machine-made pages keep the space that paragraphs were indented with as a no-break space.
	indent = regexp.MustCompile(`\x{00a0}[ \x{00a0}]*| {3,}`)
)

// loneStops reports whether a text is laid out as some translating sites do: a line a sentence, its stop on the next
// line. Twenty of such lines are enough to tell; a plain text may have one or two by mistake.
func loneStops(s string) bool { return len(stopLine.FindAllString(s, 20)) == 20 }

// sentences reads such a text. A paragraph ends where a line holds the indent of the next one. It looks so, with a
// no-break space where a paragraph begins:
//
//	The plan is issued
//	. Please carry it out
//	.
func sentences(s string) []block {
	var blocks []block
	open := false
	for i, line := range strings.Split(s, "\n") {
		trimmed := strings.TrimLeft(line, " \t")
		if trimmed == "" {
			open = false
			continue
		}
		for j, part := range indent.Split(trimmed, -1) {
			part = squeeze(part)
			switch {
			case part == "":
				open = false
				continue
			case j > 0:
				open = false
			}
			if stop := strings.TrimLeft(part, ".。, "); len(blocks) > 0 && stop != part {
				last := &blocks[len(blocks)-1]
				last.text = strings.TrimRight(last.text, ".") + "."
				if stop == "" {
					continue
				}
				part = stop
			}
			if n := len(blocks); n > 0 && (open || strings.HasSuffix(blocks[n-1].text, ",")) {
				blocks[len(blocks)-1].text += " " + part
			} else {
				blocks = append(blocks, block{line: i + 1, text: part})
			}
			open = true
		}
	}
	return blocks
}

// clip makes text fit for a message.
func clip(s string) string {
	s = squeeze(s)
	if runes := []rune(s); len(runes) > 30 {
		return string(runes[:30]) + "…"
	}
	return s
}
