package record

import (
	"reflect"
	"slices"

	"gazette/internal/lang"
)

// A Schema describes a table of a TOML file: its keys in the order in which people write them.
type Schema []Key

// A Key is a key of a table.
type Key struct {
	Name     string
	Type     KeyType
	Required bool
	Enum     []string  // the values allowed; nil: any
	Doc      lang.Text // what to write
	Fields   Schema    // of a table, of each table of a list, or of the values of a map
}

// A KeyType is what a key takes.
type KeyType string

// The types of keys. Of a list of texts, each has the enum; a map has keys that the writer chooses.
const (
	TextKey   KeyType = "text"
	NumberKey KeyType = "number"
	WholeKey  KeyType = "whole number"
	YesNoKey  KeyType = "true or false"
	TextsKey  KeyType = "list of texts"
	TableKey  KeyType = "table"
	TablesKey KeyType = "list of tables"
	MapKey    KeyType = "table of texts"
)

// SchemaOf describes the struct that a table is decoded into, by its tags: toml, required and enum. What to write is
// asked of words, with the path of a key that begins with path.
func SchemaOf(t reflect.Type, words func(path []string) lang.Text, path ...string) Schema {
	var keys Schema
	for _, f := range fields(pointee(t)) {
		at := slices.Concat(path, []string{f.key})
		k := Key{
			Name:     f.key,
			Required: f.required(),
			Enum:     f.enum(),
			Doc:      words(at),
		}
		below := func(t reflect.Type) Schema { return SchemaOf(t, words, at...) }
		k.Type, k.Fields = typeOf(pointee(f.typ), below)
		keys = append(keys, k)
	}
	return keys
}

// typeOf is what a key takes, with what the tables in it hold.
func typeOf(t reflect.Type, below func(reflect.Type) Schema) (KeyType, Schema) {
	switch t.Kind() {
	case reflect.Struct:
		return TableKey, below(t)
	case reflect.Map:
		return MapKey, nil
	case reflect.Slice:
		if item := pointee(t.Elem()); item.Kind() == reflect.Struct {
			return TablesKey, below(item)
		}
		return TextsKey, nil
	case reflect.Bool:
		return YesNoKey, nil
	case reflect.Int:
		return WholeKey, nil
	case reflect.Float64:
		return NumberKey, nil
	}
	return TextKey, nil
}

// Below is the schema of the table under a header; nil where the schema has none.
func (s Schema) Below(path []string) Schema {
	for _, name := range path {
		i := slices.IndexFunc(s, func(k Key) bool { return k.Name == name })
		if i < 0 {
			return nil
		}
		s = s[i].Fields
	}
	return s
}

// JSON is the schema as a JSON Schema (draft 7, which the TOML editors' Taplo understands). An editor such as VS Code
// then offers the keys while somebody types, with what fields.toml says of them.
func (s Schema) JSON(title string) map[string]any {
	schema := s.object()
	schema["$schema"] = "http://json-schema.org/draft-07/schema#"
	schema["title"] = title
	return schema
}

func (s Schema) object() map[string]any {
	properties, required := map[string]any{}, []string{}
	for _, k := range s {
		properties[k.Name] = k.json()
		if k.Required {
			required = append(required, k.Name)
		}
	}
	object := map[string]any{"type": "object", "properties": properties, "additionalProperties": false}
	if len(required) > 0 {
		object["required"] = required
	}
	return object
}

// json describes one key. Both languages stand in the description, because a schema cannot ask for the editor's own.
func (k Key) json() map[string]any {
	text := map[string]any{"type": "string"}
	if len(k.Enum) > 0 {
		text["enum"] = k.Enum
	}
	var value map[string]any
	switch k.Type {
	case NumberKey:
		value = map[string]any{"type": "number"}
	case WholeKey:
		value = map[string]any{"type": "integer"}
	case YesNoKey:
		value = map[string]any{"type": "boolean"}
	case TextsKey:
		value = map[string]any{"type": "array", "items": text}
	case TableKey:
		value = k.Fields.object()
	case TablesKey:
		value = map[string]any{"type": "array", "items": k.Fields.object()}
	case MapKey:
		value = map[string]any{"type": "object", "additionalProperties": text}
	default:
		value = text
	}
	value["description"] = k.Doc.ZH + "\n\n" + k.Doc.EN
	return value
}
