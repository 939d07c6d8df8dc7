package change

import (
	"reflect"
	"slices"
	"testing"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/richtext"
)

// Every field that can be told has words in both languages, and no words are left of one that is gone.
func TestEveryFieldHasWords(t *testing.T) {
	reached := map[string]bool{}
	var walk func(reflect.Type)
	seen := map[reflect.Type]bool{}
	walk = func(of reflect.Type) {
		for of.Kind() == reflect.Pointer || of.Kind() == reflect.Slice {
			of = of.Elem()
		}
		skip := []reflect.Type{reflect.TypeFor[lang.Text](), reflect.TypeFor[policy.Date](),
			reflect.TypeFor[diag.Pos](), reflect.TypeFor[richtext.Block]()}
		if of.Kind() != reflect.Struct || seen[of] || slices.Contains(skip, of) {
			return
		}
		seen[of] = true
		for i := range of.NumField() {
			f := of.Field(i)
			if f.IsExported() {
				reached[f.Name] = true
				walk(f.Type)
			}
		}
	}
	walk(reflect.TypeFor[policy.Model]())
	for name, words := range fieldNames {
		if !reached[name] && name != "Lat" && name != "Lon" && name != "ZH" && name != "EN" {
			t.Errorf("there are words for %s, which no record has", name)
		}
		if words.ZH == "" || words.EN == "" {
			t.Errorf("%s lacks words in a language", name)
		}
	}
	for _, record := range []any{policy.Source{}, policy.Baseline{}, policy.Pairing{}, policy.List{}, policy.Group{},
		policy.Department{}, policy.Unit{}, policy.Site{}, policy.Term{}} {
		of := reflect.TypeOf(record)
		for i := range of.NumField() {
			f := of.Field(i)
			told := f.Type == reflect.TypeFor[diag.Pos]() || slices.Contains(derived, f.Name) ||
				slices.Contains([]string{"Hospital", "Supporting"}, f.Name)
			if _, ok := fieldNames[f.Name]; !ok && !told {
				t.Errorf("%s.%s has no words", of.Name(), f.Name)
			}
		}
	}
}
