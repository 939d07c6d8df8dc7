package record

import (
	"encoding"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"time"

	"gazette/internal/diag"
	"gazette/internal/lang"

	"github.com/pelletier/go-toml/v2"
)

// expected says what kind of value a type is decoded from.
func expected(t reflect.Type) valueKind {
	switch t {
	case reflect.TypeFor[time.Time](), reflect.TypeFor[toml.LocalDate](),
		reflect.TypeFor[toml.LocalTime](), reflect.TypeFor[toml.LocalDateTime]():
		return dateValue
	}
	if reflect.PointerTo(t).Implements(reflect.TypeFor[encoding.TextUnmarshaler]()) {
		return textValue
	}
	switch t.Kind() {
	case reflect.String:
		return textValue
	case reflect.Bool:
		return yesNo
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
		reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return wholeNumber
	case reflect.Float32, reflect.Float64:
		return number
	case reflect.Slice, reflect.Array:
		return listValue
	case reflect.Struct, reflect.Map:
		return tableValue
	}
	return anyValue
}

// fits lets a whole number stand where decimals may: value = 90.
func (v *value) fits(want valueKind) bool {
	return v.kind == want || want == anyValue || v.kind == wholeNumber && want == number
}

// noun names a kind of value in words.
func (k valueKind) noun() lang.Text {
	switch k {
	case textValue:
		return lang.Text{ZH: "带引号的文字", EN: "text in quotes"}
	case wholeNumber:
		return lang.Text{ZH: "整数", EN: "a whole number"}
	case number:
		return lang.Text{ZH: "数字", EN: "a number"}
	case notNumber:
		return lang.Text{ZH: "非数值", EN: "not a number"}
	case yesNo:
		return lang.Text{ZH: "是非值（true 或 false）", EN: "true or false"}
	case dateValue:
		return lang.Text{ZH: "不带引号的日期", EN: "a date without quotes"}
	case listValue:
		return lang.Text{ZH: "列表", EN: "a list"}
	}
	return lang.Text{ZH: "表", EN: "a table"}
}

// wrongType reports a value of another type, and keeps it from go-toml: of a list under headers each table is one
// statement of the file.
func (c *checker) wrongType(v *value, t reflect.Type, want valueKind, f field) {
	if v.header && v.kind == listValue {
		c.unfit = append(c.unfit, v.items...)
	} else {
		c.unfit = append(c.unfit, v)
	}
	is := v.kind.noun()
	if v.kind == number {
		is = lang.Text{ZH: "小数", EN: "a number with decimals"}
	}
	c.list.Add(c.ruler.At(v.offset), "wrong-type",
		lang.Text{ZH: "“%s”应为%s，实际是%s", EN: "%q should be %s, but it is %s"}.With(diag.Brief(f.key), want.noun(),
			is),
		wrongTypeHint(v, t, want, f))
}

// wrongTypeHint shows how the value is to be written: the writer's own where quotes or brackets set it right, else a
// sample.
func wrongTypeHint(v *value, t reflect.Type, want valueKind, f field) lang.Text {
	key := tomlKey(f.key)
	simple := v.kind != listValue && v.kind != tableValue
	switch {
	case v.header && v.kind == tableValue && want == listValue:
		return lang.Text{ZH: "名称请用两层方括号：[[%s]]", EN: "write the name in two brackets: [[%s]]"}.With(key)
	case v.header && v.kind == listValue && want == tableValue:
		return lang.Text{
			ZH: "名称只用一层方括号 [%[1]s]，且只写一次",
			EN: "write the name in single brackets, [%[1]s], and only once",
		}.With(key)
	case v.header:
		return writeHint(key + " = " + sample(t, f))
	case want == textValue && simple:
		return lang.Text{ZH: "请加上引号：%s", EN: "put it in quotes: %s"}.With(strconv.Quote(diag.Brief(v.text)))
	case want == listValue && simple && expected(pointee(t.Elem())) == v.kind:
		return lang.Text{ZH: "请加上方括号：%s", EN: "put it in square brackets: %s"}.With("[" + v.literal() + "]")
	case (want == number || want == wholeNumber) && v.kind == textValue && isNumber(v.text):
		return lang.Text{ZH: "数字不加引号：%s", EN: "write the number without quotes: %s"}.With(v.text)
	case (want == number || want == wholeNumber) && v.kind == textValue:
		if hint, ok := figureHint(strings.TrimSpace(v.text)); ok {
			return hint
		}
	case want == dateValue && v.kind == textValue:
		return lang.Text{ZH: "日期不加引号：%s", EN: "write the date without quotes: %s"}.With(diag.Brief(v.text))
	}
	return writeHint(key + " = " + sample(t, f))
}

func writeHint(line string) lang.Text {
	return lang.Text{ZH: "应写作：%s", EN: "write: %s"}.With(line)
}

// literal is the value as it stands in a file.
func (v *value) literal() string {
	if v.kind == textValue {
		return strconv.Quote(diag.Brief(v.text))
	}
	return diag.Brief(v.text)
}

// isNumber reports whether a text would be a number without its quotes.
func isNumber(s string) bool {
	_, err := strconv.ParseFloat(s, 64)
	return err == nil
}

// sample shows how a value of a type is written.
func sample(t reflect.Type, f field) string {
	t = pointee(t)
	switch expected(t) {
	case wholeNumber, number:
		return "12"
	case yesNo:
		return "true"
	case dateValue:
		return "2025-12-31"
	case listValue:
		return "[" + sample(t.Elem(), f) + "]"
	case tableValue:
		return sampleTable(t)
	}
	if allowed := f.enum(); len(allowed) > 0 {
		return strconv.Quote(allowed[0])
	}
	return `"…"`
}

// sampleTable shows a table with its first keys; two are enough for every text in two languages.
func sampleTable(t reflect.Type) string {
	if t.Kind() != reflect.Struct {
		return "{ … }"
	}
	var parts []string
	for _, f := range fields(t) {
		if len(parts) == 2 {
			parts = append(parts, "…")
			break
		}
		value := "…"
		if expected(pointee(f.typ)) == textValue {
			value = `"…"`
		}
		parts = append(parts, fmt.Sprintf("%s = %s", tomlKey(f.key), value))
	}
	return "{ " + strings.Join(parts, ", ") + " }"
}
