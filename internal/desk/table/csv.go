package table

import (
	"encoding/csv"
	"errors"
	"io"
	"strings"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/source"
)

// maxTextCells is how many cells a table in text may have: each takes some hundred bytes.
const maxTextCells = 1_200_000

// readText reads a table in text: UTF-8 or GB18030; commas, tabs or semicolons. The rows are numbered as a spreadsheet
// that opens the file numbers them. An error in quoting ends the reading, because what follows may belong to one cell;
// the rows before it are kept, and the command refuses the table by the fault. Rows may be of different lengths, which
// RFC 4180 advises against: offices send titles above tables.
func readText(list *diag.List, name string, data []byte) *Book {
	text, _, ok := source.Text(data)
	if !ok {
		list.Add(diag.Pos{File: name}, "not-utf8", lang.Text{
			ZH: "无法识别文件的文字编码：既不是 UTF-8，也不是 GBK",
			EN: "the characters of this file cannot be read: it is neither UTF-8 nor GBK",
		}, saveAsXLSX())
		return &Book{}
	}
	s := &sheet{file: name, name: base(name)}
	r := csv.NewReader(strings.NewReader(string(text)))
	r.Comma, r.FieldsPerRecord = separator(string(text)), -1
	total := 0 // cells
	extra := 0 // lines that lie within cells
	for {
		fields, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			var fault *csv.ParseError
			line := 0
			if errors.As(err, &fault) {
				line = fault.StartLine
			}
			list.Add(s.pos(line-extra, -1), "table-row", lang.Text{
				ZH: "自此行起无法读取：引号没有闭合，或出现在单元格中间",
				EN: "from this row on the table cannot be read: a quotation mark is not closed, or stands " +
					"within a cell",
			},
				lang.Text{
					ZH: "请删除多余的引号，或另存为 .xlsx",
					EN: "delete the quotation mark, or save the table as .xlsx",
				})
			break
		}
		line, _ := r.FieldPos(0)
		cells := make([]cell, 0, min(len(fields), maxColumns+1))
		total += cap(cells)
		filled := false
		// A line break within a cell makes a line of the file, not a row of the spreadsheet.
		number := line - extra
		for _, field := range fields[:cap(cells)] {
			extra += strings.Count(field, "\n")
			text := strings.TrimSpace(field)
			filled = filled || text != ""
			cells = append(cells, cell{text: text})
		}
		if filled {
			s.rows = append(s.rows, row{number, cells})
		}
		if tooMany(list, s, len(cells), number, total > maxTextCells) {
			break
		}
	}
	return &Book{sheets: []*sheet{s}}
}

// IsText reports whether a text is a table with tabs between its cells, as spreadsheets save one under the ending .txt:
// each of the first lines has the same number of tabs. The text of a plan has them before a paragraph at most.
func IsText(data []byte) bool {
	text, _, ok := source.Text(data)
	if !ok {
		return false
	}
	lines := strings.SplitN(string(text), "\n", 21)
	rows, tabs := 0, strings.Count(lines[0], "\t")
	for _, line := range lines[:min(len(lines), 20)] {
		if strings.TrimSpace(line) == "" {
			continue
		}
		rows++
		if strings.Count(line, "\t") != tabs || strings.Count(strings.TrimLeft(line, "\t"), "\t") == 0 && rows == 1 {
			return false
		}
	}
	return rows > 1 && tabs > 0
}

// tooMany reports a table beyond the limits. It returns true when the reader must stop. The row that is one too many
// has been added: counting it is how the limit is found.
func tooMany(list *diag.List, s *sheet, columns, number int, full bool) bool {
	if len(s.rows) <= maxRows && columns <= maxColumns && number <= maxRowNo && !full {
		return false
	}
	list.Add(s.pos(number, -1), "file-size",
		lang.Text{
			ZH: "至此行，表格超过 %d 行或 %d 列，或单元格、文字过多",
			EN: "here the table has more than %d rows or %d columns, or more cells or text than is read",
		}.With(maxRows, maxColumns),
		lang.Text{ZH: "请拆分表格，并删除表格以外的内容", EN: "split it, and delete what lies outside the table"})
	return true
}

// separator is the sign that parts the cells: the one that the first lines have most of. Excel in a language with
// decimal commas saves CSV with semicolons, and “Unicode text” with tabs. The first 20 lines decide, as a title of one
// line has commas of its own. Without any of the three it is the comma.
func separator(text string) rune {
	head := text
	for i, n := 0, 0; i < len(text); i++ {
		if text[i] == '\n' {
			if n++; n == 20 {
				head = text[:i]
				break
			}
		}
	}
	best, most := ',', 0
	for _, c := range ",\t;" {
		if n := strings.Count(head, string(c)); n > most {
			best, most = c, n
		}
	}
	return best
}
