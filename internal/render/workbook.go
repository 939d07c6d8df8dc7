package render

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"gazette/internal/lang"
	"gazette/internal/site"
	"gazette/internal/workbook"
)

// allTables writes all tables as one Excel workbook: a sheet that says what there is, one that says what
// the columns mean, then a sheet a table.
func allTables(s *site.Site) ([]byte, error) {
	f := excelize.NewFile()
	defer f.Close()
	const contents = "README"
	if err := f.SetSheetName("Sheet1", contents); err != nil {
		return nil, err
	}
	m := s.Model.Site
	rows := [][]any{
		{m.Title.ZH, m.Title.EN},
		{m.BaseURL},
		{s.Today.String()},
		{m.License.Name.ZH, m.License.Name.EN},
		{},
		{"sheet", "表", "table", "说明", "description"},
	}
	for _, t := range s.Data() {
		rows = append(rows, []any{t.Name, t.Title.ZH, t.Title.EN, t.Description.ZH, t.Description.EN})
	}
	for i, row := range rows {
		if err := f.SetSheetRow(contents, "A"+strconv.Itoa(i+1), &row); err != nil {
			return nil, err
		}
	}
	day, err := f.NewStyle(&excelize.Style{CustomNumFmt: new("yyyy-mm-dd")})
	if err != nil {
		return nil, err
	}
	aside := partsAside{}
	for _, t := range append([]site.Table{fieldsTable(s.Data(), m.Languages)}, s.Data()...) {
		if err := addSheet(f, t, day); err != nil {
			return nil, err
		}
		aside.lay(f)
	}
	aside.putBack(f)
	l := forPrograms(&m)
	return workbook.Bytes(f, m.Title.In(l), m.Publisher.In(l), midnight(s.Today))
}

// partsAside are the parts of a workbook that hold its tables, by name, while sheets are added: to number a table,
// excelize reads all that there are, and the last is enough for that.
type partsAside map[string]any

// lay takes out of the workbook all tables but the one that was just added.
func (aside partsAside) lay(f *excelize.File) {
	f.Pkg.Range(func(key, part any) bool {
		name := key.(string)
		if !strings.HasPrefix(name, "xl/tables/") {
			return true
		}
		if _, earlier := aside[name]; earlier {
			f.Pkg.Delete(name)
		}
		aside[name] = part
		return true
	})
}

func (aside partsAside) putBack(f *excelize.File) {
	for name, part := range aside {
		f.Pkg.Store(name, part)
	}
}

// fieldsTable says what the columns of the tables mean, in the languages of the site.
func fieldsTable(tables []site.Table, languages []lang.Lang) site.Table {
	t := site.Table{Name: "fields", Fields: []site.Field{{Name: "table"}, {Name: "field"}, {Name: "code_list"}}}
	for _, l := range languages {
		t.Fields = append(t.Fields, site.Field{Name: "description_" + string(l)})
	}
	var rows [][]string
	for _, of := range tables {
		for _, f := range of.Fields {
			row := []string{of.Name, f.Name, f.CodeList}
			for _, l := range languages {
				row = append(row, f.Description.In(l))
			}
			rows = append(rows, row)
		}
	}
	t.Rows = slices.Values(rows)
	return t
}

// addSheet adds a table with one row of headings, which stays in sight and filters. day is the style of days.
func addSheet(f *excelize.File, t site.Table, day int) error {
	if _, err := f.NewSheet(t.Name); err != nil {
		return err
	}
	w, err := f.NewStreamWriter(t.Name)
	if err != nil {
		return err
	}
	if err := w.SetPanes(
		&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	names, rows := make([]any, len(t.Fields)), slices.Collect(t.Rows)
	for i, field := range t.Fields {
		names[i] = field.Name
		if err := w.SetColWidth(i+1, i+1, columnWidth(field.Name, i, rows)); err != nil {
			return err
		}
	}
	if err := w.SetRow("A1", names); err != nil {
		return err
	}
	for i, row := range rows {
		cells := make([]any, len(row))
		for j, value := range row {
			cells[j] = cellOf(t.Fields[j], value, day)
		}
		if err := w.SetRow("A"+strconv.Itoa(i+2), cells); err != nil {
			return err
		}
	}
	corner, err := excelize.CoordinatesToCellName(len(t.Fields), max(len(rows), 1)+1)
	if err != nil {
		return err
	}
	if err := w.AddTable(&excelize.Table{Range: "A1:" + corner, Name: "table_" + strings.ReplaceAll(t.Name, "-", "_"),
		StyleName: "TableStyleLight1"}); err != nil {
		return err
	}
	return w.Flush()
}

// cellOf is a value as spreadsheets hold it: numbers, days and yes or no are none of them texts; an unknown one is no
// cell.
func cellOf(f site.Field, value string, day int) any {
	if value == "" {
		return nil
	}
	switch f.Type {
	case site.NumberField:
		if number, err := strconv.ParseFloat(value, 64); err == nil {
			return number
		}
	case site.YesNoField:
		return value == "true"
	case site.DayField:
		if on, err := time.Parse(time.DateOnly, value); err == nil && on.Year() >= 1900 { // Excel has none before
			return excelize.Cell{StyleID: day, Value: on}
		}
	}
	return value
}

// columnWidth is how wide a column must be for its heading with the button of its filter, and for what it says, up to
// a sentence.
func columnWidth(name string, column int, rows [][]string) float64 {
	const least, most, button = 8, 48, 4
	wide := len(name) + button
	for _, row := range rows {
		if wide >= most {
			break
		}
		long := 0
		for _, r := range row[column] {
			if long++; r >= 0x2E80 { // Chinese
				long++
			}
		}
		wide = max(wide, long+1)
	}
	return float64(min(max(wide, least), most))
}
