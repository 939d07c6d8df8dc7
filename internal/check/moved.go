package check

import (
	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
)

// movedText warns of what kept the number of a clause or a paragraph while the text moved on to another one: where a
// paragraph was put in before it, the record cites what stands there now, and no other rule can see that. What git has
// of the site tells; without git nothing is found.
func movedText(m *policy.Model, _ policy.Date, list *diag.List) {
	for _, s := range m.Past.Strays {
		list.Warn(s.Pos, "moved-text", lang.Text{
			ZH: "%s 所引的 %s 现为其他内容，原来的内容现为 %s",
			EN: "%s names %s, which is another text now; what stood there stands at %s",
		}.With(s.Words(), s.From, s.To), lang.Text{
			ZH: "请把 %s 改为 %s；如确引现在的内容，不必改动",
			EN: "write %[2]s in place of %[1]s, or leave it where the text that stands there now is meant",
		}.With(s.From, s.To))
	}
}
