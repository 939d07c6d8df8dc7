package render

import (
	"strconv"

	"github.com/xuri/excelize/v2"

	"gazette/internal/lang"
	"gazette/internal/site"
	"gazette/internal/workbook"
)

// allTables writes all tables as one Excel workbook: a sheet that says what there is, then a sheet a
// table, numbers as numbers.
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
	for _, t := range s.Data() {
		if err := addSheet(f, t, m.First()); err != nil {
			return nil, err
		}
	}
	l := forPrograms(&m)
	return workbook.Bytes(f, m.Title.In(l), m.Publisher.In(l), midnight(s.Today))
}

// addSheet adds a table; what its fields mean stands below their names, in a language of the site.
func addSheet(f *excelize.File, t site.Table, in lang.Lang) error {
	if _, err := f.NewSheet(t.Name); err != nil {
		return err
	}
	w, err := f.NewStreamWriter(t.Name)
	if err != nil {
		return err
	}
	if err := w.SetPanes(
		&excelize.Panes{Freeze: true, YSplit: 2, TopLeftCell: "A3", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	names, words := make([]any, len(t.Fields)), make([]any, len(t.Fields))
	for i, field := range t.Fields {
		names[i], words[i] = field.Name, field.Description.In(in)
	}
	for i, head := range [][]any{names, words} {
		if err := w.SetRow("A"+strconv.Itoa(i+1), head); err != nil {
			return err
		}
	}
	for i, row := range t.Rows {
		cells := make([]any, len(row))
		for j, value := range row {
			cells[j] = value
			if number, err := strconv.ParseFloat(value, 64); t.Fields[j].Number && err == nil {
				cells[j] = number
			}
			if t.Fields[j].YesNo && value != "" {
				cells[j] = value == "true"
			}
		}
		if err := w.SetRow("A"+strconv.Itoa(i+3), cells); err != nil {
			return err
		}
	}
	return w.Flush()
}
