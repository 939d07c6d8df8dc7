package facets_test

import (
	"slices"
	"strings"
	"testing"

	"gazette/internal/facets"
	"gazette/internal/terms"
)

// What stands before a colon in a query means one facet, is compared as queries are folded, and is a word.
func TestWordsBeforeAColonMeanOneFacet(t *testing.T) {
	of := map[string]string{}
	for _, row := range facets.Facets {
		for _, word := range strings.Fields(row.Asked) {
			if other, ok := of[word]; ok {
				t.Errorf("%s is asked for by %s and by %s", word, other, row.Name)
			}
			of[word] = row.Name
			if folded := terms.FoldText(word); folded != word {
				t.Errorf("%s of %s is folded to %s: no query has it", word, row.Name, folded)
			}
			q := terms.ParseQuery(strings.ToUpper(word) + "：x")
			if len(q.Filters) != 1 || q.Filters[0].Field != row.Name {
				t.Errorf("%s: is read as %+v, not as the facet %s", word, q, row.Name)
			}
		}
	}
	if len(of) < 20 {
		t.Errorf("only %d words", len(of))
	}
}

// A question asks for what answers it, with each of the words that are there for it: as readers write them, not as they
// are compared.
func TestQuestionsAskForAKind(t *testing.T) {
	asked := map[string]string{
		"county":   "哪些县 哪个县 哪几个县|which counties|which county",
		"hospital": "哪些医院 哪家医院 哪个医院 哪几家医院 医院在哪 谁|which hospitals|what hospital|hospitals in|who",
		"plan":     "规划 方案 文件|plans|document|policies|policy",
		"term": "什么是 什么叫 是什么 啥是 是啥 什么意思|what is|what are|what do|what does|mean|meaning|definition|" +
			"definitions",
		"target": "指标 目标|targets|goal|indicators",
		"task":   "任务 职责 谁负责|tasks|duties|duty|responsible|responsibility",
		"page":   "怎么引用 怎么算 怎么评 怎样评 怎么下载 谁做的 网站|how is|how are|how to|cite|download|website",
	}
	for _, row := range facets.Kinds {
		questions := strings.Split(asked[row.Name], "|")
		questions = append(strings.Fields(questions[0]), questions[1:]...)
		for words := range strings.SplitSeq(row.Asked, "|") {
			if words != "" && !slices.ContainsFunc(questions, func(question string) bool {
				return strings.Contains(" "+stems(question)+" ", words)
			}) {
				t.Errorf("%q of %s is in no question", words, row.Name)
			}
		}
		for _, question := range questions {
			if got := terms.KindsAsked("x " + question + " y"); !slices.Contains(got, row.Name) {
				t.Errorf("%s asks for %v, not for %s", question, got, row.Name)
			}
		}
	}
}

// stems are the words of a question as it is compared.
func stems(question string) string {
	var all []string
	for _, u := range terms.Units(question) {
		all = append(all, u.Term)
	}
	if strings.Contains(question, " ") || question[0] < 128 {
		return strings.Join(all, " ")
	}
	return strings.Join(all, "")
}
