package clause_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gazette/internal/clause"
	"gazette/internal/lang"
	"gazette/internal/richtext"
	"gazette/internal/source"
	"gazette/internal/testkit"
)

// outline returns one line a clause: id, title, and what is below it, paragraphs set off by /.
func outline(t *testing.T, language lang.Lang, text string) []string {
	t.Helper()
	f := &source.File{Path: "x.md", Kind: "markdown", Data: []byte(text)}
	blocks, list := f.Markdown(f.Data)
	if len(list) > 0 {
		t.Fatal(list)
	}
	entries, _ := clause.Outline(blocks, language)
	var lines []string
	for _, e := range entries {
		var body []string
		for _, b := range e.Body {
			body = append(body, strings.ReplaceAll(richtext.PlainBlocks([]richtext.Block{b}), "\n", "+"))
		}
		lines = append(lines, strings.TrimSpace(e.Path.ID()+" "+e.Title+" | "+strings.Join(body, " / ")))
	}
	return lines
}

func TestOutlineFollowsPrintedNumbers(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		lang lang.Lang
		text string
		want []string
	}{
		{"headings", "zh", "序言。\n\n## 一、总体要求\n\n### （一）目标\n\n甲。\n\n乙。\n\n## 二、任务\n",
			[]string{"preamble  | 序言。", "1 总体要求 |", "1-1 目标 | 甲。 / 乙。", "2 任务 |"}},
		{"a paragraph that goes on where a heading began", "zh",
			"## 二、任务\n\n### （一）甲\n\n1．乙。\n\n2、丙。\n\n（二）丁\n\n1．戊。\n\n（三）己\n",
			[]string{"2 任务 |", "2-1 甲 |", "2-1-1 乙 |", "2-1-2 丙 |", "2-2 丁 |", "2-2-1 戊 |", "2-3 己 |"}},
		{"a paragraph that goes on where a heading began, in English", "en",
			"## 2. Tasks\n\n### (1) A\n\n1. B.\n\n2. C.\n\n(2) D\n\n1. E.\n\n(3) F\n\n(4) G\n",
			[]string{"2 Tasks |", "2-1 A |", "2-1-1 B |", "2-1-2 C |", "2-2 D |", "2-2-1 E |", "2-3 F |", "2-4 G |"}},
		{"items below paragraphs that run on, in English", "en",
			"## 2. Tasks\n\n### (1) A\n\n1. B.\n\n(1) C.\n\n(2) D.\n\n### (2) E\n\n2. F.\n\n3. G.\n",
			[]string{"2 Tasks |", "2-1 A |", "2-1-1 B |", "2-1-1-1 C |", "2-1-1-2 D |", "2-2 E |", "2-2-2 F |",
				"2-2-3 G |"}},
		{"annexes with their names, as headings", "zh",
			"## 一、甲\n\n## 附件 1\n\n乙。\n\n## 附件2：名单\n\n丙。\n\n## 附件3 表\n\n附件：1.名单\n",
			[]string{"1 甲 |", "annex1  | 乙。", "annex2 名单 | 丙。", "annex3 表 | 附件：1.名单"}},
		{"an annex with its name, in English", "en", "## 1. A\n\n## Annex 2: List\n\nB.\n",
			[]string{"1 A |", "annex2 List | B."}},
		{"items that run on through the groups", "zh",
			"## 三、任务\n\n### （一）甲\n\n#### 1. 一\n\n#### 2. 二\n\n### （二）乙\n\n#### 3. 三\n",
			[]string{"3 任务 |", "3-1 甲 |", "3-1-1 一 |", "3-1-2 二 |", "3-2 乙 |", "3-2-3 三 |"}},
		{"pasted paragraphs, first sentence as title", "zh",
			"一、总体要求\n\n（一）加强领导。各地要重视。\n再换行。\n\n（二）加大投入\n",
			[]string{"1 总体要求 |", "1-1 加强领导 | 各地要重视。再换行。", "1-2 加大投入 |"}},
		{"pasted lines without empty lines, indented with full-width spaces", "zh",
			"　　一、甲\n　　（一）乙。丙。\n　　1.丁。戊。\n　　2.己。\n",
			[]string{"1 甲 |", "1-1 乙 | 丙。", "1-1-1 丁 | 戊。", "1-1-2 己 |"}},
		{"a level left out", "zh", "## 三、任务\n\n8. 甲。乙。\n\n9. 丙。\n",
			[]string{"3 任务 |", "3-8 甲 | 乙。", "3-9 丙 |"}},
		{"half-width brackets and full-width digits", "zh", "(一)甲。\n\n１．乙。\n\n(1)丙。\n",
			[]string{"1 甲 |", "1-1 乙 |", "1-1-1 丙 |"}},
		{"numbers above ten", "zh", "十一、甲\n\n二十、乙\n\n一百零一、丙\n",
			[]string{"11 甲 |", "20 乙 |", "101 丙 |"}},
		{"a bold title and a bulleted list", "zh", "（一）**加强领导。**各地：\n\n- 甲\n- 乙\n",
			[]string{"1 加强领导 | 各地： / 甲+乙"}},
		{"articles of a 办法, in chapters and sections", "zh",
			"## 第一章 总则\n\n第一条　为了规范管理，制定本办法。\n\n第二条　下列医院适用本办法：\n（一）县级医院；\n" +
				"（二）乡镇卫生院。\n\n其他医院参照执行。\n\n## 第二章　管理\n\n### 第一节 机构\n\n" +
				"第三条 县里设管委会。\n\n第一百零二条\n\n本办法自印发之日起施行。\n",
			[]string{"ch1 总则 |", "a1  | 为了规范管理，制定本办法。", "a2  | 下列医院适用本办法：",
				"a2-1 县级医院； |", "a2-2 乡镇卫生院 | 其他医院参照执行。",
				"ch2 管理 |", "ch2-s1 机构 |", "a3  | 县里设管委会。", "a102  | 本办法自印发之日起施行。"}},
		{"annexes", "zh", "一、甲\n\n附件：1. 名单 2. 表\n\n附件1\n\n一、乙\n\n（一）丙\n\n附件2\n\n第一条 丁。\n",
			[]string{"1 甲 | 附件：1. 名单 2. 表", "annex1  |", "annex1-1 乙 |", "annex1-1-1 丙 |", "annex2  |",
				"annex2-a1  | 丁。"}},
		{"a single annex", "zh", "## 一、甲\n\n## 附件\n\n### 一、乙\n",
			[]string{"1 甲 |", "annex  |", "annex-1 乙 |"}},
		{"circled numbers", "zh", "（1）甲。\n\n①乙。\n\n②丙。\n", []string{"1 甲 |", "1-1 乙 |", "1-2 丙 |"}},
		{"words that begin like an article", "zh", "第一条线索很重要。\n\n第三章节选。\n",
			[]string{"preamble  | 第一条线索很重要。 / 第三章节选。"}},
		{"English articles", "en",
			"## Chapter 1 General\n\nArticle 1 The aim is order.\n\n(1) One. More.\n\n## Chapter 2 More\n\n" +
				"### Section 1 Bodies\n\nArticle 2 Text. And more.\n\n## Annex 1\n\n1. A.\n",
			[]string{"ch1 General |", "a1  | The aim is order.", "a1-1 One | More.", "ch2 More |", "ch2-s1 Bodies |",
				"a2  | Text. And more.", "annex1  |", "annex1-1 A |"}},
		{"English headings", "en",
			"Preamble.\n\n## 1. Goals\n\n### (1) Aim\n\nText.\n\n#### 1. Item\n\nMore.\n\n## 2. Tasks\n",
			[]string{"preamble  | Preamble.", "1 Goals |", "1-1 Aim | Text.", "1-1-1 Item | More.", "2 Tasks |"}},
		{"English lists as Markdown reads them", "en", "1. Goals. The aims.\n2. Tasks. The work.\n",
			[]string{"1 Goals | The aims.", "2 Tasks | The work."}},
		{"English paragraphs: four levels by two styles", "en",
			"1. A.\n\n(1) B.\n\n1. C.\n\n2. D.\n\n(2) E.\n\n2. F.\n",
			[]string{"1 A |", "1-1 B |", "1-1-1 C |", "1-1-2 D |", "1-2 E |", "2 F |"}},
		{"figures at the head of a sentence are no labels", "en",
			"## 1. Goals\n\n2025 is the year.\n\n1.5 million people.\n\n(70 of them) agree.\n",
			[]string{"1 Goals | 2025 is the year. / 1.5 million people. / (70 of them) agree."}},
		{"figures at the head of a Chinese sentence", "zh", "## 一、目标\n\n2025年底前完成。\n\n3.5张床位。\n",
			[]string{"1 目标 | 2025年底前完成。 / 3.5张床位。"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(c.want, outline(t, c.lang, c.text)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestRepeatedNumberIsReportedWithBothPlaces(t *testing.T) {
	t.Parallel()
	f := &source.File{Path: "x.md", Kind: "markdown", Data: []byte("## 一、甲\n\n## 一、乙\n")}
	blocks, _ := f.Markdown(f.Data)
	_, list := clause.Outline(blocks, "zh")
	if len(list) != 1 || list[0].Rule != "clause-numbering" || list[0].Pos.Line != 3 || len(list[0].Notes) != 1 ||
		list[0].Notes[0].Pos.Line != 1 {
		t.Errorf("got %+v", list)
	}
}

// Whatever a text holds, the outline keeps its words and its ids are unique.
func FuzzOutline(f *testing.F) {
	for _, s := range []string{"一、甲\n（一）乙。丙\n1. 丁\n（1）戊", "1. A\n(1) B\n1. C",
		"## 一百九十九、x\n\n（〇）y\n\n0. z", "9999999999999999999. x", "（一", "一二、三"} {
		f.Add(s, true)
		f.Add(s, false)
	}
	for _, s := range testkit.Example(f, ".md") {
		f.Add(s, true)
		f.Add(s, false)
	}
	f.Fuzz(func(t *testing.T, s string, zh bool) {
		language := lang.EN
		if zh {
			language = lang.ZH
		}
		if label, rest, ok := clause.Parse(s, language); ok {
			unnumbered := label.Number < 0 || label.Number == 0 && label.Style != clause.AnnexHead
			if unnumbered || label.Style < clause.AnnexHead || label.Style > clause.Circled ||
				!strings.HasSuffix(s, rest) {
				t.Fatalf("ParseLabel(%q) = %+v, %q", s, label, rest)
			}
		}
		file := &source.File{Path: "x.md", Kind: "markdown", Data: []byte(strings.ToValidUTF8(s, ""))}
		blocks, _ := file.Markdown(file.Data)
		entries, list := clause.Outline(blocks, language)
		seen := map[string]bool{}
		for _, e := range entries {
			id := e.Path.ID()
			if seen[id] {
				t.Fatalf("the id %s occurs twice", id)
			}
			seen[id] = true
		}
		lines := strings.Count(s, "\n") + 1
		for _, d := range list {
			if d.Pos.Line < 0 || d.Pos.Line > lines {
				t.Fatalf("%v is not in the file", d.Pos)
			}
		}
	})
}

// A number of a form that is not read falls into the clause before, and that is said.
func TestNumbersThatAreNotReadAreTold(t *testing.T) {
	t.Parallel()
	const told = "%s “%s” is not read as a number: the paragraph is shown and cited as one of %s"
	for text, want := range map[string][]string{
		"第五条　甲。\n\n第五条之一　乙。\n\n第六条　丙。\n": {fmt.Sprintf(told, "3:1", "第五条之一", "第五条")},
		"第五条　甲。\n第五条之一　乙。\n":             {fmt.Sprintf(told, "2:1", "第五条之一", "第五条")},
		"专栏1 重点工程\n\n一、甲\n":              {fmt.Sprintf(told, "1:1", "专栏1", "the preamble")},
		"一、甲\n\n第五条之规定适用。\n\n专栏刊登。\n":    nil,
	} {
		f := &source.File{Path: "x.md", Kind: "markdown", Data: []byte(text)}
		blocks, _ := f.Markdown(f.Data)
		_, list := clause.Outline(blocks, lang.ZH)
		var got []string
		for _, d := range list {
			got = append(got, strings.TrimPrefix(d.Pos.String(), "x.md:")+" "+d.Message.EN)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}
