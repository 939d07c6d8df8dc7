package document

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"gazette/internal/clause"
	"gazette/internal/lang"
)

// pageNumber is a line such as “— 3 —” (GB/T 9704 sets the number between two dashes) or a bare “3”.
var pageNumber = regexp.MustCompile(`^[-—–－·\s]*\d{1,4}[-—–－·\s]*$`)

// A space between a Chinese sign and a number or a Latin word is shown on a page, and no text has it.
var (
	spaceBehind = regexp.MustCompile(`([\x{2E80}-\x{FFEF}]) ([0-9A-Za-z])`)
	spaceBefore = regexp.MustCompile(`([0-9A-Za-z%]) ([\x{2E80}-\x{FFEF}])`)
)

// fullLine is how much of the width of a page a line takes that its paragraph goes on behind.
const fullLine = 0.9

// pages reads the text of pages that were printed, line by line: the number of a page at its head or its foot goes,
// and a line as wide as the page goes on in the next, also of the next page. Lines are counted as in the file. The
// text is that of pdftotext with its layout: a form feed ends each page. Whether a line goes on is told by its width
// alone, because the paper's paragraphs have no other sign: “…提高县级医院能” is full, and 力 follows on the next
// line.
func (r *reader) pages(s string) []block {
	var blocks []block
	width := widthOf(strings.FieldsFunc(s, func(c rune) bool { return c == '\n' || c == '\f' }))
	full, number := false, 0
	for _, page := range strings.Split(s, "\f") {
		lines := strings.Split(page, "\n")
		first, end := withoutNumber(lines)
		for i, line := range lines[:end] {
			text := spaceBefore.ReplaceAllString(spaceBehind.ReplaceAllString(squeeze(line), "$1$2"), "$1$2")
			if i < first || text == "" {
				full = full && i < first // a blank line ends a paragraph
				continue
			}
			_, _, label := clause.Parse(text, lang.ZH)
			if n := len(blocks) - 1; full && !label {
				blocks[n].text = joined(blocks[n].text, text)
			} else {
				blocks = append(blocks, block{line: number + i + 1, text: text})
			}
			full = columns(line) >= fullLine*width && (!stops(text) || columns(line) >= width)
		}
		number += len(lines) - 1
	}
	if len(blocks) > 0 {
		r.doubt(0, "joined-lines", lang.Text{
			ZH: "PDF 的各行已合并为段落，页码已略去；表格和图片未收入",
			EN: "the lines of the PDF were joined into paragraphs and the numbers of its pages left out; tables and " +
				"pictures were not taken",
		}, lang.Text{
			ZH: "请与原件逐段核对",
			EN: "compare it with the original, paragraph by paragraph",
		})
	}
	return blocks
}

// withoutNumber is where the text of a page begins and ends, between blank lines and the number of the page.
func withoutNumber(lines []string) (first, end int) {
	blank := func(i int) bool { return strings.TrimSpace(lines[i]) == "" }
	end = len(lines)
	skip := func() {
		for first < end && blank(first) {
			first++
		}
		for end > first && blank(end-1) {
			end--
		}
	}
	skip()
	switch {
	case end > first && pageNumber.MatchString(lines[end-1]):
		end--
	case end > first && pageNumber.MatchString(lines[first]):
		first++
	}
	skip()
	return first, end
}

// joined puts a space between two Latin words that a line's end parted. Chinese has no space there: “能” and “力” are
// one word again.
func joined(before, next string) string {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(next)
	if last < 0x2E80 && first < 0x2E80 {
		return before + " " + next
	}
	return before + next
}

// widthOf is the width that nine lines in ten keep within: headings and tables may stand out.
func widthOf(lines []string) float64 {
	var widths []float64
	for _, line := range lines {
		if strings.TrimSpace(line) != "" {
			widths = append(widths, columns(line))
		}
	}
	if len(widths) == 0 {
		return 0
	}
	slices.Sort(widths)
	return widths[len(widths)*9/10]
}

// columns is how wide a line is in columns of a page: a Chinese character takes two.
func columns(line string) float64 {
	n := 0.0
	for _, c := range strings.TrimSpace(line) {
		if n++; c >= 0x2E80 {
			n++
		}
	}
	return n
}
