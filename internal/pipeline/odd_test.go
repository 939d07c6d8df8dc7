package pipeline_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"gazette/internal/example"
	"gazette/internal/source"
)

// withCounty is the site of one document, with a county that has nothing of its own.
func withCounty(files fstest.MapFS) fstest.MapFS {
	regions := files["data/regions/regions.toml"]
	regions.Data = append(regions.Data, "[[region]]\ncode = \"990121\"\nlevel = \"county\"\nparent = \"990000\"\n"+
		"name = { zh = \"鲸歌县\" }\n"...)
	return files
}

// Pages of a site that has little say nothing of what it has not: no licence, no judgement, no bodies to be asked.
func TestSmallSitesAssertNothingOfWhatTheyLack(t *testing.T) {
	t.Parallel()
	set := laidOf(t, withCounty(measures()))
	for address, nots := range map[string][]string{
		"":                         {"指标按公开数据评定", "未见报告"},
		"data/":                    {"再利用", "许可"},
		"regions/990000/":          {"未见报告"},
		"counties/990121/leaflet/": {"向谁询问", "上列", "未见报告"},
	} {
		page := seen(pageIn(t, set, "zh/"+address))
		for _, not := range nots {
			if strings.Contains(page, not) {
				t.Errorf("%q says %s", address, not)
			}
		}
	}
	if got := seen(pageIn(t, set, "zh/regions/990000/")); strings.Contains(got, "适用的规划") {
		t.Error("plans of places inside a province are said to apply to it")
	}
	none := measures()
	for name := range none {
		if strings.HasPrefix(name, "content/plans/") {
			delete(none, name)
		}
	}
	if len(query(pageIn(t, laidOf(t, none), "zh/"), "[aria-labelledby=plans]")) > 0 {
		t.Error("a site without plans has a place for them on its first page")
	}
}

// What is asked of cities is not said to be asked of counties.
func TestPlacesAreNotAllCounties(t *testing.T) {
	t.Parallel()
	for language, want := range map[string]string{"zh": "逐地情况（2 个）", "en": "Place by place (2)"} {
		page := builtExample(t).pages[language+"/targets/"+plan+"/emergency-command-centre/index.html"]
		if got := seen(only(t, page, "#subjects")); got != want {
			t.Errorf("two cities stand under %q", got)
		}
	}
}

// That nobody was entered as responsible is not that the plan names nobody.
func TestNobodyRecordedIsNotNobodyNamed(t *testing.T) {
	t.Parallel()
	files := siteOf(t, example.Files())
	delete(files, "data/tasks/"+plan+".toml")
	delete(files, source.AddressesFile)
	page := pageIn(t, laidOf(t, files), "en/counties/999001/")
	if got := seen(only(t, page, "[aria-labelledby=asked]")); !strings.Contains(got, "none recorded on this site") ||
		strings.Contains(got, "by the plan") {
		t.Errorf("the county says %s", got)
	}
}
