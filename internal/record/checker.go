package record

import (
	"encoding"
	"reflect"
	"slices"
	"strings"

	"gazette/internal/characters"
	"gazette/internal/diag"
	"gazette/internal/lang"
)

// A checker walks a tree of values beside the type it is decoded into. It reports everything that does
// not fit; go-toml's own strict mode stops at the first wrong type and then says nothing of unknown
// keys.
type checker struct {
	languages []lang.Lang // that words must be in; empty: all
	ruler     *diag.Ruler
	list      diag.List
	unfit     []*value // the values of the wrong type, which are kept from go-toml
	fields    map[reflect.Type][]field
}

// A field is a key that a table may have.
type field struct {
	key string
	typ reflect.Type
	tag reflect.StructTag
}

func (f field) required() bool { return f.tag.Get("required") == "true" }

// enum are the values that the tag allows, or the type of the texts that the field holds.
func (f field) enum() []string {
	if s := f.tag.Get("enum"); s != "" {
		return strings.Split(s, "|")
	}
	t := pointee(f.typ)
	if t.Kind() == reflect.Slice || t.Kind() == reflect.Map {
		t = t.Elem()
	}
	if e, ok := reflect.Zero(t).Interface().(interface{ Values() []string }); ok {
		return e.Values()
	}
	return nil
}

// fieldsOf is [fields], found once for all tables of a type.
func (c *checker) fieldsOf(t reflect.Type) []field {
	list, known := c.fields[t]
	if !known {
		list = fields(t)
		c.fields[t] = list
	}
	return list
}

// fields returns the keys of a struct in its order; an embedded struct lends its own. A key without a tag is the
// field's name in lower case, as go-toml has it.
func fields(t reflect.Type) []field {
	var list []field
	for _, f := range reflect.VisibleFields(t) {
		key, _, _ := strings.Cut(f.Tag.Get("toml"), ",")
		switch {
		case !f.IsExported() || key == "-":
		case f.Anonymous && key == "":
		case key == "":
			list = append(list, field{strings.ToLower(f.Name), f.Type, f.Tag})
		default:
			list = append(list, field{key, f.Type, f.Tag})
		}
	}
	return list
}

// value checks a value against the type it is decoded into. The field names it in messages and lends its tags to the
// items of a list. In [text] zh = "original" the value of zh is checked with the tags of text, the key itself being
// the writer's.
func (c *checker) value(v *value, t reflect.Type, f field) {
	t = pointee(t)
	if want := expected(t); !v.fits(want) {
		c.wrongType(v, t, want, f)
		return
	}
	switch {
	case v.kind == tableValue && t.Kind() == reflect.Map:
		for _, e := range v.entries {
			c.value(e.value, t.Elem(), field{e.key, t.Elem(), f.tag})
		}
	case v.kind == tableValue && t.Kind() == reflect.Struct:
		c.table(v, c.fieldsOf(t))
	case v.kind == listValue && t.Kind() != reflect.Interface:
		for _, item := range v.items {
			c.value(item, t.Elem(), f)
		}
	default:
		c.enum(v, f)
		c.text(v, t)
		c.characters(v, f)
	}
}

// table checks the keys of a table against those it may have.
func (c *checker) table(v *value, known []field) {
	var meant []string
	for _, e := range v.entries {
		i := slices.IndexFunc(known, func(f field) bool { return f.key == e.key })
		switch {
		case i < 0:
			meant = append(meant, c.unknownKey(e, known))
		case known[i].required() && e.value.kind == tableValue && e.value.empty():
			// Reported below as empty; that its keys are missing says no more.
		default:
			c.value(e.value, known[i].typ, known[i])
		}
	}
	for _, f := range known {
		// A misspelt key is one fault, not also a missing one.
		if f.required() && !slices.Contains(meant, f.key) && !c.otherLanguage(f.key) {
			c.missing(v, f)
		}
	}
}

// otherLanguage reports whether a key holds words in a language that the site is not published in.
func (c *checker) otherLanguage(key string) bool {
	other := slices.Contains(lang.Langs[:], lang.Lang(key))
	return other && len(c.languages) > 0 && !slices.Contains(c.languages, lang.Lang(key))
}

// missing reports a required key that is absent or empty.
func (c *checker) missing(table *value, f field) {
	v := table.get(f.key)
	switch {
	case v == nil:
		c.list.Add(c.ruler.At(table.offset), "missing-field",
			lang.Text{ZH: "缺少“%s”", EN: "%q is missing"}.With(f.key), missingHint(f))
	case v.empty():
		c.list.Add(c.ruler.At(v.offset), "missing-field",
			lang.Text{ZH: "“%s”为空", EN: "%q is empty"}.With(f.key), missingHint(f))
	}
}

// empty reports whether a value says nothing: "" and " " are, and so is a text of characters that nobody sees; 0 and
// false are not.
func (v *value) empty() bool {
	switch v.kind {
	case textValue:
		return !characters.Visible(v.text)
	case listValue:
		return len(v.items) == 0
	case tableValue:
		return len(v.entries) == 0
	}
	return false
}

// unknownKey reports a key that the table cannot have, and returns the one that was perhaps meant.
func (c *checker) unknownKey(e entry, known []field) string {
	keys := make([]string, len(known))
	for i, f := range known {
		keys[i] = f.key
	}
	meant := Nearest(e.key, keys)
	c.list.Add(c.ruler.At(e.offset), "unknown-key",
		lang.Text{ZH: "无法识别的键“%s”", EN: "unknown key %q"}.With(diag.Brief(e.key)),
		choiceHint(meant, keys))
	return meant
}

// enum reports a text that is none of those allowed. An empty one is left to the rule for required keys.
func (c *checker) enum(v *value, f field) {
	allowed := f.enum()
	if v.kind != textValue || v.text == "" || len(allowed) == 0 || slices.Contains(allowed, v.text) {
		return
	}
	c.list.Add(c.ruler.At(v.offset), "unknown-value",
		lang.Text{ZH: "“%[2]s”不能取值“%[1]s”", EN: "%[1]q is not a value of %[2]q"}.With(diag.Brief(v.text), f.key),
		choiceHint(Nearest(v.text, allowed), allowed))
}

// text lets a type with its own reading of text judge it.
func (c *checker) text(v *value, t reflect.Type) {
	u, ok := reflect.New(t).Interface().(encoding.TextUnmarshaler)
	if !ok || v.kind != textValue {
		return
	}
	if err := u.UnmarshalText([]byte(v.text)); err != nil {
		c.unfit = append(c.unfit, v)
		c.list.Add(c.ruler.At(v.offset), "wrong-type", lang.Text{ZH: "%[1]v", EN: "%[1]v"}.With(err), lang.Text{})
	}
}

// pointee is what a field holds in the file: a pointer only says that it may be left out.
func pointee(t reflect.Type) reflect.Type {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t
}
