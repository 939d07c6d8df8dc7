package table

import (
	"cmp"
	"fmt"
	"strconv"
	"time"

	"github.com/xuri/excelize/v2"

	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/workbook"
)

// The sheets of the template. Those after the first two are for looking up and are not read.
const (
	// The names of the sheets are in both languages, as one template serves all offices of a site. Those for looking up
	// keep them on a site of one language, since an office may have a sheet 医院 of its own, which is to be read.
	sheetFigures  = "填报 figures"
	sheetFacts    = "医院信息 facts"
	sheetTargets  = "指标 targets"
	sheetCounties = "地区 regions"
	sheetKnown    = "医院 hospitals"
	sheetGuide    = "填写说明 guide"
)

var referenceSheets = map[string]bool{sheetTargets: true, sheetCounties: true, sheetKnown: true, sheetGuide: true,
	inOne(lang.ZH, sheetGuide): true, inOne(lang.EN, sheetGuide): true}

// A templateColumn is a column to fill in. Its text must be a heading that [words] knows, which a test asks of each.
// The width is in characters, as spreadsheets count it.
type templateColumn struct {
	text    string
	width   float64
	example string
}

var factHeadings = []templateColumn{
	{"医院 hospital", 32, ""}, {"地址 address", 30, "某县人民路1号"},
	{"地址(英文) address (English)", 32, "1 Renmin Road"}, {"电话 telephone", 18, "0379-66312345"},
	{"等级 grade", 12, "2A"}, {"所有制 ownership", 18, "公立 public"}, {"急诊 emergency department", 16, "是 yes"},
	{"医保编码 insurance code", 20, "H41032500001"}, {"网站 website", 28, "https://hospital.example.cn/"},
	{"经度 longitude", 12, "112.08"}, {"纬度 latitude", 12, "34.13"}, {"截至日期 as of", 14, "2025-06"},
	{"来源 source", 26, "某县卫生健康委"}, {"来源(英文) source (English)", 30, "Health Commission of the county"},
	{"来源网址 source url", 28, "https://example.gov.cn/list.html"}, {"发布日期 published", 16, "2025-07-10"},
}

var templateHeadings = []templateColumn{
	{"指标 target", 36, ""}, {"地区 region", 16, ""}, {"医院 hospital", 22, ""}, {"日期 date", 12, "2025-06"},
	{"数值 value", 12, "91.5"}, {"状态 status", 16, "已报告 reported"}, {"来源 source", 26, "某县卫生健康委"},
	{
		"来源(英文) source (English)",
		30,
		"Health Commission of the county",
	}, {"网址 url", 24, "https://example.gov.cn/report.html"},
	{"发布日期 published", 16, "2025-07-10"}, {"备注 note", 20, ""}, {"备注(英文) note (English)", 20, ""},
	{"更正原因 reason", 20, ""}, {"更正原因(英文) reason (English)", 24, ""},
}

// Template writes a workbook to fill in: a sheet for the figures, with lists to choose from and an
// example that is not read; the targets and regions of the site to look up; and how to fill it in. The
// same model gives the same bytes.
func Template(m *policy.Model) ([]byte, error) {
	f := excelize.NewFile()
	defer f.Close()
	t := &template{f: f, only: onlyOf(&m.Site)}
	t.try(f.SetSheetName("Sheet1", t.in(sheetFigures)))
	t.figures(m)
	t.facts(m)
	t.targets(m)
	t.regions(m)
	t.hospitals(m)
	t.guide(templateGuide)
	if t.err != nil {
		return nil, t.err
	}
	noDay := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC) // a template has none that matters
	return workbook.Bytes(f, "gazette", "gazette", noDay)
}

// A template keeps the first error, so that its steps need not.
type template struct {
	f    *excelize.File
	only lang.Lang // the one that it is in; empty: both
	err  error
}

func (t *template) try(err error) { t.err = cmp.Or(t.err, err) }

// rows writes a sheet, its first row as headings that stay in view.
func (t *template) rows(sheet string, widths []float64, rows [][]any) {
	if sheet != t.in(sheetFigures) {
		_, err := t.f.NewSheet(sheet)
		t.try(err)
	}
	bold, err := t.f.NewStyle(
		&excelize.Style{
			Font:      &excelize.Font{Bold: true},
			Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"},
			Fill:      excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E8EEF4"}},
		},
	)
	t.try(err)
	for i, row := range rows {
		t.try(t.f.SetSheetRow(sheet, "A"+strconv.Itoa(i+1), &row))
	}
	for i, width := range widths {
		letter, err := excelize.ColumnNumberToName(i + 1)
		t.try(err)
		t.try(t.f.SetColWidth(sheet, letter, letter, width))
	}
	t.try(t.f.SetRowStyle(sheet, 1, 1, bold))
	t.try(t.f.SetPanes(sheet, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}))
}

// figures writes the sheet of figures, with a target of this site in its example: a name that is really there can be
// copied.
func (t *template) figures(m *policy.Model) {
	example := t.in("示例 example")
	if len(m.Targets) > 0 {
		example += ": " + m.Targets[0].Key()
	}
	region := "410325 嵩县"
	if t.only == lang.EN {
		region = "410325"
	}
	sheet, columns := t.in(sheetFigures), t.columns(templateHeadings)
	t.form(sheet, columns.list, columns.letters("A", "B", "C", "D", "J"), map[int]string{0: example, 1: region})
	t.list(sheet, columns.at("F"), `"`+t.choices(statusChoices())+`"`)
	t.list(sheet, columns.at("A"), fmt.Sprintf("'%s'!$A$2:$A$%d", sheetTargets, max(len(m.Targets), 1)+1))
}

// facts writes the sheet on hospitals. Its columns of text are those in which a spreadsheet would change what is
// typed: 0379-66312345, 2A, 2025-06.
func (t *template) facts(m *policy.Model) {
	sheet, columns := t.in(sheetFacts), t.columns(factHeadings)
	t.form(sheet, columns.list, columns.letters("A", "D", "E", "H", "L", "P"), map[int]string{0: t.in("示例 example")})
	t.list(sheet, columns.at("F"), `"`+t.choices(publicPrivate)+`"`)
	t.list(sheet, columns.at("G"), `"`+t.choices(yesOrNo)+`"`)
	t.list(sheet, columns.at("A"), fmt.Sprintf("'%s'!$A$2:$A$%d", sheetKnown, max(len(m.Hospitals), 1)+1))
}

// form writes a sheet to fill in, with an example; columns of text keep what is typed as it is typed, 2025-06 and the
// zero of 0379. The example begins with 示例, by which its row is passed over when the workbook comes back.
func (t *template) form(sheet string, columns []templateColumn, text []string, examples map[int]string) {
	var head, example []any
	var widths []float64
	for i, h := range columns {
		head, widths = append(head, h.text), append(widths, h.width)
		example = append(example, cmp.Or(examples[i], h.example))
	}
	t.rows(sheet, widths, [][]any{head, example})
	italic, err := t.f.NewStyle(&excelize.Style{Font: &excelize.Font{Italic: true, Color: "808080"}})
	t.try(err)
	t.try(t.f.SetRowStyle(sheet, 2, 2, italic))
	const asText = 49
	plain, err := t.f.NewStyle(&excelize.Style{NumFmt: asText})
	t.try(err)
	for _, column := range text {
		t.try(t.f.SetColStyle(sheet, column, plain))
	}
}

// list lets the cells of a column be chosen from a list. From is a list of words in quotes or a range of cells: a
// range has no limit, where a list may have 255 characters. Typing something else stays possible, since the name of a
// hospital may be new to the site.
func (t *template) list(sheet, column, from string) {
	dv := excelize.NewDataValidation(true)
	dv.Sqref = column + "3:" + column + strconv.Itoa(maxRows)
	dv.Type, dv.Formula1 = "list", from
	t.try(t.f.AddDataValidation(sheet, dv))
}

// targets lists what can be reported, to copy from. Goals without a test are left out, having no figures.
func (t *template) targets(m *policy.Model) {
	var rows [][]any
	for _, x := range m.Targets {
		if x.Kind == policy.Qualitative {
			continue
		}
		fill := map[policy.Kind]string{policy.Quantity: "数值 number", policy.Graded: "等级：2A、3A grade: 2A, 3A",
			policy.YesNo: "是/否 yes/no"}[x.Kind]
		unit := lang.Text{}
		if x.Unit != nil {
			unit = x.Unit.Name
		}
		rows = append(rows, []any{x.Key(), x.Name.ZH, x.Name.EN, t.in(fill), unit.ZH, unit.EN,
			t.in(policy.Word("scope-noun", x.Scope).ZH + " " + x.Scope), x.Plan.ShortTitle.ZH, x.Plan.ShortTitle.EN})
	}
	t.look(sheetTargets, []lookup{{"规划/编号 plan/id", 48, ""}, {"指标", 40, lang.ZH}, {"target", 48, lang.EN},
		{"填写 fill in", 20, ""}, {"单位", 12, lang.ZH}, {"unit", 16, lang.EN}, {"对象 for", 16, ""},
		{"规划", 28, lang.ZH}, {"plan", 36, lang.EN}}, rows)
}

// regions lists the places with their codes, which tell apart those of one name.
func (t *template) regions(m *policy.Model) {
	var rows [][]any
	for _, r := range m.Regions {
		above := lang.Text{}
		if r.Parent != nil {
			above = r.Parent.Name
		}
		rows = append(rows, []any{r.Code, r.Name.ZH, r.Name.EN, above.ZH, above.EN})
	}
	t.look(sheetCounties, []lookup{{"代码 code", 12, ""}, {"地区", 24, lang.ZH}, {"region", 32, lang.EN},
		{"上级", 20, lang.ZH}, {"in", 28, lang.EN}}, rows)
}

// hospitals lists the hospitals by the names that the reader of tables finds them by.
func (t *template) hospitals(m *policy.Model) {
	var rows [][]any
	for _, h := range m.Hospitals {
		rows = append(rows, []any{h.Name.ZH, h.Name.EN, h.ID, h.Region.Name.ZH, h.Region.Name.EN})
	}
	t.look(sheetKnown, []lookup{{"医院", 36, lang.ZH}, {"hospital", 48, lang.EN}, {"编号 id", 40, ""},
		{"所在地", 20, lang.ZH}, {"region", 28, lang.EN}}, rows)
}

var templateGuide = []guideLine{
	{text: lang.Text{
		ZH: "填写说明",
		EN: "How to fill it in",
	}},
	{text: lang.Text{
		ZH: "一行填一个数值：哪个指标、哪个县（或医院）、哪一天、多少、谁说的。",
		EN: "One figure a row: which target, which county (or hospital), as of when, how much, and who says " +
			"so.",
	}},
	{text: lang.Text{
		ZH: "指标写名称，或写“指标”表第一列的“规划/编号”。",
		EN: "Name the target, or write the plan/id of the first column of the sheet of targets.",
	}},
	{
		text: lang.Text{
			ZH: "地区写代码、全称，或两者：410325 嵩县。同名的县请写代码。",
			EN: "Give a county by its code, its full name or both: 410325 嵩县. Where two have the same name, give " +
				"the code.",
		},
		one: lang.Text{
			ZH: "地区写代码、全称，或两者，如“410325 嵩县”。同名的县请写代码。",
			EN: "Give a county by its code, its full name or both. Where two have the same name, give the code.",
		},
	},
	{text: lang.Text{
		ZH: "日期写 2025、2025-06 或 2025-06-30；季度和半年按期末计。",
		EN: "Dates are 2025, 2025-06 or 2025-06-30; a quarter or half counts as its end.",
	}},
	{text: lang.Text{
		ZH: "数值只填数字。百分比写 91.5 或 91.5%。不要写“约”“以上”。",
		EN: "Figures in digits only. A percentage is 91.5 or 91.5%. No “about” and no “more than”.",
	}},
	{
		text: lang.Text{
			ZH: "等级写 2A、二级甲等等；是否类写 是 或 否。",
			EN: "Grades are 2A, 二级甲等 and so on; yes-no is 是 or 否.",
		},
		one: lang.Text{
			ZH: "等级写 2A、二级甲等等；是否类写 是 或 否。",
			EN: "Grades are 2A, 3A and so on; yes-no is yes or no.",
		},
	},
	{
		text: lang.Text{
			ZH: "来源必填，中英文都要写；可写成“中文 | English”。",
			EN: "The source is required, in both languages; “中文 | English” in one cell will do.",
		},
		one: lang.Text{
			ZH: "来源必填。",
			EN: "The source is required.",
		},
	},
	{
		text: lang.Text{
			ZH: "更正已发布的数值时，须写更正原因，中英文都要写。",
			EN: "To correct a published figure give the reason, in both languages.",
		},
		one: lang.Text{
			ZH: "更正已发布的数值时，须写更正原因。",
			EN: "To correct a published figure give the reason.",
		},
	},
	{text: lang.Text{
		ZH: "县名、指标、日期、来源空着，就按上一行处理；数值空着，就不导入。",
		EN: "An empty county, target, date or source means that of the row above; an empty figure is not " +
			"imported.",
	}},
	{text: lang.Text{
		ZH: "医院的地址、电话、等级、所有制、急诊、医保编码、网站和经纬度填在“医院信息”表，一家一行；不知道的空着。",
		EN: "Address, telephone, grade, ownership, emergency department, insurance code, website and place " +
			"of hospitals go into the sheet of facts, one hospital a row; leave empty what is not known.",
	}},
	{text: lang.Text{
		ZH: "本站没有的医院，先运行 gazette new hospital 添加。",
		EN: "A hospital that the site does not have yet is added with gazette new hospital first.",
	}},
	{
		text: lang.Text{
			ZH: "合计行、以“注：”开头的行和“示例”行不导入。",
			EN: "Totals, rows that begin with 注： and examples are not imported.",
		},
		one: lang.Text{
			ZH: "合计行、以“注：”开头的行和“示例”行不导入。",
			EN: "Totals, notes and examples are not imported.",
		},
	},
	{text: lang.Text{
		ZH: "填好后运行 gazette import 文件名，先看预览；确认无误再加 --write。",
		EN: "Then run gazette import and the file's name to see what would change, and again with --write.",
	}},
}
