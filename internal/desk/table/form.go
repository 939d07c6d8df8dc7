package table

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"gazette/internal/lang"
	"gazette/internal/numeral"
	"gazette/internal/policy"
	"gazette/internal/workbook"
)

// firstRow is the row below the headings of a form: above them stand who reports and as of when. Forms are read back
// by the same code as any table, so that the lines above count as a context: “填报单位：” names the source of every
// row.
const firstRow = 6

// presentRow begins a row that shows what the site has of a hospital, in both languages or in one. It is not read
// back: it would be taken for an answer.
const presentRow = "现有 present"

// isPresent reports whether a cell begins such a row.
func isPresent(text string) bool {
	head, _, found := strings.Cut(text, ":")
	return found && slices.Contains([]string{presentRow, inOne(lang.ZH, presentRow), inOne(lang.EN, presentRow)}, head)
}

// formColumns are the columns of the sheet of figures. Each heading begins with a word of [words], so that the form
// comes back through the reader of tables; 考核内容, 要求, 上次数值 and 指标解释 are for the reader of the form alone
// (fOther).
var formColumns = []templateColumn{
	{"指标编号 target", 30, ""}, {"考核内容 what is asked", 34, ""}, {"地区 region", 18, ""}, {"医院 hospital", 24, ""},
	{"要求 asked for", 16, ""}, {"计量单位 unit", 12, ""}, {"上次数值 last figure", 20, ""}, {"日期 date", 12, ""},
	{"数值 value", 14, ""}, {"状态 status", 18, ""}, {"备注 note", 24, ""}, {"备注(英文) note (English)", 24, ""},
	{"更正原因 reason", 20, ""}, {"指标解释 explanation", 70, ""},
}

// open are the columns of a form that are filled in.
var open = []string{"H", "I", "J", "K", "L", "M"}

// A form is what one region is asked to report. Facts are asked of every hospital of the region, figures only where a
// target binds somebody there.
type form struct {
	*Forms
	region    *policy.Region
	asked     []ask
	hospitals []*policy.Hospital
}

// Of writes the workbook of a region; nil when nothing is asked of it. The same model gives the same bytes.
func (x *Forms) Of(region *policy.Region) ([]byte, error) {
	return form{x, region, x.asked[region], x.hospitals[region]}.bytes()
}

// bytes writes the sheets that are needed. A workbook must never be without a sheet, so that the sheet of figures is
// taken away last.
func (x form) bytes() ([]byte, error) {
	if len(x.asked) == 0 && len(x.hospitals) == 0 {
		return nil, nil
	}
	f := excelize.NewFile()
	defer f.Close()
	t := &template{f: f, only: onlyOf(&x.model.Site)}
	t.try(f.SetSheetName("Sheet1", t.in(sheetFigures)))
	if len(x.asked) > 0 {
		x.figures(t, x.asked)
	}
	if len(x.hospitals) > 0 {
		x.facts(t, x.hospitals)
	}
	t.guide(formGuide)
	if len(x.asked) == 0 {
		t.try(f.DeleteSheet(t.in(sheetFigures)))
	}
	if t.err != nil {
		return nil, t.err
	}
	// The day on which it was written would make the bytes differ from run to run.
	noDay := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	title := x.region.Name.In(cmp.Or(t.only, lang.ZH))
	if t.only == "" {
		title += " " + x.region.Name.EN
	}
	return workbook.Bytes(f, title, "gazette", noDay)
}

// both writes a text in the languages of the site.
func (x form) both(t lang.Text) string {
	switch site := x.model.Site; {
	case !site.Bilingual():
		return t.In(site.First())
	case t.ZH == t.EN || t.EN == "":
		return t.ZH
	}
	return t.ZH + " | " + t.EN
}

// figures writes a row for each figure that is asked for: all but the figure itself is filled in, so that an office
// can answer by typing one number. The key of the target and the code of the region make the row unmistakable.
func (x form) figures(t *template, asked []ask) {
	last := firstRow + len(asked) - 1
	sheet, columns := t.in(sheetFigures), t.columns(formColumns)
	t.sheet(sheet, columns.list, x.head(t), firstRow+len(asked))
	for i, a := range asked {
		row, hospital := firstRow+i, ""
		if a.hospital != nil {
			hospital = a.hospital.Name.In(x.first())
		}
		unit := lang.Text{}
		if a.target.Unit != nil {
			unit = a.target.Unit.Name
		}
		cells := []any{a.target.Key(), x.both(a.target.Name), x.region.Code + " " + x.region.Name.In(x.first()),
			hospital, x.both(bound(a.target)), x.both(unit), x.last(a), a.date.String(), nil, nil, nil, nil, nil,
			x.both(a.target.Measure)}
		cells = columns.cells(cells)
		t.try(t.f.SetSheetRow(sheet, "A"+strconv.Itoa(row), &cells))
		t.allow(sheet, columns.at("I")+strconv.Itoa(row), a.target)
	}
	t.unlock(sheet, columns.letters(open...), firstRow, last, columns.at("I"))
	t.choice(sheet, fmt.Sprintf("%[1]s%[2]d:%[1]s%[3]d", columns.at("J"), firstRow, last), t.choices(statusChoices()))
	t.protect(sheet)
}

// bound says what a target asks for. For example “≥ 90%”, “2A” or “是”. Where the figure must be met exactly no sign
// is written.
func bound(t *policy.Target) lang.Text {
	sign := map[policy.Bound]string{policy.AtLeast: "≥ ", policy.AtMost: "≤ ", policy.MoreThan: "> ",
		policy.LessThan: "< "}[t.Bound]
	if t.Kind == policy.YesNo {
		return value{done: true}.show(t)
	}
	wanted := value{number: t.Value, grade: t.Grade}.show(t)
	return lang.Text{ZH: sign + wanted.ZH, EN: sign + wanted.EN}
}

// last is what the site has, with its date. “88%（2024）” lets whoever fills in the form see at once that 8.9 is a
// slip.
func (x form) last(a ask) string {
	newest := x.newest[a.of(x.region)]
	if newest == nil {
		return ""
	}
	was := value{number: newest.Value, grade: newest.Grade, done: newest.Done}.show(a.target)
	return x.both(was) + x.ofDate(newest.Date)
}

func (x form) ofDate(d policy.Date) string {
	return lang.Text{ZH: "（%s）", EN: " (%s)"}.With(d).In(x.first())
}

// head are the lines above the headings: the title, who reports, who fills it in, and when. The second line is what
// makes the rows complete: the source, which a figure may not be without.
func (x form) head(t *template) [][]any {
	plan := lang.Text{}
	if x.plan != nil {
		plan = x.plan.ShortTitle
	}
	title := lang.Text{ZH: "%s填报表", EN: "%s: figures to report"}.With(x.region.Name)
	words, office := title.In(cmp.Or(t.only, lang.ZH)), "填报单位："
	switch t.only {
	case "":
		words += " " + title.EN
	case lang.EN:
		office = "Reporting office:"
	}
	return [][]any{
		{strings.TrimSpace(words + " " + x.both(plan))},
		{office},
		{t.in("填报人、电话 filled in by"), nil, t.in("填报日期 on"), nil},
	}
}

// facts writes two rows for each hospital: what the site has, locked, and one to fill in below it.
func (x form) facts(t *template, hospitals []*policy.Hospital) {
	sheet, columns := t.in(sheetFacts), t.columns(factHeadings)
	_, err := t.f.NewSheet(sheet)
	t.try(err)
	t.sheet(sheet, columns.list, x.head(t), firstRow+2*len(hospitals))
	toFill := columns.letters(strings.Split("B C D E F G H I J K L M N O P", " ")...)
	for i, h := range hospitals {
		row := firstRow + 2*i
		present := []any{t.in(presentRow) + ": " + h.Name.In(x.first())}
		for _, column := range factHeadings[1:11] {
			f, _ := fieldOf(column.text)
			present = append(present, x.presentOf(h, f))
		}
		present = columns.cells(present)
		t.try(t.f.SetSheetRow(sheet, "A"+strconv.Itoa(row), &present))
		t.try(t.f.SetCellStr(sheet, "A"+strconv.Itoa(row+1), h.Name.In(x.first())))
		t.unlock(sheet, toFill, row+1, row+1, columns.at("J"), columns.at("K"))
		at := func(column string) string { return columns.at(column) + strconv.Itoa(row+1) }
		t.choice(sheet, at("E"), grades())
		t.choice(sheet, at("F"), t.choices(publicPrivate))
		t.choice(sheet, at("G"), t.choices(yesOrNo))
		// The bounds of policy.Point.InChina, so that the sheet refuses what taking it in would.
		t.between(sheet, at("J"), 73, 136)
		t.between(sheet, at("K"), 3, 54)
	}
	t.protect(sheet)
}

// What is chosen from lists, in both languages.
const (
	publicPrivate = "公立 public,民营 private"
	yesOrNo       = "是 yes,否 no"
)

// first is the language of names that stand once.
func (x form) first() lang.Lang { return cmp.Or(onlyOf(&x.model.Site), lang.ZH) }

// presentOf is what the site has for a column, with its date: “2A（2025-12）”; nil where it has nothing.
func (x form) presentOf(h *policy.Hospital, f field) any {
	for name, columns := range factColumns {
		for i, column := range columns {
			text := h.Facts.Text(name)
			if column != f || text == (lang.Text{}) {
				continue
			}
			shown := (&fact{}).show(text).In(x.first())
			switch {
			case f == fAddressEN:
				shown = text.EN
			case f == fLongitude || f == fLatitude:
				shown = strings.Split(text.ZH, ", ")[i]
			}
			return shown + x.ofDate(h.Facts.Of(name).AsOf)
		}
	}
	return nil
}

// grades are those that a hospital may be given, the highest first. One without a class (2) is a grade as well, of a
// hospital whose class was not reviewed.
func grades() string {
	all := slices.Clone(policy.HospitalGrades)
	slices.Reverse(all)
	return strings.Join(all, ",")
}

// allow lets a cell take only what the target may have. What a list or a bound refuses in the spreadsheet need not be
// sent back with a receipt days later.
func (t *template) allow(sheet, cell string, target *policy.Target) {
	switch {
	case target.Kind == policy.YesNo:
		t.choice(sheet, cell, t.choices(yesOrNo))
	case target.Kind == policy.Graded:
		t.choice(sheet, cell, grades())
	case target.Unit.Percent():
		t.between(sheet, cell, 0, 100)
	default:
		t.between(sheet, cell, 0, 1e12)
	}
}

// choice makes a list of words to choose from; a word that is typed must be one of them.
func (t *template) choice(sheet, cells, words string) {
	dv := excelize.NewDataValidation(true)
	dv.Sqref = cells
	t.try(dv.SetDropList(strings.Split(words, ",")))
	title, message := "请从列表中选择", "Choose from the list"
	if t.only != "" {
		title, message = lang.Text{ZH: title, EN: message}.In(t.only), ""
	}
	dv.SetError(excelize.DataValidationErrorStyleStop, title, message)
	t.try(t.f.AddDataValidation(sheet, dv))
}

// between lets the cells take a number within bounds. Text is refused, too, so that “约90” cannot be typed.
func (t *template) between(sheet, cells string, least, most float64) {
	dv := excelize.NewDataValidation(true)
	dv.Sqref = cells
	t.try(dv.SetRange(least, most, excelize.DataValidationTypeDecimal, excelize.DataValidationOperatorBetween))
	title := lang.Text{ZH: "数值超出范围", EN: "Out of range"}.In(cmp.Or(t.only, lang.ZH))
	dv.SetError(excelize.DataValidationErrorStyleStop, title, t.in("请填写数字 a number")+": "+
		numeral.Format(least)+" – "+numeral.Format(most))
	t.try(t.f.AddDataValidation(sheet, dv))
}
