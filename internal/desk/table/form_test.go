package table_test

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"

	"gazette/internal/desk/table"
	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/source"
)

// A form that is filled in comes back as the figures that it asks for, with who reported them.
func TestAFormComesBack(t *testing.T) {
	t.Parallel()
	m := model()
	today := policy.Date{Year: 2026, Month: 1, Day: 1}
	m.Site = policy.Site{Languages: lang.Langs[:], Today: today}
	var region *policy.Region
	for _, x := range m.Targets {
		if x.Kind == policy.Quantity && len(x.Subjects) > 0 {
			region = x.Subjects[0]
		}
	}
	data, err := table.NewForms(m, nil, policy.Date{}, today).Of(region)
	if err != nil || data == nil {
		t.Fatalf("no form: %v", err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	const sheet = "填报 figures"
	if rules, err := f.GetDataValidations(sheet); err != nil || len(rules) < 2 {
		t.Errorf("%d rules for what may be filled in, %v", len(rules), err)
	}
	for cell, text := range map[string]string{"B2": "年鉴 | Yearbook", "I6": "１２"} {
		if err := f.SetCellStr(sheet, cell, text); err != nil {
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
}
