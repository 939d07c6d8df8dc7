package source

import (
	"encoding"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"time"

	"github.com/pelletier/go-toml/v2"

	"gazette/internal/diag"
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

func (v *value) fits(want valueKind) bool {
	return v.kind == want || want == anyValue || v.kind == wholeNumber && want == number
}

// noun names a kind of value in words.
func (k valueKind) noun() diag.Text {
	switch k {
	case textValue:
		return diag.T("text in quotes", "带引号的文字")
	case wholeNumber:
		return diag.T("a whole number", "整数")
	case number:
		return diag.T("a number", "数字")
	case notNumber:
		return diag.T("not a number", "非数值")
	case yesNo:
		return diag.T("true or false", "是非值（true 或 false）")
	case dateValue:
		return diag.T("a date without quotes", "不带引号的日期")
	case listValue:
		return diag.T("a list", "列表")
	}
	return diag.T("a table", "表")
}

func (c *checker) wrongType(v *value, t reflect.Type, want valueKind, f field) {
	if v.header && v.kind == listValue {
		c.unfit = append(c.unfit, v.items...)
	} else {
		c.unfit = append(c.unfit, v)
	}
	is, should := v.kind.noun(), want.noun()
	if v.kind == number {
		is = diag.T("a number with decimals", "小数")
	}
	c.list.Add(c.ruler.at(v.offset), "wrong-type",
		diag.T("%[1]q should be %[2]s, but it is %[3]s", "“%[1]s”应为%[4]s，实际是%[5]s",
			brief(f.key), should.EN, is.EN, should.ZH, is.ZH),
		wrongTypeHint(v, t, want, f))
}

// wrongTypeHint shows how the value is to be written.
func wrongTypeHint(v *value, t reflect.Type, want valueKind, f field) diag.Text {
	key := tomlKey(f.key)
	simple := v.kind != listValue && v.kind != tableValue
	switch {
	case v.header && v.kind == tableValue && want == listValue:
		return diag.T("write the name in two brackets: [[%s]]", "名称请用两层方括号：[[%s]]", key)
	case v.header && v.kind == listValue && want == tableValue:
		return diag.T("write the name in single brackets, [%[1]s], and only once", "名称只用一层方括号 [%[1]s]，且只写一次", key)
	case v.header:
		return writeHint(key + " = " + sample(t, f))
	case want == textValue && simple:
		return diag.T("put it in quotes: %s", "请加上引号：%s", strconv.Quote(brief(v.text)))
	case want == listValue && simple && expected(pointee(t.Elem())) == v.kind:
		return diag.T("put it in square brackets: %s", "请加上方括号：%s", "["+v.literal()+"]")
	case (want == number || want == wholeNumber) && v.kind == textValue && isNumber(v.text):
		return diag.T("write the number without quotes: %s", "数字不加引号：%s", v.text)
	case want == dateValue && v.kind == textValue:
		return diag.T("write the date without quotes: %s", "日期不加引号：%s", brief(v.text))
	}
	return writeHint(key + " = " + sample(t, f))
}

func writeHint(line string) diag.Text { return diag.T("write: %s", "应写作：%s", line) }

// literal is the value as it stands in a file.
func (v *value) literal() string {
	if v.kind == textValue {
		return strconv.Quote(brief(v.text))
	}
	return brief(v.text)
}

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
