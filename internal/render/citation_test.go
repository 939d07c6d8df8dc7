package render

import (
	"testing"

	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/site"
)

// The data are cited by the site's title, day and address, and by the terms of use as far as they are known.
func TestDataAreCited(t *testing.T) {
	t.Parallel()
	const head = `cff-version: "1.2.0"
message: "To cite these data, please use what this file says."
type: "dataset"
title: "Starraft \"plans\""
`
	const foot = `version: "2024-06-30"
date-released: "2024-06-30"
url: "https://example.org/en/data/"
`
	for _, c := range []struct {
		license policy.Source
		id      string
		by      string
		want    string
	}{
		{policy.Source{}, "", "", head + "authors:\n  - name: \"Starraft \\\"plans\\\"\"\n" + foot},
		{policy.Source{URL: "https://example.org/l"}, "", "Editors", head + "authors:\n  - name: \"Editors\"\n" + foot +
			"license-url: \"https://example.org/l\"\n"},
		{policy.Source{URL: "https://example.org/l"}, "CC0-1.0", "Editors",
			head + "authors:\n  - name: \"Editors\"\n" + foot +
				"license: \"CC0-1.0\"\n"},
	} {
		m := &policy.Model{Site: policy.Site{Languages: lang.Langs[:], BaseURL: "https://example.org/",
			Title: lang.Text{ZH: "星筏", EN: `Starraft "plans"`}, License: c.license, LicenseID: c.id,
			Publisher: lang.Same(c.by)}}
		got := string(citation(&site.Site{Model: m, Today: policy.Date{Year: 2024, Month: 6, Day: 30}}))
		if got != c.want {
			t.Errorf("cited as\n%s, want\n%s", got, c.want)
		}
	}
}
