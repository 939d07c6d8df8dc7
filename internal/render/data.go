package render

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"slices"
	"strings"
	"unicode/utf8"

	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/site"
)

// sheetCSV writes a table as CSV for Excel and WPS, which know the encoding by a byte-order mark. Programs take the
// mark for a part of the first name.
func sheetCSV(t site.Table) []byte { return append([]byte("\ufeff"), tableCSV(t)...) }

// tableCSV writes a table as CSV (RFC 4180, UTF-8).
func tableCSV(t site.Table) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	header := make([]string, len(t.Fields))
	for i, f := range t.Fields {
		header[i] = f.Name
	}
	_ = w.Write(header) // a bytes.Buffer takes everything, and the writer remembers what it does not
	for row := range t.Rows {
		_ = w.Write(withoutFormulas(t.Fields, row))
	}
	w.Flush()
	if err := w.Error(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// withoutFormulas puts an apostrophe before texts that a spreadsheet would run as a formula; numbers stay.
func withoutFormulas(fields []site.Field, row []string) []string {
	copied := false
	for i, s := range row {
		if i < len(fields) && fields[i].Type == site.NumberField || !policy.BeginsFormula(s) {
			continue
		}
		if !copied {
			row, copied = slices.Clone(row), true
		}
		row[i] = "'" + s
	}
	return row
}

// tableJSON keeps the order of the fields, which encoding a map would not.
func tableJSON(t site.Table) []byte {
	names, size := make([]string, len(t.Fields)), 0
	for i, f := range t.Fields {
		names[i] = jsonString(f.Name) + ":"
		size += len(names[i]) + len(`"a value",`)
	}
	b := append(make([]byte, 0, t.Count*size+len("[]")), '[')
	for row := range t.Rows {
		if len(b) > 1 {
			b = append(b, ',')
		}
		b = append(b, "\n{"...)
		for j, value := range row {
			if j > 0 {
				b = append(b, ',')
			}
			b = appendJSON(append(b, names[j]...), t.Fields[j], value)
		}
		b = append(b, '}')
	}
	return append(b, "\n]\n"...)
}

func appendJSON(b []byte, f site.Field, value string) []byte {
	bare := f.Type == site.NumberField || f.Type == site.YesNoField
	switch {
	case (bare || f.Type == site.DayField) && value == "":
		return append(b, "null"...)
	case bare:
		return append(b, value...)
	case plainJSON(value):
		return append(append(append(b, '"'), value...), '"')
	}
	return append(b, jsonString(value)...)
}

// plainJSON reports that a text stands in JSON as it is, between quotes. What it is not sure of, it denies: U+2028,
// U+2029 and broken UTF-8 are written otherwise.
func plainJSON(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c == '"' || c == '\\' || c == 0x7F {
			return false
		}
	}
	return !strings.Contains(s, "\u2028") && !strings.Contains(s, "\u2029") && utf8.ValidString(s)
}

func jsonString(s string) string {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(s); err != nil {
		panic(err) // a string can always be encoded
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// The sitemap format of sitemaps.org, with each address in each language as hreflang alternates, as pages of a site in
// two languages have them.
type sitemapURL struct {
	Loc     string        `xml:"loc"`
	LastMod string        `xml:"lastmod,omitempty"`
	Links   []sitemapLink `xml:"xhtml:link"`
}

type sitemapLink struct {
	Rel      string `xml:"rel,attr"`
	HrefLang string `xml:"hreflang,attr"`
	Href     string `xml:"href,attr"`
}

// sitemaps lists one sitemap a language, an index of them, and the robots file that names it.
func sitemaps(s *site.Site, files map[string]recipe) {
	base := s.Model.Site.BaseURL
	type entry struct {
		Loc string `xml:"loc"`
	}
	index := struct {
		XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemapindex"`
		Maps    []entry  `xml:"sitemap"`
	}{}
	for _, language := range s.Model.Site.Languages {
		name := "sitemap-" + string(language) + ".xml"
		files[name] = func() ([]byte, error) { return sitemap(s, language) }
		index.Maps = append(index.Maps, entry{base + name})
	}
	files["sitemap.xml"] = func() ([]byte, error) { return xmlFile(index) }
	files["robots.txt"] = ready([]byte("User-agent: *\nAllow: /\nSitemap: " + base + "sitemap.xml\n"))
}

func sitemap(s *site.Site, language lang.Lang) ([]byte, error) {
	base := s.Model.Site.BaseURL
	set := struct {
		XMLName xml.Name     `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
		XHTML   string       `xml:"xmlns:xhtml,attr,omitempty"`
		URLs    []sitemapURL `xml:"url"`
	}{}
	if s.Model.Site.Bilingual() {
		set.XHTML = "http://www.w3.org/1999/xhtml"
	}
	for _, p := range s.Pages {
		if p.Lang != language || p.NoIndex {
			continue
		}
		u := sitemapURL{Loc: base + string(language) + "/" + p.Path, LastMod: p.Changed.String()}
		if s.Model.Site.Bilingual() {
			u.Links = alternates(s, p.Path)
		}
		set.URLs = append(set.URLs, u)
	}
	return xmlFile(set)
}

// alternates are the addresses of a page in each language, and that for readers of any other.
func alternates(s *site.Site, path string) []sitemapLink {
	base := s.Model.Site.BaseURL
	var links []sitemapLink
	for _, l := range s.Model.Site.Languages {
		links = append(links, sitemapLink{"alternate", l.Tag(), base + string(l) + "/" + path})
	}
	first := string(s.Model.Site.First())
	return append(links, sitemapLink{"alternate", "x-default", base + first + "/" + path})
}

func xmlFile(v any) ([]byte, error) {
	data, err := xml.MarshalIndent(v, "", " ")
	return append([]byte(xml.Header), data...), err
}
