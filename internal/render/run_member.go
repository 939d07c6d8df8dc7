package render

import (
	"reflect"
	"sync/atomic"
	"text/template/parse"
)

// member compiles a chain of fields and methods: .Name, $.Text, $t.Clause.Path; the arguments are for the last.
func (c *compiler) member(n parse.Node, args []expr) expr {
	var from expr
	var names []string
	switch n := n.(type) {
	case *parse.FieldNode:
		from, names = func(m *machine) value { return m.dot }, n.Ident
	case *parse.VariableNode:
		slot := c.slot(n.Ident[0])
		from, names = func(m *machine) value { return m.stack[m.base+slot] }, n.Ident[1:]
	case *parse.ChainNode:
		from, names = c.arg(n.Node), n.Field
	}
	if len(names) == 0 && len(args) > 0 {
		giveUp()
	}
	for i, name := range names {
		if i < len(names)-1 {
			from = access(from, name, nil)
		} else {
			from = access(from, name, args)
		}
	}
	return from
}

// access compiles one step of a chain. Where the member is in a type it remembers for the type that it met last.
func access(from expr, name string, args []expr) expr {
	onPage := vocabulary(name)
	var last atomic.Pointer[getter]
	return func(m *machine) value {
		v := from(m)
		first := len(m.args)
		for _, a := range args {
			x := a(m)
			m.args = append(m.args, x)
		}
		given := m.args[first:]
		m.args = m.args[:first]
		if v.kind == isPage {
			if onPage == nil {
				giveUp()
			}
			return onPage(m, given)
		}
		if !v.r.IsValid() {
			giveUp()
		}
		g := last.Load()
		if g == nil || g.of != v.r.Type() || g.addressed != v.r.CanAddr() {
			g = getterOf(v.r, name)
			last.Store(g)
		}
		return g.get(v.r, given)
	}
}

// A getter reads one member of one type, of values that have an address or not.
type getter struct {
	of        reflect.Type
	addressed bool
	get       func(r reflect.Value, args []value) value
}

func getterOf(r reflect.Value, name string) *getter {
	g := &getter{of: r.Type(), addressed: r.CanAddr()}
	t, byAddress := r.Type(), r.Kind() != reflect.Pointer && r.CanAddr()
	if byAddress {
		t = reflect.PointerTo(t)
	}
	if method, ok := t.MethodByName(name); ok {
		call := callOf(method.Func)
		g.get = func(r reflect.Value, args []value) value {
			if byAddress {
				r = r.Addr()
			}
			return call(r, args)
		}
		return g
	}
	g.get = fieldOf(r.Type(), name)
	return g
}

// fieldOf reads a field of a struct, or of what a pointer to one leads to.
func fieldOf(t reflect.Type, name string) func(reflect.Value, []value) value {
	pointer := t.Kind() == reflect.Pointer
	if pointer {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct {
		giveUp()
	}
	f, ok := t.FieldByName(name)
	if !ok || !f.IsExported() {
		giveUp()
	}
	class, index := classOf(f.Type), f.Index
	return func(r reflect.Value, args []value) value {
		if len(args) > 0 || pointer && r.IsNil() {
			giveUp()
		}
		if pointer {
			r = r.Elem()
		}
		if len(index) == 1 {
			return class.value(r.Field(index[0]))
		}
		return class.value(r.FieldByIndex(index))
	}
}

// callOf calls a method by reflection, with what it belongs to as its first argument.
func callOf(f reflect.Value) func(reflect.Value, []value) value {
	t := f.Type()
	takes := t.NumIn() - 1
	return func(r reflect.Value, args []value) value {
		if len(args) != takes && !t.IsVariadic() || t.IsVariadic() && len(args) < takes-1 {
			giveUp()
		}
		in := make([]reflect.Value, 0, 4)
		in = append(in, r)
		for i, a := range args {
			if t.IsVariadic() && i >= takes-1 {
				in = append(in, a.to(t.In(takes).Elem()))
			} else {
				in = append(in, a.to(t.In(i+1)))
			}
		}
		out := f.Call(in)
		if len(out) == 2 && !out[1].IsNil() {
			giveUp()
		}
		return valueOf(out[0])
	}
}
