package table_test

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"gazette/internal/desk/table"
	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/source"
)

// A form that is filled in comes back as the figures that it asks for, with who reported them. On a site of one
// language it has no words of the other, neither above the columns nor in what it says of how to fill it in.
func TestAFormComesBack(t *testing.T) {
	t.Parallel()
	english, chinese := regexp.MustCompile(`[A-Za-z]{3,}`), regexp.MustCompile(`\p{Han}|【|（`)
	for name, c := range map[string]struct {
		languages           []lang.Lang
		sheet, value, guide string
		source              string
		foreign             *regexp.Regexp // what no word of headings and guide may be
	}{
		"both":    {lang.Langs[:], "填报 figures", "数值 value", "填写说明 guide", "年鉴 | Yearbook", nil},
		"Chinese": {[]lang.Lang{lang.ZH}, "填报", "数值", "填写说明", "年鉴", english},
		"English": {[]lang.Lang{lang.EN}, "figures", "value", "guide", "Yearbook", chinese},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := model()
			today := policy.Date{Year: 2026, Month: 1, Day: 1}
			m.Site = policy.Site{Languages: c.languages, Today: today}
			data, err := table.NewForms(m, nil, policy.Date{}, today).Of(asked(m))
			if err != nil || data == nil {
				t.Fatalf("no form: %v", err)
			}
			f, err := excelize.OpenReader(bytes.NewReader(data))
			if err != nil {
				t.Fatal(err)
			}
			if rules, err := f.GetDataValidations(c.sheet); err != nil || len(rules) < 2 {
				t.Errorf("%d rules for what may be filled in, %v", len(rules), err)
			}
			rows, err := f.GetRows(c.sheet)
			if err != nil {
				t.Fatal(err)
			}
			guide, err := f.GetRows(c.guide)
			if err != nil {
				t.Fatal(err)
			}
			for _, row := range append(rows[1:5], guide...) {
				if text := strings.Join(row, "\n"); c.foreign != nil && c.foreign.MatchString(text) {
					t.Errorf("words of the other language: %s", text)
				}
			}
			value, err := excelize.CoordinatesToCellName(slices.Index(rows[4], c.value)+1, 6)
			if err != nil {
				t.Fatal(err)
			}
			for cell, text := range map[string]string{"B2": c.source, value: "１２"} {
				if err := f.SetCellStr(c.sheet, cell, text); err != nil {
					t.Fatal(err)
				}
			}
			var filled bytes.Buffer
			if err := f.Write(&filled); err != nil {
				t.Fatal(err)
			}
			book, list := table.ReadBook("form.xlsx", filled.Bytes(), "")
			p, more := table.Propose(m, &source.Tree{}, table.Options{Today: today}, book)
			if faults, _ := append(list, more...).Count(); faults > 0 || p.Count(table.New) != 1 {
				t.Errorf("%d new figures, faults %v %v", p.Count(table.New), list, more)
			}
		})
	}
}

// asked is a region of which a figure is asked.
func asked(m *policy.Model) (region *policy.Region) {
	for _, x := range m.Targets {
		if x.Kind == policy.Quantity && len(x.Subjects) > 0 {
			region = x.Subjects[0]
		}
	}
	return region
}
