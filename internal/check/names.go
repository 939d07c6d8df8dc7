package check

import (
	"strings"
	"unicode/utf8"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
)

// isName are the fields that hold the name of something. They are fields of package policy; the name of a source is
// left out, being a title as somebody else printed it.
var isName = map[string]bool{"Name": true, "Title": true, "ShortTitle": true, "Short": true}

// longestName is how many characters a name may have; the longest titles of documents have some ninety.
const longestName = 300

// names looks at every name: one that a spreadsheet takes for a formula is run where somebody opens the table,
// and one without end fits no list.
func names(m *policy.Model, _ policy.Date, list *diag.List) {
	parts(m, func(p part) {
		if !isName[p.Field] || p.Source != nil {
			return
		}
		for _, s := range []string{p.Text.ZH, p.Text.EN} {
			name(list, p.Pos, s)
		}
	})
}

// name looks at one name: =HYPERLINK(…) in the CSV of the site would be run on the machine of whoever opens it.
func name(list *diag.List, pos diag.Pos, s string) {
	if policy.BeginsFormula(s) {
		list.Add(pos, "formula", lang.Text{
			ZH: "名称“%s”的开头会被表格软件当作公式",
			EN: "a spreadsheet takes the beginning of the name %q for a formula",
		}.With(diag.Brief(s)), lang.Text{
			ZH: "名称请以文字或数字开头，不用 =、+、-、@",
			EN: "begin it with a letter or a digit, not with =, +, - or @",
		})
	}
	if n := utf8.RuneCountInString(s); n > longestName {
		list.Add(pos, "text-too-long", lang.Text{
			ZH: "名称“%s”有 %d 个字符，不得超过 %d 个",
			EN: "the name %q has %d characters, at most %d are allowed",
		}.With(diag.Brief(strings.TrimSpace(s)), n, longestName), lang.Text{
			ZH: "请缩短；说明文字请写入 note 或正文",
			EN: "shorten it; what explains it belongs in note or in a text",
		})
	}
}
