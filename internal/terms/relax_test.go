package terms

import (
	"encoding/json"
	"os"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A relaxing is a query with what is asked where nothing has all of it; the client is tried on the same.
type relaxing struct {
	Text    string   `json:"text"`
	Names   []string `json:"names,omitempty"`   // places that it names
	Kinds   []string `json:"kinds,omitempty"`   // of things that answer it
	Parts   []string `json:"parts,omitempty"`   // that are known, as texts
	Unknown []string `json:"unknown,omitempty"` // what is in none of them
}

// relaxingCases are such queries, with the names of places that there are and the terms that are known.
type relaxingCases struct {
	Places []string   `json:"places"`
	Known  []string   `json:"known"`
	Cases  []relaxing `json:"cases"`
}

func TestPartsOfAQueryAreAskedForByPlaceKindAndTopic(t *testing.T) {
	data, err := os.ReadFile("testdata/relaxing.json")
	if err != nil {
		t.Fatal(err)
	}
	var all relaxingCases
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	isName := func(name string) bool { return slices.Contains(all.Places, name) }
	known := func(a Alternative) bool {
		return !slices.ContainsFunc(a.Terms, func(term string) bool { return !slices.Contains(all.Known, term) })
	}
	for _, want := range all.Cases {
		got := relaxing{Text: want.Text, Kinds: KindsAsked(want.Text)}
		rest, names := ParseQuery(want.Text).CutNames(isName)
		relaxed, unknown := rest.Relax(known)
		got.Names, got.Unknown = names, unknown
		for _, g := range relaxed.Groups {
			for _, a := range g.Any {
				got.Parts = append(got.Parts, nameOf(a.Units))
			}
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("(-want +got):\n%s", d)
		}
	}
}

func TestPlacesAreCalledByTheirShortNamesAndInPinyin(t *testing.T) {
	for zh, want := range map[string][]string{
		"嵩县":  {"嵩县", "songxian", "song counti"},
		"洛阳市": {"洛阳市", "洛阳", "luoyang", "luoyang citi"},
		"河北省": {"河北省", "hebeisheng"},
	} {
		names := PlaceNames([]string{zh}, nil)
		for _, name := range want {
			if !slices.Contains(names, name) {
				t.Errorf("%s is called %v, not %s", zh, names, name)
			}
		}
	}
}

func TestHospitalsAreCalledByTheirShortNames(t *testing.T) {
	for zh, want := range map[string]string{
		"新乡市第一人民医院": "新乡一院", "郑州大学第一附属医院": "郑大一附院", "嵩县人民医院": "嵩县医院",
		"北京大学第一医院":      "北大一院",
		"河南中医药大学第一附属医院": "河南中医一附院", "平顶山市第二人民医院": "平顶山二院",
	} {
		if names := ShortHospitalNames(zh); !slices.Contains(names, want) {
			t.Errorf("%s is called %v, not %s", zh, names, want)
		}
	}
	if names := ShortHospitalNames("嵩县中医院"); names != nil {
		t.Errorf("嵩县中医院 is called %v", names)
	}
}
