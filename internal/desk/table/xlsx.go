package table

import (
	"bytes"
	"errors"
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/numeral"
	"gazette/internal/policy"
)

// readWorkbook reads the visible sheets of a workbook. Its parts that are not read are taken out first (see thin): the
// library would hold all of them in memory.
func readWorkbook(list *diag.List, name string, data []byte) *Book {
	data, err := thin(data)
	if errors.Is(err, errTooLarge) {
		list.Add(diag.Pos{File: name}, "file-size", lang.Text{
			ZH: "工作簿解压后超过 %d MB，或超过 %d 个工作表、%d 种不同的单元格文字",
			EN: "the workbook unpacks to more than %d MB, or has more than %d sheets or %d different texts",
		}.With(maxUnpacked>>20, maxSheets, maxTexts), lang.Text{
			ZH: "请把需要的表格复制到新的工作簿中再导入",
			EN: "copy the tables that are needed to a new workbook, and import that",
		})
		return &Book{}
	}
	var f *excelize.File
	if err == nil {
		f, err = excelize.OpenReader(bytes.NewReader(data))
	}
	if err != nil {
		list.Add(diag.Pos{File: name}, "file-kind", lang.Text{
			ZH: "文件不是 Excel 工作簿，或已损坏",
			EN: "the file is not a workbook, or it is damaged",
		}, saveAsXLSX())
		return &Book{}
	}
	defer f.Close()
	w := &spreadsheet{f: f, list: list, file: name, formats: map[int]numberFormat{}}
	if props, err := f.GetWorkbookProps(); err == nil && props.Date1904 != nil {
		w.since1904 = *props.Date1904
	}
	b := &Book{}
	for _, title := range f.GetSheetList() {
		if visible, err := f.GetSheetVisible(title); err == nil && !visible {
			list.Warn(diag.Pos{File: name, Sheet: title}, "hidden-cells", lang.Text{
				ZH: "工作表已隐藏，不导入",
				EN: "the sheet is hidden and is not imported",
			}, unhide())
			continue
		}
		if !referenceSheets[title] {
			b.sheets = append(b.sheets, w.sheet(title))
		}
	}
	return b
}

// unhide is the cure for what is hidden. It is not taken in, because the sender may not know that it is there: last
// year's figures are hidden more often than deleted.
func unhide() lang.Text {
	return lang.Text{ZH: "如需导入，请取消隐藏；否则请删除", EN: "show it to have it imported, or delete it"}
}

// A spreadsheet is a workbook that is being read. Formats has the number formats that were met, by the style of their
// cells; since1904 is for workbooks of old Macs, which count days from 1904.
type spreadsheet struct {
	f         *excelize.File
	list      *diag.List
	file      string
	since1904 bool
	formats   map[int]numberFormat
}

// sheet reads one sheet. What cannot be read of it is left out: the library gives rows up to a fault.
func (w *spreadsheet) sheet(title string) *sheet {
	s := &sheet{file: w.file, name: title}
	// raw has what the cells hold, and shown has what readers of the sheet see: a date, a percentage, a rounded
	// number.
	raw, err := w.f.GetRows(title, excelize.Options{RawCellValue: true})
	shown, err2 := w.f.GetRows(title)
	if err != nil || err2 != nil {
		w.list.Add(diag.Pos{File: w.file, Sheet: title}, "file-kind", lang.Text{
			ZH: "工作表无法读取",
			EN: "the sheet cannot be read",
		}, saveAsXLSX())
		return s
	}
	hidden := w.hiddenColumns(title, raw)
	for i, values := range raw {
		if !filled(values) {
			continue
		}
		if visible, err := w.f.GetRowVisible(title, i+1); err == nil && !visible {
			w.list.Warn(s.pos(i+1, -1), "hidden-cells", lang.Text{
				ZH: "此行已隐藏，不导入",
				EN: "the row is hidden and is not imported",
			}, unhide())
			continue
		}
		r := row{number: i + 1, cells: make([]cell, len(values))}
		for j, value := range values {
			if !hidden[j] && i < len(shown) && j < len(shown[i]) {
				r.cells[j] = w.cell(s, i+1, j, value, shown[i][j])
			}
		}
		s.rows = append(s.rows, r)
		if tooMany(w.list, s, len(values), i+1, false) {
			break
		}
	}
	w.fillMerged(s)
	return s
}

// filled reports whether a row holds anything but space.
func filled(values []string) bool {
	for _, v := range values {
		if strings.TrimSpace(v) != "" {
			return true
		}
	}
	return false
}

// hiddenColumns reports the hidden columns that hold something.
func (w *spreadsheet) hiddenColumns(title string, raw [][]string) map[int]bool {
	hidden := map[int]bool{}
	for _, values := range raw {
		for j, v := range values[:min(len(values), maxColumns)] {
			if v == "" || hidden[j] {
				continue
			}
			letter, err := excelize.ColumnNumberToName(j + 1)
			if err != nil {
				continue
			}
			if visible, err := w.f.GetColVisible(title, letter); err == nil && !visible {
				hidden[j] = true
				w.list.Warn(diag.Pos{File: w.file, Sheet: title, Col: j + 1}, "hidden-cells", lang.Text{
					ZH: "此列已隐藏，不导入",
					EN: "the column is hidden and is not imported",
				}, unhide())
			}
		}
	}
	return hidden
}

// notComputed stands for the result of a formula that no program has computed.
const notComputed = "#?"

// cell reads one cell: raw is what the file holds, 45838 or 0.915, and shown what its format makes of that, 2025年6月
// or 92%. Where the two differ by rounding alone, what people have read and signed is what is shown.
func (w *spreadsheet) cell(s *sheet, row, col int, raw, shown string) cell {
	c := cell{text: strings.TrimSpace(shown)}
	name, err := excelize.CoordinatesToCellName(col+1, row)
	if err != nil {
		return c
	}
	formula, _ := w.f.GetCellFormula(s.name, name)
	if formula != "" && raw == "" {
		c.text = notComputed
		return c
	}
	// Digits that are kept as text, such as a code or a telephone number, are text, and TRUE is no 1.
	kind, _ := w.f.GetCellType(s.name, name)
	number, err := strconv.ParseFloat(raw, 64)
	if err != nil || math.IsInf(number, 0) || math.IsNaN(number) || kind == excelize.CellTypeSharedString ||
		kind == excelize.CellTypeInlineString ||
		kind == excelize.CellTypeBool {
		return c
	}
	c.numeric, c.number, c.held, c.text = true, number, number, raw
	style, err := w.f.GetCellStyle(s.name, name)
	if err != nil {
		return c
	}
	c.shown = strings.TrimSpace(shown)
	switch format := w.format(style); {
	case format.date == "" && style != 0 && c.roundedTo(format.percent):
		c.rounds, c.percent, c.text = true, format.percent, heldIn(number, format.percent)
	case format.percent:
		c.percent = true
		c.text = strings.TrimSpace(shown)
	case format.date != "":
		c.date, c.text = w.date(number, format.date), strings.TrimSpace(shown)
	}
	return c
}

// heldIn writes the number that a cell holds as it would be shown in full.
func heldIn(number float64, percent bool) string {
	if percent {
		return numeral.Format(rounded(number*100)) + "%"
	}
	return numeral.Format(rounded(number))
}

// shownNumber is a number that a format shows as nothing but a number: 1,234.5 or 92%, and neither 12.3万 nor (45).
var shownNumber = regexp.MustCompile(`^-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(%?)$`)

// roundedTo takes what a cell shows for its number where a format rounds it, and nothing else is done by the format.
// 0.9149 shown as 91.5% becomes 0.915. Where the two are further apart than rounding explains, as with a format that
// divides by a thousand, what is held stays.
func (c *cell) roundedTo(percent bool) bool {
	m := shownNumber.FindStringSubmatch(c.shown)
	if m == nil || percent != (m[2] == "%") {
		return false
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(strings.TrimSuffix(c.shown, "%"), ",", ""), 64)
	held := c.number
	if percent {
		held *= 100
	}
	// Rounding moves a number by half of the last place at most, and binary arithmetic by a little more.
	unit := math.Pow10(-len(m[1]))
	if err != nil || held == v || rounded(held) == v || math.Abs(held-v) > unit*0.5000001 {
		return false
	}
	if percent {
		v /= 100
	}
	c.number = rounded(v)
	return true
}

// date turns the number that a spreadsheet keeps a date as into the date that it shows.
func (w *spreadsheet) date(serial float64, precision string) policy.Date {
	t, err := excelize.ExcelDateToTime(serial, w.since1904)
	if err != nil {
		return policy.Date{}
	}
	return precise(t, precision)
}

// precise leaves off what a format does not show: a cell with yyyy"年"m"月" that holds 2025-06-01 means the month.
func precise(t time.Time, precision string) policy.Date {
	d := policy.Date{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}
	if precision != "day" {
		d.Day = 0
	}
	if precision == "year" {
		d.Month = 0
	}
	return d
}

// A numberFormat says how a number is shown: as a percentage, or as a date as precise as "day",
// "month" or "year".
type numberFormat struct {
	percent bool
	date    string
}

// quoted is what a format shows as it is, or a colour or a condition: in yyyy"年"m"月" and [$-804]d the signs between
// are no part of the date's form.
var quoted = regexp.MustCompile(`"[^"]*"|\[[^\]]*\]|\\.`)

// format reads a style. The built-in formats are those of ECMA-376 part 1, section 18.8.30; 27 to 36 and 50 to 58 are
// dates in Chinese. Formats of the user are told by their letters: with y and m and no d it is a month, and with a 0
// it is no date.
func (w *spreadsheet) format(style int) numberFormat {
	if f, ok := w.formats[style]; ok {
		return f
	}
	var f numberFormat
	if s, err := w.f.GetStyle(style); err == nil {
		switch n := s.NumFmt; {
		case s.CustomNumFmt != nil:
			code := strings.ToLower(quoted.ReplaceAllString(*s.CustomNumFmt, ""))
			f.percent = strings.Contains(code, "%")
			switch {
			case f.percent || strings.Contains(code, "0") || strings.Contains(code, "general"):
			case strings.Contains(code, "d"):
				f.date = "day"
			case strings.Contains(code, "m") && strings.Contains(code, "y"):
				f.date = "month"
			case strings.Contains(code, "y"):
				f.date = "year"
			}
		case n == 9 || n == 10:
			f.percent = true
		case n == 17 || n == 27 || n == 36 || n == 50 || n == 52 || n == 57:
			f.date = "month"
		case n >= 14 && n <= 16 || n == 22 || n >= 28 && n <= 31 || n == 51 || n == 53 || n == 54 || n == 58:
			f.date = "day"
		}
	}
	w.formats[style] = f
	return f
}

// fillMerged gives every cell that a merged one covers what is shown in it, and where that stands. A name merged over
// three rows is meant for all three, and a figure merged so for none of them by itself: cells that are filled say
// where the merged one begins, by which figures are refused.
func (w *spreadsheet) fillMerged(s *sheet) {
	merged, err := w.f.GetMergeCells(s.name)
	if err != nil {
		return
	}
	if len(merged) > maxMerged {
		w.list.Add(diag.Pos{File: s.file, Sheet: s.name}, "file-size",
			lang.Text{ZH: "合并单元格超过 %d 处", EN: "there are more than %d merged cells"}.With(maxMerged),
			lang.Text{ZH: "请取消表格以外的合并单元格", EN: "unmerge the cells outside the table"})
		return
	}
	at := map[int]int{} // row number → place in s.rows
	for i, r := range s.rows {
		at[r.number] = i
	}
	for _, m := range merged {
		left, top, err1 := excelize.CellNameToCoordinates(m.GetStartAxis())
		right, bottom, err2 := excelize.CellNameToCoordinates(m.GetEndAxis())
		origin, ok := at[top]
		if err1 != nil || err2 != nil || !ok || right > maxColumns {
			continue
		}
		c := s.rows[origin].at(left - 1)
		c.from, c.fromCol = top, left
		for number := top; number <= min(bottom, top+maxRows); number++ {
			i, ok := at[number]
			if !ok || c.text == "" {
				continue
			}
			r := &s.rows[i]
			for len(r.cells) < right {
				r.cells = append(r.cells, cell{})
			}
			for col := left - 1; col < right; col++ {
				if number != top || col != left-1 {
					r.cells[col] = c
				}
			}
		}
	}
}
