package search

import (
	"bytes"
	"reflect"
	"testing"

	"gazette/internal/facets"
	"gazette/internal/lang"
	"gazette/internal/policy"
)

// What the terms of an entry are made of is in the name of its slice: a field that is changed changes the name, or the
// index does not have it.
func TestEveryFieldOfAnEntryNamesItsSlice(t *testing.T) {
	full := func() entry {
		text := lang.Text{ZH: "县医院", EN: "county hospital"}
		e := entry{Kind: facets.PlanKind, Path: "plans/x/", Title: text, Body: text, Trail: text, Names: text,
			Keys: []string{"xyy"},
			Refs: []string{"3-2"}, Aside: text, Labels: []lang.Text{text}, Figures: []lang.Text{text}, Known: 1,
			Also: []forms{formsOf(text)},
			Date: policy.Date{Year: 2024, Month: 5, Day: 1}, Status: text}
		for f := range e.Facets {
			e.Facets[f] = []value{{"code", text}}
		}
		return e
	}
	// Readers see these in the files of the browser only, which are made anew each time.
	unindexed := []string{"Trail", "Status", "Places"}
	name := func(e entry) string { return (&slice{entries: []entry{e}}).key("a program") }
	before := name(full())
	for i := range reflect.TypeFor[entry]().NumField() {
		e := full()
		field := reflect.ValueOf(&e).Elem().Field(i)
		called := reflect.TypeFor[entry]().Field(i).Name
		if called == "Facets" {
			e.Facets[facets.ByCounty][0].name.ZH = "另一县"
		} else {
			field.SetZero()
		}
		changed := name(e) != before
		free := false
		for _, u := range unindexed {
			free = free || u == called
		}
		if changed == free {
			t.Errorf("%s: another value changes the name: %t", called, changed)
		}
	}
	if (&slice{entries: []entry{full()}}).key("another program") == before {
		t.Error("another program finds what this one kept")
	}
}

// A cache changes nothing but the time: of an edit as of an unchanged site the files are those of a first build.
func TestACacheMakesTheSameFiles(t *testing.T) {
	t.Parallel()
	s, _ := realSite()
	entries := entriesOf(s)
	entries = entries[:400]
	want := map[string][]byte{}
	cache := Cache{Folder: t.TempDir(), Program: "a test"}
	for _, edit := range []func(){
		func() {},
		func() {},
		func() { entries[len(entries)/3].Body.ZH += "另设流动诊疗车。"; clear(want) },
		func() { entries = append(entries[:40:40], entries[41:]...); clear(want) },
		func() { cache.Program = "another" },
	} {
		edit()
		made, err := makeFiles(entries, thesaurusOf(s.Model), cache)
		if err != nil {
			t.Fatal(err)
		}
		if len(want) == 0 {
			first, err := makeFiles(entries, thesaurusOf(s.Model), Cache{})
			if err != nil {
				t.Fatal(err)
			}
			want = first.Files
		}
		fresh := 0
		for _, f := range made.fresh {
			if f {
				fresh++
			}
		}
		t.Logf("%d of %d entries are analysed anew", fresh, len(entries))
		for name := range want {
			if !bytes.Equal(made.Files[name], want[name]) {
				t.Errorf("%s differs", name)
			}
		}
	}
}
