package table

import (
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"gazette/internal/lang"
	"gazette/internal/policy"
)

// onlyOf is the language of a site that has one; empty where its forms are in both.
func onlyOf(site *policy.Site) lang.Lang {
	if len(site.Languages) == 1 {
		return site.First()
	}
	return ""
}

// inOne is what a language has of words that stand side by side in both, as in “日期 date”. What has no space is the
// same in both.
func inOne(only lang.Lang, both string) string {
	zh, en, two := strings.Cut(both, " ")
	switch {
	case only == "" || !two:
		return both
	case only == lang.ZH:
		return zh
	}
	return en
}

// in are words of a template that stand side by side in both languages, as this one has them.
func (t *template) in(both string) string { return inOne(t.only, both) }

// choices are a list of such words, parted by commas.
func (t *template) choices(both string) string {
	words := strings.Split(both, ",")
	for i, w := range words {
		words[i] = t.in(w)
	}
	return strings.Join(words, ",")
}

// english marks the headings of the columns in which the English of the column before is given.
const english = "(English)"

// columns are those of a sheet to fill in. Where a site has one language, the columns for English beside Chinese are
// left out, and those behind them have other letters.
type columns struct {
	list []templateColumn
	kept []int // which of all columns they are
}

func (t *template) columns(all []templateColumn) columns {
	var c columns
	for i, column := range all {
		if t.only != "" && strings.HasSuffix(column.text, english) {
			if t.only == lang.EN {
				c.list[len(c.list)-1].example = column.example
			}
			continue
		}
		c.list = append(c.list, templateColumn{t.in(column.text), column.width, t.in(column.example)})
		c.kept = append(c.kept, i)
	}
	return c
}

// cells are those of a row of all columns that stand in these.
func (c columns) cells(all []any) []any {
	var cells []any
	for _, i := range c.kept {
		if i < len(all) {
			cells = append(cells, all[i])
		}
	}
	return cells
}

// at is the letter of the column that has another letter among all; empty where it is left out.
func (c columns) at(letter string) string {
	n, err := excelize.ColumnNameToNumber(letter)
	i := slices.Index(c.kept, n-1)
	if err != nil || i < 0 {
		return ""
	}
	name, err := excelize.ColumnNumberToName(i + 1)
	if err != nil {
		return ""
	}
	return name
}

// letters are the letters of several columns; those that are left out have none.
func (c columns) letters(all ...string) []string {
	var letters []string
	for _, letter := range all {
		if at := c.at(letter); at != "" {
			letters = append(letters, at)
		}
	}
	return letters
}

// A guideLine says how to fill in a form. Where a site of one language asks for something else, one says that.
type guideLine struct{ text, one lang.Text }

// guide writes the sheet with such lines, of which the first is the heading.
func (t *template) guide(lines []guideLine) {
	var rows [][]any
	for _, line := range lines {
		switch {
		case t.only == "":
			rows = append(rows, []any{line.text.ZH, line.text.EN})
		case line.one.IsZero():
			rows = append(rows, []any{line.text.In(t.only)})
		default:
			rows = append(rows, []any{line.one.In(t.only)})
		}
	}
	t.rows(t.in(sheetGuide), []float64{60, 70}, rows)
}

// A lookup is a column of a sheet to look things up in: of names in one language, or of what both share.
type lookup struct {
	head  string
	width float64
	of    lang.Lang
}

// look writes such a sheet, without the columns in a language that the site does not have.
func (t *template) look(sheet string, columns []lookup, rows [][]any) {
	kept := make([][]any, len(rows)+1)
	var widths []float64
	for i, c := range columns {
		if t.only != "" && c.of != "" && c.of != t.only {
			continue
		}
		widths = append(widths, c.width)
		kept[0] = append(kept[0], t.in(c.head))
		for n, row := range rows {
			kept[n+1] = append(kept[n+1], row[i])
		}
	}
	t.rows(sheet, widths, kept)
}
