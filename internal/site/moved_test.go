package site

import (
	"testing"

	"gazette/internal/policy"
)

// An address that was published and is none any more leads to what took its place: by a former id or an alias, to the
// page of a place that rose, and from a page beside another to that. What nothing is known of leads nowhere.
func TestAddressesThatWerePublishedLeadOn(t *testing.T) {
	t.Parallel()
	want := map[string]string{
		"plans/plan/#c2-1":              "plans/plan/#c3-1",
		"plans/plan/parallel/":          "plans/plan/",
		"plans/former/":                 "plans/plan/",
		"plans/former/parallel/":        "plans/plan/",
		"targets/plan/matrix/":          "targets/plan/",
		"hospitals/old/":                "hospitals/new/",
		"hospitals/page-2/":             "hospitals/",
		"hospitals/by/kind-tcm/":        "hospitals/",
		"hospitals/by/kind-tcm/page-2/": "hospitals/",
		"counties/990122/":              "regions/990122/",
		"pages/a/":                      "pages/b/",
		"hospitals/page-two/":           "",
		"pages/unknown/":                "",
		"plans/plan/#c9":                "",
	}
	m := &policy.Model{
		Plans: []*policy.Document{{Slug: "plan", Aliases: map[string]string{"2-1": "3-1"},
			FormerIDs: []policy.FormerID{{ID: "former"}}}},
		Hospitals: []*policy.Hospital{{ID: "new", FormerIDs: []policy.FormerID{{ID: "old"}}}},
		Pages:     []*policy.Page{{Slug: "b", FormerIDs: []policy.FormerID{{ID: "a"}}}},
		Regions:   []*policy.Region{{Code: "990122", Level: policy.Prefecture}},
	}
	living := map[string]bool{"plans/plan/": true, "plans/plan/#c3-1": true, "targets/plan/": true, "hospitals/": true,
		"hospitals/new/": true, "regions/990122/": true, "pages/b/": true}
	for address := range want {
		m.Published = append(m.Published, policy.PublishedAddress{Path: address})
	}
	moved := (&Site{Model: m}).movedTo(living)
	for address, to := range want {
		if moved[address] != to {
			t.Errorf("%s leads to %q, want %q", address, moved[address], to)
		}
	}
	for address := range living {
		if moved[address] != "" {
			t.Errorf("%s, which is there, leads to %s", address, moved[address])
		}
	}
}
