package document

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"gazette/internal/lang"
)

// What pages put around documents: whole lines, in either language.
var pagePart = regexp.MustCompile(
	`^(?:[|｜\s·•-]+|首页.*|当前位置.*|您(?:现在)?所?在的?位置.*|打印(?:本页)?|` +
		`关闭(?:窗口|本页)?|【?(?:打印|关闭|字号|字体)[^。]{0,20}|分享(?:到|至)?.*|` +
		`扫一扫.*|上一篇.*|下一篇.*|返回.{0,6}|相关(?:链接|阅读|文章|附件).*|责任编辑.*|` +
		`主办单位.*|版权所有.*|.*ICP备.*|.*公网安备.*|[(（]?此件(?:公开|主动公开|` +
		`依申请公开).{0,4}[)）]?|收藏|浏览次数.*|点击(?:数|率).*|Home( >.*)?|` +
		`Print|Share.*|Close|Contact Us|Product|Supplier|Inquiry|` +
		`Description|.*logo|• .*|.* > .* > .*)$`,
)

// The end of a document on a page that goes on with other things.
var endOfText = regexp.MustCompile(
	`^(?:本报讯|[-—\s]+(?i:end)[-—\s]+$|Source ?\||This article is an English ` +
		`version|[(（]内容由|[(（].{2,20}供稿[)）])`,
)

// longestPart keeps running text that only begins like a part of a page from being dropped.
const longestPart = 120

// clean drops what belongs to the page, and names it. A whole line must match: 首页 > 政策 is a part of the page, and
// a sentence with 首页 in it is not. Each is named, because the list will be wrong one day, and a lost line would show
// nowhere.
func (r *reader) clean(blocks []block) []block {
	return slices.DeleteFunc(blocks, func(b block) bool {
		if b.table() || utf8.RuneCountInString(b.text) > longestPart || !pagePart.MatchString(b.text) {
			return false
		}
		r.doubt(
			b.line,
			"page-part",
			lang.Text{ZH: "属于网页部件，已略去：%s", EN: "left out, as a part of the page: %s"}.With(clip(b.text)),
			lang.Text{},
		)
		return true
	})
}

// split parts the head from the text: the text begins with the first clause that has the number one. Where a page
// gives the text more than once, the copy with most clauses is taken. A page may have the text a second time for
// printing, or a translation by machine with the same numbers. In a copy that is incomplete nobody would notice what
// is missing.
func (r *reader) split(blocks []block) (head, body []block) {
	marks := r.marks(blocks)
	start := slices.IndexFunc(beforeAnnexes(marks), func(m mark) bool { return m.top && m.label.Number == 1 })
	if start < 0 {
		if len(marks) == 0 {
			return blocks, nil
		}
		start = 0
	}
	starts := append([]int{start}, restarts(marks, start)...)
	best, most := 0, 0
	for i, s := range starts {
		end := len(marks)
		if i+1 < len(starts) {
			end = starts[i+1]
		}
		if n := end - s; n > most {
			best, most = i, n
		}
	}
	from, to := marks[starts[best]].at, len(blocks)
	if best+1 < len(starts) {
		to = marks[starts[best+1]].at
	}
	before := 0
	if starts[best] > 0 {
		before = marks[starts[best]-1].at + 1
		r.doubt(blocks[marks[0].at].line, "not-taken", lang.Text{
			ZH: "第一条（第 %d 行）之前的带序号段落未收入：%s",
			EN: "numbered paragraphs that stand before the first clause (line %d) were not taken: %s",
		}.With(blocks[from].line, clip(blocks[marks[0].at].text)),
			lang.Text{
				ZH: "如是目录或重复的正文，不必处理；如属正文，请补入生成的文本",
				EN: "a table of contents or a repeat needs nothing; add what belongs to the text by hand",
			})
	}
	if len(starts) > 1 {
		r.doubt(blocks[from].line, "repeated-text", lang.Text{
			ZH: "页面重复登载了全文；此处开始的一遍条款最全，予以采用",
			EN: "the page gives the text more than once; the copy that begins here has most clauses and is taken",
		},
			lang.Text{ZH: "存疑之处请与其他各遍核对", EN: "compare it with the others where it is doubtful"})
		to = r.withoutNextHead(blocks, from, to)
	}
	return blocks[before:from], r.untilEnd(blocks[from:to])
}

// restarts finds where the text begins again: a clause that was there already, and before it the nearest first clause.
// It takes three repeats before it believes in a second copy: two clauses of a plan may well begin alike.
func restarts(marks []mark, start int) []int {
	var found []int
	seen := map[string]bool{}
	repeats, begin := 0, 0
	for i, m := range marks {
		if !seen[m.key()] {
			seen[m.key()] = true
			continue
		}
		repeats++
		at := i
		for at > begin && !(marks[at].top && marks[at].label.Number == 1) {
			at--
		}
		if at <= begin || at <= start || ownOfAnnex(marks[begin:at]) {
			continue
		}
		found = append(found, at)
		begin = at
		clear(seen)
		for _, m := range marks[at : i+1] {
			seen[m.key()] = true
		}
	}
	if repeats < 3 {
		return nil
	}
	return found
}

// ownOfAnnex reports whether what follows these marks is the text of an annex that was not there before. Annexes are
// often made alike, as one form for each county, without being copies.
func ownOfAnnex(before []mark) bool {
	last := len(before) - 1
	return before[last].annex() &&
		!slices.ContainsFunc(before[:last], func(m mark) bool { return m.key() == before[last].key() })
}

// withoutNextHead ends a copy before the head of the next one, which repeats the head of this and has no number behind
// it.
func (r *reader) withoutNextHead(blocks []block, from, to int) int {
	head := map[string]bool{}
	for _, b := range blocks[:from] {
		if len(b.text) > 60 {
			head[b.text] = true
		}
	}
	end := to
	for i := to - 1; i > from+10; i-- {
		if _, _, label := r.label(blocks[i].text); label && !blocks[i].table() {
			break
		}
		if head[blocks[i].text] {
			end = i
		}
	}
	return end
}

// untilEnd cuts off what follows the document on the page. Its tables are kept. A table behind the end may be the
// annex with the targets, so that it is put at the end with a warning and not dropped.
func (r *reader) untilEnd(body []block) []block {
	end := slices.IndexFunc(body, func(b block) bool { return b.words() && endOfText.MatchString(b.text) })
	if end < 0 {
		return body
	}
	if end > 0 && body[end-1].words() && !stops(body[end-1].text) {
		if _, _, label := r.label(body[end-1].text); !label {
			end-- // the headline of what follows
		}
	}
	kept := slices.Clone(body[:end])
	dropped, first := 0, body[end]
	for _, b := range body[end:] {
		if !b.words() {
			kept = append(kept, b)
			r.doubt(b.line, "table-after-end", lang.Text{
				ZH: "正文之后的表格或图片已放在文末",
				EN: "a table or a picture that follows the text was put at its end",
			},
				lang.Text{ZH: "请核对是否属于本文件", EN: "see whether it belongs to the document"})
			continue
		}
		dropped++
	}
	r.doubt(first.line, "after-end", lang.Text{
		ZH: "自此处起 %s 段不属于本文件，已略去：%s",
		EN: "left out from here on, as not of the document: %s: %s",
	}.With(lang.Count(dropped, "paragraph", "paragraphs"), clip(first.text)),
		lang.Text{
			ZH: "如属于本文件，请删去其前的无关内容后再试",
			EN: "if they belong to it, delete what stands before them on the page and try again",
		})
	return kept
}

// stops reports whether a text ends as a sentence does.
func stops(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, " ”\"’)）"))
	return strings.ContainsRune("。！？；：.!?;:", last)
}
