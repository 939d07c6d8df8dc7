// Package ask drafts new source files from a few answers: a plan, a notice, a hospital, an
// observation, a target.
//
// It stands beside table, for gazette new: the model and answers go in, proposed changes come out, which
// the command checks as the site would be and then writes. What a field means is said in the words of
// its schema; an observation goes the way of a table with one row, so that one place knows how figures
// are written.
package ask

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gazette/internal/desk/revise"
	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/record"
	"gazette/internal/source"
)

// Kinds are what can be made.
var Kinds = [...]string{"plan", "notice", "hospital", "observation", "target"}

// A Question asks for one answer.
type Question struct {
	Key      string    // names the answer, and its flag: "title-zh"
	Doc      lang.Text // what to write
	Required bool
	Choices  []string // the answers allowed; nil: any
	// words say what choices mean that are no enumeration of the records.
	words map[string]lang.Text
	// Default suggests an answer from those given so far; nil or "": none.
	Default func(Answers) string
	// When says whether the question applies, given the answers so far; nil: always.
	When func(Answers) bool
	// read brings an answer into the form in which it is written, or says what is wrong with it.
	read func(string) (string, lang.Text)
	// fits says what is wrong with an answer beside those given before; nil: nothing.
	fits func(Answers, string) lang.Text
}

// Answers are what was answered, by the keys of the questions.
type Answers map[string]string

// both are the answers in the two languages.
func (a Answers) both(key string) lang.Text {
	return lang.Text{ZH: a[key+"-zh"], EN: a[key+"-en"]}
}

// Read brings an answer into the form in which it is written, given the answers before it. problem says
// what is wrong with one that does not fit.
func (q Question) Read(answer string, before Answers) (value string, problem lang.Text) {
	value, problem = q.form(answer)
	if problem == (lang.Text{}) && value != "" && q.fits != nil {
		problem = q.fits(before, value)
	}
	return value, problem
}

func (q Question) form(answer string) (value string, problem lang.Text) {
	answer = strings.TrimSpace(answer)
	if answer == "" {
		if q.Required {
			return "", lang.Text{ZH: "此项必填", EN: "an answer is needed here"}
		}
		return "", lang.Text{}
	}
	if !utf8.ValidString(answer) || strings.ContainsFunc(answer, unprintable) {
		return "", lang.Text{
			ZH: "答案中含有不可见字符，请重新输入",
			EN: "the answer holds characters that cannot be seen; type it again",
		}
	}
	if len(q.Choices) > 0 {
		return q.choose(answer)
	}
	if q.read != nil {
		return q.read(answer)
	}
	return answer, lang.Text{}
}

// unprintable are the characters that a keyboard sends unseen, and those that turn the direction of
// writing.
func unprintable(c rune) bool {
	return unicode.IsControl(c) || unicode.Is(unicode.Cf, c) || c == utf8.RuneError
}

// choose takes a choice by its name, by its word in either language, or by its number.
func (q Question) choose(answer string) (string, lang.Text) {
	for _, c := range q.Choices {
		if w := q.Word(c); answer == c || answer == w.ZH || strings.EqualFold(answer, w.EN) {
			return c, lang.Text{}
		}
	}
	if i := place(answer); q.Numbered() && i > 0 && i <= len(q.Choices) {
		return q.Choices[i-1], lang.Text{}
	}
	hint := lang.Text{ZH: "请从列出的选项中选择", EN: "choose one of those listed"}
	if near := record.Nearest(answer, q.Choices); near != "" {
		hint = lang.Text{ZH: "是否应为 %s？", EN: "did you mean %s?"}.With(near)
	}
	return "", lang.Text{ZH: "没有“%s”这一选项；%s", EN: "%q is not one of the choices; %s"}.With(answer, hint)
}

// Like is the only choice that is called so in part, for who sees what was taken: 县 for 每个县, words of a title;
// empty where several are, and where it names one itself.
func (q Question) Like(answer string) (only string) {
	if slices.Contains(q.Choices, answer) || len(answer) < len("县") ||
		!strings.ContainsFunc(answer, unicode.IsLetter) {
		return ""
	}
	for _, c := range q.Choices {
		w := q.Word(c)
		if !strings.Contains(w.ZH, answer) && !strings.Contains(strings.ToLower(w.EN), strings.ToLower(answer)) {
			continue
		}
		if only != "" {
			return ""
		}
		only = c
	}
	return only
}

// Numbered reports whether the choices go by numbers: not where they are numbers themselves, as grades.
func (q Question) Numbered() bool {
	return len(q.Choices) > 0 && !slices.ContainsFunc(q.Choices, func(c string) bool { return place(c) > 0 })
}

// place reads the number of a choice; 0 when it is none.
func place(s string) int {
	n := 0
	for _, c := range s {
		if c < '0' || c > '9' || n > 1000 {
			return 0
		}
		n = n*10 + int(c-'0')
	}
	return n
}

// A Draft is what the answers make.
type Draft struct {
	Changes []revise.Change
	Next    lang.Text // what to do then
}

// A maker knows the site that something is made for.
type maker struct {
	m     *policy.Model
	tree  *source.Tree
	today policy.Date
}

// Questions are those of a kind, in the order in which they are asked.
func Questions(kind string, m *policy.Model, today policy.Date) []Question {
	k := maker{m: m, today: today}
	switch kind {
	case "plan":
		return k.planQuestions()
	case "notice":
		return k.noticeQuestions()
	case "hospital":
		return k.hospitalQuestions()
	case "observation":
		return k.observationQuestions()
	case "target":
		return k.targetQuestions()
	}
	return nil
}

// Make drafts what the answers to the questions of a kind describe. The list says why there is none.
func Make(kind string, m *policy.Model, tree *source.Tree, a Answers, today policy.Date) (*Draft, diag.List) {
	k := maker{m, tree, today}
	switch kind {
	case "plan":
		return k.plan(a)
	case "notice":
		return k.notice(a)
	case "hospital":
		return k.hospital(a)
	case "observation":
		return k.observation(a)
	case "target":
		return k.target(a)
	}
	return nil, nil
}

// create is the change that makes a new file; one that is there is not overwritten, and said.
func (k maker) create(list *diag.List, name string, data []byte) []revise.Change {
	if k.tree.File(name) != nil {
		list.Add(diag.Pos{File: name}, "duplicate-id", lang.Text{
			ZH: "该文件已存在，不会覆盖",
			EN: "this file is there already and is not overwritten",
		},
			lang.Text{ZH: "请另取名称", EN: "choose another name"})
		return nil
	}
	return []revise.Change{{Path: name, Data: data, Create: true}}
}

// appended is the change that puts a record at the end of a file, which is made where it is not there;
// head is how such a file begins.
func (k maker) appended(name, head, record string) []revise.Change {
	f := k.tree.File(name)
	if f == nil {
		return []revise.Change{{Path: name, Data: []byte(head + record), Create: true}}
	}
	old := strings.TrimRight(string(f.Data), "\n") + "\n\n"
	return []revise.Change{{Path: name, Data: []byte(old + record), Old: f.Data}}
}

// Word says what a choice means, for those who do not write it every day; a choice that needs no word,
// such as the name of a plan, has none.
func (q Question) Word(choice string) lang.Text {
	if words, ok := q.words[choice]; ok {
		return words
	}
	return wordAmong(q.Choices, choice)
}

// wordAmong is what one of some choices is called, by the enumeration that has them all; empty where there is none, as
// of the names of plans.
func wordAmong(choices []string, choice string) lang.Text {
	for _, name := range slices.Sorted(maps.Keys(policy.Enums)) {
		values := policy.Enums[name].Values()
		if len(values) == len(choices) &&
			!slices.ContainsFunc(choices, func(c string) bool { return !slices.Contains(values, c) }) {
			return policy.Word(name, choice)
		}
	}
	return lang.Text{}
}
