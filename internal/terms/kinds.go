package terms

import "strings"

// A kindWords are the words of a question that say what kind of thing answers it.
type kindWords struct{ kind, zh, en string }

// asksFor are those words; the client has the same. Who is a body or a hospital that supports another.
var asksFor = []kindWords{
	{"term", "什么是 什么叫 是什么 啥是 是啥 什么意思", "what is|what are|what do|what doe|mean|definit"},
	{"hospital", "哪些医院 哪家医院 哪个医院 哪几家医院 医院在哪 谁", "which hospit|what hospit|hospit in|who"},
	{"target", "指标 目标", "target|goal|indic"},
	{"task", "任务 职责 谁负责", "task|duti|respons"},
	{"plan", "规划 方案 文件", "plan|document|polici"},
	{"county", "哪些县 哪个县 哪几个县", "which counti"},
	{"page", "怎么引用 怎么算 怎么评 怎样评 怎么下载 谁做的 网站", "how is|how ar|how to|cite|download|websit"},
}

// KindsAsked are the kinds of things that answer what was typed, by the words that it has.
func KindsAsked(typed string) []string {
	text := " " + nameOf(Units(bounded(typed))) + " "
	var kinds []string
	for _, k := range asksFor {
		has := false
		for word := range strings.FieldsSeq(k.zh) {
			has = has || strings.Contains(text, word)
		}
		for words := range strings.SplitSeq(k.en, "|") {
			has = has || strings.Contains(text, " "+words+" ")
		}
		if has {
			kinds = append(kinds, k.kind)
		}
	}
	return kinds
}
