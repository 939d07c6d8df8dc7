package facets

import (
	"strings"

	"gazette/internal/lang"
)

// A Kind is what a thing is that can be found: its place in [Kinds].
type Kind uint8

// The kinds, in the order of results where nothing else orders them, as for a filter alone, and of names that are typed
// ahead: what a county is comes before what binds it.
const (
	CountyKind Kind = iota
	RegionKind
	HospitalKind
	PlanKind
	TermKind
	ClauseKind
	TargetKind
	TaskKind
	NoticeKind
	PageKind
)

// Kinds are all of them. Words of a question say what kind of thing answers it, English ones by their stems; who is a
// body, or a hospital that supports another.
var Kinds = [...]struct {
	Name  string    // in addresses and filters
	Words lang.Text // for readers
	Asked string    // words of such questions, with bars between
	Home  bool      // the box of the home page opens such a page by its name
	Long  bool      // its title is a sentence rather than a name, which nobody types ahead
}{
	CountyKind: {Name: "county", Words: lang.Text{ZH: "县", EN: "County"}, Home: true,
		Asked: "哪些县|哪个县|哪几个县| which counti "},
	RegionKind: {Name: "region", Words: lang.Text{ZH: "地区", EN: "Region"}, Home: true},
	HospitalKind: {Name: "hospital", Words: lang.Text{ZH: "医院", EN: "Hospital"}, Home: true,
		Asked: "哪些医院|哪家医院|哪个医院|哪几家医院|医院在哪|谁| which hospit | what hospit | hospit in | who "},
	PlanKind: {Name: "plan", Words: lang.Text{ZH: "规划", EN: "Plan"}, Home: true,
		Asked: "规划|方案|文件| plan | document | polici "},
	TermKind: {Name: "term", Words: lang.Text{ZH: "术语", EN: "Term"},
		Asked: "什么是|什么叫|是什么|啥是|是啥|什么意思| what is | what ar | what do | what doe | mean | definit "},
	ClauseKind: {Name: "clause", Words: lang.Text{ZH: "条款", EN: "Clause"}, Long: true},
	TargetKind: {Name: "target", Words: lang.Text{ZH: "指标", EN: "Target"}, Long: true,
		Asked: "指标|目标| target | goal | indic "},
	TaskKind: {Name: "task", Words: lang.Text{ZH: "任务", EN: "Task"}, Long: true,
		Asked: "任务|职责|谁负责| task | duti | respons "},
	NoticeKind: {Name: "notice", Words: lang.Text{ZH: "公告", EN: "Notice"}},
	PageKind: {Name: "page", Words: lang.Text{ZH: "页面", EN: "Page"},
		Asked: "怎么引用|怎么算|怎么评|怎样评|怎么下载|谁做的|网站" +
			"| how is | how ar | how to | cite | download | websit "},
}

func (k Kind) String() string { return Kinds[k].Name }

// KindNames are the names of all kinds.
func KindNames() []string {
	var names []string
	for _, k := range Kinds {
		names = append(names, k.Name)
	}
	return names
}

// Answering are the names of the kinds that answer a question: a row of units with blanks around it.
func Answering(question string) []string {
	var kinds []string
	for _, k := range Kinds {
		for words := range strings.SplitSeq(k.Asked, "|") {
			if words != "" && strings.Contains(question, words) {
				kinds = append(kinds, k.Name)
				break
			}
		}
	}
	return kinds
}
