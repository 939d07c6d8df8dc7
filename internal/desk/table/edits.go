package table

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"gazette/internal/desk/format"
	"gazette/internal/desk/revise"
	"gazette/internal/diag"
	"gazette/internal/policy"
	"gazette/internal/record"
	"gazette/internal/source"
)

// edits are the changes to TOML files, as text: comments, order and spacing stay as they are. A file is not decoded
// and written anew: editors keep comments and an order of their own in it, and a change of one figure must be a change
// of one line in git.
type edits struct {
	tree     *source.Tree
	keys     map[string]*record.Keys
	tables   map[diag.Pos]string // paths of records, by the places of their keys
	replaced map[string][]replacement
	added    map[string][]addition // records to put at the end
	size     map[string]int        // of a file with what is added
	part     map[string]int        // how many files of the name are full, and the one at hand
	begun    map[string]string     // the comment that a new file begins with
	by       *origin               // the row that is being written
}

// A replacement puts text in place of the bytes from start to end. With start = end it inserts. Two of them never
// overlap, since each key is replaced once.
type replacement struct {
	start, end int
	text       string
	by         *origin
}

// An addition is a record for the end of a file.
type addition struct {
	text string
	by   *origin
}

func newEdits(tree *source.Tree) *edits {
	return &edits{
		tree: tree, keys: map[string]*record.Keys{}, tables: map[diag.Pos]string{},
		replaced: map[string][]replacement{}, added: map[string][]addition{},
		size: map[string]int{}, part: map[string]int{}, begun: map[string]string{},
	}
}

// add puts a record at the end of a file, or of a further one of its name where it would grow too large to be read.
// The further file is data/progress/starraft-2.toml. A tenth of the limit is left free, because a correction makes a
// record longer where it stands.
func (e *edits) add(file, record string) {
	at := file
	about := "# Published figures: observations of targets, as they were reported.\n"
	if strings.HasPrefix(record, "[[pairing]]") {
		about = "# Which hospitals support which.\n"
	}
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
	if at != file {
		about += "# It goes on from " + path.Base(file) + ", which is full.\n"
	}
	e.begun[at] = about
	e.size[at] += len(record) + 1
	e.added[at] = append(e.added[at], addition{record, e.by})
}

// record finds the table of an observation in its file by the place it was read from.
func (e *edits) record(o *policy.Observation) (file, path string, ok bool) {
	return e.table(o.Pos, "observation", "target")
}

// table finds the table of a record in its file by the place of one of its keys. The model has places and no paths:
// observation[3] is found as the one whose key target stands where the record was read from. All records of a file are
// looked up at once and kept, for a table changes many.
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

// set replaces the value of a key that has a line of its own. It needs the keys of the file, which table has read:
// call that first.
func (e *edits) set(file, path, text string) bool {
	start, end, ok := e.keys[file].Span(path)
	if ok {
		e.replace(file, start, end, text)
	}
	return ok
}

func (e *edits) replace(file string, start, end int, text string) {
	e.replaced[file] = append(e.replaced[file], replacement{start, end, text, e.by})
}

// restate changes the status of a figure that stays the same, and with it the source that now says so. An example is a
// provisional figure that the yearbook confirms. False means that the record cannot be edited; nothing of it has been
// changed then.
func (e *edits) restate(o *policy.Observation, c *claim) bool {
	file, path, ok := e.record(o)
	return ok && e.editable(file, path, "status", "source") && e.noteFits(file, path, c) &&
		e.setSource(file, path, o, c) && e.setNote(file, path, c)
}

// annotate gives a figure that stays the note that the table has beside it.
func (e *edits) annotate(o *policy.Observation, c *claim) bool {
	file, path, ok := e.record(o)
	return ok && e.editable(file, path, "source") && e.noteFits(file, path, c) && e.setNote(file, path, c)
}

// noteFits reports whether a note can be written, before anything else of the record is.
func (e *edits) noteFits(file, path string, c *claim) bool {
	return c.note.IsZero() || !e.keys[file].Has(path+".note") || e.editable(file, path, "note")
}

// setNote writes the note of the table; where it has none, that of the record stays. It goes below the source, where
// [observationTOML] would have put it.
func (e *edits) setNote(file, path string, c *claim) bool {
	return c.note.IsZero() || e.put(file, path, "note", "source", format.Text(c.note))
}

// setSource writes status and source; a source that is the same keeps its words, which may say more.
func (e *edits) setSource(file, path string, o *policy.Observation, c *claim) bool {
	return e.set(file, path+".status", format.Quote(string(c.status))) &&
		(sameSource(o.Source, c.source) || e.set(file, path+".source", sourceTOML(c.source)))
}

// editable reports whether keys have statements of their own in a record. One in an inline table, or of a table under a
// header, is left to the editors: nothing is changed by half.
func (e *edits) editable(file, path string, names ...string) bool {
	for _, name := range names {
		if _, _, ok := e.keys[file].Span(path + "." + name); !ok {
			return false
		}
	}
	return true
}

// correct changes a figure and keeps what it said before. From value = 90.4 it makes the two lines
//
//	value = 86.4
//	corrected = [{ on = "2026-03-20", value = 90.4, why = { zh = "…", en = "…" } }]
//
// On is the day of the import, which is when readers see the new figure.
func (e *edits) correct(o *policy.Observation, c *claim, was value, today policy.Date) bool {
	file, path, ok := e.record(o)
	name := valueKey(c.target.Kind)
	drops := dropsNote(o, c, true)
	if !ok || !e.editable(file, path, name, "status", "source") || !e.noteFits(file, path, c) ||
		drops && !e.drop(file, path, "note") {
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
	return e.set(file, path+"."+name, c.value.toml(c.target.Kind)) && e.setSource(file, path, o, c) &&
		e.setNote(file, path, c)
}

// drop takes a key out of a record, with its line; false where it has none of its own.
func (e *edits) drop(file, path, name string) bool {
	start, _, ok := e.keys[file].Span(path + "." + name)
	if !ok {
		return false
	}
	data := e.tree.File(file).Data
	begin := bytes.LastIndexByte(data[:start], '\n') + 1
	end, _ := e.lineEnd(file, path+"."+name)
	if end < len(data) {
		end++
	}
	if key := strings.TrimSpace(string(data[begin:start])); !strings.HasPrefix(key, name) {
		return false
	}
	e.replace(file, begin, end, "")
	return true
}

// keepBefore adds a correction after those that there are: within the list, as a further table, or, when it is the
// first, as a list on the line below the figure. Corrections under headers of their own ([[observation.corrected]])
// are left to the editors, as byHand says.
func (e *edits) keepBefore(file, path, name, kept string) bool {
	keys, data := e.keys[file], e.tree.File(file).Data
	list := path + ".corrected"
	insert := func(at int, text string) bool {
		e.replace(file, at, at, text)
		return true
	}
	if start, end, ok := keys.Span(list); ok {
		switch last := start + lastWritten(data[start:end-1]); data[last] {
		case '[':
			return insert(last+1, kept)
		case ',':
			return insert(last+1, " "+kept)
		default:
			return insert(last+1, ", "+kept)
		}
	}
	if keys.Has(list) {
		return false
	}
	lineEnd, ok := e.lineEnd(file, path+"."+name)
	return ok && insert(lineEnd, "\ncorrected = ["+kept+"]")
}

// tokens are the parts of a list in TOML that a comment may stand between: strings, comments, space, else a character.
var tokens = regexp.MustCompile(`"""(?s:.*?)"""|\'\'\'(?s:.*?)\'\'\'|"(?:\\.|[^"\\])*"|'[^']*'|#[^\n]*|\s+|.`)

// lastWritten is the place of the last character that is neither space nor of a comment.
func lastWritten(list []byte) (at int) {
	for _, token := range tokens.FindAllIndex(list, -1) {
		if first := list[token[0]]; first != '#' && !unicode.IsSpace(rune(first)) {
			at = token[1] - 1
		}
	}
	return at
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

// put writes a key of a record: in place of the value that it has, else on a line below another key. Two keys that are
// put below the same one go in the order of the calls.
func (e *edits) put(file, path, name, below, text string) bool {
	if e.keys[file].Has(path + "." + name) {
		return e.set(file, path+"."+name, text)
	}
	at, ok := e.lineEnd(file, path+"."+below)
	if !ok {
		return false
	}
	e.replace(file, at, at, "\n"+name+" = "+text)
	return true
}

// changes applies the edits: one change a file. Old is what was read: revise refuses to write over a file that
// somebody has changed since. With the changes it tells from which row each line of them was written.
func (e *edits) changes() (changes []revise.Change, traced map[string]*tracedFile) {
	traced = map[string]*tracedFile{}
	files := map[string]bool{}
	for file := range e.replaced {
		files[file] = true
	}
	for file := range e.added {
		files[file] = true
	}
	for _, file := range slices.Sorted(maps.Keys(files)) {
		c, text := revise.Change{Path: file, Create: true}, e.begun[file]
		if f := e.tree.File(file); f != nil {
			c.Old, c.Create, text = f.Data, false, string(f.Data)
		}
		edits := e.replaced[file]
		slices.SortStableFunc(edits, func(a, b replacement) int { return cmp.Compare(a.start, b.start) })
		text, placed := place(text, edits, e.added[file])
		c.Data, traced[file] = []byte(text), trace(text, placed)
		changes = append(changes, c)
	}
	return changes, traced
}
