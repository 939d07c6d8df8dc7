package site

import (
	"cmp"
	"strings"

	"gazette/internal/hosting"
	"gazette/internal/lang"
	"gazette/internal/policy"
)

// catalog describes the tables for those who gather such descriptions, by what Google's Dataset Search asks for: all of
// them together, and each with its files.
func (s *Site) catalog(l lang.Lang) ld {
	m := s.Model.Site
	files := []string{"gazette.xlsx"}
	if s.Extras {
		files = append(files, "gazette.sqlite")
	}
	whole := s.dataset(l, m.Title.In(l), allTables.With(m.Description).In(l), dataPath, files...)
	publisher := ld{"@type": "Organization", "name": m.Publisher.In(l)}
	whole["creator"], whole["isAccessibleForFree"] = publisher, true
	all := []ld{whole}
	for _, t := range s.Data() {
		files := []string{t.Name + ".csv"}
		if !t.CSVOnly {
			files = append(files, cmp.Or(t.JSON, t.Name)+".json")
		}
		of := s.dataset(l, t.Title.In(l)+" · "+m.Title.In(l), describeTable(t, l), dataPath+"#"+t.Name, files...)
		if span := s.spanOf(t); span != "" {
			of["temporalCoverage"] = span
		}
		all = append(all, of)
	}
	catalog := ld{
		"@context": "https://schema.org", "@type": "DataCatalog", "url": s.url(l, dataPath), "name": m.Title.In(l),
		"description": m.Description.In(l), "inLanguage": l.Tag(), "publisher": publisher, "dataset": all,
	}
	if day := s.edited(); !day.IsZero() {
		catalog["dateModified"] = day.String()
	}
	return catalog
}

var allTables = lang.Text{
	ZH: "%s 本站的全部数据表合为一个文件：规划、条款、地区、医院、指标、数据、状态、任务和责任单位，附代码表。",
	EN: "%s All tables of this site in one file: plans, clauses, regions, hospitals, targets, figures, " +
		"statuses, tasks " +
		"and responsible bodies, with the code lists.",
}

// dataset is one of the catalog, with its files below data/.
func (s *Site) dataset(l lang.Lang, name, description, address string, files ...string) ld {
	m := s.Model.Site
	var distribution []ld
	for _, file := range files {
		kind, _, _ := strings.Cut(hosting.Type(file), ";")
		distribution = append(distribution, ld{"@type": "DataDownload", "encodingFormat": kind,
			"contentUrl": m.BaseURL + dataPath + file})
	}
	set := ld{"@type": "Dataset", "@id": s.url(l, address), "name": name, "description": description,
		"distribution": distribution}
	switch {
	case m.License.URL != "":
		set["license"] = m.License.URL
	case !m.License.Name.IsZero():
		set["license"] = ld{"@type": "CreativeWork", "name": m.License.Name.In(l)}
	}
	return set
}

// describeTable says what a table holds, with its columns: a description of fewer than 50 characters is passed over by
// those who gather them.
func describeTable(t Table, l lang.Lang) string {
	var names []string
	for _, f := range t.Fields {
		names = append(names, f.Name)
	}
	return lang.Text{ZH: "%s。以 CSV 和 JSON 提供，各列为：%s。", EN: "%s. As CSV and JSON, with the columns %s."}.
		With(t.Description, strings.Join(names, ", ")).In(l)
}

// spanOf is the time that the figures of a table are about, in whole years; empty of a table of other things.
func (s *Site) spanOf(t Table) string {
	if t.Name != "observations" {
		return ""
	}
	var first, last policy.Date
	for _, o := range s.Model.Observations {
		if first.IsZero() || o.Date.Before(first) {
			first = o.Date
		}
		last = latest(last, o.Date)
	}
	if first.IsZero() {
		return ""
	}
	return first.String()[:4] + "/" + last.String()[:4]
}
