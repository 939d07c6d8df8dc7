package change

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/numeral"
	"gazette/internal/policy"
	"gazette/internal/richtext"
)

// derived are the fields that say again what other records say; a change is told of those.
var derived = []string{"Clauses", "ClauseBy", "Observations", "Subjects", "Children", "Supporters", "Supports", "Tasks",
	"List.Members", "Committed", "Body", "HasValue"}

// rest compares the fields of a record that are not told in words of their own, so that no change of a record
// goes unsaid: a field that policy gains is compared without a word here. of names what they are part of.
func (d *differences) rest(of lang.Text, old, now any, told ...string) {
	d.structs(of, reflect.Indirect(reflect.ValueOf(old)), reflect.Indirect(reflect.ValueOf(now)), told)
}

func (d *differences) structs(of lang.Text, old, now reflect.Value, told []string) {
	t := now.Type()
	for i := range t.NumField() {
		f := t.Field(i)
		switch name := fieldName(of, f.Name); {
		case !f.IsExported() || f.Type == reflect.TypeFor[diag.Pos](),
			slices.Contains(told, f.Name), slices.Contains(derived, f.Name),
			slices.Contains(derived, t.Name()+"."+f.Name):
		case f.Anonymous:
			d.structs(of, old.Field(i), now.Field(i), told)
		default:
			d.either(name, old.Field(i), now.Field(i))
		}
	}
}

// either compares two values of a field: what has fields of its own by those.
func (d *differences) either(name lang.Text, old, now reflect.Value) {
	if text, ok := now.Interface().(lang.Text); ok {
		d.text(name, old.Interface().(lang.Text), text)
		return
	}
	if now.Kind() == reflect.Pointer && d.key(now) == "" && !old.IsNil() && !now.IsNil() {
		old, now = old.Elem(), now.Elem()
	}
	if _, date := now.Interface().(policy.Date); now.Kind() == reflect.Struct && !date {
		d.structs(name, old, now, nil)
		return
	}
	d.field(name, d.spelled(old), d.spelled(now))
}

// key is what a record is referred to by in the new state; empty of what is no record.
func (r renames) key(v reflect.Value) string {
	if v.Kind() != reflect.Pointer || v.IsNil() {
		return ""
	}
	switch x := v.Interface().(type) {
	case *policy.Document:
		return r.planOf(x)
	case *policy.Region:
		return r.region(x)
	case *policy.Target:
		return r.target(x)
	case *policy.Hospital:
		return r.hospital(x)
	case *policy.List:
		return r.list(x)
	case *policy.Term:
		return r.term(x)
	case *policy.Clause, *policy.Group, *policy.Department, *policy.Unit:
		return v.Elem().FieldByName("ID").String()
	}
	return ""
}

// spelled writes a value in a row.
func (r renames) spelled(v reflect.Value) string {
	if key := r.key(v); key != "" {
		return key
	}
	switch x := v.Interface().(type) {
	case lang.Text:
		return strings.Trim(x.ZH+" / "+x.EN, " /")
	case policy.Date:
		return x.String()
	case diag.Pos, []richtext.Block:
		return ""
	}
	var parts []string
	switch v.Kind() {
	case reflect.String:
		return v.String()
	case reflect.Bool:
		return yes(v.Bool())
	case reflect.Int:
		return numeral.Format(float64(v.Int()))
	case reflect.Float64:
		return numeral.Format(v.Float())
	case reflect.Pointer:
		if !v.IsNil() {
			return r.spelled(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			parts = append(parts, r.spelled(v.Index(i)))
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			parts = append(parts, fmt.Sprintf("%s: %s", key, r.spelled(v.MapIndex(key))))
		}
		slices.Sort(parts)
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				parts = append(parts, r.spelled(v.Field(i)))
			}
		}
	}
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	return strings.Join(parts, ", ")
}

// fieldName names a field in words, within what it is part of: "source: published".
func fieldName(of lang.Text, field string) lang.Text {
	name, ok := fieldNames[field]
	if !ok {
		name = lang.Same(field)
	}
	if of.IsZero() {
		return name
	}
	return lang.Text{ZH: "%s的%s", EN: "%s: %s"}.With(of, name)
}
