package ask

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"strings"

	"gazette/internal/clause"
	"gazette/internal/desk/format"
	"gazette/internal/desk/table"
	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/source"
)

func askSource(f *form, more ...func(*Question)) {
	f.askBoth("source.name", append([]func(*Question){required}, more...)...)
	f.ask("source.url")
	f.ask("source.published", date)
}

func (k maker) hospitalQuestions() []Question {
	f := k.form(source.HospitalsFolder+"/x.toml", "hospital")
	f.askBoth("name")
	f.ask("id", slugFrom("name-en"), slug(func(s string) bool { return k.m.HospitalBy[s] != nil }))
	f.ask("kind")
	f.ask("role")
	f.ask("region", reading(k.region))
	f.ask("grade.value", named("grade"), optional)
	askSource(f)
	graded := when(func(a Answers) bool { return a["grade"] != "" })
	f.ask("grade.as_of", named("grade-as-of"), graded, date,
		defaulting(func(a Answers) string { return cmp.Or(a["source-published"], k.today.String()) }))
	return f.list
}

func (k maker) hospital(a Answers) (*Draft, diag.List) {
	r := &draft{form: formOf(source.HospitalsFolder+"/x.toml", "hospital")}
	r.WriteString("[[hospital]]\n")
	r.text("id", a["id"])
	r.both("name", a.both("name"))
	for _, key := range []string{"kind", "role", "region"} {
		r.text(key, a[key])
	}
	if a["grade"] != "" {
		r.put(
			"grade",
			"{ value = "+format.Quote(
				a["grade"],
			)+", as_of = "+format.Quote(
				a["grade-as-of"],
			)+", source = "+sourceOf(
				a,
			)+" }",
		)
	}
	r.source(a)
	file := "nation.toml"
	code, _, _ := strings.Cut(a["region"], " ")
	if region := k.m.RegionBy[code]; region != nil {
		file = table.FileName(region)
	}
	file = source.HospitalsFolder + "/" + file
	return &Draft{k.appended(file, "", r.String()), lang.Text{
		ZH: "已写在 %s 末尾；用 gazette serve 可预览其页面",
		EN: "it stands at the end of %s; gazette serve shows its page",
	}.With(file)}, nil
}

func (k maker) targetQuestions() []Question {
	var plans, units []string
	words := map[string]lang.Text{} // no plan is called as a unit is
	for _, d := range k.m.Plans {
		plans, words[d.Slug] = append(plans, d.Slug), d.Title
	}
	for _, u := range k.m.Units {
		units, words[u.ID] = append(units, u.ID), u.Name
	}
	kind := func(kinds ...string) func(*Question) {
		return when(
			func(a Answers) bool { return strings.Contains(strings.Join(kinds, " "), a["kind"]) && a["kind"] != "" },
		)
	}
	share := fitting(func(a Answers, figure string) lang.Text {
		if a["unit"] != "percent" && strings.HasSuffix(figure, "%") {
			return lang.Text{ZH: "单位是 %s，不是百分比", EN: "the unit is %s, not per cent"}.With(a["unit"])
		}
		return lang.Text{}
	})
	whole := k.form(source.TargetsFolder + "/x.toml")
	whole.ask("plan", choosing(plans), meaning(words))
	f := k.form(source.TargetsFolder+"/x.toml", "target")
	f.list = whole.list
	f.ask("clause", fitting(func(a Answers, ref string) lang.Text {
		d := k.m.PlanBy[a["plan"]]
		if id, _, ok := clause.SplitRef(ref); d != nil && (!ok || d.Clause(id) == nil) {
			return lang.Text{
				ZH: "该规划没有条款 %s；编号由印出的序号连成：三、（二）8. 即 3-2-8",
				EN: "the plan has no clause %s; it is the path of its printed numbers: 三、（二）8. is 3-2-8",
			}.With(ref)
		}
		return lang.Text{}
	}))
	f.askBoth("name")
	f.ask(
		"id",
		slugFrom("name-en"),
		slug(func(string) bool { return false }),
		fitting(func(a Answers, id string) lang.Text {
			if k.m.TargetBy[a["plan"]+"/"+id] != nil {
				return lang.Text{ZH: "该规划已有指标 %s", EN: "the plan has a target %s already"}.With(id)
			}
			return lang.Text{}
		}),
	)
	f.askBoth("measure")
	f.ask("kind", required, defaulting(func(Answers) string { return string(policy.Quantity) }))
	f.ask("scope")
	f.ask("regions", required, reading(k.regions))
	f.ask("unit", choosing(units), meaning(words), required, kind(string(policy.Quantity)))
	f.ask(
		"bound",
		required,
		defaulting(func(Answers) string { return string(policy.AtLeast) }),
		kind(string(policy.Quantity)),
	)
	f.ask("value", required, reading(number), share, kind(string(policy.Quantity)))
	f.ask("grade", required, kind(string(policy.Graded)))
	f.ask("due", date)
	return f.list
}

func (k maker) target(a Answers) (*Draft, diag.List) {
	r := &draft{form: formOf(source.TargetsFolder+"/x.toml", "target")}
	r.WriteString("[[target]]\n")
	r.text("id", a["id"])
	r.text("clause", a["clause"])
	r.both("name", a.both("name"))
	r.both("measure", a.both("measure"))
	r.text("kind", a["kind"])
	r.text("scope", a["scope"])
	r.put("regions", list(a["regions"]))
	r.text("unit", a["unit"])
	r.text("bound", a["bound"])
	r.put("value", strings.TrimSuffix(a["value"], "%"))
	r.text("grade", a["grade"])
	r.text("due", a["due"])
	r.put("known", k.known(a))
	file := source.TargetsFolder + "/" + a["plan"] + ".toml"
	for _, t := range k.m.Targets {
		if t.Plan.Slug == a["plan"] {
			file = t.Pos.File // where the plan's other targets are
		}
	}
	return &Draft{k.appended(file, "plan = \""+a["plan"]+"\"\n\n", r.String()),
		lang.Text{
			ZH: "已写在 %s 末尾；可参照其他指标补写基期",
			EN: "it stands at the end of %s; a baseline can be added as that file's other targets have it",
		}.With(file)}, nil
}

// known says of a target's fields how they are known, as far as the plan tells: what a translation says is
// translated, and a year that the clause does not state is inferred.
func (k maker) known(a Answers) string {
	d := k.m.PlanBy[a["plan"]]
	if d == nil {
		return ""
	}
	read := policy.Stated
	if d.ReadFrom == policy.FromTranslation {
		read = policy.Translated
	}
	var labels []string
	label := func(field string, how policy.Known) {
		if how != policy.Stated {
			labels = append(labels, field+" = "+format.Quote(string(how)))
		}
	}
	id, _, _ := clause.SplitRef(a["clause"])
	if due, err := policy.ParseDate(a["due"]); err == nil {
		if c := d.Clause(id); c != nil && !c.StatesYear(due.Year) {
			label("due", policy.Inferred)
		} else {
			label("due", read)
		}
	}
	if a["bound"] != "" {
		label("bound", read)
	}
	if len(labels) == 0 {
		return ""
	}
	return "{ " + strings.Join(labels, ", ") + " }"
}

func (k maker) observationQuestions() []Question {
	kind := func(want policy.Kind) func(*Question) {
		return when(func(a Answers) bool { t := k.m.TargetBy[a["target"]]; return t != nil && t.Kind == want })
	}
	ofHospitals := func(a Answers) bool { t := k.m.TargetBy[a["target"]]; return t != nil && t.Scope == "hospital" }
	ofRegions := func(a Answers) bool { return !ofHospitals(a) }
	figure := fitting(func(a Answers, s string) lang.Text { return table.Figure(k.m.TargetBy[a["target"]], s) })
	f := k.form(source.FiguresFolder+"/x.toml", "observation")
	f.ask("target", reading(k.targetKey))
	f.ask("region", required, reading(k.region), when(ofRegions))
	f.ask("hospital", required, reading(k.hospitalID), when(ofHospitals))
	f.ask("date", date)
	f.ask("value", required, figure, kind(policy.Quantity))
	f.ask("grade", required, kind(policy.Graded))
	f.ask("done", required, choosing([]string{"true", "false"}), kind(policy.YesNo))
	f.ask("status", defaulting(func(Answers) string { return string(policy.Reported) }))
	askSource(f)
	f.askBoth("note", optional)
	return f.list
}

// observation goes the way of a table with one row.
func (k maker) observation(a Answers) (*Draft, diag.List) {
	value := a["value"] + a["grade"] + a["done"]
	code, _, _ := strings.Cut(a["region"], " ")
	head := []string{"指标", "地区", "医院", "日期", "数值", "数据状态", "来源（中文）", "来源（英文）", "来源网址",
		"发布日期", "备注（中文）", "备注（英文）"}
	row := []string{
		a["target"],
		code,
		a["hospital"],
		a["date"],
		value,
		a["status"],
		a["source-zh"],
		a["source-en"],
		a["source-url"],
		a["source-published"],
		a["note-zh"],
		a["note-en"],
	}
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	_ = w.WriteAll([][]string{head, row}) // a buffer takes everything
	book, found := table.ReadBook("answers.csv", b.Bytes(), "")
	proposal, more := table.Propose(k.m, k.tree, table.Options{Today: k.today}, book)
	found = append(found, more...)
	for i := range found {
		found[i].Pos = diag.Pos{File: "gazette new observation"} // the table with one row is nothing that anybody sees
	}
	if faults, _ := found.Count(); faults == 0 && proposal.Count(table.New) != 1 {
		found.Add(diag.Pos{File: "gazette new observation"}, "duplicate-id", lang.Text{
			ZH: "%s 已有 %s 的数据",
			EN: "%s has a figure for %s already",
		}.With(a["region"]+a["hospital"], a["date"]),
			lang.Text{
				ZH: "如需更正，请把正确的数值写入表格，用 gazette import 导入并加 --why 说明原因",
				EN: "to correct it, write the right figure into a table and run gazette import with --why",
			})
	}
	if faults, _ := found.Count(); faults > 0 {
		return nil, found
	}
	return &Draft{proposal.Changes, lang.Text{
		ZH: "用 gazette diff 可查看改变了什么，用 gazette serve 可预览",
		EN: "gazette diff says what it changes, and gazette serve shows it",
	}}, found
}
