package render

import (
	"regexp"
	"strings"

	"gazette/internal/lang"
	"gazette/internal/site"
)

// writtenDate is a date as its source states it, which no type of any of these standards is: a year, a month or a day.
const writtenDate = `[0-9]{4}(-[0-9]{2}){0,2}`

// tableField describes a column by Table Schema.
func tableField(f site.Field) object {
	field := object{"name": f.Name, "type": "string", "title": f.Description.ZH, "description": f.Description.EN}
	switch f.Type {
	case site.NumberField:
		field["type"] = "number"
	case site.YesNoField:
		field["type"] = "boolean"
	case site.DayField:
		field["type"] = "date"
	case site.DateField:
		field["constraints"] = object{"pattern": writtenDate}
	}
	if values := f.Values(); values != nil {
		field["constraints"] = object{"enum": values}
	}
	return field
}

// csvwType is the type of a column by CSV on the Web, which tells what a text can be by a regular expression.
func csvwType(f site.Field) any {
	switch f.Type {
	case site.NumberField:
		return "number"
	case site.YesNoField:
		return "boolean"
	case site.DayField:
		return "date"
	case site.DateField:
		return object{"base": "string", "format": "^" + writtenDate + "$"}
	}
	var values []string
	for _, v := range f.Values() {
		values = append(values, regexp.QuoteMeta(v))
	}
	if values == nil {
		return "string"
	}
	return object{"base": "string", "format": "^(" + strings.Join(values, "|") + ")$"}
}

// jsonType describes a value by JSON Schema. What is not known is null, and an empty text where it would be a text.
func jsonType(f site.Field) object {
	value := object{"type": "string", "title": f.Description.ZH, "description": f.Description.EN}
	switch f.Type {
	case site.NumberField:
		value["type"] = []string{"number", "null"}
	case site.YesNoField:
		value["type"] = []string{"boolean", "null"}
	case site.DayField:
		value["type"], value["format"] = []string{"string", "null"}, "date"
	case site.DateField:
		value["pattern"] = "^(" + writtenDate + ")?$"
	}
	if values := f.Values(); values != nil {
		value["enum"] = append([]string{""}, values...)
	}
	return value
}

// resource describes a table as a part of a Data Package.
func resource(t site.Table) object {
	var fields []object
	for _, f := range t.Fields {
		fields = append(fields, tableField(f))
	}
	schema := object{
		"$schema":       "https://datapackage.org/profiles/2.0/tableschema.json",
		"fields":        fields,
		"missingValues": []string{""},
	}
	if len(t.Key) > 0 {
		schema["primaryKey"] = t.Key
	}
	var foreign []object
	for _, r := range t.Refs {
		foreign = append(
			foreign,
			object{"fields": r.Fields, "reference": object{"resource": r.Table, "fields": r.Their}},
		)
	}
	if len(foreign) > 0 {
		schema["foreignKeys"] = foreign
	}
	return object{
		"name":        t.Name,
		"path":        t.Name + ".csv",
		"title":       t.Title.EN,
		"description": t.Description.EN,
		"type":        "table",
		"format":      "csv",
		"mediatype":   "text/csv",
		"encoding":    "utf-8",
		"schema":      schema,
	}
}

// csvwTable describes a table by CSV on the Web.
func csvwTable(t site.Table) object {
	both := func(x lang.Text) []object {
		return []object{{"@value": x.ZH, "@language": "zh"}, {"@value": x.EN, "@language": "en"}}
	}
	var columns []object
	for _, f := range t.Fields {
		// The heading of the file is one of the titles, as the standard asks of a column's name.
		columns = append(
			columns,
			object{
				"name":     f.Name,
				"titles":   object{"und": f.Name, "zh": f.Description.ZH, "en": f.Description.EN},
				"datatype": csvwType(f),
			},
		)
	}
	schema := object{"columns": columns}
	if len(t.Key) > 0 {
		schema["primaryKey"] = t.Key
	}
	var foreign []object
	for _, r := range t.Refs {
		foreign = append(foreign, object{"columnReference": r.Fields,
			"reference": object{"resource": r.Table + ".csv", "columnReference": r.Their}})
	}
	if len(foreign) > 0 {
		schema["foreignKeys"] = foreign
	}
	return object{
		"url":         t.Name + ".csv",
		"dc:title":    both(t.Title),
		"dialect":     object{"encoding": "utf-8", "header": true},
		"tableSchema": schema,
	}
}

// jsonSchema describes a table as JSON.
func jsonSchema(s *site.Site, t site.Table) object {
	properties, required := object{}, []string{}
	for _, f := range t.Fields {
		properties[f.Name] = jsonType(f)
		required = append(required, f.Name)
	}
	return object{
		"$schema":     "https://json-schema.org/draft/2020-12/schema",
		"$id":         s.Model.Site.BaseURL + "data/" + t.Name + ".schema.json",
		"title":       t.Title.EN,
		"description": t.Description.EN,
		"type":        "array",
		"items": object{
			"type":                 "object",
			"properties":           properties,
			"required":             required,
			"additionalProperties": false,
		},
	}
}
