package database

import (
	"fmt"
	"slices"
	"strings"

	"gazette/internal/site"
)

// Name is what a table is called in SQL, where a hyphen would have to be quoted.
func Name(table string) string { return strings.ReplaceAll(table, "-", "_") }

// definitions create the tables.
func definitions(tables []site.Table) string {
	var b strings.Builder
	for _, t := range tables {
		var lines []string
		for _, f := range t.Fields {
			lines = append(lines, columnOf(f))
		}
		if len(t.Key) > 0 {
			lines = append(lines, "PRIMARY KEY ("+quoted(t.Key)+")")
		}
		for _, r := range t.Refs {
			lines = append(lines, fmt.Sprintf("FOREIGN KEY (%s) REFERENCES %s (%s)", quoted(r.Fields), Name(r.Table),
				quoted(r.Their)))
		}
		fmt.Fprintf(&b, "CREATE TABLE %s (\n  %s\n);\n", Name(t.Name), strings.Join(lines, ",\n  "))
	}
	return b.String()
}

// columnOf defines a column, with what it can hold.
func columnOf(f site.Field) string {
	name := quoted([]string{f.Name})
	switch f.Type {
	case site.NumberField:
		return name + " NUMERIC"
	case site.YesNoField:
		return name + " BOOLEAN CHECK (" + name + " IN (0, 1))"
	case site.DayField:
		return name + " DATE CHECK (" + name + " = date(" + name + "))"
	}
	var values []string
	for _, v := range f.Values() {
		values = append(values, "'"+strings.ReplaceAll(v, "'", "''")+"'")
	}
	if values == nil {
		return name + " TEXT"
	}
	return name + " TEXT CHECK (" + name + " IN (" + strings.Join(values, ", ") + "))"
}

func quoted(columns []string) string { return `"` + strings.Join(columns, `", "`) + `"` }

// indexes serve the ways from a row to those that name it, but for the ways that a primary key serves.
func indexes(tables []site.Table) string {
	var b strings.Builder
	for _, t := range tables {
		for _, r := range t.Refs {
			if len(t.Key) >= len(r.Fields) && slices.Equal(t.Key[:len(r.Fields)], r.Fields) {
				continue
			}
			fmt.Fprintf(&b, "CREATE INDEX %s_by_%s ON %[1]s (%[3]s);\n", Name(t.Name), strings.Join(r.Fields, "_"),
				quoted(r.Fields))
		}
	}
	return b.String()
}

// views answer what is asked most, where the answer would need a join that is easily got wrong.
const views = `
CREATE VIEW places AS -- each region with the city and the province that it is or lies in
SELECT r.code, r.level, r.name_zh, r.name_en,
  c.code AS city, c.name_zh AS city_zh, c.name_en AS city_en,
  p.code AS province, p.name_zh AS province_zh, p.name_en AS province_en
FROM regions r
LEFT JOIN regions a ON a.code = r.parent
LEFT JOIN regions b ON b.code = a.parent
LEFT JOIN regions c ON c.level = 'city' AND c.code IN (r.code, a.code)
LEFT JOIN regions p ON p.level = 'province' AND p.code IN (r.code, a.code, b.code);

CREATE VIEW counties AS -- each county with how many targets bind it and how many figures are its own
SELECT l.*,
  (SELECT count(*) FROM statuses s WHERE s.region = l.code) AS targets,
  (SELECT count(*) FROM observations o WHERE o.region = l.code AND o.hospital IS NULL) AS figures
FROM places l WHERE l.level = 'county';

CREATE VIEW progress AS -- each status in words
SELECT s.plan, p.title_zh AS plan_zh, p.title_en AS plan_en, s.target, t.name_zh AS target_zh, t.name_en AS target_en,
  s.region, l.name_zh AS region_zh, l.name_en AS region_en, l.city_zh, l.city_en, l.province_zh, l.province_en,
  s.status, c.name_zh AS status_zh, c.name_en AS status_en, s.basis, s.since, s.reason,
  s.value, s.target_value, u.name_zh AS unit_zh, u.name_en AS unit_en, s.due, s.due_date
FROM statuses s
JOIN plans p ON p.slug = s.plan
JOIN targets t ON t.plan = s.plan AND t.id = s.target
JOIN places l ON l.code = s.region
JOIN code_lists c ON c.list = 'target-status' AND c.value = s.status
LEFT JOIN units u ON u.id = s.unit;

CREATE VIEW hospital_places AS -- each hospital with its city and province; one of the province has no city
SELECT h.id, h.name_zh, h.name_en, h.kind, k.name_zh AS kind_zh, k.name_en AS kind_en, h.role, h.grade,
  l.code AS region, l.city, l.city_zh, l.city_en, l.province, l.province_zh, l.province_en
FROM hospitals h
JOIN places l ON l.code = h.region
LEFT JOIN code_lists k ON k.list = 'hospital-kind' AND k.value = h.kind;
`

// search finds clauses by any three or more characters in a row, in Chinese as in English. Shorter words are found
// with LIKE in the table clauses.
const search = `
CREATE VIRTUAL TABLE clauses_search USING fts5(title_zh, text_zh, title_en, text_en,
  content='clauses', tokenize='trigram');
INSERT INTO clauses_search(clauses_search) VALUES ('rebuild');
INSERT INTO clauses_search(clauses_search) VALUES ('optimize');
`
