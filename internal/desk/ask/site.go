package ask

import (
	"embed"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"gazette/internal/desk/format"
	"gazette/internal/desk/revise"
	"gazette/internal/lang"
	"gazette/internal/load"
	"gazette/internal/policy"
	"gazette/internal/source"
)

// begin holds what every new site has in its folder beside its texts and data.
//
//go:embed begin
var begin embed.FS

// A licence that a new site may choose for its texts and data.
type licence struct {
	id   string // SPDX; "" where it is none
	name lang.Text
	url  string
}

var licences = map[string]licence{
	"CC-BY-4.0": {"CC-BY-4.0", lang.Text{
		ZH: "本站整理的文字和数据可自由使用，请注明出处（CC BY 4.0）",
		EN: "The texts and data compiled here may be used freely with attribution (CC BY 4.0)",
	}, "https://creativecommons.org/licenses/by/4.0/"},
	"CC0-1.0": {"CC0-1.0", lang.Text{
		ZH: "本站整理的文字和数据可自由使用，不设条件（CC0 1.0）",
		EN: "The texts and data compiled here may be used freely and without conditions (CC0 1.0)",
	}, "https://creativecommons.org/publicdomain/zero/1.0/"},
	"none": {"", lang.Text{
		ZH: "转载本站整理的文字和数据，请先联系本站",
		EN: "Please ask the editors before reusing the texts and data compiled here",
	}, ""},
}

// emptyAddress is that of a site which is not published yet; check --release asks for another.
const emptyAddress = "https://plans.example/"

var regionCode = regexp.MustCompile(`^([1-9][0-9]{5}|CN)$`)

// SiteQuestions are those that a new site is made from.
func SiteQuestions() []Question {
	f := (maker{m: &policy.Model{}}).form(source.ConfigFile)
	inLanguage := func(q *Question) {
		l := q.Key[strings.LastIndexByte(q.Key, '-')+1:]
		q.When = func(a Answers) bool { return strings.Contains(a["languages"], l) }
	}
	to := func(answer string) func(*Question) { return defaulting(func(Answers) string { return answer }) }
	f.ask("languages", required, to("zh,en"), choosing([]string{"zh,en", "zh", "en"}), meaning(map[string]lang.Text{
		"zh,en": {ZH: "中文和英文", EN: "Chinese and English"},
		"zh":    lang.ZH.Name(),
		"en":    lang.EN.Name(),
	}))
	f.askBoth("title", inLanguage)
	f.askBoth("publisher", inLanguage)
	f.ask("contact", reading(readContact))
	f.ask("base_url", named("address"), to(emptyAddress), reading(readAddress))
	regions := (maker{m: &policy.Model{}}).form(source.RegionsFolder+"/x.toml", "region")
	regions.ask("code", named("region-code"), reading(readCode))
	regions.askBoth("name", inLanguage)
	for i := range regions.list[1:] {
		regions.list[i+1].Key = "region-" + regions.list[i+1].Key
	}
	f.list = append(f.list, regions.list...)
	words := map[string]lang.Text{}
	for id, l := range licences {
		words[id] = l.name
	}
	f.ask("license.id", named("licence"), required, to("CC-BY-4.0"),
		choosing(slices.Sorted(maps.Keys(licences))), meaning(words))
	return f.list
}

func meaning(words map[string]lang.Text) func(*Question) {
	return func(q *Question) { q.words = words }
}

func readContact(s string) (string, lang.Text) {
	if _, ok := policy.ReadContact(s); !ok {
		return "", lang.Text{
			ZH: "“%s”不是邮箱、电话或以 https:// 开头的表单网址",
			EN: "%q is no e-mail address, telephone number or https:// address of a form",
		}.With(s)
	}
	return s, lang.Text{}
}

func readAddress(s string) (string, lang.Text) {
	if !strings.HasPrefix(s, "https://") && !strings.HasPrefix(s, "http://") {
		return "", lang.Text{
			ZH: "“%s”不是网址；网址以 https:// 开头",
			EN: "%q is no address; one begins with https://",
		}.With(s)
	}
	if why, hint := policy.UnsafeBase(s); !why.IsZero() {
		return "", lang.Text{ZH: "“%s”%s；%s", EN: "%q %s; %s"}.With(s, why, hint)
	}
	return s, lang.Text{}
}

func readCode(s string) (string, lang.Text) {
	if policy.Invented(s) {
		return "", lang.Text{
			ZH: "“%s”是虚构地区的代码（以 99 开头），只供示例网站使用；请写真实地区的代码",
			EN: "%q is the code of an invented place, for example sites only, as all that begin with 99; give that " +
				"of a real one",
		}.With(s)
	}
	if !regionCode.MatchString(s) {
		return "", lang.Text{
			ZH: "“%s”不是行政区划代码；代码是六位数字（GB/T 2260），全国写 CN",
			EN: "%q is no code of a region; one has six digits (GB/T 2260), and the country is CN",
		}.With(s)
	}
	return s, lang.Text{}
}

// Site makes the files of a new site: one that passes the check, with a first plan that is a draft.
func Site(a Answers, today policy.Date) []revise.Change {
	m := &policy.Model{}
	for _, l := range lang.Langs {
		if strings.Contains(a["languages"], string(l)) {
			m.Site.Languages = append(m.Site.Languages, l)
		}
	}
	k := maker{m, &source.Tree{}, today}
	files := map[string]string{
		source.ConfigFile: k.config(a),
		source.RegionsFolder + "/" + strings.ToLower(a["region-code"]) + ".toml": k.firstRegion(a),
		source.UnitsFile:   k.firstUnits(),
		"README.md":        k.begun("README.%s.md"),
		"inbox/README.txt": k.begun("inbox.%s.txt"),
	}
	changes := About()
	for name, text := range files {
		data := []byte(text)
		if schema := load.SchemaOf(name); schema != nil {
			if formed, err := format.File(name, data, schema); err == nil {
				data = formed // faults are said when the site is checked
			}
		}
		changes = append(changes, revise.Change{Path: name, Data: data, Create: true})
	}
	draft, _ := k.plan(k.firstPlan(a)) // the tree is empty, so that nothing is in its way
	changes = append(changes, draft.Changes...)
	slices.SortFunc(changes, func(a, b revise.Change) int { return strings.Compare(a.Path, b.Path) })
	return changes
}

// About are the files that say to git and to editors how to treat the folder of any site.
func About() []revise.Change {
	var changes []revise.Change
	for _, name := range []string{"gitignore", "editorconfig"} {
		changes = append(changes, revise.Change{Path: "." + name, Data: []byte(embedded(name)), Create: true})
	}
	return changes
}

func embedded(name string) string {
	data, err := begin.ReadFile("begin/" + name)
	if err != nil {
		panic(err) // the names are constants, and a test asks for each
	}
	return string(data)
}

// begun is a text in the languages of the site, one below the other.
func (k maker) begun(pattern string) string {
	var texts []string
	for _, l := range k.languages() {
		texts = append(texts, embedded(fmt.Sprintf(pattern, l)))
	}
	return strings.Join(texts, "\n")
}

// own are the words of the site's languages.
func (k maker) own(t lang.Text) lang.Text {
	if !slices.Contains(k.languages(), lang.ZH) {
		t.ZH = ""
	}
	if !slices.Contains(k.languages(), lang.EN) {
		t.EN = ""
	}
	return t
}

func (k maker) config(a Answers) string {
	r := &draft{form: formOf(source.ConfigFile), above: true}
	r.both("title", a.both("title"))
	r.both("description", k.own(lang.Text{
		ZH: "逐条列出规划的要求、负责单位、完成时限和进展。",
		EN: "What plans ask, who is responsible, by when, and how far it has got, clause by clause.",
	}))
	r.text("base_url", a["address"])
	r.text("theme", "default")
	r.put("languages", list(strings.ReplaceAll(a["languages"], ",", ", ")))
	r.both("publisher", a.both("publisher"))
	r.text("contact", a["contact"])
	r.put("search_examples", "")
	r.put("today", "")
	chosen := licences[a["licence"]]
	license := r.form.key("license")
	fmt.Fprintf(r, "\n# %s / %s\n[license]\n", license.Doc.ZH, license.Doc.EN)
	r.text("license.id", chosen.id)
	r.both("license.name", k.own(chosen.name))
	r.text("license.url", chosen.url)
	return r.String()
}

func levelOf(code string) (region policy.RegionLevel, plan string) {
	switch {
	case code == policy.Nation:
		return policy.Country, "national"
	case strings.HasSuffix(code, "0000"):
		return policy.Province, "province"
	case strings.HasSuffix(code, "00"):
		return policy.Prefecture, "city"
	}
	return policy.County, "county"
}

func (k maker) firstRegion(a Answers) string {
	r := &draft{form: formOf(source.RegionsFolder+"/x.toml", "region")}
	level, _ := levelOf(a["region-code"])
	r.WriteString("# 下级地区照此逐个添加，parent 写上级的代码。\n" +
		"# Add each region below it in the same way, with the code of the one above as its parent.\n\n[[region]]\n")
	r.text("code", a["region-code"])
	r.text("level", string(level))
	r.both("name", a.both("region-name"))
	return r.String()
}

// units are those that most plans use; others are added to the file as plans need them.
var units = []struct {
	id           string
	name, symbol lang.Text
	counted      bool
}{
	{"percent", lang.Text{ZH: "百分比", EN: "per cent"}, lang.Same("%"), false},
	{"hospitals", lang.Text{ZH: "家医院", EN: "hospitals"}, lang.Text{}, true},
	{"counties", lang.Text{ZH: "个县（市、区）", EN: "counties"}, lang.Text{}, true},
	{"people", lang.Text{ZH: "人", EN: "people"}, lang.Text{}, true},
	{"minutes", lang.Text{ZH: "分钟", EN: "minutes"}, lang.Text{}, false},
}

func (k maker) firstUnits() string {
	var b strings.Builder
	b.WriteString("# 计量单位。symbol 紧接数字；没有 symbol 的用 name。counted = true 表示只能是整数。\n" +
		"# Units. `symbol` follows the figure directly; without one, the name does. `counted`: there are no " +
		"fractions.\n")
	for _, u := range units {
		fmt.Fprintf(&b, "\n[[unit]]\nid = %q\nname = %s\n", u.id, format.Text(k.own(u.name)))
		if !u.symbol.IsZero() {
			fmt.Fprintf(&b, "symbol = %s\n", format.Text(k.own(u.symbol)))
		}
		if u.counted {
			b.WriteString("counted = true\n")
		}
	}
	return b.String()
}

// firstPlan answers the questions of a plan with what is still to be written.
func (k maker) firstPlan(a Answers) Answers {
	name := a.both("region-name").In(k.languages()[0])
	_, level := levelOf(a["region-code"])
	plan := Answers{"slug": "first-plan", "level": level, "region": a["region-code"] + " " + name}
	for _, l := range k.languages() {
		for key, what := range map[string]lang.Text{
			"title":       {ZH: "规划全称", EN: "full title of the plan"},
			"short-title": {ZH: "规划简称", EN: "short title"},
			"summary":     {ZH: "一两句话的摘要", EN: "a summary in a sentence or two"},
			"issuer":      {ZH: "发文机关", EN: "issuing body"},
			"source":      {ZH: "原文出处", EN: "where the original was published"},
		} {
			plan[key+"-"+string(l)] = unfinished(l, what)
		}
	}
	return plan
}
