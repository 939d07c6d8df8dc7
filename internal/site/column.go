package site

import (
	"strconv"
	"strings"

	"gazette/internal/lang"
	"gazette/internal/policy"
)

// columns are those of a table whose rows are made of Ts: each has its name, its words and its value beside
// one another, so that none can slip under another's heading.
type columns[T any] []column[T]

type column[T any] struct {
	Field
	value func(T) string
}

// fill makes a table of its columns and what its rows are made of, one by one whenever they are asked for: those of a
// large site are never all there at once.
func (c columns[T]) fill(t Table, rows []T) Table {
	for _, x := range c {
		t.Fields = append(t.Fields, x.Field)
	}
	t.Count = len(rows)
	t.Rows = func(yield func([]string) bool) {
		for _, row := range rows {
			cells := make([]string, len(c))
			for i, x := range c {
				cells[i] = x.value(row)
			}
			if !yield(cells) {
				return
			}
		}
	}
	return t
}

func (c *columns[T]) add(f Field, value func(T) string) { *c = append(*c, column[T]{f, value}) }

// text adds a column of text.
func (c *columns[T]) text(name string, words lang.Text, value func(T) string) {
	c.add(Field{Name: name, Description: words}, value)
}

// code adds a column whose values are those of a code list.
func (c *columns[T]) code(name, list string, words lang.Text, value func(T) string) {
	c.add(Field{Name: name, Description: words, CodeList: list}, value)
}

// number adds a column of numbers; an empty cell is one that is not known.
func (c *columns[T]) number(name string, words lang.Text, value func(T) string) {
	c.add(Field{Name: name, Description: words, Type: NumberField}, value)
}

// count adds a column of numbers without fractions.
func (c *columns[T]) count(name string, words lang.Text, value func(T) int) {
	c.number(name, words, func(x T) string { return strconv.Itoa(value(x)) })
}

// yesNo adds a column of true and false.
func (c *columns[T]) yesNo(name string, words lang.Text, value func(T) string) {
	c.add(Field{Name: name, Description: words, Type: YesNoField}, value)
}

// written adds a column of dates as their sources state them, by which nobody can reckon.
func (c *columns[T]) written(name string, words lang.Text, value func(T) policy.Date) {
	c.add(Field{Name: name, Description: words, Type: DateField}, func(x T) string { return value(x).String() })
}

// day adds a column of days.
func (c *columns[T]) day(name string, words lang.Text, value func(T) policy.Date) {
	c.add(Field{Name: name, Description: words, Type: DayField}, func(x T) string { return value(x).String() })
}

// date adds a date as its source states it, and beside it the last day that it can mean, to reckon by.
func (c *columns[T]) date(name string, words lang.Text, value func(T) policy.Date) {
	c.written(name, words, value)
	c.day(dayOf(name), lang.Text{ZH: words.ZH + "：所指时段的最后一天",
		EN: words.EN + ": the last day that it can mean"},
		func(x T) policy.Date { return lastOf(value(x)) })
}

// start is date for the beginning of a span, whose day is the first that it can mean.
func (c *columns[T]) start(name string, words lang.Text, value func(T) policy.Date) {
	c.written(name, words, value)
	c.day(dayOf(name), lang.Text{ZH: words.ZH + "：所指时段的第一天",
		EN: words.EN + ": the first day that it can mean"},
		func(x T) policy.Date {
			if value(x).IsZero() {
				return policy.Date{}
			}
			return value(x).First()
		})
}

// dayOf names the column of days beside one of dates as written: due_date beside due, date_day beside date.
func dayOf(name string) string {
	if strings.HasSuffix(name, "date") {
		return name + "_day"
	}
	return name + "_date"
}

func lastOf(d policy.Date) policy.Date {
	if d.IsZero() {
		return d
	}
	return d.Last()
}

// both adds two columns, a text in each language.
func (c *columns[T]) both(name string, words lang.Text, value func(T) lang.Text) {
	c.text(
		name+"_zh",
		lang.Text{ZH: words.ZH + "（中文）", EN: words.EN + ", Chinese"},
		func(x T) string { return value(x).ZH },
	)
	c.text(
		name+"_en",
		lang.Text{ZH: words.ZH + "（英文）", EN: words.EN + ", English"},
		func(x T) string { return value(x).EN },
	)
}

// note adds the columns of what the editors say of a record.
func (c *columns[T]) note(value func(T) lang.Text) {
	c.both("note", lang.Text{ZH: "说明", EN: "note"}, value)
}

// known adds the column that says how another is known; of an empty one there is nothing to say.
func (c *columns[T]) known(field string, words lang.Text, how func(T) policy.HowKnown, value func(T) string) {
	c.code(field+"_known", "how-known", lang.Text{
		ZH: words.ZH + "的依据：stated 原文写明，inferred 编者推定，translated 据译文",
		EN: "how " + words.EN + " is known: stated, inferred by the editors, or translated",
	}, func(x T) string {
		if value(x) == "" {
			return ""
		}
		return string(how(x).Of(field))
	})
}

// source adds the columns of a source.
func (c *columns[T]) source(name string, source func(T) policy.Source) {
	c.both(name, lang.Text{ZH: "来源", EN: "source"}, func(x T) lang.Text { return source(x).Name })
	c.text(
		name+"_title",
		lang.Text{ZH: "原文标题", EN: "title of the original"},
		func(x T) string { return source(x).Title },
	)
	c.text(name+"_url", lang.Text{ZH: "网址", EN: "address"}, func(x T) string { return source(x).URL })
	c.written(name+"_date", lang.Text{ZH: "发布日期", EN: "date published"},
		func(x T) policy.Date { return source(x).Published })
	c.yesNo(name+"_weak", lang.Text{
		ZH: "来源是否较弱（店铺页面、论坛、聚合网站等）",
		EN: "whether the source is a weak one: a shop page, a forum, an aggregator",
	}, func(x T) string { return strconv.FormatBool(source(x).Weak) })
}
