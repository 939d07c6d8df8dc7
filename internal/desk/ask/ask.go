package ask

import (
	"regexp"
	"slices"
	"strings"

	"gazette/internal/desk/table"
	"gazette/internal/diag"
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

// named gives an answer a shorter name than its key's.
func named(key string) func(*Question) {
	return func(q *Question) { q.Key = key }
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
		d, ok := table.ReadDate(s)
		if !ok {
			return "", diag.T("%q is no date; write 2025-12-31, 2025-12, 2025 or 2025年12月", "“%s”不是日期；请写 2025-12-31、2025-12、2025 或 2025年12月", s)
		}
		return d.String(), diag.Text{}
	}
}

var slugPattern = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// day reads a whole date.
func day(q *Question) {
	date(q)
	read := q.read
	q.read = func(s string) (string, diag.Text) {
		d, problem := read(s)
		if problem == (diag.Text{}) && len(d) != len("2025-12-31") {
			return "", diag.T("write the day too: 2025-12-31", "请写明具体日期：2025-12-31")
		}
		return d, problem
	}
}

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

func slugFrom(key string) func(*Question) {
	return defaulting(func(a Answers) string { return policy.Slug(a[key]) })
}

// region reads a code or a name and gives "410325 嵩县".
func (k maker) region(s string) (string, diag.Text) {
	r, problem := table.Region(k.m, s)
	if r == nil {
		return "", problem
	}
	return r.Code + " " + r.Name.ZH, diag.Text{}
}

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
	t, problem := table.Target(k.m, s)
	if t == nil {
		return "", problem
	}
	return t.Key(), diag.Text{}
}

// hospitalID reads a hospital's id or name.
func (k maker) hospitalID(s string) (string, diag.Text) {
	var names []string
	for _, h := range k.m.Hospitals {
		if s == h.ID || s == h.Name.ZH || strings.EqualFold(s, h.Name.EN) {
			return h.ID, diag.Text{}
		}
		names = append(names, h.ID, h.Name.ZH, h.Name.EN)
	}
	if near := source.Nearest(s, names); near != "" {
		return "", diag.T("there is no hospital %q; did you mean %s?", "没有医院“%s”；是否应为%s？", s, near)
	}
	return "", diag.T("there is no hospital %q; gazette new hospital adds it", "没有医院“%s”；可先用 gazette new hospital 添加", s)
}

// fitting checks an answer against those before it.
func fitting(check func(a Answers, answer string) diag.Text) func(*Question) {
	return func(q *Question) { q.fits = check }
}

var plainFigure = regexp.MustCompile(`^-?\d+(\.\d+)?%?$`)

// number reads a figure.
func number(s string) (string, diag.Text) {
	figure := strings.ReplaceAll(strings.NewReplacer("％", "%", " ", "").Replace(s), ",", "")
	if !plainFigure.MatchString(figure) {
		return "", diag.T("%q is no figure; write digits only: 90 for 90%%", "“%s”不是数值；只写数字：90%% 写作 90", s)
	}
	return figure, diag.Text{}
}
