package render

import (
	"fmt"
	"html/template"
	"reflect"
)

// A value is a value of a template: words and numbers stand in it unboxed, all else in r.
type value struct {
	kind kind
	n    int64
	s    string
	r    reflect.Value

	literal bool // an argument that stands as it is in the layout
}

type kind uint8

const (
	isNothing kind = iota
	isText
	isMarkup // template.HTML
	isAnswer // true or false
	isNumber
	isOther
	isPage // the view
)

// A class is how values of a type become a value.
type class uint8

const (
	asAnything class = iota
	asText
	asMarkup
	asAnswer
	asNumber
	asInside // of an interface
)

var (
	stringer = reflect.TypeFor[fmt.Stringer]()
	failure  = reflect.TypeFor[error]()
	markups  = reflect.TypeFor[template.HTML]()
)

func classOf(t reflect.Type) class {
	k := t.Kind()
	switch {
	case k == reflect.Interface:
		return asInside
	case t == markups:
		return asMarkup
	case k != reflect.String && k != reflect.Bool && k != reflect.Int, t.PkgPath() == markups.PkgPath(),
		t.NumMethod() > 0 && (t.Implements(stringer) || t.Implements(failure)):
		return asAnything
	case k == reflect.String:
		return asText
	case k == reflect.Bool:
		return asAnswer
	}
	return asNumber
}

func (c class) value(r reflect.Value) value {
	switch c {
	case asText:
		return value{kind: isText, s: r.String(), r: r}
	case asMarkup:
		return value{kind: isMarkup, s: r.String(), r: r}
	case asAnswer:
		return yesNo(r.Bool())
	case asNumber:
		return value{kind: isNumber, n: r.Int(), r: r}
	case asInside:
		return valueOf(r.Elem())
	}
	return value{kind: isOther, r: r}
}

func valueOf(r reflect.Value) value {
	if !r.IsValid() {
		return value{}
	}
	return classOf(r.Type()).value(r)
}

func yesNo(is bool) value {
	if is {
		return value{kind: isAnswer, n: 1}
	}
	return value{kind: isAnswer}
}

// truth is what if and with make of a value.
func (v value) truth() bool {
	switch v.kind {
	case isNothing:
		return false
	case isText, isMarkup:
		return v.s != ""
	case isAnswer, isNumber:
		return v.n != 0
	case isPage:
		return true
	}
	switch v.r.Kind() {
	case reflect.Pointer:
		return !v.r.IsNil()
	case reflect.Slice, reflect.Map:
		return v.r.Len() > 0
	case reflect.Struct:
		return true
	}
	is, ok := template.IsTrue(v.r.Interface())
	if !ok {
		giveUp()
	}
	return is
}

// plain is the value as Go has it.
func (v value) plain() any {
	switch {
	case v.kind == isNothing:
		return nil
	case v.kind == isPage:
		giveUp()
	case v.r.IsValid():
		return v.r.Interface()
	case v.kind == isText:
		return v.s
	case v.kind == isMarkup:
		return template.HTML(v.s)
	case v.kind == isAnswer:
		return v.n != 0
	}
	return int(v.n)
}

// to is the value as an argument of a type.
func (v value) to(t reflect.Type) reflect.Value {
	switch r := v.r; {
	case v.kind == isPage:
		giveUp()
	case r.IsValid() && r.Type() == t:
		return r
	case v.kind == isNothing && !nilable(t):
		giveUp()
	case v.kind == isNothing:
		return reflect.Zero(t)
	case t.Kind() == reflect.Interface:
		return reflect.ValueOf(v.plain())
	case r.IsValid() && r.Kind() == reflect.Pointer && r.Type().Elem() == t:
		return r.Elem()
	case r.IsValid() && t.Kind() == reflect.Pointer && t.Elem() == r.Type() && r.CanAddr():
		return r.Addr()
	case !r.IsValid():
		plain := reflect.ValueOf(v.plain())
		if plain.Type() == t || v.literal && plain.Kind() == t.Kind() {
			return plain.Convert(t)
		}
	}
	giveUp()
	return reflect.Value{}
}

// nilable reports whether nil is a value of a type.
func nilable(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Chan, reflect.Func, reflect.Interface, reflect.Map, reflect.Pointer, reflect.Slice:
		return true
	}
	return false
}
