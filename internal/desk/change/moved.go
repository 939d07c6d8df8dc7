package change

import (
	"strings"

	"gazette/internal/lang"
	"gazette/internal/policy"
)

// strays are what names a clause or a paragraph by a number that it keeps, while the text has another one now.
func (c *comparison) strays() {
	for _, s := range policy.Strays(c.old.Model, c.new.Model) {
		c.add(note, lang.Text{
			ZH: "%s（%s）所引的 %s 现为其他内容，原来的内容现为 %s：请核对",
			EN: "%s (%s) names %s, which is another text now; what stood there stands at %s: see which is meant",
		}.With(s.Words(), s.Pos.File, s.From, s.To))
	}
}

// moved notes the texts that stand under another number now while their old one names another text:
// whoever quoted the old address is led astray, and no alias can help.
func (c *comparison) moved() {
	from := c.movedFrom()
	c.eachClause(func(old, now *policy.Clause) {
		was := from[now]
		if was == nil || old != nil && old.ID == was.ID || now.Document.ClauseBy[was.ID] == nil {
			c.movedParagraphs(old, now)
			return
		}
		c.add(note, lang.Text{
			ZH: "%s：原 %s 的内容现为 %s，而 %[2]s 已是其他内容，此前的引用将指向错误的条款",
			EN: "%s: what stood at %s stands at %s now, and %[2]s is another text: quotations of it lead astray",
		}.With(now.Document.ShortTitle, was.ID, now.ID))
	})
}

// movedParagraphs notes the paragraphs of a clause that stand under another number, as where one was put in before
// them. Of a clause that moved as a whole nothing is said.
func (c *comparison) movedParagraphs(old, now *policy.Clause) {
	if old == nil || now == nil || old.ID != now.ID {
		return
	}
	if _, whole := now.Document.Moved(old.Document, policy.Place{Clause: old.ID}); whole {
		return
	}
	var pairs []string
	for n := range max(len(old.ZH.Body), len(old.EN.Body)) {
		place := policy.Place{Clause: old.ID, Paragraph: n + 1}
		if to, ok := now.Document.Moved(old.Document, place); ok {
			pairs = append(pairs, place.String()+" → "+to.String())
		}
	}
	if len(pairs) > 0 {
		c.add(note, lang.Text{
			ZH: "%s：段落序号变动（%s），此前的引用将指向错误的段落",
			EN: "%s: paragraphs have other numbers (%s): quotations of them lead astray",
		}.With(now.Document.ShortTitle, strings.Join(pairs, ", ")))
	}
}
