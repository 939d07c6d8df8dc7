package record

import (
	"reflect"
	"unicode/utf8"

	"gazette/internal/characters"
	"gazette/internal/diag"
	"gazette/internal/lang"
)

// longest is how many characters a text of a record may have. Longer ones belong to a page.
const longest = 5000

// characters reports characters that no text may hold and that an escape has hidden, as "\u200b" does, and a text that
// is too long. Package source has looked at the characters that stand in the file themselves.
func (c *checker) characters(v *value, f field) {
	if v.kind != textValue {
		return
	}
	if v.escaped != "" && characters.Sound(v.escaped) {
		characters.Check(&c.list, v.text, func(int) diag.Pos { return c.ruler.At(v.offset) })
	}
	if n := utf8.RuneCountInString(v.text); n > longest {
		c.list.Add(c.ruler.At(v.offset), "text-too-long",
			lang.Text{ZH: "“%s”有 %d 个字符，不得超过 %d 个", EN: "%q has %d characters, at most %d are allowed"}.With(
				f.key, n, longest),
			lang.Text{ZH: "请缩短；较长的文字请写入页面", EN: "shorten it; a longer text belongs on a page"})
	}
}

// fold folds every text that was decoded, as the values of the checker are. Otherwise an id that was typed with a
// compatibility character would not be found under its plain form.
func fold(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			fold(v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			fold(v.Field(i))
		}
	case reflect.Slice:
		for i := range v.Len() {
			fold(v.Index(i))
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			item := reflect.New(v.Type().Elem()).Elem()
			item.Set(v.MapIndex(key))
			fold(item)
			v.SetMapIndex(key, item)
		}
	case reflect.String:
		if v.CanSet() {
			v.SetString(characters.Fold(v.String()))
		}
	}
}
