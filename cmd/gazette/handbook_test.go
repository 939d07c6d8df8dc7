package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"gazette/internal/check"
	"gazette/internal/lang"
	"gazette/internal/load"
	"gazette/internal/record"
	"gazette/internal/richtext"
	"gazette/internal/source"
)

const handbook = "../../content/pages/handbook"

// Three pages of the handbook are made from the program: every field from the types that decode it,
// every check and every complaint about a table from the cases that test it. -update writes them.
func TestHandbookSaysWhatTheProgramDoes(t *testing.T) {
	for _, language := range lang.Langs {
		for name, page := range map[string]string{"fields": fieldsPage(language), "checks": checksPage(t, language),
			"tables": tablesPage(t, language)} {
			file := filepath.Join(handbook, name, "index."+string(language)+".md")
			if *update {
				if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(file, []byte(page), 0o644); err != nil {
					t.Fatal(err)
				}
				continue
			}
			got, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(page, string(got)); diff != "" {
				t.Errorf(
					"%s is not what the program says; go test ./cmd/gazette -run Handbook -update rewrites it (-want "+
						"+got):\n%.2000s", file, diff)
			}
		}
	}
}

// head is the head of a page that is made.
func head(title, summary string) string {
	return fmt.Sprintf("+++\ntitle = %q\nsummary = %q\nupdated = \"2026-11-25\"\nunlisted = true\n+++\n\n", title,
		summary)
}

func in(language lang.Lang, en, zh string) string { return lang.Text{EN: en, ZH: zh}.In(language) }

var keyTypes = map[record.KeyType]lang.Text{
	record.TextKey: lang.Text{ZH: "文字", EN: "text"}, record.NumberKey: lang.Text{ZH: "数字", EN: "number"},
	record.WholeKey: lang.Text{
		ZH: "整数",
		EN: "whole number",
	},
	record.YesNoKey: lang.Text{ZH: "true 或 false", EN: "true or false"}, record.TextsKey: lang.Text{
		ZH: "文字列表",
		EN: "list of texts",
	},
	record.TableKey: lang.Text{ZH: "表", EN: "table"}, record.TablesKey: lang.Text{ZH: "多个表", EN: "tables"},
	record.MapKey: lang.Text{
		ZH: "文字表",
		EN: "table of texts",
	},
}

func fieldsPage(language lang.Lang) string {
	var b strings.Builder
	b.WriteString(head(in(language, "Handbook: every field", "手册：全部字段"),
		in(language, "Every field of every TOML file: what to write, what may be left out.",
			"每类 TOML 文件的每个字段：写什么、哪些可以不写。")))
	b.WriteString(in(language,
		"This page is made from the program itself. A text in both languages is written `{ zh = \"…\", en = \"…\" "+
			"}`. `gazette schema` lets your editor show the same while you type.\n",
		"本页由程序自动生成。中英文文字写作 `{ zh = \"…\", en = \"…\" }`。运行 `gazette schema` 后，"+
			"编辑器会在输入时显示同样的说明。\n"))
	for _, f := range load.Formats() {
		fmt.Fprintf(&b, "\n## %s\n\n`%s`\n", in(language, f.Title.EN, f.Title.ZH), f.Files)
		rows, tables := rowsOf(language, "", f.Schema, true)
		writeFields(&b, language, rows)
		for _, k := range tables {
			fmt.Fprintf(&b, "\n### `[[%s]]`\n\n%s\n", k.Name, k.Doc.In(language))
			rows, _ := rowsOf(language, "", k.Fields, false)
			writeFields(&b, language, rows)
		}
	}
	return b.String()
}

// rowsOf are the rows of a table's fields, those of tables in it after it by their dotted names. Of a
// file, the lists of tables stand apart.
func rowsOf(language lang.Lang, prefix string, s record.Schema, file bool) (rows []string, tables []record.Key) {
	for _, k := range s {
		if k.Type == record.TablesKey && file && len(k.Fields) > 3 {
			tables = append(tables, k)
			continue
		}
		must := in(language, "no", "否")
		if k.Required {
			must = in(language, "yes", "是")
		}
		doc := k.Doc.In(language)
		if len(k.Enum) > 0 {
			doc += in(language, ": ", "：") + "`" + strings.Join(k.Enum, "` `") + "`"
		}
		kind := keyTypes[k.Type].In(language)
		both := len(k.Fields) == 2 && k.Fields[0].Name == "zh"
		if both {
			kind = in(language, "text in both languages", "中英文文字")
		}
		rows = append(rows, fmt.Sprintf("| `%s%s` | %s | %s | %s |\n", prefix, k.Name, kind, must,
			strings.ReplaceAll(doc, "|", "\\|")))
		if !both && len(k.Fields) > 0 {
			inner, _ := rowsOf(language, prefix+k.Name+".", k.Fields, false)
			rows = append(rows, inner...)
		}
	}
	return rows, tables
}

func writeFields(b *strings.Builder, language lang.Lang, rows []string) {
	if len(rows) == 0 {
		return
	}
	b.WriteString(in(language, "\n| field | type | required | what to write |\n| --- | --- | --- | --- |\n",
		"\n| 字段 | 类型 | 必填 | 写什么 |\n| --- | --- | --- | --- |\n"))
	for _, r := range rows {
		b.WriteString(r)
	}
}

func checksPage(t *testing.T, language lang.Lang) string {
	var b strings.Builder
	b.WriteString(head(in(language, "Handbook: every check", "手册：全部检查项"),
		in(language, "Everything that gazette check can say, each with an example and its cure.",
			"gazette check 的每一种提示，各附一个例子和改法。")))
	b.WriteString(in(language,
		"This page is made from the cases that test the program. Each complaint says the file, the line and the "+
			"column, what is wrong, and after “hint” what to do. Those marked *reminder* are warnings: they stop "+
			"nothing.\n",
		"本页由程序的测试用例自动生成。每条提示都写明文件、行、列和问题，“提示”之后是改法。标有“*提醒*”的只是警告，"+
			"不影响发布。\n"))
	for _, r := range check.Rules() {
		a, err := txtar.ParseFile(filepath.Join("testdata/check", r.ID+".txtar"))
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "\n## `%s`\n\n%s%s", r.ID, capital(r.Sentence.In(language)), in(language, ".", "。"))
		if r.Stale {
			b.WriteString(in(language, " *Reminder.*", "*提醒*"))
		}
		b.WriteString("\n")
		wrong, right := edit(section(a, "bad"))
		if wrong != "" {
			fmt.Fprintf(&b, "\n%s\n\n```\n%s\n```\n\n%s\n\n```\n%s\n```\n", in(language, "Written:", "写成了："), wrong,
				in(language, "Where there had been:", "原来是："), right)
		}
		fmt.Fprintf(&b, "\n%s\n\n```\n%s```\n", in(language, "What is said:", "提示为："),
			saying(section(a, "want."+string(language)), r.ID))
	}
	return b.String()
}

func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

func section(a *txtar.Archive, name string) string {
	i := slices.IndexFunc(a.Files, func(f txtar.File) bool { return f.Name == name })
	if i < 0 {
		return ""
	}
	return string(a.Files[i].Data)
}

// edit is the first change of a case that replaces one line by another.
func edit(bad string) (wrong, right string) {
	for line := range strings.Lines(bad) {
		parts := strings.Split(strings.TrimSpace(line), " | ")
		if len(parts) == 3 && !strings.Contains(parts[1]+parts[2], `\n`) && parts[2] != "" {
			return parts[0] + ": " + parts[2], parts[0] + ": " + parts[1]
		}
	}
	return "", ""
}

// saying is the first complaint of a rule, with its hint and notes.
func saying(printed, rule string) string {
	var out strings.Builder
	for line := range strings.Lines(printed) {
		switch {
		case strings.HasPrefix(line, "  ") && out.Len() > 0:
			out.WriteString(line)
		case out.Len() > 0:
			return out.String()
		case strings.Contains(line, "["+rule+"]"):
			out.WriteString(line)
		}
	}
	return out.String()
}

var ruleName = regexp.MustCompile(`: (?:error|错误|warning|警告): .*\[([a-z-]+)\]$`)

func tablesPage(t *testing.T, language lang.Lang) string {
	var b strings.Builder
	b.WriteString(head(in(language, "Handbook: what can be wrong with a table", "手册：表格可能出现的问题"),
		in(language, "Everything that gazette import can say of a workbook or a CSV file, with the cell it is about.",
			"gazette import 对工作簿或 CSV 文件的每一种提示，都指出是哪个单元格。")))
	b.WriteString(in(language,
		"This page is made from the cases that test the program. Nothing is written while anything is wrong. Hidden "+
			"rows, totals and remarks are left out, and named.\n",
		"本页由程序的测试用例自动生成。只要有问题，就不会写入任何内容。隐藏行、合计行和备注不导入，并逐一说明。\n"))
	cases, err := filepath.Glob("testdata/import/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	said := map[string]string{}
	for _, file := range cases {
		a, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		printed := section(a, "want."+string(language))
		for line := range strings.Lines(printed) {
			if m := ruleName.FindStringSubmatch(strings.TrimSuffix(line, "\n")); m != nil && said[m[1]] == "" {
				said[m[1]] = saying(printed, m[1])
			}
		}
	}
	var rules []string
	for rule := range said {
		rules = append(rules, rule)
	}
	slices.Sort(rules)
	for _, rule := range rules {
		fmt.Fprintf(&b, "\n## `%s`\n\n```\n%s```\n", rule, said[rule])
	}
	return b.String()
}

// A section that slipped into an example, or was left out of one language, shows in the headings: both languages have
// the same, and as many examples.
func TestPagesOfBothLanguagesHaveOneOutline(t *testing.T) {
	t.Parallel()
	pages, err := filepath.Glob(filepath.Join(filepath.Dir(handbook), "*", "index.zh.md"))
	if err != nil || len(pages) == 0 {
		t.Fatal(pages, err)
	}
	for _, zh := range pages {
		en := strings.TrimSuffix(zh, "zh.md") + "en.md"
		if diff := cmp.Diff(outlineOf(t, zh), outlineOf(t, en)); diff != "" {
			t.Errorf("%s and its translation differ in headings and examples:\n%s", zh, diff)
		}
	}
}

// outlineOf are the levels of the headings of a page, and its examples, in their order.
func outlineOf(t *testing.T, name string) (outline []string) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	blocks, _ := (&source.File{Path: filepath.Base(name), Data: data}).Markdown(data)
	for _, b := range blocks {
		switch b.Kind {
		case richtext.Heading:
			outline = append(outline, strings.Repeat("#", b.Level))
		case richtext.Code:
			outline = append(outline, "example")
		}
	}
	return outline
}
