package record

import (
	"bytes"
	"reflect"
	"regexp"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/source"
)

// DecodeFrontMatter decodes the TOML between two lines of +++ at the head of a Markdown file, as [Decode] does. In the
// facts and in the body every line keeps its number. A file begins so:
//
//	+++
//	title = "关于"
//	summary = "关于本站"
//	+++
//
// One without a head has one fault, not one for each required key.
func DecodeFrontMatter[T any](f *source.File) (meta T, keys *Keys, body []byte, list diag.List) {
	data, conflicts := source.WithoutConflicts(f.Path, f.Data)
	facts, body, state := splitFrontMatter(data)
	top := diag.Pos{File: f.Path, Line: 1, Col: 1}
	if state == notClosed {
		keys = &Keys{ruler: diag.NewRuler(f.Path, data), root: &value{kind: tableValue}}
		list = conflicts
		list.Add(top, "front-matter",
			lang.Text{ZH: "文件头没有结束标记", EN: "the front matter has no end"},
			lang.Text{
				ZH: "请在文件头之后、正文之前加一行 +++",
				EN: "put a line of +++ after the facts and before the text",
			})
		return meta, keys, body, list
	}
	keys, list = decode(f.Path, facts, &meta)
	if state == noFrontMatter && len(list) > 0 {
		list = nil
		list.Add(top, "front-matter",
			lang.Text{ZH: "缺少文件头", EN: "there is no front matter"}, frontMatterHint(data, reflect.TypeFor[T]()))
	}
	return meta, keys, body, append(conflicts, list...)
}

// frontMatterHint says what the head of the file has to begin with. One in YAML, between lines of ---, is told by
// name: other generators read such heads.
func frontMatterHint(data []byte, t reflect.Type) lang.Text {
	if yaml.Match(data) {
		return lang.Text{
			ZH: "请把 --- 改为 +++，把“键: 值”改为“键 = \"值\"”",
			EN: "write +++ in place of ---, and key = \"value\" in place of key: value",
		}
	}
	first := "…"
	if pointee(t).Kind() == reflect.Struct {
		for _, f := range fields(pointee(t)) {
			if f.required() {
				first = tomlKey(f.key) + " = " + sample(f.typ, f)
				break
			}
		}
	}
	return lang.Text{
		ZH: "请在文件开头写一行 +++，接着写 %s 等内容，再写一行 +++",
		EN: "start the file with a line of +++, then %s and so on, then a line of +++",
	}.With(first)
}

var (
	opening = regexp.MustCompile(`^\s*\+\+\+[ \t\r]*(\n|$)`)
	closing = regexp.MustCompile(`(?m)^\+\+\+[ \t\r]*$`)
	yaml    = regexp.MustCompile(`^\s*---\n\s*\w+:`)
)

// A frontMatter says how a file begins.
type frontMatter int

const (
	noFrontMatter frontMatter = iota
	notClosed
	complete
)

// splitFrontMatter parts the facts from the body. Whatever is cut away from either leaves its line
// ends behind.
func splitFrontMatter(data []byte) (facts, body []byte, state frontMatter) {
	open := opening.FindIndex(data)
	if open == nil {
		return nil, data, noFrontMatter
	}
	end := closing.FindIndex(data[open[1]:])
	if end == nil {
		return nil, pad(data[:open[1]], data[open[1]:]), notClosed
	}
	start, stop := open[1]+end[0], open[1]+end[1]
	return pad(data[:open[1]], data[open[1]:start]), pad(data[:stop], data[stop:]), complete
}

// pad puts the rest behind as many empty lines as the text cut away had.
func pad(cut, rest []byte) []byte {
	return append(bytes.Repeat([]byte("\n"), bytes.Count(cut, []byte("\n"))), rest...)
}
