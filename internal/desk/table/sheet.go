package table

import (
	"bytes"
	"path"
	"strings"

	"golang.org/x/text/width"

	"gazette/internal/characters"
	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
)

// A Book is the sheets of a file that was sent, in order.
type Book struct{ sheets []*sheet }

// A sheet is a table as it is shown: what is hidden is left out, and merged cells are filled.
type sheet struct {
	file, name string
	rows       []row // those that hold something, in order
}

// Rows without text are left out, so that number is not the place in the sheet's list.
type row struct {
	number int // as the spreadsheet numbers it
	cells  []cell
}

// A cell holds what is shown in it. Numbers that the spreadsheet knows as such keep their full value.
type cell struct {
	text    string  // as it stands, without the space around it
	number  float64 // what is shown, where a format rounds it
	held    float64 // what is stored: of places and telephone numbers no digit may go
	numeric bool
	shown   string      // a number as its format shows it
	rounds  bool        // shown is number rounded
	percent bool        // the number is shown as a percentage
	date    policy.Date // the cell is formatted as a date
	from    int         // of a merged cell, or one that means what stands above it, the row in which that begins
	fromCol int         // of a merged cell the column in which it begins, from 1
}

// pos is the place of a cell, which messages write as a spreadsheet does: book.xlsx:Sheet1!B3. Rows count from 1 and
// columns from 0 here; a column of -1 means the row as a whole.
func (s *sheet) pos(row, col int) diag.Pos {
	return diag.Pos{File: s.file, Sheet: s.name, Line: row, Col: col + 1}
}

// at returns a cell of a row, an empty one beyond its end.
func (r row) at(col int) cell {
	if col < 0 || col >= len(r.cells) {
		return cell{}
	}
	return r.cells[col]
}

// first is the first cell with text, by which a row is known: “合计”, “注：…”.
func (r row) first() (col int, c cell) {
	for i, c := range r.cells {
		if c.text != "" {
			return i, c
		}
	}
	return 0, cell{}
}

// fold makes half-width what can be, and a single space of every run of space. “鲸歌县 ９０％” becomes “鲸歌县 90%”.
// Input methods for Chinese type full-width digits and brackets, and nobody sees the difference in a cell.
func fold(s string) string {
	if isFolded(s) { // as nearly all cells of a large table are
		return s
	}
	return strings.Join(strings.Fields(width.Fold.String(s)), " ")
}

// isFolded reports whether a text is of Chinese characters and ASCII alone, with single spaces between words.
func isFolded(s string) bool {
	space := true
	for _, r := range s {
		switch {
		case r == ' ' && !space:
			space = true
		case r > ' ' && r < 0x7f, r >= 0x4e00 && r <= 0x9fff:
			space = false
		default:
			return false
		}
	}
	return !space || s == ""
}

// foldName makes names comparable: the apostrophe of People’s is typed in two ways.
func foldName(s string) string { return strings.ReplaceAll(fold(s), "’", "'") }

// The largest table read: the country has three thousand counties, and each may report on thirty targets. A sheet of
// three thousand counties with thirty targets, one figure a row, has 90,000 rows. A table with more columns or bytes
// has more in it than figures: pictures, or formats to the edge of the sheet.
const (
	maxRows    = 110_000
	maxColumns = 200
	maxBytes   = 20 << 20
)

// ReadBook reads a workbook (.xlsx) or a table in text (.csv, .tsv). Only the sheet of that name is taken, all when it
// is empty. Errors mean that nothing of the file, or of that sheet, can be used. What the file is shows in its first
// bytes and not in its name: many a .xls that is sent is a .xlsx or text. The rows keep everything that stands in
// them; which of them are headings, totals or figures is decided later.
func ReadBook(name string, data []byte, only string) (*Book, diag.List) {
	var list diag.List
	pos := diag.Pos{File: name}
	if len(data) > maxBytes {
		list.Add(pos, "file-size", lang.Text{
			ZH: "文件大小为 %d MB，不得超过 %d MB",
			EN: "the file has %d MB, at most %d MB are read",
		}.With(len(data)>>20, maxBytes>>20),
			lang.Text{ZH: "请删除不需要的图片和工作表", EN: "delete pictures and sheets that are not needed"})
		return &Book{}, list
	}
	var b *Book
	switch {
	case len(bytes.TrimSpace(data)) == 0:
		list.Add(pos, "file-kind", lang.Text{ZH: "文件是空的", EN: "the file is empty"}, lang.Text{
			ZH: "请在原软件中重新保存",
			EN: "save it again in the program it comes from",
		})
		return &Book{}, list
	case Foreign(name, data) != "":
		return &Book{}, append(list, Unconverted(name, Foreign(name, data), nil)...)
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")):
		list.Add(pos, "file-kind",
			lang.Text{ZH: "工作簿设有打开密码", EN: "the workbook is protected by a password"},
			lang.Text{
				ZH: "请用密码打开后取消密码（文件→信息→保护工作簿），再保存",
				EN: "open it with the password and save it without one (File, Info, Protect Workbook)",
			})
		return &Book{}, list
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		b = readWorkbook(&list, name, data)
	case isBinary(data):
		list.Add(pos, "file-kind", lang.Text{
			ZH: "这既不是 Excel 工作簿，也不是文本表格",
			EN: "this is neither a workbook nor a table in text",
		}, saveAsXLSX())
		return &Book{}, list
	default:
		b = readText(&list, name, data)
	}
	b.gate(&list)
	b.choose(&list, name, only)
	return b, list
}

// gate folds the text of every cell, and refuses what no text may hold. A text from a workbook ends in TOML files and
// on pages, so that an invisible character in a county's name would keep it from being found ever after.
func (b *Book) gate(list *diag.List) {
	for _, s := range b.sheets {
		for _, r := range s.rows {
			for col := range r.cells {
				c := &r.cells[col]
				characters.Check(list, c.text, func(int) diag.Pos { return s.pos(r.number, col) })
				c.text = characters.Fold(c.text)
			}
		}
	}
}

// saveAsXLSX is the cure for a file that is none of the formats that are read.
func saveAsXLSX() lang.Text {
	return lang.Text{
		ZH: "请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”或“CSV UTF-8”",
		EN: "open it in Excel or WPS and save it as “Excel workbook (.xlsx)” or “CSV UTF-8”",
	}
}

// isBinary reports whether a file is no text. That in UTF-16, which a spreadsheet saves as “Unicode text”, has zero
// bytes as well and is told by its mark.
func isBinary(data []byte) bool {
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		return false
	}
	return bytes.IndexByte(data[:min(len(data), 8000)], 0) >= 0
}

// choose keeps the sheet that was asked for, and reports a book without anything in it. Hidden sheets have been left
// out by now, so that asking for one by its name is a fault, with the names of the visible ones.
func (b *Book) choose(list *diag.List, name, only string) {
	if faults, _ := list.Count(); faults > 0 {
		return
	}
	if only != "" {
		var names []string
		for _, s := range b.sheets {
			names = append(names, s.name)
			if s.name == only {
				b.sheets = []*sheet{s}
				return
			}
		}
		b.sheets = nil
		list.Add(diag.Pos{File: name}, "no-sheet", lang.Text{
			ZH: "没有名为“%s”的可见工作表",
			EN: "there is no visible sheet %q",
		}.With(only),
			lang.Text{ZH: "现有工作表：%s", EN: "the sheets are: %s"}.With(strings.Join(names, ", ")))
		return
	}
	for _, s := range b.sheets {
		if len(s.rows) > 0 {
			return
		}
	}
	b.sheets = nil
	list.Add(diag.Pos{File: name}, "no-rows", lang.Text{
		ZH: "文件中没有可导入的内容",
		EN: "there is nothing in this file to import",
	},
		lang.Text{
			ZH: "请填写表格；可用“gazette import --template”生成模板",
			EN: "fill in a table; “gazette import --template” writes one to start from",
		})
}

// base is a file's name without folder and ending, which is what a spreadsheet calls its only sheet.
func base(name string) string {
	name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	return strings.TrimSuffix(name, path.Ext(name))
}
