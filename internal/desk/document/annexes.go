package document

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"gazette/internal/clause"
	"gazette/internal/lang"
)

// How documents print the line that names an annex, with its title behind or below it: 附件1, 附件 1, 附件一：医院名单,
// Annex 1: List of hospitals. The first group is the number, the second the title.
var (
	annexZH = regexp.MustCompile(`^附 ?件 ?([0-9〇零一二三四五六七八九十]*)(?: ?[：:、.．] ?| |$)(.*)$`)
	annexEN = regexp.MustCompile(`^(?i:annex|appendix|attachment)(?: ([0-9]+))?(?: ?[:.] ?| [-–—] |$)(.*)$`)
)

// An annexLine is a line that names an annex.
type annexLine struct{ number, title string }

// annexLine reads a line that names an annex. What is long or ends as a sentence does only begins with the word:
// 附件1、附件2与本办法同时施行。
func (r *reader) annexLine(b block) (annexLine, bool) {
	form := annexZH
	if r.lang == lang.EN {
		form = annexEN
	}
	m := form.FindStringSubmatch(squeeze(b.text))
	if !b.words() || m == nil || utf8.RuneCountInString(b.text) > longestPart || m[2] != "" && stops(m[2]) {
		return annexLine{}, false
	}
	return annexLine{m[1], m[2]}, true
}

// annexes makes each line that names an annex one that the site reads as such, with the title in a line of its own. It
// leaves out the list of annexes that documents print between the text and the signature (GB/T 9704-2012, section
// 7.3.4), and says so: its numbers are not those of clauses.
func (r *reader) annexes(blocks []block) []block {
	var kept []block
	for i := 0; i < len(blocks); i++ {
		b := blocks[i]
		if n := r.annexList(blocks[i:]); n > 0 {
			r.listedAnnexes(blocks[i : i+n])
			i += n - 1
			continue
		}
		line, ok := r.annexLine(b)
		if !ok {
			kept = append(kept, b)
			continue
		}
		head := strings.TrimSpace(lang.Text{ZH: "附件", EN: "Annex "}.In(r.lang) + line.number)
		kept = append(kept, block{line: b.line, text: head})
		if line.title != "" {
			kept = append(kept, block{line: b.line, text: line.title})
		}
	}
	return kept
}

func (r *reader) listedAnnexes(list []block) {
	var lines []string
	for _, b := range list {
		lines = append(lines, b.text)
	}
	r.doubt(list[0].line, "annex-list", lang.Text{
		ZH: "正文之后的附件说明未收入：%s",
		EN: "the list of annexes after the text was left out: %s",
	}.With(clip(strings.Join(lines, " "))), lang.Text{
		ZH: "附件如在此文件中，已另作条款；如不在，请将附件内容接在正文之后再导入",
		EN: "annexes that this file has are clauses of their own; if it has them not, put them behind the text and " +
			"import it again",
	})
}

// annexList is how many of the first blocks are a list of annexes, 0 for none:
//
//	附件：1.医院名单
//	2.经费安排表
//
// Where the form leaves open whether a line heads an annex, it is of the list if no text of an annex follows.
func (r *reader) annexList(blocks []block) int {
	first, ok := r.annexLine(blocks[0])
	if !ok {
		return 0
	}
	if first.number != "" {
		return r.annexesListed(blocks, first)
	}
	n, number := 1, 0
	if label, _, ok := r.label(first.title); ok && label.Number == 1 {
		number = 1
	} else if first.title != "" {
		if r.over(blocks[1:]) {
			return 1
		}
		return 0
	}
	begun := number
	for n < len(blocks) && blocks[n].words() {
		label, _, ok := r.label(blocks[n].text)
		if !ok || label.Style != clause.Dot || label.Number != number+1 {
			break
		}
		n, number = n+1, label.Number
	}
	if begun == 1 || number > 0 && n < len(blocks) && r.over(blocks[n:]) {
		return n
	}
	return 0
}

// annexesListed is annexList of lines that have a number each: 附件1：医院名单, 附件2：经费安排表.
func (r *reader) annexesListed(blocks []block, first annexLine) int {
	n := 0
	for n < len(blocks) {
		line, ok := r.annexLine(blocks[n])
		if !ok || line.number == "" || line.title == "" || n > 0 && line.number == first.number {
			break
		}
		n++
	}
	if n == 0 || r.over(blocks[n:]) {
		return n
	}
	for _, b := range blocks[n:] {
		if line, ok := r.annexLine(b); ok {
			if line.number == first.number {
				return n
			}
			return 0
		}
		if _, _, label := r.label(b.text); label || !b.words() {
			return 0
		}
	}
	return 0
}

// over reports whether the text has ended before these blocks: what follows is nothing, an annex, or the signature,
// which a note may precede.
func (r *reader) over(blocks []block) bool {
	for i, b := range blocks[:min(len(blocks), 5)] {
		if _, ok := r.annexLine(b); ok && i == 0 || r.dates(b) {
			return true
		}
		if _, _, label := r.label(b.text); label || !b.words() || utf8.RuneCountInString(b.text) > longestPart {
			return false
		}
	}
	return len(blocks) == 0
}

// dates reports whether a line is the date below a signature.
func (r *reader) dates(b block) bool {
	if r.lang == lang.ZH {
		return soleZH.MatchString(narrowDigits(bare(b.text)))
	}
	date := dateEN.FindStringIndex(b.text)
	return b.words() && date != nil && len(b.text) < 80
}

// annexAt is where the first annex begins; all blocks where there is none.
func (r *reader) annexAt(blocks []block) int {
	i := slices.IndexFunc(blocks, r.annex)
	if i < 0 {
		return len(blocks)
	}
	return i
}

// annex reports whether a line names an annex and nothing else: 附件1.
func (r *reader) annex(b block) bool {
	line, ok := r.annexLine(b)
	return ok && line.title == ""
}
