package table

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"gazette/internal/diag"
	"gazette/internal/lang"
)

// An origin is where a text of a file was written from: the cell of the figure, by which it is refused, and the row
// that it is in.
type origin struct {
	figure diag.Pos
	get    getter
	fact   string // the figure is this fact of a hospital
}

// besides are the keys of a record whose text stands in a cell of its own, and the columns of that: the second is for
// English.
var besides = map[string][]field{
	"source": {fSourceZH, fSourceEN}, "name": {fSourceZH, fSourceEN}, "note": {fNoteZH, fNoteEN},
	"why": {fWhyZH, fWhyEN}, "url": {fURL}, "published": {fPublished}, "as_of": {fDate}, "date": {fDate},
	"status": {fStatus},
}

// cells are those of a row, by the keys that hold what they say; “note.en” is the cell of the English of a note.
func (o *origin) cells() map[string]placed {
	cells := map[string]placed{}
	add := func(key string, columns []field) {
		for i, column := range columns {
			if c := o.get(column); c.text != "" {
				cells[key+[...]string{"", ".en"}[i]] = c
			}
		}
	}
	for key, columns := range besides {
		add(key, columns)
	}
	if o.fact != "" {
		add(o.fact, factColumns[o.fact])
	}
	return cells
}

// A Refusal is what the rules say against a figure of a table, once it was tried to write it. The fault stands at the
// cell that holds what is wrong, which may be a note beside the figure.
type Refusal struct {
	Figure diag.Pos
	Fault  diag.Diagnostic
}

var keyOf = regexp.MustCompile(`(\w+) = `)

// keyed finds the cell of the key that stands at a place, or around it.
func (o *origin) keyed(line string, col int) (cell diag.Pos, ok bool) {
	before := string([]rune(line)[:min(len([]rune(line)), max(col-1, 0))])
	keys, cells := keyOf.FindAllStringSubmatch(before, -1), o.cells()
	for _, key := range slices.Backward(keys) {
		for _, name := range []string{key[1] + "." + keys[len(keys)-1][1], key[1]} {
			if c, known := cells[name]; known {
				return c.pos, true
			}
		}
	}
	return o.figure, false
}

// quoted finds the cell whose text a message quotes.
func (o *origin) quoted(message lang.Text) (cell diag.Pos, ok bool) {
	cells := o.cells()
	for _, key := range slices.Backward(slices.Sorted(maps.Keys(cells))) { // the English of a name before the name
		c := cells[key]
		for _, half := range append(strings.Split(c.text, "|"), c.text) {
			if half = strings.TrimSpace(half); half != "" && strings.Contains(message.ZH, "“"+half+"”") {
				return c.pos, true
			}
		}
	}
	return o.figure, false
}

// Trace leads the faults of the site as it would be back to the cells that they come from. What a table would do to
// the site is checked by the rules of the site, which know its files only, while those who sent the table know their
// cells. A fault of which no text of the table is the cause is left out.
func (p *Proposal) Trace(faults diag.List) []Refusal {
	var refusals []Refusal
	for _, d := range faults {
		if d.Severity != diag.Error {
			continue
		}
		places := []diag.Pos{d.Pos}
		for _, note := range d.Notes {
			places = append(places, note.Pos)
		}
		for _, pos := range places {
			if cell, by := p.cellOf(d, pos); by != nil {
				d.Notes = p.tracedNotes(d, pos)
				d.Pos = cell
				refusals = append(refusals, Refusal{by.figure, d})
				break
			}
		}
	}
	return refusals
}

// cellOf finds the cell of a place in a file, and the row that it is of: by the line, else by what the message quotes,
// since a fault may be placed at the head of a record. Else it is the first row that wrote to the record.
func (p *Proposal) cellOf(d diag.Diagnostic, pos diag.Pos) (diag.Pos, *origin) {
	f, changed := p.traced[pos.File]
	if !changed || pos.Line == 0 || pos.Line > len(f.lines) {
		return pos, nil
	}
	line, record := f.at(pos.Line)
	if line != nil {
		if cell, ok := line.keyed(f.lines[pos.Line-1], pos.Col); ok {
			return cell, line
		}
	}
	for _, o := range record {
		if cell, ok := o.quoted(d.Message); ok {
			return cell, o
		}
	}
	switch {
	case line != nil:
		return line.figure, line
	case len(record) > 0:
		return record[0].figure, record[0]
	}
	return pos, nil
}

// tracedNotes are the other places of a fault. One in a file that would change is named by its cell, or not at all: the
// lines of that file are not yet what they would be.
func (p *Proposal) tracedNotes(d diag.Diagnostic, without diag.Pos) (notes []diag.Note) {
	for _, note := range d.Notes {
		cell, by := p.cellOf(d, note.Pos)
		_, changed := p.traced[note.Pos.File]
		if note.Pos == without || changed && by == nil {
			continue
		}
		note.Pos = cell
		notes = append(notes, note)
	}
	return notes
}

// ruledOut reports whether the rules refuse what would be written of a figure, and says so at its cell.
func (p *proposer) ruledOut(figure diag.Pos) bool {
	if p.refused == nil {
		p.refused = map[diag.Pos][]diag.Diagnostic{}
		for _, r := range p.o.Refused {
			p.refused[r.Figure] = append(p.refused[r.Figure], r.Fault)
		}
	}
	faults := p.refused[figure]
	p.list = append(p.list, faults...)
	return len(faults) > 0
}

// refusedByRule is the line of a figure that was read and cannot be written.
func (p *proposer) refusedByRule(c *claim) bool {
	if !p.ruledOut(c.pos) {
		return false
	}
	p.line(c, Refused, lang.Text{}, c.value.show(c.target))
	return true
}
