package document

import (
	"regexp"
	"slices"
	"unicode/utf8"

	"gazette/internal/lang"
)

var (
	contentsHead = regexp.MustCompile(`^(?:目录|(?i:(?:table of )?contents))$`)
	// Between a heading and its page a table of contents has dots or space.
	pageBehind = regexp.MustCompile(`[.…·•\s]*\d*$`)
)

// withoutContents leaves out a table of contents: else its lines would be the clauses, and the clauses repeats of
// them. It goes from its heading up to where the first of its entries stands again, and has headings only.
func (r *reader) withoutContents(blocks []block) []block {
	from := slices.IndexFunc(blocks, func(b block) bool { return b.words() && contentsHead.MatchString(bare(b.text)) })
	if from < 0 || from+2 >= len(blocks) {
		return blocks
	}
	first := bare(pageBehind.ReplaceAllString(blocks[from+1].text, ""))
	for i, b := range blocks[from+1:] {
		to := from + 1 + i
		if i > 0 && first != "" && bare(b.text) == first {
			r.doubt(blocks[from].line, "contents", lang.Text{
				ZH: "目录（%s 行）未收入，正文自第 %d 行起",
				EN: "the table of contents (%s) was left out; the text begins at line %d",
			}.With(lang.Count(to-from, "line", "lines"), b.line), lang.Text{})
			return slices.Concat(blocks[:from], blocks[to:])
		}
		if !b.words() || utf8.RuneCountInString(b.text) > longestPart || stops(b.text) {
			return blocks
		}
	}
	return blocks
}
