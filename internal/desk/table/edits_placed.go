package table

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
)

// A placedEdit is an edit in the text that it makes, by its bytes there.
type placedEdit struct {
	from, to int
	by       *origin
}

// place puts replacements and new records into a text, and tells where each of them is then. The replacements are in
// the order of the text.
func place(text string, edits []replacement, added []addition) (string, []placedEdit) {
	var b strings.Builder
	var placed []placedEdit
	put := func(text string, by *origin) {
		if by != nil {
			placed = append(placed, placedEdit{b.Len(), b.Len() + len(text), by})
		}
		b.WriteString(text)
	}
	at := 0
	for _, r := range edits {
		put(text[at:r.start], nil)
		put(r.text, r.by)
		at = r.end
	}
	rest, by := text[at:], (*origin)(nil)
	for _, record := range added {
		put(strings.TrimRight(rest, "\n"), by)
		put("\n\n", nil)
		rest, by = record.text, record.by
	}
	put(rest, by)
	return b.String(), placed
}

// A written text is one that an edit put into a file, by its lines there.
type written struct {
	first, last int
	by          *origin
}

// A traced file is one with the edits in it: its lines, those at which records begin, and what was written where.
type tracedFile struct {
	lines   []string
	records []int
	written []written
}

// recordHead begins a record. A header with a dot in it belongs to the record above.
var recordHead = regexp.MustCompile(`^\[\[?[A-Za-z0-9_-]+\]`)

func trace(text string, edits []placedEdit) *tracedFile {
	f := &tracedFile{lines: strings.Split(text, "\n")}
	for i, line := range f.lines {
		if recordHead.MatchString(line) {
			f.records = append(f.records, i+1)
		}
	}
	line, counted := 1, 0
	for _, e := range edits {
		own := strings.Trim(text[e.from:e.to], "\n")
		line += strings.Count(text[counted:e.from], "\n")
		counted = e.from
		first := line + strings.Index(text[e.from:e.to], own)
		f.written = append(f.written, written{first, first + strings.Count(own, "\n"), e.by})
	}
	return f
}

// at finds from which row a line was written, and which rows wrote to its record.
func (f *tracedFile) at(line int) (of *origin, record []*origin) {
	next, _ := slices.BinarySearch(f.records, line+1)
	begin, end := 0, len(f.lines)+1
	if next > 0 {
		begin = f.records[next-1]
	}
	if next < len(f.records) {
		end = f.records[next]
	}
	ends := func(w written, at int) int { return cmp.Compare(w.last, at) }
	first, _ := slices.BinarySearchFunc(f.written, begin, ends)
	for _, w := range f.written[first:] {
		if w.first >= end {
			break
		}
		record = append(record, w.by)
		if of == nil && w.first <= line && line <= w.last {
			of = w.by
		}
	}
	return of, record
}
