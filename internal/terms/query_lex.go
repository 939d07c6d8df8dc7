package terms

import (
	"regexp"
	"strings"
	"unicode"

	"gazette/internal/facets"
)

// An item is one part of a query as it was typed.
type item struct {
	text   string
	field  string
	phrase bool
	not    bool
	or     bool
}

// quotes are the marks that begin a phrase, with those that end it.
const quotes = `""“”„”「」『』＂＂«»`

// rewritings are forms that only queries have, with what texts have for them: what belongs together is written
// together, a share of ten is a percentage, a day and a document number are in full. The client has the same.
var rewritings = []struct {
	form *regexp.Regexp
	text string
}{
	{regexp.MustCompile(`([0-9]) +[Pp]er ?cent\b`), "$1%"},
	{regexp.MustCompile(`百分之([0-9]+(?:\.[0-9]+)?)`), "$1%"},
	{regexp.MustCompile(`([1-9])成($|[^\p{Han}]|以上|左右)`), "${1}0%$2"},
	{regexp.MustCompile(`([一二三四五六七八九])成($|[^\p{Han}]|以上|左右)`), "百分之${1}十$2"},
	{regexp.MustCompile(`\b(20[0-9]{2})[-/.]0?([1-9][0-9]?)[-/.]0?([1-9][0-9]?)\b`), "${1}年${2}月${3}日"},
	{regexp.MustCompile(`\b(20[0-9]{2})[-/]0?([1-9][0-9]?)\b`), "${1}年${2}月"},
	{regexp.MustCompile(`(20[0-9]{2})(?:年| )第?([0-9]{1,4})[号號]`), "〔$1〕${2}号"},
	{regexp.MustCompile(`([〕］\])）】]) +(第?[0-9０-９]+[号號])`), "$1$2"},
	{regexp.MustCompile(`(?:\b[Cc]lauses?|条款)(?: +| *[:：] *)([0-9]{1,2}(?:-[0-9]{1,2})+)`), "$1"},
	{regexp.MustCompile(`(部分(?:[（(][^（()）]{1,3}[)）])?) +(第[0-9一二三四五六七八九十]+[项条款項])`), "$1$2"},
	{regexp.MustCompile(`([一二三四五六七八九十]、) +([（(][^（()）]{1,3}[）)])`), "$1$2"},
	{regexp.MustCompile(`\b[Aa]rticle +([0-9]{1,3})\b`), "第${1}条"},
	{regexp.MustCompile(`\b[Cc]hapter +([0-9]{1,3})\b`), "第${1}章"},
	{regexp.MustCompile(`\b[Aa]nnex +([0-9]{1,2})\b`), "附件$1"},
}

// lex cuts a query into items.
func lex(s string) []item {
	for _, r := range rewritings {
		s = r.form.ReplaceAllString(s, r.text)
	}
	var items []item
	for rest := []rune(s); ; {
		for len(rest) > 0 && isBlank(rest[0]) {
			rest = rest[1:]
		}
		if len(rest) == 0 {
			return items
		}
		var it item
		if strings.ContainsRune("-－−", rest[0]) && len(rest) > 1 && !isBlank(rest[1]) {
			it.not, rest = true, rest[1:]
		}
		if it.field, rest = lexField(rest); it.field != "" && it.not {
			it.field, it.not = "-"+it.field, false
		}
		it.text, it.phrase, rest = lexText(rest)
		it.or = !it.phrase && !it.not && it.field == "" && (it.text == "OR" || it.text == "|")
		items = append(items, it)
	}
}

// lexText reads a phrase in quotation marks, or up to the next blank or phrase.
func lexText(rest []rune) (text string, phrase bool, after []rune) {
	if end := closing(rest[0]); end != 0 {
		for i := 1; i < len(rest); i++ {
			if rest[i] == end || rest[i] == '"' {
				return string(rest[1:i]), true, rest[i+1:]
			}
		}
		return string(rest[1:]), false, nil // never closed: it is still being typed
	}
	i := 1
	for i < len(rest) && !isBlank(rest[i]) && closing(rest[i]) == 0 {
		i++
	}
	return string(rest[:i]), false, rest[i:]
}

// closing is the mark that closes a quotation mark, or zero.
func closing(open rune) rune {
	marks := []rune(quotes)
	for i := 0; i < len(marks); i += 2 {
		if marks[i] == open {
			return marks[i+1]
		}
	}
	return 0
}

// lexField reads the name of a field with its colon, when a value follows.
func lexField(rest []rune) (string, []rune) {
	for i, r := range rest {
		if r == ':' || r == '：' {
			if i+1 < len(rest) && !isBlank(rest[i+1]) {
				if field, ok := facets.Asked(FoldText(string(rest[:i]))); ok {
					return field.String(), rest[i+1:]
				}
			}
			break
		}
		if i > 12 || isBlank(r) {
			break
		}
	}
	return "", rest
}

func isBlank(r rune) bool { return r <= ' ' || r == 0x85 || unicode.IsSpace(r) }

// FoldText folds a whole text.
func FoldText(s string) string {
	return strings.Map(fold, s)
}
