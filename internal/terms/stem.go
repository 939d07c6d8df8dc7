package terms

import (
	"regexp"
	"strings"

	porterstemmer "github.com/blevesearch/go-porterstemmer"
)

// Stem brings the forms of an English word together: the British spelling becomes the American one,
// then Porter's algorithm cuts the ending. Words with digits or letters beyond a to z stay.
func Stem(word string) string {
	if len(word) < 3 || strings.Trim(word, "abcdefghijklmnopqrstuvwxyz") != "" {
		return word
	}
	return stemmed.of(word, func(word string) string {
		for _, s := range spellings {
			if strings.Contains(word, s.sign) {
				word = s.british.ReplaceAllString(word, s.american)
			}
		}
		return porterstemmer.StemString(word)
	})
}

// Texts are of few words: what has been made of a word is remembered.
var stemmed, bleveForms memo[string]

// spellings are the differences between British and American that concern more than a word or two,
// and the words of health policy. The client has the same list.
var spellings = []struct {
	sign     string // without it, the expression need not be tried
	british  *regexp.Regexp
	american string
}{
	{"re", regexp.MustCompile(`(cent|met|lit|fib|theat)re(s|d)?$`), "${1}er$2"},
	{"our", regexp.MustCompile(`(lab|col|fav|behavi|hon|tum|neighb)our`), "${1}or"},
	{"mme", regexp.MustCompile(`(program)me(s?)$`), "$1$2"},
	{"is", regexp.MustCompile(`(..[^cv])is(e[ds]?|ing|ations?)$`), "${1}iz$2"},
	{"ys", regexp.MustCompile(`(anal|paral)ys(e[ds]?|ing)$`), "${1}yz$2"},
	{"ae", regexp.MustCompile(`([hknp])ae([cdm]|st)`), "${1}e$2"},
	{"oe", regexp.MustCompile(`oe(dem|soph)|(f|rrh)oe([at])`), "${2}e$1$3"},
	{"ll", regexp.MustCompile(`(.{4})ll(ed|ing|ers?|ors?)$`), "${1}l$2"},
	{"ll", regexp.MustCompile(`(enrol|fulfil|instal)l(s|ment.*)?$`), "$1$2"},
	{"ence", regexp.MustCompile(`(lic|def)ence`), "${1}ense"},
	{"ogue", regexp.MustCompile(`(catal|dial)ogue`), "${1}og"},
	{"ialit", regexp.MustCompile(`(speci)alit(y|ies)$`), "${1}alt$2"},
	{"ageing", regexp.MustCompile(`^ageing$`), "aging"},
}
