package check

import (
	"testing"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
)

// A fact of any kind is news on the day of its source, and a figure on that of its correction; the licence is none.
func TestFactsAreNews(t *testing.T) {
	t.Parallel()
	day := policy.Date{Year: 2026, Month: 11, Day: 20}
	source := policy.Source{Name: lang.Same("x"), Published: day}
	for name, c := range map[string]struct {
		add  func(*policy.Model)
		news bool
	}{
		"figure":   {func(m *policy.Model) { m.Figures = []*policy.Figure{{Source: source}} }, true},
		"hospital": {func(m *policy.Model) { m.Hospitals = []*policy.Hospital{{Source: source}} }, true},
		"fact of a hospital": {func(m *policy.Model) {
			grade := &policy.Fact[string]{Attested: policy.Attested{Source: source}}
			m.Hospitals = []*policy.Hospital{{Facts: policy.Facts{Grade: grade}}}
		}, true},
		"membership": {func(m *policy.Model) {
			m.Hospitals = []*policy.Hospital{{Lists: []policy.Membership{{Source: source}}}}
		}, true},
		"task": {func(m *policy.Model) { m.Tasks = []*policy.Task{{DoneSource: source}} }, true},
		"correction": {func(m *policy.Model) {
			m.Observations = []*policy.Observation{{Corrections: []policy.Correction{{On: day}}}}
		}, true},
		"licence":      {func(m *policy.Model) { m.Site.License = source }, false},
		"region codes": {func(m *policy.Model) { m.RegionSource = source }, false},
		"nothing":      {func(*policy.Model) {}, false},
	} {
		m := &policy.Model{Pages: []*policy.Page{{Updated: policy.Date{Year: 2026, Month: 1}}}}
		c.add(m)
		var list diag.List
		noNews(m, policy.Date{Year: 2026, Month: 11, Day: 22}, &list)
		if said := len(list) > 0; said == c.news {
			t.Errorf("%s: %v", name, list)
		}
	}
}
