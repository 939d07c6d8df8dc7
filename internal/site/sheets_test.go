package site_test

import (
	"fmt"
	"strings"
	"testing"

	"gazette/internal/example"
	"gazette/internal/lang"
	"gazette/internal/load"
	"gazette/internal/policy"
	"gazette/internal/site"
	"gazette/internal/source"
)

// exampleModel is the example site's, for a test to change.
func exampleModel(t *testing.T) *policy.Model {
	t.Helper()
	tree, _, err := source.Read(example.Files())
	if err != nil {
		t.Fatal(err)
	}
	model, _ := new(load.Memory).Load(tree)
	return model
}

// A list of many hospitals is cut into pages that have each of them once; a short one is not.
func TestLongListsAreCutIntoPages(t *testing.T) {
	t.Parallel()
	model := exampleModel(t)
	few := len(model.Hospitals)
	one := *model.Hospitals[0]
	for i := range 700 - few {
		h := one
		h.ID, h.Name = fmt.Sprintf("h-%d", i),
			lang.Text{ZH: fmt.Sprintf("第%d医院", i), EN: fmt.Sprintf("Hospital %d", i)}
		model.Hospitals = append(model.Hospitals, &h)
	}
	s := site.Build(model, policy.Date{Year: 2026, Month: 11, Day: 22})
	listed, pages := map[string]int{}, 0
	for _, p := range s.Pages {
		if p.Kind != "hospitals" || p.Lang != lang.ZH || strings.Contains(p.Path, "/by/") {
			continue
		}
		pages++
		data := p.Data().(*site.HospitalsPage)
		if data.Total != 700 || len(data.Sheets) != 3 {
			t.Errorf("%s says %d hospitals on %d pages", p.Path, data.Total, len(data.Sheets))
		}
		for _, h := range data.Hospitals {
			listed[h.ID]++
		}
	}
	if pages != 3 || len(listed) != 700 {
		t.Errorf("%d hospitals on %d pages", len(listed), pages)
	}
	for id, n := range listed {
		if n != 1 {
			t.Errorf("%s is listed %d times", id, n)
		}
	}
	for _, p := range exampleSite().Pages {
		if strings.Contains(p.Path, "page-") {
			t.Errorf("a short list has the page %s", p.Path)
		}
	}
}
