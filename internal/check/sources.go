package check

import (
	"reflect"

	"gazette/internal/diag"
	"gazette/internal/policy"
)

// facts are the records that state something about the world, by their types: "this observation".
var facts = map[reflect.Type]diag.Text{
	reflect.TypeFor[policy.Observation](): diag.T("this observation", "该数据"),
	reflect.TypeFor[policy.Figure]():      diag.T("this figure", "该数字"),
	reflect.TypeFor[policy.Hospital]():    diag.T("this hospital", "该医院"),
	reflect.TypeFor[policy.Membership]():  diag.T("this membership of a list", "该名单信息"),
	reflect.TypeFor[policy.Pairing]():     diag.T("this pair of hospitals", "该帮扶关系"),
	reflect.TypeFor[policy.List]():        diag.T("this list", "该名单"),
	reflect.TypeFor[policy.Group]():       diag.T("this group of regions", "该地区分组"),
	reflect.TypeFor[policy.FormerName]():  diag.T("this former name", "该曾用名"),
	reflect.TypeFor[policy.Baseline]():    diag.T("this baseline", "该基期数据"),
	reflect.TypeFor[policy.Task]():        diag.T("this task, which is said to be done,", "该任务标为已完成，但"),
}

// missingSource asks of everything that has a source for it. A kind of fact that is new in policy is asked
// too.
func missingSource(m *policy.Model, _ policy.Date, list *diag.List) {
	parts(m, func(p part) {
		if p.Source == nil || !p.Source.Name.IsZero() || !needsSource(p.Holder) {
			return
		}
		fact, ok := facts[reflect.TypeOf(p.Holder).Elem()]
		if !ok {
			fact = diag.T("this fact", "该项信息")
		}
		key := "source"
		if p.Field == "DoneSource" {
			key = "done_source"
		}
		list.Add(p.Pos, "missing-source", diag.T("%s has no source", "%s没有来源", fact),
			diag.T("add %s = { name = { zh = …, en = … }, published = … }, with url when there is one",
				"请添加 %s = { name = { zh = …, en = … }, published = … }，有网址的写明 url", key))
	})
}

// needsSource tells the facts from what may do without a source.
func needsSource(holder any) bool {
	switch h := holder.(type) {
	case *policy.Site:
		return false // its licence
	case *policy.Document:
		return false // load has asked for it
	case *policy.Baseline:
		return h.Why.IsZero()
	case *policy.Task:
		return !h.Done.IsZero()
	}
	return true
}
