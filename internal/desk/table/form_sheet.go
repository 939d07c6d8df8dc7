package table

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/xuri/excelize/v2"

	"gazette/internal/lang"
)

// sheet lays out a sheet of a form: what stands above, and the headings, which stay in view. Cells are locked by
// default in a protected sheet, so that only those given to unlock can be typed in; beside them these are the lines on
// who reports (B2), who fills it in (B3) and when (D3).
func (t *template) sheet(name string, columns []templateColumn, above [][]any, last int) {
	head := make([]any, len(columns))
	for i, c := range columns {
		head[i] = c.text
		letter, err := excelize.ColumnNumberToName(i + 1)
		t.try(err)
		t.try(t.f.SetColWidth(name, letter, letter, c.width))
	}
	wrap := &excelize.Alignment{WrapText: true, Vertical: "top"}
	locked := t.style(&excelize.Style{Alignment: wrap})
	end, err := excelize.CoordinatesToCellName(len(columns), last)
	t.try(err)
	t.try(t.f.SetCellStyle(name, "A"+strconv.Itoa(firstRow), end, locked))
	for i, row := range above {
		t.try(t.f.SetSheetRow(name, "A"+strconv.Itoa(i+1), &row))
	}
	heading := strconv.Itoa(firstRow - 1)
	t.try(t.f.SetSheetRow(name, "A"+heading, &head))
	t.try(t.f.SetRowStyle(name, firstRow-1, firstRow-1, t.style(&excelize.Style{
		Font: &excelize.Font{Bold: true}, Alignment: wrap,
		Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E8EEF4"}},
	})))
	for _, cell := range []string{"B2", "B3", "D3"} {
		t.unlock(name, []string{cell[:1]}, int(cell[1]-'0'), int(cell[1]-'0'))
	}
	t.try(t.f.SetPanes(name, &excelize.Panes{Freeze: true, YSplit: firstRow - 1,
		TopLeftCell: "A" + strconv.Itoa(firstRow), ActivePane: "bottomLeft"}))
}

func (t *template) style(s *excelize.Style) int {
	id, err := t.f.NewStyle(s)
	t.try(err)
	return id
}

// unlock marks cells to be filled in. They are text, but in the columns of numbers: 2025-06 and the zero of 0379 stay
// as typed.
func (t *template) unlock(sheet string, columns []string, first, last int, numbers ...string) {
	// the built-in format “@”: ECMA-376 part 1, 18.8.30
	const asText = 49
	border := []excelize.Border{}
	for _, side := range []string{"left", "right", "top", "bottom"} {
		border = append(border, excelize.Border{Type: side, Color: "8899AA", Style: 1})
	}
	s := excelize.Style{Protection: &excelize.Protection{}, Border: border, NumFmt: asText,
		Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"},
		Fill:      excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FFFBE6"}}}
	text := t.style(&s)
	s.NumFmt = 0
	number := t.style(&s)
	for _, column := range columns {
		style := text
		if slices.Contains(numbers, column) {
			style = number
		}
		t.try(t.f.SetCellStyle(sheet, fmt.Sprint(column, first), fmt.Sprint(column, last), style))
	}
}

// protect guards what is not to be filled in against slips. There is no password: who has to can lift it.
func (t *template) protect(sheet string) {
	t.try(t.f.ProtectSheet(sheet, &excelize.SheetProtectionOptions{SelectLockedCells: true,
		SelectUnlockedCells: true, FormatColumns: true, FormatRows: true}))
}

// formGuide is the last sheet of a form. Each line is about something for which a form that comes back would be
// refused or misread: a 0 for “no data”, no name of the office, a changed figure without a reason.
var formGuide = []guideLine{
	{text: lang.Text{
		ZH: "填写说明",
		EN: "How to fill it in",
	}},
	{text: lang.Text{
		ZH: "只填黄色单元格，其他单元格请勿改动。",
		EN: "Fill in the yellow cells only, and leave the others as they are.",
	}},
	{
		text: lang.Text{
			ZH: "在“填报单位”右边写单位全称，如“某县卫生健康局”，不写“（公章）”；必填，它是所填数值的来源。" +
				"卫生健康局等单位的英文名由网站补全，其他单位请写成“中文 | English”。在一张表中填写即可。",
			EN: "Write the full name of your office beside 填报单位, in Chinese and English: 中文 | English. It is " +
				"required: it is the source of the figures. One sheet is enough.",
		},
		one: lang.Text{
			ZH: "在“填报单位”右边写单位全称，如“某县卫生健康局”；必填，它是所填数值的来源。在一张表中填写即可。",
			EN: "Write the full name of your office beside “Reporting office”. It is required: it is the source " +
				"of the figures. One sheet is enough.",
		},
	},
	{text: lang.Text{
		ZH: "没有数据的留空，不要填0。",
		EN: "Leave empty what you have no figure for; do not write 0.",
	}},
	{text: lang.Text{
		ZH: "百分比写 91.5；是否和等级从列表中选。",
		EN: "A percentage is 91.5; choose yes or no, and grades, from the list.",
	}},
	{text: lang.Text{
		ZH: "“日期”已按本次要求填好；数据属于其他时间的，请改写日期。",
		EN: "The date is the one asked for; where a figure is of another time, write its date.",
	}},
	{text: lang.Text{
		ZH: "与上次报送的同一时间数值不同，须在“更正原因”中写明原因。",
		EN: "Where a figure differs from the one reported for the same time, give the reason for the " +
			"correction.",
	}},
	{text: lang.Text{
		ZH: "“医院信息”表：上一行是网站现有内容，有变化的填在下一行，没有变化的留空；填写的须写截至日期。",
		EN: "The sheet of facts shows what the site has; write what has changed in the row below, with its " +
			"date as of.",
	}},
	{text: lang.Text{
		ZH: "填报人和联系电话只供联系用，不会公布。",
		EN: "Who filled it in and the telephone number are for questions only and are not published.",
	}},
}
