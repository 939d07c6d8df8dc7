package site

import (
	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/progress"
)

// A codeList says what the values of columns mean. Its name is one that programs ask for.
type codeList struct {
	name   string
	title  lang.Text
	values policy.Enum
}

// noFigure is the basis of a status that no figure gives.
const noFigure = "none"

// codeLists are the lists that columns choose from, in the order of the table that holds them. The words are those
// by which pages tell the same values.
func codeLists() []codeList {
	enum := func(name string) policy.Enum { return policy.Enums[name] }
	return []codeList{
		{"target-status", lang.Text{ZH: "指标状态", EN: "status of a target"}, statusWords()},
		{"status-basis", lang.Text{ZH: "状态的依据", EN: "what a status rests on"},
			append(policy.Enum{{Value: noFigure, Words: lang.Text{ZH: "没有数据", EN: "no figure"}}}, enum("obs")...)},
		{"status-reason", lang.Text{ZH: "判定理由", EN: "reason of a status"}, progress.Reasons},
		{"method", lang.Text{ZH: "判定方法", EN: "method of judging"}, enum("method")},
		{"target-kind", lang.Text{ZH: "指标类型", EN: "kind of target"}, enum("test")},
		{"target-scope", lang.Text{ZH: "由谁完成", EN: "who must reach a target"}, enum("scope")},
		{"bound", lang.Text{ZH: "要求", EN: "bound"}, enum("bound")},
		{"holds", lang.Text{ZH: "频度", EN: "how often a target holds"}, enum("holds")},
		{"every", lang.Text{ZH: "周期", EN: "period"}, enum("every")},
		{"strength", lang.Text{ZH: "力度", EN: "strength"}, enum("strength")},
		{"how-known", lang.Text{ZH: "依据", EN: "how a thing is known"}, enum("how")},
		{"observation-status", lang.Text{ZH: "数据状态", EN: "status of a figure"}, enum("obs")},
		{"sdmx-obs-status", lang.Text{ZH: "数据状态（SDMX）", EN: "status of a figure in SDMX"}, sdmxStatuses()},
		{"qualifier", lang.Text{ZH: "数值限定", EN: "qualifier of a figure"}, enum("qualifier")},
		{"plan-status", lang.Text{ZH: "时效", EN: "force of a plan"}, enum("force")},
		{"plan-level", lang.Text{ZH: "规划层级", EN: "level of a plan"}, enum("level")},
		{"read-from", lang.Text{ZH: "转述所据", EN: "what was restated"}, enum("read-from")},
		{"region-level", lang.Text{ZH: "行政层级", EN: "level of a region"}, enum("region-level")},
		{"hospital-kind", lang.Text{ZH: "医院类别", EN: "kind of hospital"}, enum("kind")},
		{"hospital-role", lang.Text{ZH: "医院角色", EN: "role of a hospital"}, enum("role")},
		{"hospital-grade", lang.Text{ZH: "医院等级", EN: "grade of a hospital"}, enum("grade")},
		{"hospital-fact", lang.Text{ZH: "医院信息项", EN: "fact about a hospital"}, enum("fact")},
		{"ownership", lang.Text{ZH: "所有制", EN: "ownership"}, enum("ownership")},
		{"task-status", lang.Text{ZH: "任务状态", EN: "status of a task"}, enum("task-state")},
		{"list-status", lang.Text{ZH: "名单依据", EN: "how surely a hospital is on a list"}, enum("member")},
	}
}

// codeListNamed finds a list that a column chooses from.
func codeListNamed(name string) codeList {
	for _, list := range codeLists() {
		if list.name == name {
			return list
		}
	}
	panic("there is no code list " + name) // a column asks for it by a name in this package
}

func statusWords() policy.Enum {
	var all policy.Enum
	for _, s := range progress.Statuses {
		all = append(all, policy.Value{Value: string(s), Words: s.Words()})
	}
	return all
}

// sdmxStatuses are the codes of CL_OBS_STATUS, by SDMX, that figures here can have.
func sdmxStatuses() policy.Enum {
	return policy.Enum{
		{Value: "A", Words: lang.Text{ZH: "正常值", EN: "Normal value"}},
		{Value: "P", Words: lang.Text{ZH: "初步值", EN: "Provisional value"}},
		{Value: "E", Words: lang.Text{ZH: "估计值", EN: "Estimated value"}},
	}
}

// sdmxStatus is the code of a figure; SDMX has none for invented ones.
func sdmxStatus(s policy.ObservationStatus) string {
	return map[policy.ObservationStatus]string{
		policy.Reported: "A", policy.Provisional: "P", policy.Estimated: "E"}[s]
}

// codesTable says what each value of each list means.
func codesTable() Table {
	type code struct {
		list codeList
		policy.Value
	}
	var codes []code
	for _, list := range codeLists() {
		for _, v := range list.values {
			codes = append(codes, code{list, v})
		}
	}
	var c columns[code]
	c.text("list", lang.Text{ZH: "代码表", EN: "code list"}, func(x code) string { return x.list.name })
	c.both("list", lang.Text{ZH: "代码表名称", EN: "name of the code list"},
		func(x code) lang.Text { return x.list.title })
	c.text("value", lang.Text{ZH: "代码", EN: "value"}, func(x code) string { return x.Value.Value })
	c.both("name", lang.Text{ZH: "含义", EN: "meaning"}, func(x code) lang.Text { return x.Words })
	return c.fill(Table{Key: []string{"list", "value"}, Title: lang.Text{ZH: "代码表", EN: "Code lists"},
		Description: lang.Text{
			ZH: "各表代码字段的取值及其含义",
			EN: "What the values mean that columns of the other tables choose from",
		}}, codes)
}
