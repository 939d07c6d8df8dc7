package site

import (
	"strconv"

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

// fill makes a table of its columns and what its rows are made of.
func (c columns[T]) fill(t Table, rows []T) Table {
	for _, x := range c {
		t.Fields = append(t.Fields, x.Field)
	}
	for _, row := range rows {
		cells := make([]string, len(c))
		for i, x := range c {
			cells[i] = x.value(row)
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}

// text adds a column of text.
func (c *columns[T]) text(name string, words lang.Text, value func(T) string) {
	*c = append(*c, column[T]{Field{Name: name, Description: words}, value})
}

// number adds a column of numbers; an empty cell is one that is not known.
func (c *columns[T]) number(name string, words lang.Text, value func(T) string) {
	*c = append(*c, column[T]{Field{Name: name, Description: words, Number: true}, value})
}

// yesNo adds a column of true and false.
func (c *columns[T]) yesNo(name string, words lang.Text, value func(T) string) {
	*c = append(*c, column[T]{Field{Name: name, Description: words, YesNo: true}, value})
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

// known adds the column that says how another is known; of an empty one there is nothing to say.
func (c *columns[T]) known(field string, words lang.Text, how func(T) policy.HowKnown, value func(T) string) {
	c.text(field+"_known", lang.Text{
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
	c.text(
		name+"_date",
		lang.Text{ZH: "发布日期", EN: "date published"},
		func(x T) string { return source(x).Published.String() },
	)
	c.yesNo(name+"_weak", lang.Text{
		ZH: "来源是否较弱（店铺页面、论坛、聚合网站等）",
		EN: "whether the source is a weak one: a shop page, a forum, an aggregator",
	}, func(x T) string { return strconv.FormatBool(source(x).Weak) })
}
