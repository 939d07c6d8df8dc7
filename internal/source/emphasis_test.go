package source

import (
	"gazette/internal/characters"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

func TestEmphasis(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ in, want string }{
		// The cases of the amendment.
		{"**到2025年，**县域", `strong("到2025年，") "县域"`},
		{"**“千县工程”**医院", `strong("“千县工程”") "医院"`},
		{"推进**“千县工程”**医院", `"推进" strong("“千县工程”") "医院"`},
		{"这是**（重点）**任务", `"这是" strong("（重点）") "任务"`},
		{"**县级综合医院：**达标", `strong("县级综合医院：") "达标"`},
		{"*《方案》*印发", `em("《方案》") "印发"`},
		{"见**[方案](a.md)**第3条", `"见" strong(link@1:4<a.md>("方案")) "第3条"`},
		{"**`码`**后", `strong(code(码)) "后"`},
		{"達成率**90%**以上，**（二甲）**、**三级**。",
			`"達成率" strong("90%") "以上，" strong("（二甲）") "、" strong("三级") "。"`},
		{"**이것은 강조(强調)**이다", `strong("이것은 강조(强調)") "이다"`},
		{"これは**私の“やりたかった”こと**です。", `"これは" strong("私の“やりたかった”こと") "です。"`},
		{"__注意__：__注意__！", `strong("注意") "：" strong("注意") "！"`},
		{"县_级_医院", `"县_级_医院"`},
		// Variation selectors: of a form, ideographic, and one that makes a quotation mark full-width.
		{"葛\U000e0100**(城)**", "\"葛\U000e0100\" strong(\"(城)\")"},
		{"大\ufe00**(塚)**", "\"大\ufe00\" strong(\"(塚)\")"},
		{"**塚\ufe00。\ufe00**後", "strong(\"塚\ufe00。\ufe00\") \"後\""},
		{"a**“x”\ufe01**b", "\"a**“x”\ufe01**b\""},
		{"**“x”\ufe01**b", "strong(\"“x”\ufe01\") \"b\""},
		// An emoji is wide, but no character of a text.
		{"a😀**(b)**", `"a😀" strong("(b)")`},
		{"a**😀**b", `"a**😀**b"`},
		// English as CommonMark has it.
		{"a*b*c", `"a" em("b") "c"`},
		{"**a**b", `strong("a") "b"`},
		{"foo_bar_", `"foo_bar_"`},
		{"foo-_(bar)_", `"foo-" em("(bar)")`},
		{"a * b * c", `"a * b * c"`},
		{"a*\"b\"*", `"a*\"b\"*"`},
		{"**a.**b", `"**a.**b"`},
		{"***a** b*", `em(strong("a") " b")`},
		{"*a**b**c*", `em("a" strong("b") "c")`},
	} {
		blocks, _ := (&File{Path: "f"}).Markdown([]byte(test.in))
		if len(blocks) != 1 {
			t.Errorf("%s: %d blocks", test.in, len(blocks))
			continue
		}
		if got := strings.TrimSpace(dumpInlines(blocks[0].Inlines)); got != characters.Fold(test.want) {
			t.Errorf("%s\n got %s\nwant %s", test.in, got, test.want)
		}
	}
}

// Where no CJK character stands, the tree is goldmark's own, for every short text.
func TestEmphasisIsCommonMark(t *testing.T) {
	t.Parallel()
	theirs := parser.NewParser(
		parser.WithBlockParsers(util.Prioritized(parser.NewParagraphParser(), 1000)),
		parser.WithInlineParsers(util.Prioritized(parser.NewEmphasisParser(), 500)))
	ours := parser.NewParser(
		parser.WithBlockParsers(util.Prioritized(parser.NewParagraphParser(), 1000)),
		parser.WithInlineParsers(util.Prioritized(emphasisParser{}, 500)))
	var try func(s string)
	try = func(s string) {
		if diff := cmp.Diff(outline(theirs, s), outline(ours, s)); diff != "" {
			t.Fatalf("%q: %s", s, diff)
		}
		if len(s) < 7 {
			for _, c := range "*_a. “" {
				try(s + string(c))
			}
		}
	}
	try("")
}

func outline(p parser.Parser, s string) string {
	var b strings.Builder
	_ = ast.Walk(p.Parse(text.NewReader([]byte(s))), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Text:
			if entering {
				b.Write(n.Segment.Value([]byte(s)))
			}
		case *ast.Emphasis:
			b.WriteString([]string{"<i>", "<b>"}[n.Level-1])
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}
