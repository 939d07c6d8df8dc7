package ask

import (
	"fmt"
	"strings"

	"gazette/internal/desk/format"
	"gazette/internal/lang"
	"gazette/internal/policy"
)

// A draft is written key by key, each with what it means.
type draft struct {
	strings.Builder
	form *form
	// above writes the meaning on a line above the key, and optional keys without an answer as comments;
	// otherwise the meaning stands behind the value, and such keys are left out.
	above bool
}

// put writes a key whose value is TOML already; "" is none.
func (r *draft) put(path, value string) {
	k := r.form.key(path)
	name := path[strings.LastIndexByte(path, '.')+1:]
	about := "# " + k.Doc.ZH + " / " + k.Doc.EN
	switch {
	case r.above && value == "":
		fmt.Fprintf(r, "%s\n# %s =\n", about, name)
	case r.above:
		fmt.Fprintf(r, "%s\n%s = %s\n", about, name, value)
	case value != "":
		fmt.Fprintf(r, "%s = %s %s\n", name, value, about)
	}
}

func (r *draft) text(path, value string) { r.put(path, quoted(value)) }

func (r *draft) both(path string, value lang.Text) {
	if value.IsZero() {
		r.put(path, "")
		return
	}
	r.put(path, format.Text(value))
}

func quoted(s string) string {
	if s == "" {
		return ""
	}
	return format.Quote(s)
}

// list writes answers with commas between them as a list of texts.
func list(answer string) string {
	if answer == "" {
		return ""
	}
	var all []string
	for _, s := range strings.Split(answer, ", ") {
		all = append(all, format.Quote(s))
	}
	return "[" + strings.Join(all, ", ") + "]"
}

// source writes who said so as an inline table.
func (r *draft) source(a Answers) {
	r.put("source", sourceOf(a))
}

func sourceOf(a Answers) string {
	name := a.both("source")
	if name.IsZero() {
		return ""
	}
	value := "{ name = " + format.Text(name)
	for _, key := range []string{"url", "published"} {
		if s := a["source-"+key]; s != "" {
			value += ", " + key + " = " + format.Quote(s)
		}
	}
	return value + " }"
}

// unfinished marks what is still to be written, as the rule of that name finds it.
func unfinished(l lang.Lang, what lang.Text) string {
	if l == lang.EN {
		return policy.Unfinished.EN + " " + what.EN
	}
	return policy.Unfinished.ZH + what.ZH
}
