package document

import (
	"regexp"
	"unicode/utf8"

	"gazette/internal/lang"
)

// unread are beginnings of paragraphs that look like a printed number and are none of the forms of package clause: what
// they head would fall into the clause before without a word. The first of each language are those of articles, whose
// text follows in the same paragraph; the others stand in headings. What running text and captions begin with is none:
// 一是, 2.5万人, 第六条规定的, 表1.
var unread = map[lang.Lang][]*regexp.Regexp{
	lang.ZH: {
		regexp.MustCompile(`^第[0-9〇零一二三四五六七八九十百千两]+[编篇章节条款项]` +
			`(?:之[0-9一二三四五六七八九十]+)?(?:[ ：:、.．]|$)`),
		regexp.MustCompile(`^第[0-9一二三四五六七八九十]+部分(?:[ ：:、.．]|$)`),
		regexp.MustCompile(`^(?:附 ?[件表录图]|专[栏题]) ?[0-9A-Z一二三四五六七八九十]+` +
			`(?:[-—.][0-9]+)*(?:[ ：:、.．]|$)`),
		regexp.MustCompile(`^(?:附[件表录图]|专栏)(?:[：:]|$)`),
		regexp.MustCompile(`^[一二三四五六七八九十]{1,3}(?:[.．：:)）]| )`),
		regexp.MustCompile(`^[(（]?[0-9]{1,2}[)）][^0-9]`),
		regexp.MustCompile(`^[0-9]{1,2}(?:\.[0-9]{1,2})+[.、]? ?(?:[^0-9 %‰万亿个倍元米公人张名家天年月日平]|$)`),
		regexp.MustCompile(`^[0-9]{1,2}(?: [^0-9年月日个家名万张所]|[：:]\p{Han})`),
		regexp.MustCompile(`^[⑴-⒛㈠-㈩㊀-㊉Ⅰ-Ⅻ❶-❿㉑-㉟]`),
	},
	lang.EN: {
		regexp.MustCompile(`^(?i:article|section|chapter) [0-9]+(?:[A-Za-z]|[-.][0-9]+)(?:[.:) ]|$)`),
		regexp.MustCompile(`^(?i:chapter|section|article|annex|appendix|attachment|part|box) ` +
			`(?:[0-9]+[A-Za-z]?|[IVX]+|[A-Z])(?:[-.][0-9]+)*(?:[.:) ]|$)`),
		regexp.MustCompile(`^\(?(?:[0-9]{1,2}|[a-z]|[ivx]{1,4})\) ?\S`),
		regexp.MustCompile(`^[0-9]{1,2}(?:\.[0-9]{1,2})+\.? [A-Z]`),
		regexp.MustCompile(`^(?:[a-z]|[IVX]+)\. [A-Z]`),
	},
}

// longestHeading is the most characters of a heading whose number was not read; a longer paragraph is text.
const longestHeading = 60

// unreadNumber says that a paragraph that stays in a clause begins like one with a number of its own.
func (o *outliner) unreadNumber(b block) {
	if !b.words() || !o.looksNumbered(b.text) || len(o.clauses) == 0 {
		return
	}
	o.doubt(b.line, "clause-numbering", lang.Text{
		ZH: "此段开头像是序号，但未能识别，已归入条款 %[2]s：%[1]s",
		EN: "this begins like a number that cannot be read, and stays in clause %[2]s: %[1]s",
	}.With(clip(b.text), o.clauses[len(o.clauses)-1].path.ID()), lang.Text{
		ZH: "如是单独的条款或附件，请改写为 一、 （一） 1. （1） 第一条 或单独一行的 附件1，再导入；否则不必处理",
		EN: "if it is a clause or an annex, number it as 1. or (1), Article 1, or Annex 1 in a line of its own, and " +
			"import it again; else leave it",
	})
}

// looksNumbered reports whether a paragraph begins so.
func (r *reader) looksNumbered(text string) bool {
	text = squeeze(text)
	for i, form := range unread[r.lang] {
		if form.MatchString(text) && (i == 0 || utf8.RuneCountInString(text) <= longestHeading) {
			return true
		}
	}
	return false
}
