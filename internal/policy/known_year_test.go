package policy

import (
	"testing"

	"gazette/internal/lang"
	"gazette/internal/richtext"
)

func TestClauseStatesYear(t *testing.T) {
	t.Parallel()
	text := func(title, body string) ClauseText {
		return ClauseText{Present: true, Title: title,
			Body: []richtext.Block{{Inlines: []richtext.Inline{{Kind: richtext.Text, Text: body}}}}}
	}
	d := &Document{Title: lang.Text{
		ZH: "“十四五”时期三级医院对口帮扶工作方案（2019—2020年）",
		EN: "Work Plan of the 14th Five-Year Plan Period (2019–2020)",
	}}
	above := &Clause{Document: d, ZH: text("2027年目标", "2031年另有安排。"), EN: text("Goals", "")}
	c := &Clause{Document: d, Parent: above, ZH: text("能力", "到二〇二六年底，70家县医院达标。"),
		EN: text("Capacity", "In 2028, 70 hospitals.")}
	for year, want := range map[int]bool{
		2026: true, 2028: true, 2027: true, 2019: true, 2020: true, // in either language, above, in the title
		2025: false, 2031: false, 2029: false, 70: true,
	} {
		if got := c.StatesYear(year); got != want {
			t.Errorf("%d: %v", year, got)
		}
	}
	c.ZH.Body[0].Inlines[0].Text = "“十四五”期间保持稳定。"
	for year, want := range map[int]bool{2021: true, 2025: true, 2026: false} {
		if got := c.StatesYear(year); got != want {
			t.Errorf("14th plan, %d: %v", year, got)
		}
	}
	for s, first := range map[string]int{"“十五五”规划": 2026, "十一五": 2006, "the 13th Five-Year Plan": 2016,
		"二十五": 0, "十五": 0} {
		for year := 2000; year < 2040; year++ {
			if got := inFiveYears(s, year); got != (first > 0 && year >= first && year < first+5) {
				t.Errorf("%s, %d: %v", s, year, got)
			}
		}
	}
}
