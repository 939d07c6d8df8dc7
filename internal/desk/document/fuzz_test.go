package document_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"gazette/internal/clause"
	"gazette/internal/desk/document"
	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/record"
	"gazette/internal/source"
	"gazette/internal/testkit"
)

// sound asks of any draft that the site reads from it just the clauses that it counts, in both
// languages, and that every doubt has a place and words in both.
func sound(t *testing.T, name string, data []byte) {
	t.Helper()
	d, list := document.Read(model(), name, data, "x", policy.Date{Year: 2026, Month: 11, Day: 22})
	for _, fault := range list {
		if fault.Pos.File != name || fault.Message.EN == "" || fault.Message.ZH == "" ||
			strings.Contains(fault.Message.EN+fault.Message.ZH, "%!(") && !strings.Contains(string(data), "%!(") {
			t.Errorf("a doubt without place or words: %+v", fault)
		}
	}
	errors, _ := list.Count()
	if d == nil {
		if errors == 0 {
			t.Error("neither a draft nor an error")
		}
		return
	}
	if errors > 0 {
		return // the command does not write it
	}
	var ids [2]string
	for i, text := range []struct {
		lang lang.Lang
		data []byte
	}{{d.Lang, d.Text}, {d.Lang.Other(), d.Skeleton}} {
		if !utf8.Valid(text.data) {
			t.Error("not UTF-8")
		}
		blocks, list := (&source.File{Path: "a.md", Data: text.data}).Markdown(text.data)
		outline, more := clause.Outline(blocks, text.lang)
		if len(list)+len(more) > 0 {
			t.Errorf("the %s text has faults: %v %v\n%s", text.lang, list, more, text.data)
		}
		for _, e := range outline {
			if len(e.Path) > 0 {
				ids[i] += e.Path.ID() + " "
			}
		}
	}
	if ids[0] != ids[1] || strings.Count(ids[0], " ") != d.Clauses {
		t.Errorf("clauses %q, %q, count %d", ids[0], ids[1], d.Clauses)
	}
	if _, _,
		list := record.Decode[map[string]any](&source.File{Path: "document.toml", Data: d.Document}); len(list) > 0 {
		t.Errorf("document.toml: %v\n%s", list, d.Document)
	}
}

func FuzzText(f *testing.F) {
	for _, seed := range []string{
		"鲸歌县方案\n一、目标\n（一）能力。好。\n1．甲\n（1）乙\n二、任务\n表\t头\n1\t2\n",
		"Plan\n\n1. Goals\n(1) A. B.\nSecond, more 3. C.\n(1) D. (2) E.\n- END -\nrest",
		"一、a\n一、a\n三、b\n1. <b>*x*</b> [y](z) &amp; `c` | d\n# e\n",
		strings.Repeat("x\n    .\n", 25) + "\u00a0 1.\n a\u00a0 (1) b\n .\n",
		"一百九十九、甲\n二百、乙\n（零）丙\n1.5 丁\n",
	} {
		f.Add([]byte(seed))
	}
	for _, s := range testkit.Example(f, ".md") {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) { sound(t, "a.txt", data) })
}

func FuzzHTML(f *testing.F) {
	f.Add(
		[]byte(
			`<html><meta charset=gbk><nav>首页</nav><p>一、目标<br>（一）甲</p><ol ` +
				`start=3><li>乙</ol><table><tr><td>1<td>2<tr><td>3</table>`))
	for _, s := range testkit.Example(f, ".md") {
		f.Add([]byte("<p>" + strings.ReplaceAll(s, "\n\n", "</p><p>")))
	}
	f.Add([]byte(`<table><tr><td><p>1. Goals</p><ul><li>x</ul></table>`))
	f.Add([]byte(`<form><table><tr><td rowspan=0 colspan=2>甲<td>乙<tr><td rowspan=3>丙</table></form>`))
	f.Add([]byte("<html><p>一、目标</p><p>（一）甲\xe4\xb9")) // cut within a character
	f.Fuzz(func(t *testing.T, data []byte) { sound(t, "a.html", data) })
}

func FuzzWord(f *testing.F) {
	f.Add(para("一、目标")+numbered(7, 1, "能力"), official["word/numbering.xml"])
	f.Add(`<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="99"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>`+
		styled("Clause", "x"), "")
	f.Fuzz(func(t *testing.T, body, numbering string) {
		sound(t, "a.docx", pack(t, body,
			map[string]string{"word/numbering.xml": numbering, "word/styles.xml": official["word/styles.xml"]}))
	})
}
