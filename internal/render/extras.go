package render

import (
	"gazette/internal/database"
	"gazette/internal/site"
)

// extras lists what takes long to make and only publications have: the tables as a database, and what Datasette
// (https://datasette.io) tells its readers of it.
func extras(s *site.Site, files map[string]recipe) {
	if !s.Extras {
		return
	}
	files["data/gazette.sqlite"] = func() ([]byte, error) { return database.SQLite(s) }
	files["data/metadata.json"] = func() ([]byte, error) { return datasette(s) }
}

// datasette describes the database by Datasette's metadata: titles, licence, source, what the columns mean, and the
// usual questions.
func datasette(s *site.Site) ([]byte, error) {
	m := &s.Model.Site
	l := forPrograms(m)
	tables := object{}
	for _, t := range s.Data() {
		columns := object{}
		for _, f := range t.Fields {
			columns[f.Name] = f.Description.In(l)
		}
		tables[database.Name(t.Name)] = object{
			"title": t.Title.In(l), "description": t.Description.In(l), "columns": columns}
	}
	queries := object{}
	for _, q := range site.Questions() {
		queries[q.Name] = object{"title": q.Words.In(l), "sql": q.SQL(l)}
	}
	described := object{
		"title": m.Title.In(l), "description": m.Description.In(l),
		"source": m.Title.In(l), "source_url": m.BaseURL,
		"databases": object{"gazette": object{"tables": tables, "queries": queries}},
	}
	for key, value := range map[string]string{"license": m.License.Name.In(l), "license_url": m.License.URL} {
		if value != "" {
			described[key] = value
		}
	}
	return indented(described)
}
