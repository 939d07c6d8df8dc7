package pipeline_test

import (
	"maps"
	"strings"
	"testing"
	"testing/fstest"

	"gazette/internal/desk/change"
	"gazette/internal/example"
	"gazette/internal/pipeline"
)

// edited is the example site with a text of a file replaced once.
func edited(t *testing.T, file, old, new string) fstest.MapFS {
	t.Helper()
	files := siteOf(t, example.Files())
	data := string(files[file].Data)
	if strings.Count(data, old) != 1 {
		t.Fatalf("%s has %q %d times", file, old, strings.Count(data, old))
	}
	files[file].Data = []byte(strings.Replace(data, old, new, 1))
	return files
}

func state(t *testing.T, source fstest.MapFS) change.State {
	t.Helper()
	o := options(t)
	o.Source = source
	m, s, list, err := pipeline.Lay(o)
	if err != nil || s == nil {
		t.Fatal(err, list)
	}
	return change.State{Model: m, Site: s}
}

const (
	hospitalsFile = "data/hospitals/starraft.toml"
	countiesFile  = "data/progress/counties.toml"
	provinceFile  = "data/progress/starraft.toml"
	targetsFile   = "data/targets/" + plan + ".toml"
	tasksFile     = "data/tasks/" + plan + ".toml"
	planFile      = "content/plans/" + plan + "/document.toml"
)

// Each edit is told as what it is: a fall is no rise, and the statuses that follow from it are told too.
func TestEditsAreToldAsWhatTheyAre(t *testing.T) {
	t.Parallel()
	old := state(t, siteOf(t, example.Files()))
	for _, c := range []struct {
		name, file, from, to string
		want                 []string
	}{
		{"a fall", hospitalsFile, `grade = { value = "2B"`, `grade = { value = "2C"`,
			[]string{"downgraded, Grade 2B → Grade 2C", "降级，二级乙等 → 二级丙等"}},
		{"a rise", hospitalsFile, `grade = { value = "2B"`, `grade = { value = "2A"`,
			[]string{"upgraded, Grade 2B → Grade 2A", "升级，二级乙等 → 二级甲等"}},
		{"another figure", provinceFile, "value = 20\n", "value = 35\n",
			[]string{"20 specialties → 35 specialties", "Behind → Met", "进度滞后 → 已达成"}},
		{"another status", planFile, `status = "in-force"`, `status = "repealed"`,
			[]string{"In force → Repealed", "现行有效 → 已废止"}},
		{"another way to know", planFile, `effective = "stated"`, `effective = "inferred"`,
			[]string{"as stated → editors’ inference"}},
		{"a weak source", planFile, "title = \"星槎省人民政府办公厅关于印发",
			"weak = true\ntitle = \"星槎省人民政府办公厅关于印发", []string{"weak source"}},
		{"another number", planFile, "6号", "7号", []string{"槎政办发〔2022〕6号 → 槎政办发〔2022〕7号"}},
		{"another topic", planFile, `["paired-support", "in-county-visit-rate"]`, `["paired-support"]`,
			[]string{"paired support, in-county visit rate → paired support"}},
		{"another end", planFile, `expires = "2026-12-31"`, `expires = "2026-12"`,
			[]string{"expires 2026-12-31 → 2026-12"}},
		{"another date of issue", planFile, `issued = "2022-03-18"`, `issued = "2022-03-17"`,
			[]string{"issued 2022-03-18 → 2022-03-17"}},
		{"another bound", targetsFile, `bound = "exactly"`, `bound = "at-least"`, []string{"bound"}},
		{"another deadline", targetsFile, "due = \"2024\"", "due = \"2024-12-31\"",
			[]string{"due 2024 → 2024-12-31", "时限 2024 → 2024-12-31"}},
		{"another duty's date", tasksFile, "due = \"2022-06\"", "due = \"2022-09\"", []string{"2022-06 → 2022-09"}},
		{"another name", hospitalsFile,
			`name = { zh = "雾帆县中西医结合医院", en = "Mistsail County Hospital of Integrated Chinese and Western ` +
				`Medicine" }`,
			`name = { zh = "雾帆县中西医医院", en = "Mistsail County Combined Hospital" }`,
			[]string{"renamed", "雾帆县中西医结合医院 → 雾帆县中西医医院"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var told strings.Builder
			for _, section := range change.Between(old, state(t, edited(t, c.file, c.from, c.to))).Sections {
				for _, item := range section.Items {
					told.WriteString(string(item.Kind) + " " + item.Text.EN + " / " + item.Text.ZH + "\n")
				}
			}
			for _, want := range c.want {
				if !strings.Contains(told.String(), want) {
					t.Errorf("%q is not told:\n%s", want, told.String())
				}
			}
		})
	}
	if r := change.Between(old, state(t, siteOf(t, example.Files()))); len(r.Sections) > 0 {
		t.Errorf("nothing was edited, and told is %v", r.Sections)
	}
}

// Facts that cannot be are refused wherever they stand, with the rule that says so.
func TestFactsThatCannotBeAreRefused(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, file, from, to, rule string }{
		{"a share below zero", countiesFile, "value = 85.2", "value = -85.2", "rate-over-100"},
		{"a share above a hundred", countiesFile, "value = 85.2", "value = 185.2", "rate-over-100"},
		{"a target below zero", targetsFile, "value = 60\n", "value = -60\n", "rate-over-100"},
		{"a baseline below zero", targetsFile, "baseline = { value = 9,", "baseline = { value = -9,", "rate-over-100"},
		{"a figure of the excepted district", countiesFile,
			"target = \"" + plan + "/grade-2a-county-hospital\"\nregion = \"990281 珠雨市\"",
			"target = \"" + plan + "/grade-2a-county-hospital\"\nregion = \"999001 浮屿区\"", "wrong-subject"},
		{"a plan that ends before it was issued", planFile, "expires = \"2026-12-31\"", "expires = \"2021-12-31\"",
			"date-order"},
		{"an unsafe address", planFile, `published = "2022-03-25"` + "\nnote", `url = "javascript:alert(1)"` + "\nnote",
			"unsafe-link"},
		{"a hospital of another county", hospitalsFile, "role = \"county\"\nregion = \"990122 雪笛县\"",
			"role = \"county\"\nregion = \"990123 雾帆县\"", "hospital-county"},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := options(t)
			o.Source = edited(t, c.file, c.from, c.to)
			_, list, err := pipeline.Check(o)
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range list {
				if d.Rule == c.rule && d.Pos.File == c.file {
					return
				}
			}
			t.Errorf("%s is not complained of: %v", c.rule, list)
		})
	}
	o := options(t)
	o.Source = siteOf(t, example.Files())
	if _, list, err := pipeline.Check(o); err != nil || len(list) > 0 {
		t.Errorf("the example site has faults: %v %v", err, list)
	}
}

// Each setting of config.toml, changed alone, changes what it should and leaves alone what it should not touch.
func TestSettingsChangeWhatTheyShould(t *testing.T) {
	t.Parallel()
	before := builtExample(t).files
	for _, c := range []struct {
		name, from, to string
		file, want     string // a file, and what stands in it
		same           string // a file that stays as it is; empty: none is named
	}{
		{"title", `en = "Starraft County Hospitals (Example Site)"`, `en = "Another Title"`, "en/index.html",
			"<h1>Another Title</h1>", "zh/plans/index.html"},
		{"description", `en = "What this kind of site can do,`, `en = "Another description,`, "en/index.html",
			"Another description,", "en/plans/index.html"},
		{"publisher", `en = "the editors of the example site"`, `en = "Somebody Else"`, "en/plans/index.html",
			"Somebody Else", "zh/plans/index.html"},
		{"contact", `contact = "editors@starraft.example"`, `contact = "desk@other.example"`, "en/plans/index.html",
			"mailto:desk@other.example", "data/plans.csv"},
		{"base_url", `base_url = "https://starraft.example/"`, `base_url = "https://other.example/below/"`,
			"en/plans/index.html", `<link rel="canonical" href="https://other.example/below/en/plans/">`,
			"data/plans.csv"},
		{"base_url in the sitemap", `base_url = "https://starraft.example/"`,
			`base_url = "https://other.example/below"`, "sitemap-en.xml", "<loc>https://other.example/below/en/</loc>",
			"data/statuses.csv"},
		{"today", `today = "2026-06-30"`, `today = "2027-02-01"`, "data/statuses.csv",
			plan + ",emergency-command-centre,990200,霜桥市,Frostbridge City,no-report,", "data/observations.csv"},
		{"languages", `languages = ["zh", "en"]`, `languages = ["zh"]`, "zh/index.html", "星槎省县级医院公报",
			"data/plans.csv"},
		{"search_examples", "example = true\n",
			"example = true\nsearch_examples = { zh = \"雾帆县\", en = \"Mistsail\" }\n", "en/plans/index.html",
			`placeholder="Mistsail"`, "data/plans.csv"},
		{"search_examples on the search page", "example = true\n",
			"example = true\nsearch_examples = { zh = \"雾帆县\", en = \"Mistsail\" }\n", "en/search/index.html",
			`<input id="q" name="q" type="text" role="combobox" placeholder="Mistsail"`, "data/plans.csv"},
		{"license", "[license]\n", "[license]\nid = \"CC0-1.0\"\n", "data/datapackage.json", `"CC0-1.0"`,
			"en/plans/index.html"},
		{"license's address", "[license]\n", "[license]\nurl = \"https://licence.example/\"\n", "en/data/index.html",
			`href="https://licence.example/"`, "data/plans.csv"},
	} {
		t.Run(c.name, func(t *testing.T) {
			source := edited(t, "config.toml", c.from, c.to)
			if c.name == "languages" { // what is in another language must go
				maps.DeleteFunc(source,
					func(name string, _ *fstest.MapFile) bool { return strings.HasSuffix(name, ".en.md") })
			}
			after := laidOf(t, source)
			if !strings.Contains(string(fileIn(t, after, c.file)), c.want) {
				t.Errorf("%s does not say %s", c.file, c.want)
			}
			if strings.Contains(string(before[c.file]), c.want) && c.name != "languages" {
				t.Errorf("%s said %s before", c.file, c.want)
			}
			if c.same != "" && string(fileIn(t, after, c.same)) != string(before[c.same]) {
				t.Errorf("%s is another", c.same)
			}
			if c.name == "languages" {
				for _, name := range after.Names() {
					if strings.HasPrefix(name, "en/") {
						t.Errorf("%s is published", name)
					}
				}
			}
		})
	}
	// On a site that is no example nothing may be illustrative.
	o := options(t)
	o.Source = edited(t, "config.toml", "example = true\n", "")
	_, list, err := pipeline.Check(o)
	if err != nil {
		t.Fatal(err)
	}
	refused := false
	for _, d := range list {
		refused = refused || d.Rule == "illustrative"
	}
	if !refused {
		t.Error("a site that is no example may say what is illustrative")
	}
}
