package source

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gazette/internal/richtext"
)

// dump writes blocks as text: a line a block, with its place, and the inlines behind it. Text stands in
// quotes, "/" is a soft and "//" a hard break.
func dump(blocks []richtext.Block) string {
	var b strings.Builder
	dumpBlocks(&b, blocks, "")
	return b.String()
}

func dumpBlocks(b *strings.Builder, blocks []richtext.Block, indent string) {
	names := map[richtext.Kind]string{
		richtext.Paragraph: "p", richtext.List: "list", richtext.ListItem: "item", richtext.Quote: "quote",
		richtext.Table:    "table",
		richtext.TableRow: "row", richtext.TableCell: "cell", richtext.Code: "code", richtext.Rule: "rule",
	}
	for _, block := range blocks {
		name := names[block.Kind]
		switch {
		case block.Kind == richtext.Heading:
			name = fmt.Sprintf("h%d", block.Level)
		case block.Kind == richtext.TableRow && block.Level == 1:
			name = "head"
		case block.Kind == richtext.List && block.Ordered:
			name = "ordered"
		case block.Kind == richtext.ListItem:
			name = fmt.Sprintf("item %s(%d)", block.Marker, block.Number)
		case block.Kind == richtext.Code:
			name = fmt.Sprintf("code %q", block.Text)
		}
		fmt.Fprintf(b, "%s%d:%d %s", indent, block.Pos.Line, block.Pos.Col, name)
		b.WriteString(dumpInlines(block.Inlines) + "\n")
		dumpBlocks(b, block.Children, indent+"  ")
	}
}

func dumpInlines(inlines []richtext.Inline) string {
	var b strings.Builder
	for _, in := range inlines {
		b.WriteByte(' ')
		children := "(" + strings.TrimSpace(dumpInlines(in.Children)) + ")"
		switch in.Kind {
		case richtext.Text:
			fmt.Fprintf(&b, "%q", in.Text)
		case richtext.Strong:
			b.WriteString("strong" + children)
		case richtext.Emphasis:
			b.WriteString("em" + children)
		case richtext.Link:
			fmt.Fprintf(&b, "link@%d:%d<%s>%s", in.Pos.Line, in.Pos.Col, strings.TrimSpace(in.Href+" "+in.Title),
				children)
		case richtext.Image:
			fmt.Fprintf(&b, "image@%d:%d<%s>%s", in.Pos.Line, in.Pos.Col, strings.TrimSpace(in.Href+" "+in.Title),
				children)
		case richtext.CodeSpan:
			fmt.Fprintf(&b, "code(%s)", in.Text)
		case richtext.SoftBreak:
			b.WriteString("/")
		case richtext.HardBreak:
			b.WriteString("//")
		}
	}
	return b.String()
}

func TestMarkdown(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, in, want string }{
		{"paragraphs", "One\ntwo  \nthree\\\nfour\n\nFive", `
1:1 p "One" / "two" // "three" // "four"
6:1 p "Five"
`},
		{"headings", "# 一、总体要求 #\n\n（一）目标\n---\n\n####\n", `
1:1 h1 "一、总体要求"
3:1 h2 "（一）目标"
6:1 h4
`},
		{"indented text is no code", "    四个空格\n\n\t制表符\n\n  # 标题\n\n        八个\n    续行\n", `
1:5 p "四个空格"
3:2 p "制表符"
5:3 h1 "标题"
7:9 p "八个" / "续行"
`},
		{"full-width indentation", "　　第一段\n　　第二段\n续行\n　　\n第三段\n 　 第四段\n", `
1:3 p "第一段"
2:3 p "第二段" / "续行"
5:1 p "第三段"
6:4 p "第四段"
`},
		{"spaces of web pages", "\u00a0\u00a0第一段\n\u2003\u2003第二段", `
1:3 p "第一段"
2:3 p "第二段"
`},
		{"full-width indentation ends a list and a quotation", "- 一\n　　段\n\n> 引\n　　段\n", `
1:1 list
  1:1 item -(0)
    1:3 p "一"
2:3 p "段"
4:1 quote
  4:3 p "引"
5:3 p "段"
`},
		{"numbers as written", "5. 五\n7. 七\n7) 另\n010) 十\n", `
1:1 ordered
  1:1 item 5.(5)
    1:4 p "五"
  2:1 item 7.(7)
    2:4 p "七"
3:1 ordered
  3:1 item 7)(7)
    3:4 p "另"
  4:1 item 010)(10)
    4:6 p "十"
`},
		{"nested lists", "1. 一\n\n   续\n   * 甲\n   * 乙\n2.\n3. 三\n", `
1:1 ordered
  1:1 item 1.(1)
    1:4 p "一"
    3:4 p "续"
    4:4 list
      4:4 item *(0)
        4:6 p "甲"
      5:4 item *(0)
        5:6 p "乙"
  6:1 item 2.(2)
  7:1 item 3.(3)
    7:4 p "三"
`},
		{"a number does not interrupt a paragraph", "in the year\n2025. The next", `
1:1 p "in the year" / "2025. The next"
`},
		{"quotation, rule, code", "> 引文\n> > 内\n\n***\n\n```\na\n  b\n```\n", `
1:1 quote
  1:3 p "引文"
  2:3 quote
    2:5 p "内"
4:1 rule
6:1 code "a\n  b\n"
`},
		{"table", "前文\n\n  | 县 | **医院** |\n  |:--|--|\n  | 嵩县 | [人民医院](h.md) |\n| 栾川 |\n", `
1:1 p "前文"
3:3 table
  3:3 head
    3:5 cell "县"
    3:9 cell strong("医院")
  5:3 row
    5:5 cell "嵩县"
    5:10 cell link@5:10<h.md>("人民医院")
  6:1 row
    6:3 cell "栾川"
    6:1 cell
`},
		{"links and images", "见[方案](../a.md \"标题\")、![图 *一*](图.png)、<https://x.cn/a>、<a@b.cn>和[参][r]\n\n" +
			"[r]: r.md '注'\n", `
1:1 p "见" link@1:2<../a.md 标题>("方案") "、" image@1:21<图.png>("图 " em("一")) "、" ` +
			`link@1:37<https://x.cn/a>("https://x.cn/a") "、" ` +
			`link@1:54<mailto:a@b.cn>("a@b.cn") "和" link@1:63<r.md 注>("参")
`},
		{"escapes", "a \\* b &amp; \\&amp; &nosuch; &#x4e00; `c \\* &amp;`", `
1:1 p "a * b & &amp; &nosuch; 一 " code(c \* &amp;)
`},
		{"strikethrough is text", "~~a~~ https://x.cn www.x.cn", `
1:1 p "~~a~~ https://x.cn www.x.cn"
`},
		{"HTML stays as text", "a<br>b\n\n<div>\nx\n</div>\n\n<!-- a\nb -->\n", `
1:1 p "a<br>b"
3:1 p "<div>" / "x" / "</div>"
7:1 p "<!-- a" / "b -->"
`},
		{"nothing", "\n　　\n \n", "\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			blocks, _ := (&File{Path: "f"}).Markdown([]byte(test.in))
			if diff := cmp.Diff(strings.TrimPrefix(test.want, "\n"), dump(blocks)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTextPositions(t *testing.T) {
	t.Parallel()
	blocks, _ := (&File{Path: "f"}).Markdown([]byte("　　到**2025**年\n  见 *表*，`码`\n"))
	var got []string
	richtext.Walk(blocks, func(in richtext.Inline) {
		got = append(got, fmt.Sprintf("%s %s", in.Pos, in.Text))
	})
	want := []string{"f:1:3 到", "f:1:4 ", "f:1:6 2025", "f:1:12 年", "f:1:13 ", "f:2:3 见 ", "f:2:5 ", "f:2:6 表",
		"f:2:8 ，", "f:2:9 码"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
