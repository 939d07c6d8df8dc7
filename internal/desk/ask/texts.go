package ask

import (
	"fmt"
	"strings"

	"gazette/internal/desk/format"
	"gazette/internal/desk/revise"
	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/source"
)

func (k maker) planQuestions() []Question {
	f := k.form(source.PlansFolder + "/x/document.toml")
	f.askBoth("title")
	f.askBoth("short_title", same("title"))
	f.askBoth("summary")
	f.ask("number", reading(documentNumber))
	f.askBoth("issuer")
	f.ask("issued", date)
	f.ask("published", date)
	f.ask("expires", date)
	f.ask("level")
	f.ask("region", reading(k.region))
	f.askBoth("source.name", same("issuer"))
	f.ask("source.url")
	f.list = append(f.list, Question{Key: "slug", Doc: lang.Text{
		ZH: "规划的文件夹名和网址：只用小写字母、数字和连字符",
		EN: "name of the plan's folder and address: lower-case letters, digits, hyphens",
	}})
	slugFrom("title-en")(&f.list[len(f.list)-1])
	slug(func(s string) bool { return k.m.PlanBy[s] != nil })(&f.list[len(f.list)-1])
	return f.list
}

func (k maker) plan(a Answers) (*Draft, diag.List) {
	r := &draft{form: formOf(source.PlansFolder + "/x/document.toml"), above: true}
	fmt.Fprintf(r, "# 草稿：完成后删去 draft = true。A draft: delete draft = true when it is finished.\n\n")
	r.both("title", a.both("title"))
	r.both("short_title", a.both("short-title"))
	r.both("summary", a.both("summary"))
	r.text("number", a["number"])
	r.text("index_number", "")
	r.put("issuer", "["+format.Text(a.both("issuer"))+"]")
	for _, key := range []string{"issued", "published", "effective", "expires"} {
		r.text(key, a[key])
	}
	r.text("status", string(policy.InForce))
	r.text("level", a["level"])
	r.text("region", a["region"])
	r.text("updated", k.today.String())
	r.put("draft", "true")
	text := r.form.key("text")
	fmt.Fprintf(r, "\n# %s / %s\n[text]\n", text.Doc.ZH, text.Doc.EN)
	for _, l := range k.languages() {
		fmt.Fprintf(r, "%s = %q\n", l, policy.Restatement)
	}
	fmt.Fprintf(r, "\n[source]\n")
	r.both("source.name", a.both("source"))
	r.text("source.url", a["source-url"])
	fmt.Fprintf(r, "\n# %s / %s\n[known]\n", r.form.key("known").Doc.ZH, r.form.key("known").Doc.EN)
	r.text("known.status", string(policy.Inferred))
	folder := source.PlansFolder + "/" + a["slug"] + "/"
	files := map[string]string{"document.toml": r.String()}
	for _, l := range k.languages() {
		files[policy.TextName(l)] = clauses(l)
	}
	return k.folder(folder, files, lang.Text{
		ZH: "请在 %[1]s%[2]s 中写条款，用 gazette serve --draft 预览；gazette check --draft " +
			"没有问题后，删去 %[1]sdocument.toml 中的 draft = true",
		EN: "write the clauses in %[1]s%[2]s, look at them with gazette serve --draft, and " +
			"when gazette check --draft finds nothing, delete draft = true in %[1]sdocument.toml",
	}.With(folder, k.textNames()))
}

// textNames are the files of a text, as a sentence lists them.
func (k maker) textNames() lang.Text {
	var names []string
	for _, l := range k.languages() {
		names = append(names, policy.TextName(l))
	}
	return lang.Text{ZH: strings.Join(names, " 和 "), EN: strings.Join(names, " and ")}
}

// folder makes all files of a folder, or says which are there already.
func (k maker) folder(folder string, files map[string]string, next lang.Text) (*Draft, diag.List) {
	var list diag.List
	var changes []revise.Change
	for _, name := range []string{"document.toml", "index.zh.md", "index.en.md"} {
		text, ok := files[name]
		if !ok {
			continue
		}
		data, err := format.File(folder+name, []byte(text), formOf(folder+name).schema)
		if err != nil {
			data = []byte(text) // its faults are said when the site is checked
		}
		changes = append(changes, k.create(&list, folder+name, data)...)
	}
	if len(list) > 0 {
		return nil, list
	}
	return &Draft{changes, next}, nil
}

// clauses is the text of a plan with one clause in it, to be written.
func clauses(l lang.Lang) string {
	label := "## 一、"
	if l == lang.EN {
		label = "## 1. "
	}
	return label + unfinished(l, lang.Text{ZH: "第一条的标题", EN: "title of the first clause"}) + "\n\n" +
		unfinished(
			l,
			lang.Text{
				ZH: "第一条的正文，下一级写作 ### （一）。",
				EN: "text of the first clause; the next level is ### (1)",
			},
		) + "\n"
}

func (k maker) noticeQuestions() []Question {
	f := k.form(source.NoticesFolder + "/x/index.zh.md")
	f.askBoth("title")
	f.askBoth("summary")
	f.ask("published", required, day, defaulting(func(Answers) string { return k.today.String() }))
	f.list = append(f.list, Question{Key: "slug", Doc: lang.Text{
		ZH: "网址的最后一段：只用小写字母、数字和连字符",
		EN: "last part of the address: lower-case letters, digits, hyphens",
	}})
	slugFrom("title-en")(&f.list[len(f.list)-1])
	slug(func(string) bool { return false })(&f.list[len(f.list)-1])
	fitting(func(a Answers, s string) lang.Text {
		if policy.IsSlug(a["published"] + "-" + s) {
			return lang.Text{}
		}
		return lang.Text{ZH: "与日期合在一起过长，不得超过 %d 个字符",
			EN: "with the day before it this is too long; at most %d characters are allowed"}.With(policy.MostSlug)
	})(&f.list[len(f.list)-1])
	return f.list
}

func (k maker) notice(a Answers) (*Draft, diag.List) {
	files := map[string]string{}
	for _, l := range k.languages() {
		r := &draft{form: formOf(source.NoticesFolder + "/x/index.zh.md"), above: true}
		r.text("title", a["title-"+string(l)])
		r.text("summary", a["summary-"+string(l)])
		r.text("published", a["published"])
		r.put("draft", "true")
		files[policy.TextName(l)] = "+++\n" + r.String() + "+++\n\n" + unfinished(
			l,
			lang.Text{ZH: "公告正文。", EN: "text of the notice"},
		) + "\n"
	}
	folder := source.NoticesFolder + "/" + a["published"] + "-" + a["slug"] + "/"
	return k.folder(folder, files, lang.Text{
		ZH: "请在 %s%s 中写公告，完成后删去其中的 draft = true",
		EN: "write the notice in %s%s, and delete draft = true there when it is finished",
	}.With(folder, k.textNames()))
}
