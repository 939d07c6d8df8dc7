package check

import (
	"reflect"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
)

// facts are the records that state something about the world, by their types: "this observation".
var facts = map[reflect.Type]lang.Text{
	reflect.TypeFor[policy.Observation](): lang.Text{ZH: "该数据", EN: "this observation"},
	reflect.TypeFor[policy.Figure]():      lang.Text{ZH: "该数字", EN: "this figure"},
	reflect.TypeFor[policy.Hospital]():    lang.Text{ZH: "该医院", EN: "this hospital"},
	reflect.TypeFor[policy.Membership]():  lang.Text{ZH: "该名单信息", EN: "this membership of a list"},
	reflect.TypeFor[policy.Pairing]():     lang.Text{ZH: "该帮扶关系", EN: "this pair of hospitals"},
	reflect.TypeFor[policy.List]():        lang.Text{ZH: "该名单", EN: "this list"},
	reflect.TypeFor[policy.Group]():       lang.Text{ZH: "该地区分组", EN: "this group of regions"},
	reflect.TypeFor[policy.FormerName]():  lang.Text{ZH: "该曾用名", EN: "this former name"},
	reflect.TypeFor[policy.Baseline]():    lang.Text{ZH: "该基期数据", EN: "this baseline"},
	reflect.TypeFor[policy.Task](): lang.Text{
		ZH: "该任务标为已完成，但",
		EN: "this task, which is said to be done,",
	},
}

// missingSource asks of everything that has a source for it. A kind of fact that is new in policy is asked too. This
// is what the site promises its readers: whoever doubts a fact can go where it was said.
func missingSource(m *policy.Model, _ policy.Date, list *diag.List) {
	parts(m, func(p part) {
		if p.Source == nil || !p.Source.Name.IsZero() || !needsSource(p.Holder) {
			return
		}
		fact, ok := facts[reflect.TypeOf(p.Holder).Elem()]
		if !ok {
			fact = lang.Text{ZH: "该项信息", EN: "this fact"}
		}
		key := "source"
		if p.Field == "DoneSource" {
			key = "done_source"
		}
		list.Add(p.Pos, "missing-source", lang.Text{ZH: "%s没有来源", EN: "%s has no source"}.With(fact),
			lang.Text{
				ZH: "请添加 %s = { name = { zh = …, en = … }, published = … }，有网址的写明 url",
				EN: "add %s = { name = { zh = …, en = … }, published = … }, with url when there is one",
			}.With(key))
	})
}

// needsSource tells the facts from what may do without a source. A task that is not said to be done states nothing but
// what its clause does; a baseline of 0 by nature has a reason (why) in place of a source.
func needsSource(holder any) bool {
	switch h := holder.(type) {
	case *policy.Site:
		return false // its licence
	case *policy.Model:
		return false // that of the codes and names of regions
	case *policy.Document:
		return false // load has asked for it
	case *policy.Baseline:
		return h.Why.IsZero()
	case *policy.Task:
		return !h.Done.IsZero()
	}
	return true
}
