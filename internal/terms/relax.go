package terms

import (
	"slices"
	"strings"
)

// Relax asks for parts of what a query asks: any of its words, numbers and pairs of Chinese characters, of which a
// document needs a share. It is for queries that find nothing as they stand. Words that only make a question are not
// asked for, nor parts that are not known; a phrase in quotation marks stays whole; exclusions and filters stay.
func Relax(q Query, known func(Alternative) bool) Query {
	relaxed := Query{Not: q.Not, Filters: q.Filters}
	var parts []Alternative
	for _, g := range q.Groups {
		parts = append(parts, partsOf(g)...)
	}
	parts = slices.DeleteFunc(parts, func(a Alternative) bool { return !known(a) })
	if len(parts) > 0 {
		relaxed.Groups = []Group{{Any: parts, Least: leastParts(len(parts))}}
	}
	return relaxed
}

// leastParts is how many of n parts a document must have: two of five say what is asked, one of five does not.
func leastParts(n int) int { return (n + 2) / 3 }

// partsOf are the parts of a group, which is asked as it is written: its first alternative.
func partsOf(g Group) []Alternative {
	var parts []Alternative
	for i, a := range g.Any {
		if a.Field != "" || a.Boost > 1 {
			parts = append(parts, a)
			continue
		}
		for _, run := range a.runs() {
			if i == 0 {
				parts = append(parts, partsOfRun(run)...)
			} else {
				parts = append(parts, madeParts(run)...)
			}
		}
	}
	return parts
}

// madeParts are the numbers of a run that are read from words: 90% from 百分之九十.
func madeParts(run []Unit) []Alternative {
	var parts []Alternative
	for _, u := range run {
		if u.made {
			parts = append(parts, part(u))
		}
	}
	return parts
}

func part(units ...Unit) Alternative {
	units = slices.Clone(units)
	units[0].Glued = false
	return Alternative{Terms: QueryTerms(units, false), Units: units, Boost: 1}
}

// partsOfRun are the words and numbers of a run, and the pairs of characters of what is Chinese in it.
func partsOfRun(run []Unit) []Alternative {
	var parts []Alternative
	for i := 0; i < len(run); {
		if run[i].kind != hanUnit {
			if !functionWord[run[i].Term] {
				parts = append(parts, part(run[i]))
			}
			i++
			continue
		}
		end := i
		for end < len(run) && run[end].kind == hanUnit {
			end++
		}
		for _, piece := range asked(run[i:end]) {
			parts = append(parts, pairs(piece)...)
		}
		i = end
	}
	return parts
}

// pairs are the overlapping pairs of a row of characters; one alone is asked for itself.
func pairs(row []Unit) []Alternative {
	if len(row) == 1 {
		return []Alternative{part(row[0])}
	}
	var all []Alternative
	for i := 0; i+1 < len(row); i++ {
		all = append(all, part(row[i], row[i+1]))
	}
	return all
}

// asked cuts a row of characters at the words that only make a question.
func asked(row []Unit) [][]Unit {
	var text strings.Builder
	for _, u := range row {
		text.WriteString(u.Term)
	}
	var pieces [][]Unit
	from, at, rest := 0, 0, text.String()
	cut := func(to int) {
		if to > from {
			pieces = append(pieces, row[from:to])
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
	about mean means meaning get tell find please`)

func stems(words string) map[string]bool {
	all := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		all[Stem(w)] = true
	}
	return all
}
