package source

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/richtext"
)

// htmlBlock reports a block of HTML once, at its start, and keeps it as plain text.
func (b *builder) htmlBlock(n *ast.HTMLBlock) []richtext.Inline {
	lines := n.Lines().Sliced(0, n.Lines().Len())
	if n.HasClosure() {
		lines = append(lines[:len(lines):len(lines)], n.ClosureLine)
	}
	var list []richtext.Inline
	for i, line := range lines {
		pos := b.ruler.At(line.Start)
		s := strings.TrimSpace(string(line.Value(b.src)))
		if i > 0 {
			list = append(list, richtext.Inline{Kind: richtext.SoftBreak, Pos: pos})
		}
		list = append(list, richtext.Inline{Kind: richtext.Text, Text: s, Pos: pos})
	}
	b.reportHTML(b.start(n), list[0].Text)
	return list
}

// rawHTML reports a tag within text and returns it as it is.
func (b *builder) rawHTML(n *ast.RawHTML) string {
	var s strings.Builder
	for i := range n.Segments.Len() {
		segment := n.Segments.At(i)
		s.Write(segment.Value(b.src))
	}
	b.reportHTML(b.start(n), s.String())
	return s.String()
}

// HTML is refused, because the same text goes into the search index and into data as well, and because a theme has to
// know what its pages hold.
func (b *builder) reportHTML(offset int, tag string) {
	b.list.Add(b.ruler.At(offset), "raw-html",
		lang.Text{ZH: "正文中不能使用 HTML：%s", EN: "HTML is not allowed in text: %s"}.With(diag.Brief(tag)),
		htmlHint(tag))
}

// htmlHint says how Markdown writes what the tag was for. Most of it comes along when a page is copied: <br>, <table>,
// <a>.
func htmlHint(tag string) lang.Text {
	name, _, _ := strings.Cut(strings.TrimLeft(strings.ToLower(tag), "</"), ">")
	name, _, _ = strings.Cut(name, " ")
	switch strings.TrimSuffix(name, "/") {
	case "br":
		return lang.Text{
			ZH: "请在上一行末尾加反斜杠换行，或空一行另起一段",
			EN: "end the line before with a backslash, or leave a blank line for a new paragraph",
		}
	case "table", "tr", "td", "th", "thead", "tbody":
		return lang.Text{ZH: "请用 | 分隔单元格来书写表格", EN: "write the table with | between the cells"}
	case "img":
		return lang.Text{ZH: "请写作 ![图片说明](文件名.png)", EN: "write ![what it shows](file.png)"}
	case "a":
		return lang.Text{ZH: "请写作 [文字](网址)", EN: "write [text](address)"}
	case "b", "strong":
		return lang.Text{ZH: "请写作 **文字**", EN: "write **text**"}
	}
	if strings.HasPrefix(tag, "<!--") {
		return lang.Text{ZH: "请删除这条注释", EN: "delete the remark"}
	}
	return lang.Text{ZH: `请删除；如需写出该符号，请写作 \<`, EN: `delete it; for the sign itself write \<`}
}
