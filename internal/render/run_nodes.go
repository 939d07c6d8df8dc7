package render

import (
	"reflect"
	"strings"
	"text/template/parse"
)

func (c *compiler) node(n parse.Node) step {
	switch n := n.(type) {
	case *parse.TextNode:
		text := string(n.Text)
		return func(m *machine) { m.out = append(m.out, text...) }
	case *parse.CommentNode:
		return func(*machine) {}
	case *parse.ActionNode:
		return c.action(n)
	case *parse.IfNode:
		return c.branch(&n.BranchNode, false)
	case *parse.WithNode:
		return c.branch(&n.BranchNode, true)
	case *parse.RangeNode:
		return c.each(n)
	case *parse.TemplateNode:
		return c.call(n)
	}
	giveUp()
	return nil
}

// branch compiles an if, or a with, in which the dot is the value.
func (c *compiler) branch(n *parse.BranchNode, with bool) step {
	var value expr
	var then, other step
	c.inside(func() {
		value = c.pipe(n.Pipe)
		c.inside(func() { then = c.list(n.List) })
		c.inside(func() { other = c.list(n.ElseList) })
	})
	return func(m *machine) {
		v := value(m)
		switch was := m.dot; {
		case !v.truth():
			other(m)
		case with:
			m.dot = v
			then(m)
			m.dot = was
		default:
			then(m)
		}
	}
}

// each compiles a range over a list; over anything else the program gives up.
func (c *compiler) each(n *parse.RangeNode) step {
	var over expr
	var body, other step
	first, second := -1, -1
	c.inside(func() {
		over = c.command(single(n.Pipe))
		switch d := n.Pipe.Decl; len(d) { // in the else they are the whole list
		case 1:
			second = c.declare(d[0].Ident[0])
		case 2:
			first, second = c.declare(d[0].Ident[0]), c.declare(d[1].Ident[0])
		}
		c.inside(func() { body = c.list(n.List) })
		c.inside(func() { other = c.list(n.ElseList) })
	})
	if n.Pipe.IsAssign {
		giveUp()
	}
	return func(m *machine) {
		list := over(m)
		if list.kind != isOther || list.r.Kind() != reflect.Slice && list.r.Kind() != reflect.Array {
			giveUp()
		}
		length := list.r.Len()
		if length == 0 {
			for _, slot := range []int{first, second} {
				if slot >= 0 {
					m.stack[m.base+slot] = list
				}
			}
			other(m)
			return
		}
		was := m.dot
		elem := classOf(list.r.Type().Elem())
		for i := range length {
			m.dot = elem.value(list.r.Index(i))
			if second >= 0 {
				m.stack[m.base+second] = m.dot
			}
			if first >= 0 {
				m.stack[m.base+first] = value{kind: isNumber, n: int64(i)}
			}
			body(m)
		}
		m.dot = was
	}
}

// call compiles the call of a part: with a value, {{template "x" ($.With .)}}, or with the page or a value as the dot.
func (c *compiler) call(n *parse.TemplateNode) step {
	callee := c.part(n.Name)
	if n.Pipe == nil {
		return func(m *machine) { callee.enter(m, m.it, value{}) }
	}
	if of, arg := c.given(n.Pipe); arg != nil {
		it := c.arg(arg)
		return func(m *machine) {
			if of(m).kind != isPage {
				giveUp() // another With
			}
			callee.enter(m, it(m), value{kind: isPage})
		}
	}
	dot := c.pipe(n.Pipe)
	return func(m *machine) { callee.enter(m, m.it, dot(m)) }
}

// given is what With is asked of and X, of ($.With X) and (.With X); else both are nil.
func (c *compiler) given(p *parse.PipeNode) (of expr, arg parse.Node) {
	if len(p.Cmds) != 1 || len(p.Decl) > 0 {
		return nil, nil
	}
	args := p.Cmds[0].Args
	if inner, ok := args[0].(*parse.PipeNode); ok && len(args) == 1 {
		return c.given(inner)
	}
	var name []string
	switch f := args[0].(type) {
	case *parse.FieldNode:
		name, of = f.Ident, func(m *machine) value { return m.dot }
	case *parse.VariableNode:
		if f.Ident[0] == "$" {
			name, of = f.Ident[1:], func(m *machine) value { return m.stack[m.base] }
		}
	}
	if len(args) == 2 && len(name) == 1 && name[0] == "With" {
		return of, args[1]
	}
	return nil, nil
}

// single is the only command of a pipeline.
func single(p *parse.PipeNode) *parse.CommandNode {
	if len(p.Cmds) != 1 {
		giveUp()
	}
	return p.Cmds[0]
}

// pipe compiles a pipeline of one command, which may declare a variable.
func (c *compiler) pipe(p *parse.PipeNode) expr { return c.declaring(p, c.command(single(p))) }

func (c *compiler) declaring(p *parse.PipeNode, of expr) expr {
	if len(p.Decl) == 0 {
		return of
	}
	var slot int
	if name := p.Decl[0].Ident[0]; p.IsAssign {
		slot = c.slot(name)
	} else {
		slot = c.declare(name)
	}
	return func(m *machine) value {
		v := of(m)
		m.stack[m.base+slot] = v
		return v
	}
}

func (c *compiler) command(n *parse.CommandNode) expr {
	var args []expr
	for _, a := range n.Args[1:] {
		args = append(args, c.arg(a))
	}
	switch h := n.Args[0].(type) {
	case *parse.IdentifierNode:
		return c.function(h.Ident, args)
	case *parse.FieldNode, *parse.VariableNode, *parse.ChainNode:
		for i, a := range n.Args[1:] {
			args[i] = literal(a, args[i])
		}
		return c.member(h, args)
	}
	if len(args) > 0 {
		giveUp()
	}
	return c.arg(n.Args[0])
}

func (c *compiler) arg(n parse.Node) expr {
	switch n := n.(type) {
	case *parse.DotNode:
		return func(m *machine) value { return m.dot }
	case *parse.BoolNode:
		return constant(yesNo(n.True))
	case *parse.StringNode:
		return constant(value{kind: isText, s: n.Text})
	case *parse.NumberNode:
		if !n.IsInt || n.IsComplex || strings.ContainsAny(n.Text, "'.eEpPxX") { // it may be of another type
			giveUp()
		}
		return constant(value{kind: isNumber, n: n.Int64})
	case *parse.PipeNode:
		return c.pipe(n)
	case *parse.FieldNode, *parse.VariableNode, *parse.ChainNode:
		return c.member(n, nil)
	}
	giveUp()
	return nil
}

func constant(v value) expr { return func(*machine) value { return v } }

// literal marks what stands as it is in the layout, as an argument of a method: it takes the type that is asked for.
func literal(n parse.Node, of expr) expr {
	switch n.(type) {
	case *parse.BoolNode, *parse.StringNode, *parse.NumberNode:
		v := of(nil)
		v.literal = true
		return constant(v)
	}
	return of
}
