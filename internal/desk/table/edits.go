package table

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"gazette/internal/desk/format"
	"gazette/internal/desk/revise"
	"gazette/internal/diag"
	"gazette/internal/numeral"
	"gazette/internal/policy"
	"gazette/internal/record"
	"gazette/internal/source"
)

// edits are the changes to TOML files, as text: comments, order and spacing stay as they are.
type edits struct {
	tree     *source.Tree
	keys     map[string]*record.Keys
	tables   map[diag.Pos]string // paths of records, by the places of their keys
	replaced map[string][]replacement
	added    map[string][]string // records to put at the end
	size     map[string]int      // of a file with what is added
	part     map[string]int      // how many files of the name are full, and the one at hand
}

// A replacement puts text in place of the bytes from start to end.
type replacement struct {
	start, end int
	text       string
}

func newEdits(tree *source.Tree) *edits {
	return &edits{tree, map[string]*record.Keys{}, map[diag.Pos]string{}, map[string][]replacement{},
		map[string][]string{},
		map[string]int{}, map[string]int{}}
}

// add puts a record at the end of a file, or of a further one of its name where it would grow too large to be read.
func (e *edits) add(file, record string) {
	at := file
	for n := max(e.part[file], 1); ; n++ {
		if n > 1 {
			at = fmt.Sprintf("%s-%d.toml", strings.TrimSuffix(file, ".toml"), n)
		}
		if _, known := e.size[at]; !known {
			e.size[at] = 0
			if f := e.tree.File(at); f != nil {
				e.size[at] = len(f.Data)
			}
		}
		if e.size[at]+len(record) < source.TextLimit*9/10 { // the rest is for what is corrected in it
			e.part[file] = n
			break
		}
	}
	e.size[at] += len(record) + 1
	e.added[at] = append(e.added[at], record)
}

// record finds the table of an observation in its file by the place it was read from.
func (e *edits) record(o *policy.Observation) (file, path string, ok bool) {
	return e.table(o.Pos, "observation", "target")
}

// table finds the table of a record in its file by the place of one of its keys.
func (e *edits) table(pos diag.Pos, kind, key string) (file, path string, ok bool) {
	f := e.tree.File(pos.File)
	if f == nil {
		return "", "", false
	}
	keys := e.keys[f.Path]
	if keys == nil {
		_, keys, _ = record.Decode[map[string]any](f)
		e.keys[f.Path] = keys
	}
	if _, read := e.tables[diag.Pos{File: f.Path, Sheet: kind}]; !read {
		e.tables[diag.Pos{File: f.Path, Sheet: kind}] = ""
		for i := 0; keys.Has(fmt.Sprintf("%s[%d]", kind, i)); i++ {
			path := fmt.Sprintf("%s[%d]", kind, i)
			e.tables[keys.At(path+"."+key)] = path
		}
	}
	path, ok = e.tables[pos]
	return f.Path, path, ok
}

// set replaces the value of a key that has a line of its own.
func (e *edits) set(file, path, text string) bool {
	start, end, ok := e.keys[file].Span(path)
	if ok {
		e.replaced[file] = append(e.replaced[file], replacement{start, end, text})
	}
	return ok
}

// restate changes the status of a figure that stays the same, and with it the source that now says so.
func (e *edits) restate(o *policy.Observation, c *claim) bool {
	file, path, ok := e.record(o)
	return ok && e.editable(file, path, "status", "source") && e.setSource(file, path, o, c)
}

// setSource writes status and source; a source that is the same keeps its words, which may say more.
func (e *edits) setSource(file, path string, o *policy.Observation, c *claim) bool {
	same := o.Source.Name == c.source.Name && (c.source.URL == "" || c.source.URL == o.Source.URL) &&
		(c.source.Published.IsZero() || c.source.Published == o.Source.Published)
	return e.set(file, path+".status", format.Quote(string(c.status))) &&
		(same || e.set(file, path+".source", sourceTOML(c.source)))
}

func (e *edits) editable(file, path string, names ...string) bool {
	for _, name := range names {
		if _, _, ok := e.keys[file].Span(path + "." + name); !ok {
			return false
		}
	}
	return true
}

// correct changes a figure and keeps what it said before.
func (e *edits) correct(o *policy.Observation, c *claim, was value, today policy.Date) bool {
	file, path, ok := e.record(o)
	name := valueKey(c.target.Kind)
	if !ok || !e.editable(file, path, name, "status", "source") {
		return false
	}
	kept := fmt.Sprintf(
		"{ on = %s, %s = %s, why = %s }",
		format.Quote(today.String()),
		name,
		was.toml(c.target.Kind),
		format.Text(c.why),
	)
	if !e.keepBefore(file, path, name, kept) {
		return false
	}
	return e.set(file, path+"."+name, c.value.toml(c.target.Kind)) && e.setSource(file, path, o, c)
}

// keepBefore adds a correction after those that there are: within the list, as a further table, or, when
// it is the first, as a list on the line below the figure.
func (e *edits) keepBefore(file, path, name, kept string) bool {
	keys, data := e.keys[file], e.tree.File(file).Data
	list := path + ".corrected"
	insert := func(at int, text string) bool {
		e.replaced[file] = append(e.replaced[file], replacement{at, at, text})
		return true
	}
	if _, end, ok := keys.Span(list); ok {
		inner := bytes.TrimRight(data[:end-1], " \t\n,")
		if len(inner) > 0 && inner[len(inner)-1] == '[' {
			return insert(len(inner), kept)
		}
		return insert(len(inner), ", "+kept)
	}
	if keys.Has(list) {
		return false
	}
	lineEnd, ok := e.lineEnd(file, path+"."+name)
	return ok && insert(lineEnd, "\ncorrected = ["+kept+"]")
}

// lineEnd is where the line of a key ends that has one of its own.
func (e *edits) lineEnd(file, path string) (at int, ok bool) {
	data := e.tree.File(file).Data
	_, end, ok := e.keys[file].Span(path)
	if !ok {
		return 0, false
	}
	if i := bytes.IndexByte(data[end:], '\n'); i >= 0 {
		return end + i, true
	}
	return len(data), true
}

// put writes a key of a record: in place of the value that it has, else on a line below another key.
func (e *edits) put(file, path, name, below, text string) bool {
	if e.keys[file].Has(path + "." + name) {
		return e.set(file, path+"."+name, text)
	}
	at, ok := e.lineEnd(file, path+"."+below)
	if !ok {
		return false
	}
	line := "\n" + name + " = " + text
	for i, r := range e.replaced[file] {
		if r.start == at && r.end == at {
			e.replaced[file][i].text += line
			return true
		}
	}
	e.replaced[file] = append(e.replaced[file], replacement{at, at, line})
	return true
}

// changes applies the edits: one change a file.
func (e *edits) changes() []revise.Change {
	files := map[string]bool{}
	for file := range e.replaced {
		files[file] = true
	}
	for file := range e.added {
		files[file] = true
	}
	var changes []revise.Change
	for _, file := range slices.Sorted(maps.Keys(files)) {
		c := revise.Change{Path: file, Create: true}
		text := "# Published figures: observations of targets, as they were reported.\n"
		if f := e.tree.File(file); f != nil {
			c.Old, c.Create, text = f.Data, false, string(f.Data)
		}
		edits := e.replaced[file]
		slices.SortStableFunc(edits, func(a, b replacement) int { return cmp.Compare(a.start, b.start) })
		var b strings.Builder
		at := 0
		for _, r := range edits {
			b.WriteString(text[at:r.start] + r.text)
			at = r.end
		}
		rest := text[at:]
		for _, record := range e.added[file] {
			b.WriteString(strings.TrimRight(rest, "\n") + "\n\n")
			rest = record
		}
		b.WriteString(rest)
		c.Data = []byte(b.String())
		changes = append(changes, c)
	}
	return changes
}

func valueKey(kind policy.Kind) string {
	switch kind {
	case policy.Graded:
		return "grade"
	case policy.YesNo:
		return "done"
	}
	return "value"
}

func (v value) toml(kind policy.Kind) string {
	switch kind {
	case policy.Graded:
		return format.Quote(v.grade)
	case policy.YesNo:
		return strconv.FormatBool(v.done)
	}
	return numeral.Format(v.number)
}

func observationTOML(c *claim) string {
	var b strings.Builder
	fmt.Fprintf(&b, "[[observation]]\ntarget = %s\n", format.Quote(c.target.Key()))
	if c.hospital != nil {
		fmt.Fprintf(&b, "hospital = %s\n", format.Quote(c.hospital.ID))
	} else {
		fmt.Fprintf(&b, "region = %s\n", format.Quote(c.region.Code+" "+c.region.Name.ZH))
	}
	fmt.Fprintf(
		&b,
		"date = %s\n%s = %s\nstatus = %s\nsource = %s\n",
		format.Quote(c.date.String()),
		valueKey(c.target.Kind),
		c.value.toml(c.target.Kind),
		format.Quote(string(c.status)),
		sourceTOML(c.source),
	)
	if !c.note.IsZero() {
		fmt.Fprintf(&b, "note = %s\n", format.Text(c.note))
	}
	return b.String()
}

func sourceTOML(s policy.Source) string {
	out := "{ name = " + format.Text(s.Name)
	if s.Title != "" {
		out += ", title = " + format.Quote(s.Title)
	}
	if s.URL != "" {
		out += ", url = " + format.Quote(s.URL)
	}
	if !s.Published.IsZero() {
		out += ", published = " + format.Quote(s.Published.String())
	}
	return out + " }"
}

// fileFor chooses the file for a new figure: the one that holds the target's figures, else the one
// that holds most of the province's, else a new one named after the province.
func (p *proposer) fileFor(c *claim) string {
	if n := len(c.target.Observations); n > 0 {
		return c.target.Observations[n-1].Pos.File
	}
	top := c.region.At(policy.Province)
	if top == nil {
		top = c.region
	}
	files := p.names().files
	if files[top] == "" {
		files[top] = p.fileOf(top)
	}
	return files[top]
}

func (p *proposer) fileOf(top *policy.Region) string {
	count := map[string]int{}
	for _, o := range p.m.Observations {
		if o.Region.In(top) {
			count[o.Pos.File]++
		}
	}
	for _, f := range p.m.Figures {
		if f.Region.In(top) {
			count[f.Pos.File]++
		}
	}
	best := ""
	for _, file := range slices.Sorted(maps.Keys(count)) {
		if best == "" || count[file] > count[best] {
			best = file
		}
	}
	if best != "" {
		return best
	}
	name := strings.ToLower(strings.TrimSuffix(top.Name.EN, " Province"))
	if top.Level == policy.Country {
		name = "nation"
	}
	return "data/progress/" + strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' {
			return r
		}
		return '-'
	}, name) + ".toml"
}
