package ask

import (
	"regexp"
	"slices"
	"strings"

	"gazette/internal/check"
	"gazette/internal/desk/table"
	"gazette/internal/lang"
	"gazette/internal/load"
	"gazette/internal/policy"
	"gazette/internal/record"
)

// A form asks for the keys of one kind of record, in the words of its schema.
type form struct {
	schema    record.Schema
	languages []lang.Lang // in which texts are asked for
	list      []Question
}

func formOf(file string, table ...string) *form {
	return &form{schema: load.SchemaOf(file).Below(table)}
}

// form is one that asks in the languages of the site; of a site that is not known yet, in all.
func (k maker) form(file string, table ...string) *form {
	f := formOf(file, table...)
	f.languages = k.languages()
	return f
}

func (k maker) languages() []lang.Lang {
	if len(k.m.Site.Languages) == 0 {
		return lang.Langs[:]
	}
	return k.m.Site.Languages
}

// key finds a key, by its path with dots: "source.url".
func (f *form) key(path string) record.Key {
	schema, name := f.schema, path
	if i := strings.LastIndexByte(path, '.'); i >= 0 {
		schema, name = schema.Below(strings.Split(path[:i], ".")), path[i+1:]
	}
	i := slices.IndexFunc(schema, func(k record.Key) bool { return k.Name == name })
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

// askBoth adds a question for a key in each language of the site.
func (f *form) askBoth(path string, more ...func(*Question)) {
	for _, l := range f.languages {
		k := f.key(path)
		in := lang.Text{ZH: "中文", EN: "in Chinese"}
		if l == lang.EN {
			in = lang.Text{ZH: "英文", EN: "in English"}
		}
		about := lang.Text{
			EN: strings.TrimSuffix(k.Doc.EN, ", in both languages"),
			ZH: strings.TrimSuffix(k.Doc.ZH, "（中英文）"),
		}
		about = lang.Text{
			EN: strings.TrimSuffix(about.EN, " in both languages"),
			ZH: strings.TrimPrefix(about.ZH, "中英文"),
		}
		q := Question{Key: flag(strings.TrimSuffix(path, ".name")) + "-" + string(l), Doc: lang.Text{
			ZH: "%s（%s）",
			EN: "%s, %s",
		}.With(about, in), Required: k.Required, read: inLanguage(l)}
		for _, change := range more {
			change(&q)
		}
		f.list = append(f.list, q)
	}
}

// inLanguage catches an answer in the other language: the questions come in pairs, and one out of step would put every
// other into the wrong place.
func inLanguage(l lang.Lang) func(string) (string, lang.Text) {
	return func(s string) (string, lang.Text) {
		if !check.InOtherLanguage(s, l) {
			return s, lang.Text{}
		}
		return "", lang.Text{ZH: "这里要填%s，“%s”是%s", EN: "this is asked for in %s, and %q is in %s"}.With(
			l.Name(), s, l.Other().Name())
	}
}

// documentNumber reads 文号 as it is printed, whatever brackets were typed.
func documentNumber(s string) (string, lang.Text) {
	number, ok := check.DocumentNumber(s)
	if !ok {
		return "", lang.Text{
			ZH: "“%s”不像文号；请照原文写，如 冀政办字〔2022〕109号、令第12号，没有就直接回车",
			EN: "%q does not look like a document number; write it as printed, such as 冀政办字〔2022〕109号 or " +
				"令第12号, or nothing where there is none",
		}.With(s)
	}
	return number, lang.Text{}
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
		language := q.Key[strings.LastIndexByte(q.Key, '-'):]
		q.Default = func(a Answers) string { return a[key+language] }
	}
}

func choosing(values []string) func(*Question) {
	return func(q *Question) { q.Choices = values }
}

func reading(read func(string) (string, lang.Text)) func(*Question) {
	return func(q *Question) { q.read = read }
}

// date reads a day, a month or a year as officials write them.
func date(q *Question) {
	q.read = func(s string) (string, lang.Text) {
		d, ok := table.ReadDate(s)
		if !ok {
			return "", lang.Text{
				ZH: "“%s”不是日期；请写 2025-12-31、2025-12、2025 或 2025年12月",
				EN: "%q is no date; write 2025-12-31, 2025-12, 2025 or 2025年12月",
			}.With(s)
		}
		return d.String(), lang.Text{}
	}
}

// day reads a whole date.
func day(q *Question) {
	date(q)
	read := q.read
	q.read = func(s string) (string, lang.Text) {
		d, problem := read(s)
		if problem == (lang.Text{}) && len(d) != len("2025-12-31") {
			return "", lang.Text{ZH: "请写明具体日期：2025-12-31", EN: "write the day too: 2025-12-31"}
		}
		return d, problem
	}
}

// slug asks for a name that becomes part of an address.
func slug(taken func(string) bool) func(*Question) {
	return func(q *Question) {
		q.Required = true
		q.read = func(s string) (string, lang.Text) {
			switch {
			case !policy.IsSlug(s):
				return "", lang.Text{
					ZH: "只用 a–z、0–9 和单个连字符，例如 song-county-plan",
					EN: "use a–z, 0–9 and single hyphens: song-county-plan",
				}
			case taken(s):
				return "", lang.Text{ZH: "“%s”已被使用", EN: "%q is taken"}.With(s)
			}
			return s, lang.Text{}
		}
	}
}

func slugFrom(key string) func(*Question) {
	return defaulting(func(a Answers) string { return policy.Slug(a[key]) })
}

// region reads a code or a name and gives "410325 嵩县".
func (k maker) region(s string) (string, lang.Text) {
	r, problem := table.Region(k.m, s)
	if r == nil {
		return "", problem
	}
	return r.Code + " " + r.Name.ZH, lang.Text{}
}

// regions reads several, with commas between them.
func (k maker) regions(s string) (string, lang.Text) {
	var all []string
	for _, part := range strings.FieldsFunc(s, func(c rune) bool { return strings.ContainsRune(",，、;；", c) }) {
		r, problem := k.region(strings.TrimSpace(part))
		if problem != (lang.Text{}) {
			return "", problem
		}
		all = append(all, r)
	}
	if len(all) == 0 {
		return "", lang.Text{ZH: "请至少写一个地区", EN: "name at least one region"}
	}
	return strings.Join(all, ", "), lang.Text{}
}

// targetKey reads plan/id or a target's name.
func (k maker) targetKey(s string) (string, lang.Text) {
	t, problem := table.Target(k.m, s)
	if t == nil {
		return "", problem
	}
	return t.Key(), lang.Text{}
}

// hospitalID reads a hospital's id or name.
func (k maker) hospitalID(s string) (string, lang.Text) {
	var names []string
	for _, h := range k.m.Hospitals {
		if s == h.ID || s == h.Name.ZH || strings.EqualFold(s, h.Name.EN) {
			return h.ID, lang.Text{}
		}
		names = append(names, h.ID, h.Name.ZH, h.Name.EN)
	}
	if near := record.Nearest(s, names); near != "" {
		return "", lang.Text{ZH: "没有医院“%s”；是否应为%s？", EN: "there is no hospital %q; did you mean %s?"}.With(s,
			near)
	}
	return "", lang.Text{
		ZH: "没有医院“%s”；可先用 gazette new hospital 添加",
		EN: "there is no hospital %q; gazette new hospital adds it",
	}.With(s)
}

// fitting checks an answer against those before it.
func fitting(check func(a Answers, answer string) lang.Text) func(*Question) {
	return func(q *Question) { q.fits = check }
}

var plainFigure = regexp.MustCompile(`^-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?%?$`)

// number reads a figure. A comma parts thousands, and stands nowhere else: 1,5 may be one and a half, or a slip.
func number(s string) (string, lang.Text) {
	figure := strings.NewReplacer("％", "%", "，", ",", " ", "").Replace(s)
	if !plainFigure.MatchString(figure) {
		return "", lang.Text{
			ZH: "“%s”不是数值；只写数字：90%% 写作 90",
			EN: "%q is no figure; write digits only: 90 for 90%%",
		}.With(
			s,
		)
	}
	return strings.ReplaceAll(figure, ",", ""), lang.Text{}
}
