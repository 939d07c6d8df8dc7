package terms

import (
	"gazette/internal/facets"
	"strings"
)

// asked cuts a row of characters at the words that only make a question.
func asked(row []Unit) []span {
	var text strings.Builder
	for _, u := range row {
		text.WriteString(u.Term)
	}
	var pieces []span
	from, at, rest := 0, 0, text.String()
	cut := func(to int) {
		if to > from {
			pieces = append(pieces, span{from, to})
		}
	}
	for rest != "" {
		n := questionWord(rest)
		if n == 0 {
			at, rest = at+1, rest[len(row[at].Term):]
			continue
		}
		cut(at)
		for range n {
			at, rest = at+1, rest[len(row[at].Term):]
		}
		from = at
	}
	cut(len(row))
	return pieces
}

// questionWord counts the characters of the longest word of a question that a text begins with.
func questionWord(text string) int {
	longest := 0
	for _, w := range questionWords {
		if n := len([]rune(w)); n > longest && strings.HasPrefix(text, w) {
			longest = n
		}
	}
	return longest
}

// questionWords are the Chinese words that only make a question or join its parts, and that are part of no word of
// these texts. The client has the same list.
var questionWords = strings.Fields(`的 了 吗 呢 吧 啊 么 是 谁 叫 怎么 怎样 怎么样 如何 哪些 哪个 哪家 哪里 哪儿 哪几
	什么 什么叫 什么是 为什么 是什么 什么时候 啥 多少 几个 几家 有没有 有哪些 有多少 有几个 有什么 能不能 可不可以 可以
	是否 是不是 意思 请问 我 我们 你们 他们 这个 那个 一下 关于 以及`)

// functionWord has the stems of the English words that only make a question or join its parts.
var functionWord = stems(`a an the of in on at to for from by with and or is are was were be been do does did has have
	had can could should will would may what which who whom whose when where why how much many long number there this
	that these those it its my our your their i we you they me us any some
	about mean means meaning get tell find please
	as it's into other shall under`)

// IsFunctionWord reports whether a term is the stem of a word that stands in every text and says nothing of it.
func IsFunctionWord(term string) bool { return functionWord[term] }

func stems(words string) map[string]bool {
	all := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		all[Stem(w)] = true
	}
	return all
}

// KindsAsked are the kinds of things that answer what was typed, by the words that it has.
func KindsAsked(typed string) []string {
	return facets.Answering(" " + nameOf(Units(bounded(typed))) + " ")
}
