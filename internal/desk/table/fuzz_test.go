package table_test

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"maps"
	"strings"
	"testing"

	"gazette/internal/desk/table"
	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/record"
	"gazette/internal/source"

	"github.com/xuri/excelize/v2"
)

func model() *policy.Model {
	plan := &policy.Document{Slug: "plan"}
	province := &policy.Region{Code: "990000", Level: policy.Province,
		Name: lang.Text{ZH: "星槎省", EN: "Starraft Province"}}
	county := &policy.Region{Code: "990121", Level: policy.County,
		Name: lang.Text{ZH: "鲸歌县", EN: "Whalesong County"}, Parent: province}
	percent := &policy.Unit{ID: "percent", Name: lang.Text{ZH: "百分比", EN: "per cent"}}
	rate := &policy.Target{ID: "rate", Plan: plan, Name: lang.Text{ZH: "就诊率", EN: "Visit rate"},
		Kind: policy.Quantity, Unit: percent, Scope: "county", Subjects: []*policy.Region{county}}
	hospital := &policy.Hospital{ID: "h", Name: lang.Text{ZH: "鲸歌县人民医院", EN: "Hospital"}, Region: county}
	helper := &policy.Hospital{ID: "s", Name: lang.Text{ZH: "郑州医院", EN: "Helper"}, Region: province}
	pairing := &policy.Pairing{Hospital: hospital, Supporting: helper, Plan: plan}
	hospital.Supporters = []*policy.Pairing{pairing}
	return &policy.Model{Plans: []*policy.Document{plan}, PlanBy: map[string]*policy.Document{"plan": plan},
		Regions:  []*policy.Region{province, county},
		RegionBy: map[string]*policy.Region{"990000": province, "990121": county},
		Targets:  []*policy.Target{rate}, TargetBy: map[string]*policy.Target{"plan/rate": rate},
		Hospitals:  []*policy.Hospital{hospital, helper},
		HospitalBy: map[string]*policy.Hospital{"h": hospital, "s": helper}, Pairings: []*policy.Pairing{pairing}}
}

// FuzzTable asks that any bytes give either changes that TOML can read, or words that say why not:
// nothing is silent, and every figure has one outcome.
func FuzzTable(f *testing.F) {
	for _, seed := range []string{
		"地区,指标,日期,数值,来源\n鲸歌县,就诊率,2025-06,90%,年鉴|Yearbook\n合计,,,90,\n",
		"截至 2025年6月\t来源：甲|a\n县\t就诊率(%)\n鲸歌县\t0.9\n\t0.8\n注：无\n",
		"县;县医院;支援医院\n鲸歌县;鲸歌县人民医院;郑州医院、郑州医院\n",
		"region,value\n\"990121\n\",\"x\"y\n", "\xff\xfe\x00\x30",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) { sound(t, "a.csv", data) })
}

// FuzzWorkbook is FuzzTable for what a workbook holds: its sheet and the texts that its cells share.
func FuzzWorkbook(f *testing.F) {
	parts := unpacked(f, workbook(f, func(*excelize.File) {}))
	f.Add(parts[sheetPart], parts[textsPart])
	const merged = `</sheetData><mergeCells><mergeCell ref="A1:B9"/></mergeCells>`
	f.Add(strings.Replace(parts[sheetPart], "</sheetData>", merged, 1), parts[textsPart])
	f.Add(`<worksheet><sheetData><row r="2147483647"><c r="XFE1" t="s"><v>-1</v></c></row></sheetData></worksheet>`,
		`<sst><si><r><t>a</t></r></si></sst>`)
	f.Fuzz(func(t *testing.T, sheet, texts string) {
		altered := maps.Clone(parts)
		altered[sheetPart], altered[textsPart] = sheet, texts
		sound(t, "a.xlsx", packed(t, altered))
	})
}

const sheetPart, textsPart = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"

func unpacked(t testing.TB, data []byte) map[string]string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, file := range archive.File {
		part, err := fs.ReadFile(archive, file.Name)
		if err != nil {
			t.Fatal(err)
		}
		parts[file.Name] = string(part)
	}
	return parts
}

// packed is an archive that keeps its parts as they are, which is read faster.
func packed(t *testing.T, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, part := range parts {
		f, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err == nil {
			_, err = f.Write([]byte(part))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// sound asks that what was sent gives changes that can be read, or words; figures have one outcome.
func sound(t *testing.T, name string, data []byte) {
	t.Helper()
	book, list := table.ReadBook(name, data, "")
	p, more := table.Propose(model(), &source.Tree{},
		table.Options{Today: policy.Date{Year: 2026, Month: 1, Day: 1}}, book)
	list = append(list, more...)
	if len(p.Lines) == 0 && len(list) == 0 {
		t.Error("it says nothing")
	}
	errors, _ := list.Count()
	if p.Count(table.Refused) > 0 && errors == 0 {
		t.Error("a figure is refused without a reason")
	}
	for _, fault := range list {
		if fault.Message.EN == "" || fault.Message.ZH == "" ||
			strings.Contains(fault.Message.EN+fault.Message.ZH+fault.Hint.EN+fault.Hint.ZH, "%!(") &&
				!strings.Contains(string(data), "%!(") {
			t.Errorf("a fault without words: %+v", fault)
		}
	}
	for _, c := range p.Changes {
		if _, _,
			faults := record.Decode[map[string]any](&source.File{Path: c.Path, Data: c.Data}); len(faults) > 0 {
			t.Errorf("%v\n%s", faults, c.Data)
		}
	}
	if p.Count(table.New)+p.Count(table.Changed) > 0 != (len(p.Changes) > 0) {
		t.Errorf("%d lines change something, and %d files", p.Count(table.New)+p.Count(table.Changed),
			len(p.Changes))
	}
}
