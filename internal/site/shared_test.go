package site_test

import (
	"strings"
	"testing"

	"gazette/internal/site"
)

// A term and a department are parts of a page: they cannot have the id of something that stands there anyway.
func TestRecordsDoNotTakeTheIDsOfTheirPage(t *testing.T) {
	t.Parallel()
	m := exampleModel(t)
	m.Terms[0].ID, m.Departments[0].ID, m.Departments[1].ID = "main", "list", "mainly"
	var got []string
	for _, d := range site.Build(m, m.Site.Today).Faults(false) {
		if d.Rule == "bad-slug" {
			got = append(got, d.Message.EN)
		}
	}
	want := "the address glossary/#main is that of something else, " +
		"the address tasks/departments/#list is that of something else"
	if joined := strings.Join(got, ", "); joined != want {
		t.Errorf("got %s, want %s", joined, want)
	}
}
