package load_test

import (
	"os"
	"testing"
	"testing/fstest"

	"gazette/internal/load"
	"gazette/internal/source"

	"github.com/rogpeppe/go-internal/txtar"
)

// In the preview an editor sees a site with its faults: there, too, a record whose id is taken must not count twice.
func TestRepeatsDoNotCount(t *testing.T) {
	t.Parallel()
	base, err := os.ReadFile("../../cmd/gazette/testdata/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	site := fstest.MapFS{}
	for _, f := range txtar.Parse(base).Files {
		site[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	again := func(name, more string) {
		site[name] = &fstest.MapFile{Data: []byte(string(site[name].Data) + more)}
	}
	for range 2 {
		again("data/hospitals/starraft.toml", `
[[hospital]]
id = "snowflute-hospital"
name = { zh = "雪笛县人民医院", en = "Snowflute County People's Hospital" }
kind = "general"
region = "990122"
lists = [{ id = "priority", status = "confirmed" }]
`)
		again("data/tasks/plan.toml", `
[[task]]
id = "inspection"
clause = "2"
name = { zh = "检查", en = "Inspect" }
responsible = ["health-commission"]
`)
	}
	again("data/hospitals/starraft.toml", `
[[list]]
id = "priority"
name = { zh = "重点医院名单", en = "List of priority hospitals" }
total = 1
`)
	tree, _, err := source.Read(site)
	if err != nil {
		t.Fatal(err)
	}
	m, list := new(load.Memory).Load(tree)
	if len(list) != 2 {
		t.Errorf("there are %d faults, want those of two repeats: %v", len(list), list)
	}
	if n := len(m.ListBy["priority"].Members); n != 1 {
		t.Errorf("the list has %d members, want 1", n)
	}
	if n := len(m.DepartmentBy["health-commission"].Tasks); n != 2 {
		t.Errorf("the department has %d tasks, want 2", n)
	}
}

// Regions that are inside themselves are named once for each loop; what only hangs below keeps its parent and is
// found from above.
func TestLoopsOfRegionsAreCut(t *testing.T) {
	t.Parallel()
	region := func(code, parent string) string {
		return "[[region]]\ncode = \"" + code + "\"\nlevel = \"county\"\nname = { zh = \"" + code + "\", en = \"" +
			code +
			"\" }\nparent = \"" + parent + "\"\n"
	}
	site := fstest.MapFS{"data/regions/loop.toml": &fstest.MapFile{Data: []byte(region("990105", "990104") +
		region("990101", "990102") + region("990102", "990104") + region("990104", "990103") +
		region("990103", "990102") + region("990106", "990106"))}}
	tree, _, err := source.Read(site)
	if err != nil {
		t.Fatal(err)
	}
	m, list := new(load.Memory).Load(tree)
	if len(list) != 2 {
		t.Errorf("there are %d faults, want one for each of two loops: %v", len(list), list)
	}
	for code, parent := range map[string]string{"990101": "990102", "990102": "", "990103": "990102",
		"990104": "990103", "990105": "990104", "990106": ""} {
		got := ""
		if p := m.RegionBy[code].Parent; p != nil {
			got = p.Code
		}
		if got != parent {
			t.Errorf("the parent of %s is %q, want %q", code, got, parent)
		}
	}
	if n := len(m.RegionBy["990102"].Children); n != 2 {
		t.Errorf("990102 has %d children, want 2", n)
	}
}
