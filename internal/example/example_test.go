package example_test

import (
	"io/fs"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2"

	"gazette/internal/example"
	"gazette/internal/testkit"
)

// A name is what a place or a hospital is or was called.
type name struct{ ZH, EN string }

// records are the names in a file of regions or hospitals; the rest of it does not matter here.
type records struct {
	Region   []record
	Hospital []record
}

type record struct {
	Code, Region string
	Name, Short  name
	Former       []name
}

func (r record) names() []name { return append([]name{r.Name, r.Short}, r.Former...) }

// read gathers the records of all files that match.
func read(t *testing.T, site fs.FS, pattern string) records {
	t.Helper()
	files, err := fs.Glob(site, pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("%s: no files (%v)", pattern, err)
	}
	var all records
	for _, file := range files {
		data, err := fs.ReadFile(site, file)
		if err != nil {
			t.Fatal(err)
		}
		var some records
		if err := toml.Unmarshal(data, &some); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		all.Region = append(all.Region, some.Region...)
		all.Hospital = append(all.Hospital, some.Hospital...)
	}
	return all
}

// stem is a Chinese name without the word for what kind of region it is; a name of one more character
// is always said in full (睢县).
func stem(zh string) string {
	for _, kind := range []string{"自治县", "自治州", "省", "市", "县", "区", "州", "旗"} {
		if s, ok := strings.CutSuffix(zh, kind); ok && utf8.RuneCountInString(s) > 1 {
			return s
		}
	}
	return zh
}

// Codes that begin with 99 belong to no place.
func TestRegionsAreNowhere(t *testing.T) {
	site := example.Files()
	regions := read(t, site, "data/regions/*.toml").Region
	if len(regions) == 0 {
		t.Fatal("the example has no regions")
	}
	for _, r := range regions {
		if !strings.HasPrefix(r.Code, "99") || len(r.Code) != 6 {
			t.Errorf("%s: the code %q is not six digits that begin with 99", r.Name.ZH, r.Code)
		}
	}
	for _, h := range read(t, site, "data/hospitals/*.toml").Hospital {
		if !strings.HasPrefix(h.Region, "99") {
			t.Errorf("%s lies in %q, outside the invented province", h.Name.ZH, h.Region)
		}
	}
}

func TestNoNameIsThatOfARealPlace(t *testing.T) {
	place, zh, en := map[string]bool{}, map[string]bool{}, map[string]bool{}
	real := read(t, os.DirFS(testkit.Root(t)), "data/regions/*.toml").Region
	for _, r := range real {
		for _, n := range r.names() {
			zh[n.ZH], zh[stem(n.ZH)] = true, true
			en[strings.ToLower(n.EN)] = true
		}
		place[r.Name.ZH] = true
	}
	delete(zh, "")
	delete(en, "")
	if !place["河南省"] || len(place) < 500 {
		t.Fatalf("only %d real regions were read", len(place))
	}
	site := example.Files()
	for _, r := range read(t, site, "data/regions/*.toml").Region {
		for _, n := range r.names() {
			for known := range zh {
				if n.ZH != "" && strings.Contains(known, stem(n.ZH)) {
					t.Errorf("%s: %s is the name or part of the name of a real place, %s", r.Code, n.ZH, known)
				}
			}
			if en[strings.ToLower(n.EN)] {
				t.Errorf("%s: %s is a real place", r.Code, n.EN)
			}
			notIn(t, n.ZH, zh)
		}
	}
	for _, h := range read(t, site, "data/hospitals/*.toml").Hospital {
		for _, n := range h.names() {
			notIn(t, n.ZH, zh)
		}
	}
}

// notIn complains when a real place's name, or what is left of it without the kind of region, stands in an
// invented one. Of a single character nobody would think of a place.
func notIn(t *testing.T, invented string, real map[string]bool) {
	t.Helper()
	for known := range real {
		if utf8.RuneCountInString(known) > 1 && strings.Contains(invented, known) {
			t.Errorf("%s holds the name of a real place, %s", invented, known)
		}
	}
}
