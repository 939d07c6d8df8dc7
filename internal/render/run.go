package render

import (
	"errors"
	"html/template"
	"io"
	"reflect"
	"sync"
	"text/template/parse"
)

// A program is a layout with all parts that it calls, made into functions: it writes the same bytes as html/template,
// several times as fast. html/template parses and escapes the layout; what stands in its tree then is made into one
// function a node, which keeps where the fields and methods are that it names. Whatever a program does not know, at
// the time of compiling or of running, it gives up, and html/template makes the page: so every layout works, and
// every fault is worded by html/template.
type program struct {
	layouts *template.Template
	parts   map[string]*runnable
}

// A runnable is one named template of a program.
type runnable struct {
	run   step
	slots int // how many variables it has at most
}

// A step writes what a node of a template writes; an expr is the value of one.
type (
	step func(m *machine)
	expr func(m *machine) value
)

// programOf makes the program of a layout when it is first needed.
func (t *Theme) programOf(layouts *template.Template, name string) *program {
	type key struct {
		layouts *template.Template
		name    string
	}
	made, ok := t.programs.Load(key{layouts, name})
	if !ok {
		once := sync.OnceValue(func() *program {
			t.compiling.Lock() // html/template escapes a set of layouts as a whole
			defer t.compiling.Unlock()
			return compile(layouts, name)
		})
		made, _ = t.programs.LoadOrStore(key{layouts, name}, once)
	}
	return made.(func() *program)()
}

// A machine is one run of a program.
type machine struct {
	out   []byte
	v     *view
	it    value // what the part that is running was given
	dot   value
	args  []value // of the calls that are being made ready
	stack []value // the variables of the parts that are running; $ is the first of each
	base  int     // where those of the running part begin
	depth int     // of parts that call each other
}

// errGivesUp is why a program has not made a page.
var errGivesUp = errors.New("the program gives up")

// giveUp ends the run or the compiling of a program.
func giveUp() { panic(errGivesUp) }

// compile makes a program of a layout. It is nil where the program would not know something in it.
func compile(layouts *template.Template, name string) (p *program) {
	defer func() {
		if recover() != nil {
			p = nil
		}
	}()
	// html/template escapes a layout when it is first executed, whatever for.
	var fault *template.Error
	if err := layouts.ExecuteTemplate(io.Discard, name, nil); errors.As(err, &fault) {
		return nil
	}
	p = &program{layouts, map[string]*runnable{}}
	p.part(name)
	return p
}

func (p *program) part(name string) *runnable {
	if known := p.parts[name]; known != nil {
		return known
	}
	t := p.layouts.Lookup(name)
	if t == nil || t.Tree == nil {
		giveUp()
	}
	made := &runnable{}
	p.parts[name] = made
	c := &compiler{program: p, vars: []string{"$"}, most: 1}
	made.run = c.list(t.Tree.Root)
	made.slots = c.most
	return made
}

// mostDepth is how deep parts may call each other; html/template says what is wrong with deeper ones.
const mostDepth = 1000

// enter runs a part with what it was given.
func (r *runnable) enter(m *machine, it, dot value) {
	if m.depth++; m.depth > mostDepth {
		giveUp()
	}
	wasIt, wasDot, wasBase := m.it, m.dot, m.base
	m.base = len(m.stack)
	for range r.slots {
		m.stack = append(m.stack, value{})
	}
	m.it, m.dot, m.stack[m.base] = it, dot, dot
	r.run(m)
	m.stack = m.stack[:m.base]
	m.it, m.dot, m.base = wasIt, wasDot, wasBase
	m.depth--
}

// run writes a part for a view and hands over the bytes, which are good until it returns. It reports whether the
// program could.
func (p *program) run(v *view, name string, it any, use func([]byte)) (ok bool) {
	if p == nil {
		return false
	}
	m, again := v.machines.Get().(*machine)
	if !again {
		m = &machine{out: make([]byte, 0, 64<<10)}
	}
	*m = machine{out: m.out[:0], v: v, args: m.args[:0], stack: m.stack[:0]}
	defer func() {
		if recover() != nil {
			ok = false // html/template says what is wrong, if anything is
		}
	}()
	p.parts[name].enter(m, valueOf(reflect.ValueOf(it)), value{kind: isPage})
	use(m.out)
	v.machines.Put(m)
	return true
}

// A compiler makes the functions of one named template.
type compiler struct {
	*program
	vars []string // the names of the variables that can be seen, by their slots
	most int
}

func (c *compiler) declare(name string) int {
	c.vars = append(c.vars, name)
	c.most = max(c.most, len(c.vars))
	return len(c.vars) - 1
}

func (c *compiler) slot(name string) int {
	for i := len(c.vars) - 1; i >= 0; i-- {
		if c.vars[i] == name {
			return i
		}
	}
	giveUp()
	return 0
}

// inside compiles what has variables of its own.
func (c *compiler) inside(compile func()) {
	seen := len(c.vars)
	compile()
	c.vars = c.vars[:seen]
}

func (c *compiler) list(l *parse.ListNode) step {
	var steps []step
	if l != nil {
		for _, n := range l.Nodes {
			steps = append(steps, c.node(n))
		}
	}
	if len(steps) == 1 {
		return steps[0]
	}
	return func(m *machine) {
		for _, s := range steps {
			s(m)
		}
	}
}
