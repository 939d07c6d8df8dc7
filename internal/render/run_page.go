package render

import (
	"html/template"
	"reflect"

	"gazette/internal/lang"
	"gazette/internal/policy"
)

// A pageCall is a method or a field of the view that is being shown.
type pageCall func(m *machine, args []value) value

var viewType = reflect.TypeFor[*view]()

// vocabulary is what a layout says of the page: a field of the view or a method of it; nil if there is none.
func vocabulary(name string) pageCall {
	switch name {
	case "Page":
		return func(m *machine, args []value) value { return withoutArgs(args, reflect.ValueOf(m.v.reads().Page)) }
	case "Site":
		return func(m *machine, args []value) value { return withoutArgs(args, reflect.ValueOf(m.v.Site)) }
	case "It":
		return func(m *machine, args []value) value {
			if exactly(args, 0); m.it.kind == isNothing || m.it.kind == isPage {
				giveUp()
			}
			return m.it
		}
	case "Content":
		return func(m *machine, args []value) value {
			exactly(args, 0)
			return value{kind: isMarkup, s: string(m.v.reads().Content)}
		}
	}
	method, ok := viewType.MethodByName(name)
	if !ok || name == "With" {
		return nil
	}
	if call := typed(method.Func.Interface()); call != nil {
		return call
	}
	call := callOf(method.Func)
	return func(m *machine, args []value) value { return call(reflect.ValueOf(m.v), args) }
}

// withoutArgs is what takes no arguments.
func withoutArgs(args []value, r reflect.Value) value {
	exactly(args, 0)
	return value{kind: isOther, r: r}
}

// typed calls a method of the view without reflection, where it is one of the common kinds; else it is nil.
func typed(method any) pageCall {
	switch f := method.(type) {
	case func(*view) string:
		return func(m *machine, args []value) value {
			exactly(args, 0)
			return value{kind: isText, s: f(m.v)}
		}
	case func(*view, string) string:
		return one(f)
	case func(*view, lang.Text) string:
		return one(f)
	case func(*view, lang.Lang) string:
		return one(f)
	case func(*view, policy.Date) string:
		return one(f)
	case func(*view, *policy.Target) string:
		return one(f)
	case func(*view, *policy.Task) string:
		return one(f)
	case func(*view, *policy.Clause) string:
		return one(f)
	case func(*view, *policy.Region) string:
		return one(f)
	case func(*view, *policy.Hospital) string:
		return one(f)
	case func(*view, *policy.Observation) string:
		return one(f)
	case func(*view, any) string:
		return func(m *machine, args []value) value {
			return value{kind: isText, s: f(m.v, exactly(args, 1)[0].plain())}
		}
	case func(*view, any) (string, error):
		return func(m *machine, args []value) value { return sure(f(m.v, exactly(args, 1)[0].plain())) }
	case func(*view, string) (string, error):
		return func(m *machine, args []value) value { return sure(f(m.v, words(exactly(args, 1)[0]))) }
	}
	return typedToo(method)
}

// typedToo is typed for methods of several arguments.
func typedToo(method any) pageCall {
	switch f := method.(type) {
	case func(*view, string, any) string: // Word
		return func(m *machine, args []value) value {
			exactly(args, 2)
			return value{kind: isText, s: f(m.v, words(args[0]), args[1].plain())}
		}
	case func(*view, *policy.Target, string) string:
		return func(m *machine, args []value) value {
			exactly(args, 2)
			return value{kind: isText, s: f(m.v, taken[*policy.Target](args[0]), words(args[1]))}
		}
	case func(*view, *policy.Clause, int) string:
		return func(m *machine, args []value) value {
			exactly(args, 2)
			return value{kind: isText, s: f(m.v, taken[*policy.Clause](args[0]), taken[int](args[1]))}
		}
	case func(*view, string, ...any) (string, error): // T
		return func(m *machine, args []value) value { return sure(f(m.v, words(args[0]), plains(args[1:])...)) }
	case func(*view, string, ...any) (template.HTML, error): // Part
		return func(m *machine, args []value) value {
			made, err := f(m.v, words(args[0]), plains(args[1:])...)
			if err != nil {
				giveUp()
			}
			return value{kind: isMarkup, s: string(made)}
		}
	}
	return nil
}

// one calls a method of one argument.
func one[A any](f func(*view, A) string) pageCall {
	return func(m *machine, args []value) value {
		return value{kind: isText, s: f(m.v, taken[A](exactly(args, 1)[0]))}
	}
}

// taken is an argument of a type.
func taken[A any](v value) A {
	if v.r.IsValid() {
		if p, ok := v.r.Interface().(A); ok {
			return p
		}
	}
	return v.to(reflect.TypeFor[A]()).Interface().(A)
}

// exactly are the arguments, where there are so many; html/template says what is wrong with another number.
func exactly(args []value, n int) []value {
	if len(args) != n {
		giveUp()
	}
	return args
}

func sure(s string, err error) value {
	if err != nil {
		giveUp()
	}
	return value{kind: isText, s: s}
}

// words is an argument that is a string, and of no other type of text.
func words(v value) string {
	if v.kind != isText || v.r.IsValid() && v.r.Type() != reflect.TypeFor[string]() {
		giveUp()
	}
	return v.s
}

func plains(args []value) []any {
	var all []any
	for _, a := range args {
		all = append(all, a.plain())
	}
	return all
}
