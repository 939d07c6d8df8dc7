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

// What was reached in time is asked no more; what was missed, fell again, holds in every period or is not due yet is.
func TestAFormAsksOnlyForWhatIsOpen(t *testing.T) {
	t.Parallel()
	today := policy.Date{Year: 2026, Month: 3, Day: 1}
	for name, c := range map[string]struct {
		due    int
		holds  policy.Holds
		values []float64 // of 2024 and on
		date   policy.Date
		asked  bool
	}{
		"reached":             {2024, policy.Once, []float64{92}, policy.Date{}, false},
		"missed":              {2024, policy.Once, []float64{80}, policy.Date{}, true},
		"without report":      {2024, policy.Once, nil, policy.Date{}, true},
		"reached, then fell":  {2024, policy.Once, []float64{92, 70}, policy.Date{}, true},
		"reached, not due":    {2026, policy.Once, []float64{92}, policy.Date{}, true},
		"reached, date named": {2024, policy.Once, []float64{92}, policy.Date{Year: 2025}, true},
		"in every period":     {2027, policy.EachPeriod, []float64{92}, policy.Date{}, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := model()
			region := asked(m)
			target := *m.Targets[slices.IndexFunc(m.Targets, func(x *policy.Target) bool {
				return x.Kind == policy.Quantity && len(x.Subjects) > 0 && x.Subjects[0] == region
			})]
			target.Value, target.Bound, target.Holds = 90, policy.AtLeast, c.holds
			target.Due, target.From, target.Every = policy.Date{Year: c.due}, policy.Date{Year: 2023}, ""
			if c.holds == policy.EachPeriod {
				target.Every = policy.Year
			}
			target.Observations = nil
			for i, v := range c.values {
				target.Observations = append(target.Observations, &policy.Observation{Target: &target, Region: region,
					Date: policy.Date{Year: 2024 + i}, Value: v, Status: policy.Reported})
			}
			m.Targets = []*policy.Target{&target}
			m.Hospitals, m.Site.Languages = nil, lang.Langs[:]
			data, err := table.NewForms(m, nil, c.date, today).Of(region)
			if err != nil || (data != nil) != c.asked {
				t.Errorf("a form is made: %t (%v), want %t", data != nil, err, c.asked)
			}
		})
	}
}
