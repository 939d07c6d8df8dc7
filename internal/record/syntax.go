package record

import (
	"errors"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"golang.org/x/text/width"

	"gazette/internal/diag"
	"gazette/internal/lang"
)

// syntaxError says in plain words what keeps a file from being read. go-toml stops at the first fault.
func syntaxError(r *diag.Ruler, doc document, data []byte, err error) diag.List {
	var list diag.List
	var fault *toml.DecodeError
	if !errors.As(err, &fault) {
		list.Add(r.At(0), "toml-syntax", lang.Text{ZH: "%[1]v", EN: "%[1]v"}.With(err), lang.Text{})
		return list
	}
	offset := r.Offset(fault.Position())
	message := strings.TrimPrefix(fault.Error(), "toml: ")
	// That a key is there twice go-toml tells by the words of its message alone.
	if strings.Contains(message, "already") {
		text := lang.Text{
			ZH: "“%s”出现了两次",
			EN: "%q is there twice",
		}.With(diag.Brief(strings.Join(fault.Key(), ".")))
		offset, notes := repeated(r, doc, offset)
		list.Add(r.At(offset), "toml-syntax", text,
			lang.Text{
				ZH: "请只保留一个；另一条记录须以自己的 [[…]] 开头",
				EN: "keep one of the two; a further record starts with its own [[…]]",
			}, notes...)
		return list
	}
	if hint, ok := figureHint(valueAround(data, offset)); ok {
		list.Add(r.At(offset), "toml-syntax", lang.Text{
			ZH: "数值或日期书写有误",
			EN: "the figure or date is not written as one",
		}, hint)
		return list
	}
	if straight := halfWidth(r.Char(offset)); straight != "" {
		list.Add(
			r.At(offset),
			"toml-syntax",
			lang.Text{
				ZH: "此处不能用全角符号 %[1]s",
				EN: "the full-width sign %[1]s is not allowed here",
			}.With(
				string(r.Char(offset)),
			),
			lang.Text{ZH: "请改用半角符号 %s", EN: "write the half-width sign %s"}.With(straight),
		)
		return list
	}
	text, hint := explain(message, r.Char(offset))
	list.Add(r.At(offset), "toml-syntax", text, hint)
	return list
}

// repeated finds the second and the first place of a key. For a key in an inline table go-toml gives
// the place of the statement, which is before it.
func repeated(r *diag.Ruler, doc document, offset int) (int, []diag.Note) {
	var places []int
	for second := range doc.twice {
		if second >= offset {
			places = append(places, second)
		}
	}
	if len(places) == 0 {
		return offset, nil
	}
	second := slices.Min(places)
	return second, []diag.Note{{Pos: r.At(doc.twice[second]), Message: lang.Text{ZH: "第一处", EN: "the first"}}}
}

// halfWidth returns the sign of TOML that a Chinese keyboard writes as c, or "".
func halfWidth(c rune) string {
	switch c {
	case '“', '”', '「', '」', '『', '』':
		return `"`
	case '‘', '’':
		return `'`
	case '【':
		return "["
	case '】':
		return "]"
	case '、':
		return ","
	case '。':
		return "."
	}
	if p := width.LookupRune(c); p.Kind() == width.EastAsianFullwidth &&
		strings.ContainsRune(`"'[]{},.=#`, p.Narrow()) {
		return string(p.Narrow())
	}
	return ""
}

// explain puts a message of go-toml into plain words. One that is not listed is passed on as it is.
func explain(message string, at rune) (text, hint lang.Text) {
	for _, e := range explanations(at) {
		for _, start := range e.starts {
			if strings.HasPrefix(message, start) {
				return e.text, e.hint
			}
		}
	}
	return lang.Text{ZH: "文件不符合 TOML 格式：%s", EN: "the file cannot be read as TOML: %s"}.With(message),
		lang.Text{}
}
