package table_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"gazette/internal/desk/table"
	"gazette/internal/policy"
	"gazette/internal/source"
)

// workbook is a table with one figure, altered.
func workbook(t testing.TB, alter func(f *excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	for cell, value := range map[string]any{"A1": "地区", "B1": "就诊率", "C1": "日期", "D1": "来源",
		"A2": "鲸歌县", "B2": 90, "C2": "2025-06", "D2": "年鉴|Yearbook"} {
		if err := f.SetCellValue("Sheet1", cell, value); err != nil {
			t.Fatal(err)
		}
	}
	alter(f)
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func read(data []byte) (rules string, figures int) {
	book, list := table.ReadBook("a.xlsx", data, "")
	p, more := table.Propose(model(), &source.Tree{},
		table.Options{Today: policy.Date{Year: 2026, Month: 1, Day: 1}}, book)
	for _, fault := range append(list, more...) {
		rules += fmt.Sprintf("%s [%s] ", fault.Pos, fault.Rule)
	}
	return rules, p.Count(table.New)
}

// Staff format whole rows, and add-ins keep a cell in the last column. What holds nothing must cost nothing; what holds
// something far away is refused by its place.
func TestWhatLiesOutsideATable(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		alter func(f *excelize.File)
		want  string // begins the faults
		new   int
	}{
		{"as it is", func(*excelize.File) {}, "", 1},
		{"formats in the last column", func(f *excelize.File) {
			style, _ := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
			for row := range 300 {
				_ = f.SetCellStyle("Sheet1", fmt.Sprintf("XFD%d", row+1), fmt.Sprintf("XFD%d", row+1), style)
			}
		}, "", 1},
		{"a figure in the last column", func(f *excelize.File) { _ = f.SetCellValue("Sheet1", "XFD2", 1) },
			"a.xlsx:Sheet1!2 [file-size]", 1},
		{"a hidden sheet with more than a table has", func(f *excelize.File) {
			_, _ = f.NewSheet("Solver")
			_ = f.SetCellValue("Solver", "XFD1", 1)
			_ = f.SetSheetVisible("Solver", false)
		}, "a.xlsx:Solver [hidden-cells]", 1},
		{"many sheets", func(f *excelize.File) {
			for n := range 201 {
				_, _ = f.NewSheet(fmt.Sprintf("n%d", n))
			}
		}, "a.xlsx [file-size]", 0},
	} {
		rules, figures := read(workbook(t, c.alter))
		if !strings.HasPrefix(rules, c.want) || c.want == "" && rules != "" || figures != c.new {
			t.Errorf("%s: faults %q, %d new figures", c.name, rules, figures)
		}
	}
}
