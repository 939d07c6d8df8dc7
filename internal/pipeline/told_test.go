package pipeline_test

import (
	"maps"
	"strings"
	"testing"

	"gazette/internal/desk/change"
	"gazette/internal/load"
	"gazette/internal/site"
)

// sameSite are changes of a file after which the site is what it was, and why.
var sameSite = map[string]string{
	"config.languages":  "without it, both are published",
	"article.published": "that of the other language's text stands",

	"targets.target.kind": "without it, a target is a quantity; beside a value no other kind is taken",
}

// Whatever somebody changes in a record, the comparison of the two states says so, and of a change to one plan it
// names no other.
func TestEveryChangeOfAKeyIsTold(t *testing.T) {
	t.Parallel()
	s := newKeyedSite(t)
	before, faults := s.build(t, s.docs)
	if faults != "" {
		t.Fatal(faults)
	}
	tried := 0
	for _, f := range load.Formats() {
		for _, key := range leaves(f.Name, f.Schema) {
			spots := s.values(key)
			for _, at := range spots {
				for _, other := range append(others(key, at.value, spots), removed{}) {
					docs := maps.Clone(s.docs)
					docs[at.file] = with(s.docs[at.file], at.steps, other).(map[string]any)
					after, faults := s.build(t, docs)
					if faults != "" {
						continue
					}
					tried++
					report := change.Between(change.State{Model: before.Model, Site: before},
						change.State{Model: after.Model, Site: after})
					if len(report.Sections) == 0 && sameSite[key.path] == "" {
						t.Errorf("%s, %v: from %v to %v nothing is told", key.path, at.steps, at.value, other)
					}
					onlyItsPlan(t, before, at.file, key.path, report)
					break
				}
			}
		}
	}
	if tried < 200 {
		t.Errorf("only %d changes were tried", tried)
	}
}

// onlyItsPlan asks that a change of a plan's own record names no other plan first.
func onlyItsPlan(t *testing.T, s *site.Site, file, key string, report change.Report) {
	t.Helper()
	slug, ok := strings.CutPrefix(file, "content/plans/")
	if !ok || strings.HasPrefix(key, "document.draft") || strings.HasPrefix(key, "document.short_title") {
		return
	}
	slug, _, _ = strings.Cut(slug, "/")
	for _, plan := range s.Model.Plans {
		for _, section := range report.Sections {
			for _, item := range section.Items {
				if plan.Slug != slug && strings.HasPrefix(item.Text.EN, plan.ShortTitle.EN) {
					t.Errorf("%s of %s: %s", key, slug, item.Text.EN)
				}
			}
		}
	}
}
