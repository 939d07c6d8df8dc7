package render

import (
	"bytes"
	"encoding/json"
	"net/url"
	"strings"

	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/site"
)

type object = map[string]any

// metadata lists what describes the tables for machines: a Data Package (v2, https://datapackage.org/standard/)
// with Table Schema and foreign keys, and CSV on the Web metadata (W3C, tabular-metadata) with titles in both
// languages. [dataFiles] lists a JSON Schema beside each table as JSON; progress.json describes itself.
func metadata(s *site.Site, files map[string]recipe) {
	files["data/datapackage.json"] = func() ([]byte, error) { return dataPackage(s) }
	files["data/csv-metadata.json"] = func() ([]byte, error) { return csvMetadata(s) }
}

// forPrograms is the language in which programs are told what the site and its documents are called:
// English where the site has it, for those who gather such descriptions from many countries.
func forPrograms(m *policy.Site) lang.Lang {
	if m.Has(lang.EN) {
		return lang.EN
	}
	return m.First()
}

func dataPackage(s *site.Site) ([]byte, error) {
	var resources []object
	for _, t := range s.Data() {
		resources = append(resources, resource(t))
	}
	m := s.Model.Site
	l := forPrograms(&m)
	pkg := object{
		"$schema":     "https://datapackage.org/profiles/2.0/datapackage.json",
		"name":        hostName(m.BaseURL),
		"title":       m.Title.In(l),
		"description": m.Description.In(l),
		"homepage":    m.BaseURL,
		"version":     s.Today.String(),
		"created":     midnight(s.Today).Format("2006-01-02T15:04:05Z07:00"),
		"resources":   resources,
		"sources":     sources(s),
	}
	if license := licenseOf(&m); len(license) > 0 {
		pkg["licenses"] = []object{license}
	}
	return indented(pkg)
}

// licenseOf describes the licence as far as the site gives it.
func licenseOf(m *policy.Site) object {
	license, l := object{}, forPrograms(m)
	for key, value := range map[string]string{"name": m.LicenseID, "path": m.License.URL,
		"title": m.License.Name.In(l)} {
		if value != "" {
			license[key] = value
		}
	}
	if m.LicenseID == "" && m.License.URL == "" {
		return nil // a name alone says no terms
	}
	return license
}

// hostName is the name under which the site is published, for ids that must be its own.
func hostName(base string) string {
	u, err := url.Parse(base)
	if err != nil || u.Hostname() == "" {
		return "gazette"
	}
	return strings.ToLower(u.Hostname())
}

func csvMetadata(s *site.Site) ([]byte, error) {
	var tables []object
	for _, t := range s.Data() {
		tables = append(tables, csvwTable(t))
	}
	m := s.Model.Site
	l := forPrograms(&m)
	web := object{
		"@context": []any{"http://www.w3.org/ns/csvw", object{"@language": "en"}},
		"dc:title": object{"@value": m.Title.In(l), "@language": string(l)},
		"tables":   tables,
	}
	if m.License.URL != "" {
		web["dc:license"] = object{"@id": m.License.URL}
	}
	return indented(web)
}

func indented(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	err := enc.Encode(v)
	return b.Bytes(), err
}

// sources are the documents that the plans restate.
func sources(s *site.Site) []object {
	var all []object
	l := forPrograms(&s.Model.Site)
	for _, d := range s.Model.Plans {
		source := object{"title": d.Source.Name.In(l) + ": " + d.Title.In(l)}
		if d.Source.URL != "" {
			source["path"] = d.Source.URL
		}
		all = append(all, source)
	}
	return all
}
