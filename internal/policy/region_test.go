package policy

import (
	"slices"
	"testing"

	"gazette/internal/clause"
	"gazette/internal/lang"
)

// province is a small one of an invented land: a city with two counties, and a county of its own.
func province() (regions map[string]*Region, m *Model) {
	regions = map[string]*Region{}
	add := func(code string, level RegionLevel, zh, parent string) {
		r := &Region{Code: code, Level: level, Name: lang.Text{ZH: zh, EN: code}, Parent: regions[parent]}
		if r.Parent != nil {
			r.Parent.Children = append(r.Parent.Children, r)
		}
		regions[code] = r
	}
	add("CN", Country, "国", "")
	add("990000", Province, "星筏省", "CN")
	add("990100", Prefecture, "云洲市", "990000")
	add("990121", County, "云县", "990100")
	add("990122", County, "云县东", "990100")
	add("999001", County, "月县", "990000")
	m = &Model{RegionBy: regions}
	for _, code := range []string{"CN", "990000", "990100", "990121", "990122", "999001"} {
		m.Regions = append(m.Regions, regions[code])
	}
	return regions, m
}

func TestRegionsLieInEachOther(t *testing.T) {
	t.Parallel()
	by, _ := province()
	for _, c := range []struct {
		of   string
		at   RegionLevel
		want string
	}{
		{"990121", County, "990121"}, {"990121", Prefecture, "990100"}, {"990121", Province, "990000"},
		{"990121", Country, "CN"}, {"999001", Prefecture, ""}, {"990100", County, ""},
	} {
		r := by[c.of].At(c.at)
		if r != by[c.want] {
			t.Errorf("%s is at the level %s in %v", c.of, c.at, r)
		}
		if r != nil && (!by[c.of].In(r) || r.In(by[c.of]) != (r == by[c.of])) {
			t.Errorf("%s and %s do not lie as they should", c.of, c.want)
		}
	}
	if by["999001"].In(by["990100"]) {
		t.Error("a county lies in a city that is not its own")
	}
	for of, want := range map[string][]string{
		"990000": {"990121", "990122", "999001"}, "990100": {"990121", "990122"}, "990121": {"990121"},
	} {
		var codes []string
		for _, r := range by[of].Within(County) {
			codes = append(codes, r.Code)
		}
		if !slices.Equal(codes, want) {
			t.Errorf("%s has the counties %q", of, codes)
		}
	}
}

// A hospital belongs to the county that its name begins with, the longest such name; a city is none.
func TestHospitalsNameTheirCounty(t *testing.T) {
	t.Parallel()
	_, m := province()
	for hospital, want := range map[string]string{
		"云县人民医院": "990121", "云县东中医院": "990122", "月县医院": "999001", "云洲市中心医院": "",
		"东云县医院": "",
	} {
		for range 2 {
			got := ""
			if r := m.CountyNamed(hospital); r != nil {
				got = r.Code
			}
			if got != want {
				t.Errorf("%s is in %q, want %q", hospital, got, want)
			}
			slices.Reverse(m.Regions) // in whatever order they stand
		}
	}
}

// What is counted in texts.
func TestRecordsAreCounted(t *testing.T) {
	t.Parallel()
	_, m := province()
	m.Plans = []*Document{
		{Clauses: []*Clause{{}, {Path: make(clause.Path, 1)}, {Path: make(clause.Path, 2)}}},
		{Clauses: []*Clause{{Path: make(clause.Path, 1)}}},
	}
	m.Targets, m.Tasks, m.Hospitals = make([]*Target, 4), make([]*Task, 5), make([]*Hospital, 6)
	m.Pairings, m.Observations, m.Figures = make([]*Pairing, 7), make([]*Observation, 8), make([]*Figure, 9)
	want := map[string]int{"plans": 2, "clauses": 3, "targets": 4, "tasks": 5, "hospitals": 6, "pairings": 7,
		"observations": 8, "figures": 9, "counties": 3}
	for name, n := range want {
		if got, ok := m.Count(name); got != n || !ok {
			t.Errorf("%d %s, want %d", got, name, n)
		}
	}
	if names := Countable(); len(names) != len(want) {
		t.Errorf("these are counted: %q", names)
	}
	if n, ok := m.Count("provinces"); ok {
		t.Errorf("%d provinces are counted", n)
	}
}

// A point in China is told from one whose two numbers are swapped, or far away.
func TestPointsInChina(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		lon, lat float64
		want     bool
	}{
		{112, 34, true}, {34, 112, false}, {73, 34, true}, {72.9, 34, false}, {136, 34, true}, {136.1, 34, false},
		{112, 3, true}, {112, 2.9, false}, {112, 54, true}, {112, 54.1, false},
	} {
		if got := (Point{c.lon, c.lat}).InChina(); got != c.want {
			t.Errorf("%v, %v is in China: %t", c.lon, c.lat, got)
		}
	}
}
