package pipeline

import (
	"errors"
	"io/fs"
	"regexp"
	"strconv"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/render"
	"gazette/internal/site"
	"gazette/internal/source"
)

// layoutFaults makes a page of each kind in each language, where a site has layouts of its own: most of what is wrong
// with a layout shows only when a page is made, and who checks a site wants to know it before it is built.
func layoutFaults(o Options, s *site.Site) diag.List {
	if own, err := fs.Glob(o.Source, source.ThemesFolder+"/*/*/*"); s == nil || err != nil || len(own) == 0 {
		return nil
	}
	theme, err := themeOf(o, s.Model.Site.Theme)
	if err != nil || defaultLayouts(theme, o.Theme) {
		return nil // themeFaults says so, or the tests of the default theme do
	}
	parsed, err := render.ReadTheme(theme)
	if err != nil {
		return nil // likewise
	}
	var list diag.List
	set := render.New(s, parsed)
	for _, name := range samples(s) {
		_, err := set.Make(name)
		if fault := new(render.LayoutError); errors.As(err, &fault) {
			list = append(list, themeFault(o.Source, fault))
		}
	}
	return list
}

// samples are the files of a page of each kind in each language, and of those that are in no language.
func samples(s *site.Site) []string {
	files := []string{"index.html", "404.html"}
	seen := map[string]bool{}
	for _, p := range s.Pages {
		if kind := p.Kind + " " + string(p.Lang); !seen[kind] {
			seen[kind] = true
			files = append(files, p.File())
		}
	}
	return files
}

// inTheme is how text/template, html/template and the readers of words and of scripts begin a fault: with a file, of
// most a line and, of some, how many bytes of the line stand before.
var inTheme = regexp.MustCompile(`((?:themes|assets|layouts|i18n)/[^\s:]+)(?::(\d+))?(?::(\d+))?: *` +
	`(?:executing "[^"]*" at <[^>]*>: )?(?s:(.*))`)

// explainedThemes are the commonest faults in plain words. What is in brackets is told.
var explainedThemes = []struct {
	of         *regexp.Regexp
	text, hint lang.Text
}{
	{
		regexp.MustCompile(`i18n has no ("[^"]*")`),
		lang.Text{ZH: "主题的 i18n 没有词条 %s", EN: "the theme's i18n has no %s"},
		lang.Text{
			ZH: "请改正词条名，或在主题的 i18n/zh.json 和 i18n/en.json 中加上它",
			EN: "correct the key, or add it to i18n/zh.json and i18n/en.json of the theme",
		},
	},
	{
		regexp.MustCompile(`can't evaluate field (\S+) in type`),
		lang.Text{ZH: "此处没有 %s 这一项", EN: "there is no %s here"},
		lang.Text{
			ZH: "themes/README.md 列出每种页面有哪些项",
			EN: "themes/README.md lists what each kind of page has",
		},
	},
	{
		regexp.MustCompile(`(?:no such template|template) ("[^"]*")(?: not defined)?$`),
		lang.Text{ZH: "没有名为 %s 的部分", EN: "no part is called %s"},
		lang.Text{
			ZH: "请改正名称，或用 {{define}} 写出这个部分",
			EN: "correct the name, or write the part with {{define}}",
		},
	},
	{
		regexp.MustCompile(`function ("[^"]*") not defined`),
		lang.Text{ZH: "没有函数 %s", EN: "there is no function %s"},
		lang.Text{
			ZH: "themes/README.md 列出布局可用的函数",
			EN: "themes/README.md lists the functions that a layout may call",
		},
	},
	{
		regexp.MustCompile(`("[^"]*"): invalid character .* looking for`),
		lang.Text{ZH: "词条 %s 的值书写有误", EN: "the words of %s are not written as JSON"},
		lang.Text{
			ZH: `应写作："键": "文字"，各条之间用半角逗号隔开`,
			EN: `write "key": "words", with a comma between two keys`,
		},
	},
	{
		regexp.MustCompile(`(unexpected EOF|unclosed action)`),
		lang.Text{ZH: "有 {{ 没有写完，或缺少 {{end}}（%s）", EN: "a {{ is not closed, or an {{end}} is missing (%s)"},
		lang.Text{
			ZH: "请补上 }} 或 {{end}}：{{if}}、{{with}}、{{range}}、{{define}} 各要一个 {{end}}",
			EN: "close it with }}, or add {{end}}: each {{if}}, {{with}}, {{range}} and {{define}} needs one",
		},
	},
}

// themeFault says what is wrong with a theme, with its place.
func themeFault(files fs.FS, err error) diag.Diagnostic {
	d := diag.Diagnostic{
		Pos: diag.Pos{File: source.ThemesFolder}, Rule: "theme",
		Message: lang.Text{ZH: "主题无法使用：%v", EN: "the theme cannot be used: %v"}.With(err),
		Hint:    lang.Text{ZH: "写法见 themes/README.md", EN: "themes/README.md says how a theme is written"},
	}
	at := inTheme.FindStringSubmatch(err.Error())
	if at == nil {
		return d
	}
	line, _ := strconv.Atoi(at[2]) // digits or nothing
	d.Pos = diag.Pos{File: at[1], Line: line}
	if data, err := fs.ReadFile(files, at[1]); err == nil && at[3] != "" {
		before, _ := strconv.Atoi(at[3])
		ruler := diag.NewRuler(at[1], data)
		d.Pos = ruler.At(ruler.Offset(line, before+1))
	}
	d.Message = lang.Text{ZH: "主题无法使用：%s", EN: "the theme cannot be used: %s"}.With(at[4])
	for _, e := range explainedThemes {
		if m := e.of.FindStringSubmatch(at[4]); m != nil {
			d.Message, d.Hint = e.text.With(m[1]), e.hint
			break
		}
	}
	return d
}
