package site_test

import (
	"slices"
	"testing"

	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/site"
)

// cellsOf finds a row of a table by its first cells, and returns its cells by their names.
func cellsOf(t *testing.T, s *site.Site, table string, start ...string) map[string]string {
	t.Helper()
	for _, x := range s.Data() {
		for row := range x.Rows {
			if x.Name == table && slices.Equal(row[:len(start)], start) {
				cells := map[string]string{}
				for i, f := range x.Fields {
					cells[f.Name] = row[i]
				}
				return cells
			}
		}
	}
	t.Fatalf("%s has no row %v", table, start)
	return nil
}

// What pages say of a record beside its figures is in the tables too: a figure can be wrong without its note. A grade
// is no number.
func TestTablesSayWhatPagesSay(t *testing.T) {
	t.Parallel()
	m := exampleModel(t)
	said := lang.Text{ZH: "含分院。", EN: "With branches."}
	target := m.Targets[slices.IndexFunc(m.Targets, func(x *policy.Target) bool { return x.Kind == policy.Graded })]
	target.Baseline = &policy.Baseline{Grade: "2B", Date: policy.Date{Year: 2021}}
	quantity := m.Targets[slices.IndexFunc(m.Targets, func(x *policy.Target) bool { return x.Kind == policy.Quantity })]
	quantity.OutOf, quantity.Counts = 93, target
	plan, task, hospital, pair, figure := m.Plans[0], m.Tasks[0], m.Hospitals[0], m.Pairings[0], m.Observations[0]
	for _, place := range []*lang.Text{&target.Note, &task.Note, &hospital.Note, &pair.Note, &figure.Note,
		&plan.NumberNote, &plan.DatesNote} {
		*place = said
	}
	task.Regions = m.Regions[1:3]
	s := site.Build(m, m.Site.Today)
	for _, c := range []struct {
		table string
		start []string
		want  map[string]string
	}{
		{"targets", []string{target.Plan.Slug, target.ID}, map[string]string{"note_en": said.EN,
			"measure_zh": target.Measure.ZH, "baseline_grade": "2B", "baseline_value": ""}},
		{"targets", []string{quantity.Plan.Slug, quantity.ID}, map[string]string{"out_of": "93",
			"counts_plan": target.Plan.Slug, "counts_target": target.ID}},
		{"statuses", []string{target.Plan.Slug, target.ID}, map[string]string{"baseline_grade": "2B",
			"baseline_value": ""}},
		{"tasks", []string{task.Plan.Slug, task.ID}, map[string]string{"note_zh": said.ZH,
			"regions": m.Regions[1].Code + " " + m.Regions[2].Code}},
		{"hospitals", []string{hospital.ID}, map[string]string{"note_zh": said.ZH}},
		{"pairings", []string{pair.Hospital.ID + "/" + pair.Supporting.ID}, map[string]string{"note_en": said.EN}},
		{"observations", nil, map[string]string{"note_zh": said.ZH, "note_en": said.EN}},
		{"plans", []string{plan.Slug}, map[string]string{"number_note_zh": said.ZH, "dates_note_en": said.EN}},
	} {
		cells := cellsOf(t, s, c.table, c.start...)
		for name, want := range c.want {
			if got, ok := cells[name]; !ok || got != want {
				t.Errorf("%s %v has %s %q, want %q", c.table, c.start, name, got, want)
			}
		}
	}
}
