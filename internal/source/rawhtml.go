package source

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"gazette/internal/diag"
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
		pos := b.ruler.at(line.Start)
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

func (b *builder) reportHTML(offset int, tag string) {
	b.list.Add(b.ruler.at(offset), "raw-html",
		diag.T("HTML is not allowed in text: %s", "正文中不能使用 HTML：%s", brief(tag)), htmlHint(tag))
}

// htmlHint says how Markdown writes what the tag was for.
func htmlHint(tag string) diag.Text {
	name, _, _ := strings.Cut(strings.TrimLeft(strings.ToLower(tag), "</"), ">")
	name, _, _ = strings.Cut(name, " ")
	switch strings.TrimSuffix(name, "/") {
	case "br":
		return diag.T("end the line before with a backslash, or leave a blank line for a new paragraph",
			"请在上一行末尾加反斜杠换行，或空一行另起一段")
	case "table", "tr", "td", "th", "thead", "tbody":
		return diag.T("write the table with | between the cells", "请用 | 分隔单元格来书写表格")
	case "img":
		return diag.T("write ![what it shows](file.png)", "请写作 ![图片说明](文件名.png)")
	case "a":
		return diag.T("write [text](address)", "请写作 [文字](网址)")
	case "b", "strong":
		return diag.T("write **text**", "请写作 **文字**")
	}
	if strings.HasPrefix(tag, "<!--") {
		return diag.T("delete the remark", "请删除这条注释")
	}
	return diag.T(`delete it; for the sign itself write \<`, `请删除；如需写出该符号，请写作 \<`)
}
