package check

import (
	"testing"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
)

// Two places with one name have hospitals with one name, and plans of two years differ in their numbers; two hospitals
// of a place and two plans of one number do not.
func TestLikeNamesOfDifferentThingsAreNoDuplicates(t *testing.T) {
	name := lang.Text{ZH: "鼓楼区人民医院", EN: "Gulou District People’s Hospital"}
	at := func(line int) diag.Pos { return diag.Pos{File: "x.toml", Line: line} }
	for _, c := range []struct {
		second, number string
		faults         int
	}{{"320106", "〔2022〕2号", 0}, {"320302", "〔2022〕2号", 2}, {"320106", "〔2022〕1号", 1}} {
		m := &policy.Model{
			Hospitals: []*policy.Hospital{
				{ID: "a", Name: name, Region: &policy.Region{Code: "320302"}, Pos: at(1)},
				{ID: "b", Name: name, Region: &policy.Region{Code: c.second}, Pos: at(2)},
			},
			Plans: []*policy.Document{
				{Title: lang.Text{ZH: "工作要点"}, Number: "〔2022〕1号", Pos: at(3)},
				{Title: lang.Text{ZH: "工作要点"}, Number: c.number, Pos: at(4)},
			},
		}
		var list diag.List
		duplicateTitle(m, policy.Date{}, &list)
		if len(list) != c.faults {
			t.Errorf("%+v: %d faults, %v", c, len(list), list)
		}
	}
}

// Each kind of record has names of its own, and what it was called counts as one.
func TestEachNameIsGivenOnce(t *testing.T) {
	t.Parallel()
	name := lang.Text{ZH: "甲", EN: "A"}
	at := func(line int) diag.Pos { return diag.Pos{File: "x.toml", Line: line} }
	region := &policy.Region{Code: "130100"}
	former := []policy.FormerName{{Name: name, Pos: at(2)}}
	for of, m := range map[string]*policy.Model{
		"plans by their short names": {Plans: []*policy.Document{
			{Title: lang.Text{ZH: "一"}, ShortTitle: name, Pos: at(1)},
			{Title: lang.Text{ZH: "二"}, ShortTitle: name, Pos: at(2)},
		}},
		"pages": {Pages: []*policy.Page{{Title: name, Pos: at(1)}, {Title: name, Pos: at(2)}}},
		"targets": {Targets: []*policy.Target{
			{Plan: &policy.Document{Slug: "p"}, Name: name, Pos: at(1)},
			{Plan: &policy.Document{Slug: "p"}, Name: name, Pos: at(2)},
		}},
		"a hospital's former name": {Hospitals: []*policy.Hospital{
			{ID: "a", Name: name, Region: region, Pos: at(1), Former: former},
		}},
		"a region's former name": {Regions: []*policy.Region{{Code: "130100", Name: name, Pos: at(1), Former: former}}},
	} {
		var list diag.List
		duplicateTitle(m, policy.Date{}, &list)
		if len(list) != 2 || list[0].Pos != at(2) || list[0].Notes[0].Pos != at(1) {
			t.Errorf("%s: %v, want one fault for each language at line 2", of, list)
		}
	}
}
