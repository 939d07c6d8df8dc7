package render

import (
	"fmt"
	"reflect"
)

// function compiles a call of one of the functions that every template has.
func (c *compiler) function(name string, args []expr) expr {
	switch {
	case name == "not" && len(args) == 1:
		return func(m *machine) value { return yesNo(!args[0](m).truth()) }
	case (name == "and" || name == "or") && len(args) > 0:
		until := name == "or"
		return func(m *machine) (v value) {
			for _, a := range args {
				if v = a(m); v.truth() == until {
					return v
				}
			}
			return v
		}
	case (name == "eq" || name == "ne") && len(args) == 2:
		want := name == "eq"
		return func(m *machine) value { return yesNo(same(args[0](m), args[1](m)) == want) }
	case compares[name] != nil && len(args) == 2:
		compare := compares[name]
		return func(m *machine) value {
			x, y := args[0](m), args[1](m)
			if x.kind != isNumber || y.kind != isNumber {
				giveUp()
			}
			return yesNo(compare(x.n, y.n))
		}
	case name == "len" && len(args) == 1:
		return func(m *machine) value { return value{kind: isNumber, n: int64(length(args[0](m)))} }
	case name == "index" && len(args) == 2:
		return func(m *machine) value { return indexed(args[0](m), args[1](m)) }
	case name == "print":
		return func(m *machine) value {
			var all []any
			for _, a := range args {
				all = append(all, a(m).plain())
			}
			return value{kind: isText, s: fmt.Sprint(all...)}
		}
	case name == "printf" && len(args) > 0:
		return func(m *machine) value {
			var all []any
			for _, a := range args[1:] {
				all = append(all, a(m).plain())
			}
			return value{kind: isText, s: fmt.Sprintf(words(args[0](m)), all...)}
		}
	}
	giveUp()
	return nil
}

// compares are the functions that compare numbers.
var compares = map[string]func(x, y int64) bool{
	"lt": func(x, y int64) bool { return x < y },
	"le": func(x, y int64) bool { return x <= y },
	"gt": func(x, y int64) bool { return x > y },
	"ge": func(x, y int64) bool { return x >= y },
}

// same compares two texts, two numbers or two answers.
func same(x, y value) bool {
	if x.kind == isOther && x.r.Kind() == reflect.String {
		x = value{kind: isText, s: x.r.String()}
	}
	if y.kind == isOther && y.r.Kind() == reflect.String {
		y = value{kind: isText, s: y.r.String()}
	}
	switch {
	case x.kind != y.kind:
	case x.kind == isText:
		return x.s == y.s
	case x.kind == isNumber, x.kind == isAnswer:
		return x.n == y.n
	case x.kind == isOther && x.r.Type() == y.r.Type() && x.r.Kind() == reflect.Pointer:
		return x.r.Pointer() == y.r.Pointer()
	case x.kind == isOther && x.r.Type() == y.r.Type() && x.r.Comparable():
		return x.r.Interface() == y.r.Interface()
	}
	giveUp()
	return false
}

func length(v value) int {
	switch {
	case v.kind == isText:
		return len(v.s)
	case v.kind == isOther && (v.r.Kind() == reflect.Slice || v.r.Kind() == reflect.Map):
		return v.r.Len()
	}
	giveUp()
	return 0
}

// indexed is an element of a map or of a list.
func indexed(of, at value) value {
	if of.kind != isOther {
		giveUp()
	}
	t := of.r.Type()
	switch of.r.Kind() {
	case reflect.Map:
		found := of.r.MapIndex(at.to(t.Key()))
		if !found.IsValid() {
			found = reflect.Zero(t.Elem())
		}
		return classOf(t.Elem()).value(found)
	case reflect.Slice:
		if at.kind == isNumber && at.n >= 0 && at.n < int64(of.r.Len()) {
			return classOf(t.Elem()).value(of.r.Index(int(at.n)))
		}
	}
	giveUp()
	return value{}
}
