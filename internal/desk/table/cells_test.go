package table

import (
	"slices"
	"strings"
	"testing"

	"gazette/internal/lang"
	"gazette/internal/numeral"
	"gazette/internal/policy"
)

func TestDatesAsOfficialsWriteThem(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"2025": "2025", "2025年": "2025", "2025年底": "2025", "2025年6月": "2025-06", "2025 年 6 月": "2025-06",
		"2025-06-30": "2025-06-30",
		"2025/6/30":  "2025-06-30", "2025.6": "2025-06", "2025.6.30": "2025-06-30",
		"２０２５年６月３０日": "2025-06-30", "20250630": "2025-06-30",
		"202506": "2025-06", "2025年6月30号": "2025-06-30", "截至2025年6月30日": "2025-06-30",
		"2025-06-30 16:00": "2025-06-30",
		"2025年上半年":         "2025-06", "2025年二季度": "2025-06", "2025年第四季度": "2025-12",
		"2025年第3季度": "2025-09", "2025Q1": "2025-03",
		"2025年下半年": "2025-12", "2025全年": "2025", "2025H1": "2025-06", "二〇二五年六月三十日": "2025-06-30",
		"二○二五年十二月": "2025-12",
		"6月":       "", "25.6": "", "2025-02-30": "", "2025-13": "", "二季度": "", "今年": "", "0025-06": "",
		"2025年6月底": "2025-06", "2025年6月末": "2025-06", "2025年1-6月": "2025-06", "2025年1月—6月": "2025-06",
		"2025.6月": "2025-06", "二〇二五年六月底": "2025-06", "2025年二季度末": "2025-06", "2025年6-1月": "",
		"2025年0-6月":  "",
		"2025年1-13月": "", "2025年6月中旬": "",
		"2025年六月": "2025-06", "2025-6-31": "", "": "",
		"2025年度": "2025", "2025 年度": "2025", "2025年全年": "2025", "2025年末": "2025", "2025年年底": "2025",
		"截至2025年末": "2025", "二〇二五年度": "2025", "２０２５年度": "2025", "2025年度上半年": "2025-06",
		"2025年半年度": "2025-06", "2025年前三季度": "2025-09", "年度": "", "2025年度6月": "",
	} {
		d, _, ok := readDate(in)
		if got := d.String(); ok != (want != "") || ok && got != want {
			t.Errorf("%q: %s, %v, want %q", in, got, ok, want)
		}
	}
}

func quantity(unit *policy.Unit) *policy.Target {
	return &policy.Target{ID: "t", Plan: &policy.Document{Slug: "p"}, Kind: policy.Quantity, Unit: unit}
}

var (
	percent = &policy.Unit{ID: "percent", Name: lang.Text{ZH: "百分比", EN: "per cent"},
		Symbol: lang.Text{ZH: "%", EN: "%"}}
	hospitals = &policy.Unit{ID: "hospitals", Name: lang.Text{ZH: "家医院", EN: "hospitals"}}
	beds      = &policy.Unit{ID: "beds-per-1000", Name: lang.Text{ZH: "张/千人", EN: "beds per 1,000 residents"}}
)

// An empty want is a figure that is refused.
func TestFiguresAsPeopleWriteThem(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		in   string
		unit *policy.Unit
		want string
	}{
		{"90", percent, "90"}, {"90%", percent, "90"}, {"９０．５％", percent, "90.5"}, {"90 %", percent, "90"},
		{"九成", percent, "90"},
		{"百分之九十", percent, "90"}, {"百分之九十点五", percent, "90.5"}, {"0.9", percent, "0.9"},
		{"100", percent, "100"}, {"101%", percent, ""},
		{"-1", percent, ""}, {"90个百分点", percent, ""}, {"九成五", percent, ""}, {"90‰", percent, ""},
		{"90以上", percent, ""}, {"≥90", percent, ""},
		{"约90%", percent, ""}, {"90%左右", percent, ""}, {"80%-90%", percent, ""}, {"80～90", percent, ""},
		{"近九成", percent, ""}, {"超90%", percent, ""},
		{"1,234", hospitals, "1234"}, {"1，234", hospitals, "1234"}, {"12,34", hospitals, ""},
		{"1,234,567.5", hospitals, "1234567.5"},
		{"70家", hospitals, "70"}, {"70 家医院", hospitals, "70"}, {"70 hospitals", hospitals, "70"},
		{"70所", hospitals, ""}, {"1.2万", hospitals, "12000"},
		{"一百二十三", hospitals, "123"}, {"三十", hospitals, "30"}, {"50%", hospitals, ""},
		{"百分之五十", hospitals, ""}, {"70多", hospitals, ""},
		{"3.5张/千人", beds, "3.5"}, {"3.5", beds, "3.5"}, {"3.5.1", beds, ""}, {"1e400", hospitals, ""},
		{"七十家左右", hospitals, ""}, {"+5", hospitals, "5"},
		{"−5", hospitals, ""}, {"未完成", hospitals, ""}, {"是", hospitals, ""}, {"NaN", hospitals, ""},
		{"Inf", hospitals, ""}, {"0x10", hospitals, ""},
	} {
		v, complaint := readValue(cell{text: c.in}, quantity(c.unit))
		if got := numeral.Format(v.number); (complaint == nil) != (c.want != "") || complaint == nil && got != c.want {
			t.Errorf("%q in %s: %s, %+v, want %q", c.in, c.unit.ID, got, complaint, c.want)
		}
	}
}

func TestGradesAndYesAndNo(t *testing.T) {
	t.Parallel()
	grade, yesNo := &policy.Target{Kind: policy.Graded}, &policy.Target{Kind: policy.YesNo}
	for in, want := range map[string]string{"二甲": "2A", "二级甲等": "2A", "三级乙等": "3B", "2A": "2A", "3a": "3A",
		"三级": "3", "二级": "2", "二级丙等医院": "2C",
		"三级甲等综合医院": "3A", "已达到二级甲等": "2A", "Grade 3B": "3B", "四级": "", "甲等": "", "未定级": "",
		"": "", "2D": ""} {
		v, complaint := readValue(cell{text: in}, grade)
		if (complaint == nil) != (want != "") || v.grade != want {
			t.Errorf("%q: %q, want %q", in, v.grade, want)
		}
	}
	for in, want := range map[string]string{"是": "yes", "√": "yes", "已完成": "yes", "Yes": "yes", "TRUE": "yes",
		"1": "yes", "否": "no", "未完成": "no", "×": "no", "no": "no",
		"正在建设": "", "2": "", "基本完成": "", "部分": ""} {
		v, complaint := readValue(cell{text: in}, yesNo)
		if (complaint == nil) != (want != "") || complaint == nil && v.done != (want == "yes") {
			t.Errorf("%q: %v, want %q", in, v.done, want)
		}
	}
}

// FuzzCell asks that whatever a cell holds is a figure that can be written, or a complaint in both
// languages.
func FuzzCell(f *testing.F) {
	for _, seed := range []string{"90%", "九成", "1,234家", "≥90", "2A", "是", "2025年二季度", "二〇二五年六月",
		"#REF!", "1.2万亿"} {
		f.Add(seed, 0.9, true)
	}
	f.Fuzz(func(t *testing.T, text string, number float64, numeric bool) {
		c := cell{text: strings.TrimSpace(text), number: number, numeric: numeric}
		for _, target := range []*policy.Target{quantity(percent), quantity(hospitals),
			{Kind: policy.Graded, Plan: &policy.Document{}}, {Kind: policy.YesNo, Plan: &policy.Document{}}} {
			v, complaint := readValue(c, target)
			switch {
			case complaint != nil &&
				(complaint.message.EN == "" || complaint.message.ZH == "" || complaint.hint.EN == "" ||
					strings.Contains(complaint.message.ZH, "%!(") && !strings.Contains(text, "%!(")):
				t.Errorf("%q: a complaint without words: %+v", text, complaint)
			case complaint == nil && target.Kind == policy.Quantity && !(v.number >= 0 && v.number <= 1e300):
				t.Errorf("%q, %v: the figure %v", text, number, v.number)
			}
		}
		if d, _, ok := cellDate(c); ok {
			if again, err := policy.ParseDate(d.String()); err != nil || again != d {
				t.Errorf("%q: the date %v cannot be written: %v", text, d, err)
			}
		}
	})
}

// Whoever fills in the template is understood: each of its headings names a field, none twice.
func TestTemplateHeadingsAreRead(t *testing.T) {
	t.Parallel()
	for _, columns := range [][]templateColumn{templateHeadings, factHeadings} {
		seen := map[field]bool{}
		for _, c := range columns {
			f, ok := fieldOf(c.text)
			if !ok || seen[f] {
				t.Errorf("%s is read as %q, %v", c.text, f, ok)
			}
			seen[f] = true
		}
		for _, f := range factFields {
			if seen[fAddressZH] && !seen[f] {
				t.Errorf("the template has no column for %s", f)
			}
		}
	}
}

func TestFactsAsPeopleWriteThem(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ fact, in, want string }{
		{"telephone", "０３７９－６６３１２３４５", "0379-66312345"},
		{"telephone", "0379-66312345转8", "0379-66312345转8"}, {"telephone", "不详", ""},
		{"grade", "二甲", "2A"}, {"grade", "三级甲等综合医院", "3A"}, {"grade", "二级", "2"}, {"grade", "未定级", ""},
		{"ownership", "公立", "public"}, {"ownership", "民营医院", "private"}, {"ownership", "public", "public"},
		{"ownership", "混合", ""},
		{"emergency", "有", "true"}, {"emergency", "无", "false"}, {"emergency", "24小时", ""},
		{"insurance_code", "h4103 2500001", "H41032500001"}, {"insurance_code", "4.1E+11", ""},
		{"website", "https://a.cn/", "https://a.cn/"}, {"website", "javascript:alert(1)", ""}, {"website", "a.cn", ""},
		{"location", "112.08", ""},
	} {
		get := func(f field) placed {
			if f == factColumns[c.fact][0] {
				return placed{cell: cell{text: c.in}}
			}
			return placed{}
		}
		x, fault := (&proposer{m: &policy.Model{}}).readFact(c.fact, get)
		if got := x.value.ZH; (fault == nil) != (c.want != "") || fault == nil && got != c.want {
			t.Errorf("%s %q: %q, %v", c.fact, c.in, got, fault)
		}
	}
}

// Offices mark what must be filled in before the heading, behind it or in words.
func TestMarksOfRequiredColumnsAreNoPartOfHeadings(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]field{"*地区": fRegion, "＊地区": fRegion, "地区*": fRegion,
		"地区（必填）":  fRegion,
		"地区(必填)*": fRegion, "* 地区：": fRegion, "【必填】地区": fRegion, "地区（必填） region": fRegion,
		"★县（市、区）":           fRegion,
		"Region (required)": fRegion, "*数值（%）": fValue, "备注（选填）": fNoteZH, "备注(英文)（必填）": fNoteEN,
		"地区（必须）": "", "*": "", "（必填）": ""} {
		if f, ok := fieldOf(in); f != want || ok != (want != "") {
			t.Errorf("%q: %q, %v, want %q", in, f, ok, want)
		}
	}
}

// Each grade that a record can have, and each status that may be sent, is among the choices of a form and is read back.
func TestChoicesOfFormsAreReadBack(t *testing.T) {
	t.Parallel()
	var got []string
	for choice := range strings.SplitSeq(grades(), ",") {
		if v, complaint := readGrade(cell{text: choice}); complaint == nil {
			got = append(got, v.grade)
		}
	}
	if slices.Sort(got); !slices.Equal(got, slices.Sorted(slices.Values(policy.HospitalGrades))) {
		t.Errorf("the grades %v come back", got)
	}
	for choice := range strings.SplitSeq(statusChoices(), ",") {
		if s, ok := oneMeaning(choice, statuses); !ok || !strings.HasSuffix(choice, string(s)) {
			t.Errorf("%s comes back as %q, %v", choice, s, ok)
		}
	}
	if _, ok := oneMeaning("示例 illustrative", statuses); ok {
		t.Error("an invented figure may be sent")
	}
}

// A status is called in a preview what pages call it, whichever it is.
func TestAStatusThatChangesIsNamed(t *testing.T) {
	t.Parallel()
	for _, v := range policy.Enums["obs"] {
		got := withStatus(lang.Same("90%"), policy.ObservationStatus(v.Value))
		if want := (lang.Text{ZH: "90%，" + v.Words.ZH, EN: "90%, " + v.Words.EN}); got != want {
			t.Errorf("%s is shown as %v", v.Value, got)
		}
	}
}
