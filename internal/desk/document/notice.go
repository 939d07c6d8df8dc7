package document

import (
	"regexp"
	"strings"

	"gazette/internal/lang"
)

// What a notice issues: 关于印发《…》的通知, with the marks or without.
var issues = regexp.MustCompile(`(?:印发|下发|发布|公布|颁布|转发|制定)(?:关于)?《?(.+?)》?的(?:通知|公告|函)$`)

// carried parts a notice from the plan that it issues and carries, often as its annex. The record is the notice's;
// title and text are the plan's. Where the notice is all there is, or nothing tells them apart, all is the plan. Such
// a document looks so, where number, date and issuer are the notice's:
//
//	关于印发《鲸歌县医共体建设方案》的通知
//	各乡镇人民政府：…
//	附件
//	鲸歌县医共体建设方案
//	一、…
func (r *reader) carried(blocks []block) (notice, plan []block) {
	if r.lang != lang.ZH {
		return nil, blocks
	}
	for i, b := range blocks {
		m := issues.FindStringSubmatch(bare(b.text))
		if m == nil || len(bare(b.text)) > 3*longestPart {
			continue
		}
		at := r.planIn(blocks[i+1:], m[1])
		if at < 0 {
			return nil, blocks
		}
		at += i + 1
		from := at
		if from > 0 && r.annex(blocks[from-1]) {
			from--
		}
		r.doubt(blocks[at].line, "notice", lang.Text{
			ZH: "此前是印发通知，自此处起作为规划正文：%s",
			EN: "what stands before is the notice; the plan is taken from here on: %s",
		}.With(clip(blocks[at].text)), lang.Text{})
		return blocks[:from], blocks[at:]
	}
	return nil, blocks
}

// planIn finds the line that is the title of the plan, or the first title below an annex; -1 without either. Behind it
// must be a clause. A title that is set in two lines is made one, in the blocks themselves: the first of them is the
// plan's title then.
func (r *reader) planIn(blocks []block, title string) int {
	found := -1
	for i, b := range blocks {
		text := bare(b.text)
		below := i > 0 && r.annex(blocks[i-1]) && titleZH.MatchString(text)
		if i+1 < len(blocks) && text != "" && text+bare(blocks[i+1].text) == title { // it stands in two lines
			text, blocks[i].text, blocks[i+1].text = title, title, ""
		}
		if text == title || below && found < 0 {
			found = i
			if !below {
				break
			}
		}
	}
	if found < 0 || len(r.marks(blocks[found:])) == 0 {
		return -1
	}
	return found
}

// bare is a line without its blanks: titles are set apart with them.
func bare(s string) string { return strings.Join(strings.Fields(s), "") }
