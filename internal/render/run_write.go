package render

import (
	"fmt"
	"html/template"
	"io"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"text/template/parse"
)

const escaper = "_html_template_" // how html/template's own functions begin

// action compiles what prints a value, or declares a variable.
func (c *compiler) action(n *parse.ActionNode) step {
	cmds := n.Pipe.Cmds
	var chain []string
	for len(cmds) > 1 {
		last := cmds[len(cmds)-1]
		id, ok := last.Args[0].(*parse.IdentifierNode)
		if !ok || len(last.Args) > 1 || !strings.HasPrefix(id.Ident, escaper) {
			giveUp()
		}
		chain = append([]string{strings.TrimPrefix(id.Ident, escaper)}, chain...)
		cmds = cmds[:len(cmds)-1]
	}
	of := c.command(cmds[0])
	if len(n.Pipe.Decl) > 0 {
		of = c.declaring(n.Pipe, of)
		return func(m *machine) { of(m) }
	}
	write := writer(chain, n.Pipe.Cmds[1:])
	return func(m *machine) { write(m, of(m)) }
}

// writer writes values through a chain of html/template's escapers. What is common it writes itself, and all else
// html/template, through the same chain.
func writer(chain []string, cmds []*parse.CommandNode) func(*machine, value) {
	rest := throughTemplate(cmds)
	switch name := strings.Join(chain, "|"); name {
	case "htmlescaper", "attrescaper", "rcdataescaper":
		return func(m *machine, v value) {
			switch {
			case v.kind == isText:
				m.out = appendEscaped(m.out, v.s)
			case v.kind == isMarkup && name == "htmlescaper":
				m.out = append(m.out, v.s...)
			case v.kind == isNumber:
				m.out = strconv.AppendInt(m.out, v.n, 10)
			default:
				if s, ok := worded(v); ok {
					m.out = appendEscaped(m.out, s)
					return
				}
				rest(m, v)
			}
		}
	case "htmlnamefilter":
		return func(m *machine, v value) {
			if a, ok := v.plain().(template.HTMLAttr); ok {
				m.out = append(m.out, a...)
				return
			}
			rest(m, v)
		}
	case "urlfilter|urlnormalizer|attrescaper", "urlnormalizer|attrescaper":
		return func(m *machine, v value) {
			if v.kind == isText && plainURL(v.s) {
				m.out = append(m.out, v.s...)
				return
			}
			rest(m, v)
		}
	}
	return rest
}

// worded is what a value that says itself in words says. An error says itself otherwise, and a pointer may be nil.
func worded(v value) (string, bool) {
	if v.kind != isOther || v.r.Kind() == reflect.Pointer || v.r.Type().Implements(failure) {
		return "", false
	}
	s, ok := v.r.Interface().(fmt.Stringer)
	if !ok {
		return "", false
	}
	return s.String(), true
}

// throughTemplate writes a value through commands of an escaped template, which is made when one first needs it: of
// the thousands of actions of a theme few ever do, and to make one takes as long as to write a short page.
func throughTemplate(escapers []*parse.CommandNode) func(*machine, value) {
	made := sync.OnceValue(func() *template.Template {
		t := template.Must(template.New("value").Parse("{{.}}"))
		if err := t.Execute(io.Discard, ""); err != nil { // escapes it
			giveUp()
		}
		pipe := t.Tree.Root.Nodes[0].(*parse.ActionNode).Pipe
		pipe.Cmds = append(pipe.Cmds[:1:1], escapers...)
		return t
	})
	return func(m *machine, v value) {
		if err := made().Execute((*sink)(&m.out), v.plain()); err != nil {
			giveUp()
		}
	}
}

type sink []byte

func (s *sink) Write(b []byte) (int, error) {
	*s = append(*s, b...)
	return len(b), nil
}

// plainURL reports whether an address stands as it is in an attribute of HTML.
func plainURL(s string) bool {
	s = strings.TrimPrefix(s, "https://")
	for i := range len(s) {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9':
		case strings.IndexByte("-._~/#?=", c) >= 0:
		default:
			return false
		}
	}
	return true
}

var escapes = [...]string{
	'"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;", 0: "\uFFFD",
}

// appendEscaped appends a text as html/template escapes it.
func appendEscaped(out []byte, s string) []byte {
	done := 0
	for i := range len(s) {
		if c := s[i]; int(c) < len(escapes) && escapes[c] != "" {
			out = append(append(out, s[done:i]...), escapes[c]...)
			done = i + 1
		}
	}
	return append(out, s[done:]...)
}
