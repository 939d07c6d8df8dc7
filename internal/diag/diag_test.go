package diag_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gazette/internal/diag"
	"gazette/internal/lang"
)

func sample() diag.List {
	var list diag.List
	list.Warn(diag.Pos{File: "b.toml"}, "ignored-file", lang.Text{ZH: "已忽略", EN: "ignored"}, lang.Text{})
	list.Add(diag.Pos{File: "a.md", Line: 3, Col: 2}, "broken-link", lang.Text{
		ZH: "链接 %s 没有去处",
		EN: "the link %s leads nowhere",
	}.With("x,y"),
		lang.Text{ZH: "请改正", EN: "mend it"}, diag.Note{Pos: diag.Pos{File: "c.md", Line: 1}, Message: lang.Text{
			ZH: "此处",
			EN: "here",
		}})
	list.Add(diag.Pos{File: "a.md", Line: 3, Col: 2}, "broken-link", lang.Text{
		ZH: "链接 %s 没有去处",
		EN: "the link %s leads nowhere",
	}.With("x,y"), lang.Text{})
	list.Add(diag.Pos{File: "a.md", Line: 2, Col: 9}, "figures-differ", lang.Text{
		ZH: "%s缺少%[2]s文本",
		EN: "%s has no %[2]s text",
	}.With("3-2", lang.Text{EN: "English", ZH: "英文"}), lang.Text{})
	list.Sort()
	return list
}

func TestPrintSortsAndSpeaksTheReadersLanguage(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		format string
		lang   lang.Lang
		want   string
	}{
		{"text", "en", `a.md:2:9: error: 3-2 has no English text [figures-differ]
a.md:3:2: error: the link x,y leads nowhere [broken-link]
  hint: mend it
  c.md:1: note: here
b.toml: warning: ignored [ignored-file]
`},
		{"text", "zh", `a.md:2:9: 错误: 3-2缺少英文文本 [figures-differ]
a.md:3:2: 错误: 链接 x,y 没有去处 [broken-link]
  提示: 请改正
  c.md:1: 相关: 此处
b.toml: 警告: 已忽略 [ignored-file]
`},
		{"github", "en", `::error file=a.md,line=2,col=9,title=figures-differ::3-2 has no English text
::error file=a.md,line=3,col=2,title=broken-link::the link x,y leads nowhere%0Amend it
::warning file=b.toml,title=ignored-file::ignored
`},
	} {
		var b strings.Builder
		if err := sample().Print(&b, c.format, lang.Lang(c.lang)); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(c.want, b.String()); diff != "" {
			t.Errorf("%s %s (-want +got):\n%s", c.format, c.lang, diff)
		}
	}
	if err := sample().Print(&strings.Builder{}, "xml", "en"); err == nil {
		t.Error("an unknown format was accepted")
	}
}

func TestCount(t *testing.T) {
	t.Parallel()
	if errors, warnings := sample().Count(); errors != 2 || warnings != 1 {
		t.Errorf("%d errors and %d warnings, want 2 and 1", errors, warnings)
	}
}

func TestALongListIsFoldedAndEndsWithErrors(t *testing.T) {
	t.Parallel()
	var list diag.List
	for n := range 50_000 {
		pos := diag.Pos{File: "a.md", Line: n + 1}
		list.Add(pos, "broken-link", lang.Same("leads nowhere"), lang.Same("mend it"))
		list.Warn(pos, "ignored-file", lang.Same("ignored"), lang.Text{})
	}
	list.Add(diag.Pos{File: "b.md"}, "file-kind", lang.Same("no text"), lang.Text{})
	var b strings.Builder
	if err := list.PrintBrief(&b, lang.EN); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"ignored-file]\n  and 49997 more of the same kind (warning) [ignored-file]; --all lists them\na.md:1: error",
		"  and 49990 more of the same kind (error) [broken-link]; --all lists them\nb.md: error: no text [file-kind]\n",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is not in:\n%s", want, b.String())
		}
	}
	if lines := strings.Count(b.String(), "\n"); lines > 40 || !strings.HasSuffix(b.String(), "[file-kind]\n") {
		t.Errorf("%d lines, or another end:\n%s", lines, b.String())
	}
}
