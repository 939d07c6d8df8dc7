package scaffold

import (
	"regexp"
	"slices"
	"strings"

	"gazette/internal/diag"
	"gazette/internal/intake"
	"gazette/internal/load"
	"gazette/internal/policy"
	"gazette/internal/source"
)

// A form asks for the keys of one kind of record, in the words of its schema.
type form struct {
	schema source.Schema
	list   []Question
}

func formOf(file string, table ...string) *form {
	return &form{schema: load.SchemaOf(file).Below(table)}
}

// key finds a key, by its path with dots: "source.url".
func (f *form) key(path string) source.Key {
	schema, name := f.schema, path
	if i := strings.LastIndexByte(path, '.'); i >= 0 {
		schema, name = schema.Below(strings.Split(path[:i], ".")), path[i+1:]
	}
	i := slices.IndexFunc(schema, func(k source.Key) bool { return k.Name == name })
	return schema[i]
}

// flag is the name of an answer: "source.url" is asked for as source-url.
func flag(path string) string { return strings.NewReplacer(".", "-", "_", "-").Replace(path) }

// ask adds a question for a key.
func (f *form) ask(path string, more ...func(*Question)) {
	k := f.key(path)
	q := Question{Key: flag(path), Doc: k.Doc, Required: k.Required, Choices: k.Enum}
	for _, change := range more {
		change(&q)
	}
	f.list = append(f.list, q)
}

// askBoth adds a question for a key in each language.
func (f *form) askBoth(path string, more ...func(*Question)) {
	for _, l := range policy.Langs {
		k := f.key(path)
		in := diag.T("in Chinese", "中文")
		if l == policy.EN {
			in = diag.T("in English", "英文")
		}
		about := diag.Text{EN: strings.TrimSuffix(k.Doc.EN, ", in both languages"), ZH: strings.TrimSuffix(k.Doc.ZH, "（中英文）")}
		about = diag.Text{EN: strings.TrimSuffix(about.EN, " in both languages"), ZH: strings.TrimPrefix(about.ZH, "中英文")}
		q := Question{Key: flag(strings.TrimSuffix(path, ".name")) + "-" + string(l), Doc: diag.T("%s, %s", "%s（%s）", about, in), Required: k.Required}
		for _, change := range more {
			change(&q)
		}
		f.list = append(f.list, q)
	}
}

func required(q *Question) { q.Required = true }
func optional(q *Question) { q.Required = false }

func when(applies func(Answers) bool) func(*Question) {
	return func(q *Question) { q.When = applies }
}

func defaulting(to func(Answers) string) func(*Question) {
	return func(q *Question) { q.Default = to }
}

// same suggests the answer to another question, in the language of this one.
func same(key string) func(*Question) {
	return func(q *Question) {
		lang := q.Key[strings.LastIndexByte(q.Key, '-'):]
		q.Default = func(a Answers) string { return a[key+lang] }
	}
}

func choosing(values []string) func(*Question) {
	return func(q *Question) { q.Choices = values }
}

func reading(read func(string) (string, diag.Text)) func(*Question) {
	return func(q *Question) { q.read = read }
}

// date reads a day, a month or a year as officials write them.
func date(q *Question) {
	q.read = func(s string) (string, diag.Text) {
		d, ok := intake.ReadDate(s)
		if !ok {
			return "", diag.T("%q is no date; write 2025-12-31, 2025-12, 2025 or 2025年12月", "“%s”不是日期；请写 2025-12-31、2025-12、2025 或 2025年12月", s)
		}
		return d.String(), diag.Text{}
	}
}

var slugPattern = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// slug asks for a name that becomes part of an address.
func slug(taken func(string) bool) func(*Question) {
	return func(q *Question) {
		q.Required = true
		q.read = func(s string) (string, diag.Text) {
			switch {
			case !slugPattern.MatchString(s):
				return "", diag.T("use a–z, 0–9 and single hyphens: song-county-plan", "只用 a–z、0–9 和单个连字符，例如 song-county-plan")
			case taken(s):
				return "", diag.T("%q is taken", "“%s”已被使用", s)
			}
			return s, diag.Text{}
		}
	}
}

var noSlug = regexp.MustCompile(`[^a-z0-9]+`)

// slugOf makes such a name of English words: "Song County People's Hospital" → song-county-peoples-hospital.
func slugOf(english string) string {
	s := strings.ToLower(strings.NewReplacer("'", "", "’", "").Replace(english))
	s = strings.Trim(noSlug.ReplaceAllString(s, "-"), "-")
	const longest = 60
	if len(s) > longest {
		s = strings.TrimRight(s[:longest], "-")
	}
	return s
}

func slugFrom(key string) func(*Question) {
	return defaulting(func(a Answers) string { return slugOf(a[key]) })
}

// region reads a code or a name and gives "410325 嵩县".
func (k maker) region(s string) (string, diag.Text) {
	code, name, _ := strings.Cut(s, " ")
	if r := k.m.RegionBy[code]; r != nil {
		if name != "" && name != r.Name.ZH && name != r.Name.EN {
			return "", diag.T("%s is %s, not %s", "%s 是%s，不是%s", code, diag.Text{EN: r.Name.EN, ZH: r.Name.ZH}, name)
		}
		return regionText(r), diag.Text{}
	}
	var found []*policy.Region
	var names []string
	for _, r := range k.m.Regions {
		if s == r.Name.ZH || strings.EqualFold(s, r.Name.EN) {
			found = append(found, r)
		}
		names = append(names, r.Name.ZH, r.Name.EN)
	}
	switch len(found) {
	case 1:
		return regionText(found[0]), diag.Text{}
	case 0:
		if near := source.Nearest(s, names); near != "" {
			return "", diag.T("there is no region %q; did you mean %s?", "没有地区“%s”；是否应为%s？", s, near)
		}
		return "", diag.T("there is no region %q; write its GB/T 2260 code", "没有地区“%s”；请写行政区划代码", s)
	}
	var codes []string
	for _, r := range found {
		codes = append(codes, r.Code+" "+r.At(policy.Province).Name.ZH)
	}
	return "", diag.T("several regions are called %s; write the code: %s", "有多个地区名为%s，请写代码：%s", s, strings.Join(codes, ", "))
}

func regionText(r *policy.Region) string { return r.Code + " " + r.Name.ZH }

// regions reads several, with commas between them.
func (k maker) regions(s string) (string, diag.Text) {
	var all []string
	for _, part := range strings.FieldsFunc(s, func(c rune) bool { return strings.ContainsRune(",，、;；", c) }) {
		r, problem := k.region(strings.TrimSpace(part))
		if problem != (diag.Text{}) {
			return "", problem
		}
		all = append(all, r)
	}
	if len(all) == 0 {
		return "", diag.T("name at least one region", "请至少写一个地区")
	}
	return strings.Join(all, ", "), diag.Text{}
}

// targetKey reads plan/id or a target's name.
func (k maker) targetKey(s string) (string, diag.Text) {
	if k.m.TargetBy[s] != nil {
		return s, diag.Text{}
	}
	var found, names []string
	for _, t := range k.m.Targets {
		if s == t.Name.ZH || strings.EqualFold(s, t.Name.EN) {
			found = append(found, t.Key())
		}
		names = append(names, t.Key(), t.Name.ZH, t.Name.EN)
	}
	switch len(found) {
	case 1:
		return found[0], diag.Text{}
	case 0:
		if near := source.Nearest(s, names); near != "" {
			return "", diag.T("there is no target %q; did you mean %s?", "没有指标“%s”；是否应为 %s？", s, near)
		}
		return "", diag.T("there is no target %q; write its name, or plan/id", "没有指标“%s”；请写指标名称，或“规划/编号”", s)
	}
	return "", diag.T("several targets are called %s: %s", "有多个指标名为%s：%s", s, strings.Join(found, ", "))
}

// number reads a figure.
func number(s string) (string, diag.Text) {
	figure := strings.TrimRight(strings.ReplaceAll(s, ",", ""), "%％ ")
	if !regexp.MustCompile(`^-?\d+(\.\d+)?$`).MatchString(figure) {
		return "", diag.T("%q is no figure; write digits only: 90 for 90%%", "“%s”不是数值；只写数字：90%% 写作 90", s)
	}
	return figure, diag.Text{}
}
