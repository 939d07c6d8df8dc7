package testkit

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"
)

// Root is the folder of this repository.
func Root(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			t.Fatal("no go.mod above this folder")
		}
		dir = parent
	}
}

// Small is a site of one plan, one county and a few facts, without faults.
func Small(t testing.TB) fstest.MapFS {
	t.Helper()
	a, err := txtar.ParseFile(filepath.Join(Root(t), "cmd", "gazette", "testdata", "base.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	site := fstest.MapFS{}
	for _, f := range a.Files {
		site[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return site
}

// Large is the small site with 1,000 counties that must each reach 12 targets, and have figures.
func Large(t testing.TB) fstest.MapFS {
	t.Helper()
	source := Small(t)
	var regions, points, targets, figures strings.Builder
	for i := range 1000 {
		code := fmt.Sprintf("%06d", 991000+i)
		fmt.Fprintf(
			&regions,
			"[[region]]\ncode = %q\nlevel = \"county\"\nname = { zh = \"试验%d县\", en = \"Trial County %d\" }\n"+
				"parent = \"990100\"\n",
			code,
			i,
			i,
		)
		fmt.Fprintf(
			&points,
			"[[point]]\nregion = %q\nlon = %.2f\nlat = %.2f\n",
			code,
			110+float64(i%37)*0.17,
			32+float64(i/37)*0.13,
		)
	}
	targets.WriteString(string(source["data/targets/plan.toml"].Data))
	for i := range 12 {
		fmt.Fprintf(&targets, `
[[target]]
id = "trial-%d"
clause = "1-1"
name = { zh = "试验指标%d", en = "Trial target %d" }
measure = { zh = "试验", en = "Trial" }
scope = "county"
regions = ["990100"]
unit = "hospitals"
value = 70
due = "2027"
known = { due = "inferred" }
baseline = { value = 0, date = "2021", why = { zh = "从零计起", en = "counted from zero" } }
`, i, i, i)
		for n := range 1000 {
			if (n+i)%11 == 0 {
				continue // some have reported nothing
			}
			fmt.Fprintf(
				&figures,
				"[[observation]]\ntarget = \"county-plan/trial-%d\"\nregion = \"%06d\"\ndate = \"2025-12\"\n"+
					"value = %d\n"+
					"status = \"reported\"\nsource = { name = { zh = \"试验\", en = \"Trial\" } }\n",
				i,
				991000+n,
				20+3*((n+i)%23),
			)
		}
	}
	source["data/regions/trial.toml"] = &fstest.MapFile{Data: []byte(regions.String())}
	source["data/regions/points.toml"] = &fstest.MapFile{Data: []byte(points.String())}
	source["data/targets/plan.toml"] = &fstest.MapFile{Data: []byte(targets.String())}
	source["data/progress/trial.toml"] = &fstest.MapFile{Data: []byte(figures.String())}
	return source
}

// Wordy is the small site with a glossary of 4,000 terms: the search treats it as a large one.
func Wordy(t testing.TB) fstest.MapFS {
	t.Helper()
	site := Small(t)
	zh, en := strings.Fields(
		"医院 县域 胸痛 中心 床位 门诊 急诊 远程 会诊 影像 检验 转诊",
	), strings.Fields(
		"hospital county chest pain centre bed clinic ambulance remote consultation imaging laboratory referral",
	)
	var terms strings.Builder
	for i := range 4000 {
		a, b, c := i%12, i/12%12, i/144%12
		fmt.Fprintf(
			&terms,
			"[[term]]\nid = \"term-%d\"\nzh = \"%s%s%d\"\nen = \"%s %s %d\"\n"+
				"definition = { zh = \"%s与%s在%s有关的说法。\", en = \"How %s and %s go with %s.\" }\n",
			i,
			zh[a],
			zh[b],
			i,
			en[a],
			en[b],
			i,
			zh[b],
			zh[c],
			zh[a],
			en[b],
			en[c],
			en[a],
		)
	}
	site["data/glossary.toml"] = &fstest.MapFile{Data: []byte(terms.String())}
	return site
}

// Write puts a site into a folder.
func Write(t testing.TB, site fstest.MapFS, folder string) {
	t.Helper()
	for name, f := range site {
		path := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
