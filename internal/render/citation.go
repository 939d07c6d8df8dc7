package render

import (
	"cmp"
	"fmt"
	"strings"

	"gazette/internal/site"
)

// citation says how the data are cited, in the Citation File Format 1.2.0 (https://citation-file-format.github.io),
// which programs for references read. Texts are quoted as JSON quotes them, which YAML reads as well.
func citation(s *site.Site) []byte {
	m := &s.Model.Site
	l := forPrograms(m)
	var b strings.Builder
	line := func(key, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s: %s\n", key, jsonString(value))
		}
	}
	line("cff-version", "1.2.0")
	line("message", "To cite these data, please use what this file says.")
	line("type", "dataset")
	line("title", m.Title.In(l))
	line("abstract", m.Description.In(l))
	fmt.Fprintf(&b, "authors:\n  - name: %s\n", jsonString(cmp.Or(m.Publisher.In(l), m.Title.In(l))))
	line("version", s.Today.String())
	line("date-released", s.Today.String())
	line("url", m.BaseURL+string(l)+"/data/")
	line("license", m.LicenseID)
	if m.LicenseID == "" {
		line("license-url", m.License.URL)
	}
	return []byte(b.String())
}
