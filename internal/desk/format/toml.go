package format

import (
	"bytes"
	"slices"
	"strings"

	"gazette/internal/record"
	"gazette/internal/source"
)

// An item is a statement with the comments that belong to it.
type item struct {
	record.Statement
	lead  []string // the comment and blank lines above it
	text  string   // the statement in normal form
	trail string   // the comment behind it
	rank  int      // its place among the keys of its table
}

// toml returns the normal form of a TOML file: the keys of each table in the order of the schema, one space around =
// and inside braces, one empty line between tables, comments with what they stand above or behind. Tables stay in the
// order in which they stand: it may be that of a printed list, and pages follow it.
func toml(data []byte, schema record.Schema) ([]byte, error) {
	data = source.Plain(data)
	statements, err := record.Statements(data)
	if err != nil {
		return nil, err
	}
	if len(statements) == 0 {
		return closed(tidy(strings.Split(string(data), "\n"))), nil
	}
	items, top, bottom := itemsOf(data, statements, schema)
	var out []string
	out = append(out, top...)
	for len(items) > 0 {
		var block []item
		block, items = cutBlock(items)
		out = append(out, written(block)...)
	}
	if len(bottom) > 0 {
		out = append(append(out, ""), bottom...)
	}
	normal := closed(tidy(out))
	if !record.SameTOML(data, normal, sameText) {
		return nil, errMeaning
	}
	return normal, nil
}

// itemsOf joins statements with their comments. top are the comments at the head of the file that an
// empty line parts from the first statement, bottom those behind the last.
func itemsOf(data []byte, statements []record.Statement, schema record.Schema) (items []item, top, bottom []string) {
	table := schema
	end := 0
	for i, s := range statements {
		x := item{Statement: s, text: text(data, s)}
		trail, lead := gap(data[end:s.Start], i == 0)
		if i > 0 {
			items[i-1].trail = trail
		}
		if i == 0 {
			if cut := lastBlank(lead); cut >= 0 {
				top, lead = lead[:cut+1], lead[cut+1:]
			}
		}
		x.lead = lead
		if s.Header {
			table = schema.Below(s.Path)
		} else {
			x.rank = slices.IndexFunc(table, func(k record.Key) bool { return k.Name == s.Path[0] })
			if x.rank < 0 {
				x.rank = len(table)
			}
		}
		items = append(items, x)
		end = s.End
	}
	trail, lead := gap(data[end:], false)
	items[len(items)-1].trail = trail
	return items, top, trimmed(lead)
}

// gap parts what stands between two statements into the comment behind the first and the lines above the second. In
// “value = 90 # as printed” the comment goes with value; one on lines of its own goes with what is below it.
func gap(text []byte, first bool) (trail string, lead []string) {
	all := strings.Split(string(text), "\n")
	for i := range all {
		all[i] = strings.TrimSpace(all[i])
	}
	if !first {
		trail, all = all[0], all[1:]
	}
	if len(all) > 0 && all[len(all)-1] == "" {
		all = all[:len(all)-1] // what precedes the statement on its own line
	}
	return trail, all
}

// lastBlank is the place of the last empty line, -1 where there is none: what stands above it is about the whole file.
func lastBlank(lines []string) int {
	for i := len(lines) - 1; i >= 0; i-- {
		if lines[i] == "" {
			return i
		}
	}
	return -1
}

// cutBlock takes a header with its keys, or the keys before the first header.
func cutBlock(items []item) (block, rest []item) {
	n := 1
	for n < len(items) && !items[n].Header {
		n++
	}
	return items[:n], items[n:]
}

// written writes a block: an empty line before a header, its keys in order.
func written(block []item) []string {
	var out []string
	if block[0].Header {
		out = append(out, "")
		if lead := trimmed(block[0].lead); len(lead) > 0 {
			out = append(out, lead...)
			if block[0].lead[len(block[0].lead)-1] == "" {
				out = append(out, "") // a comment on more than this table
			}
		}
		out = append(out, line(block[0]))
		block = block[1:]
	}
	slices.SortStableFunc(block, func(a, b item) int { return a.rank - b.rank })
	for i, x := range block {
		lead := x.lead
		if i == 0 && len(out) > 0 {
			lead = trimmed(lead)
		}
		out = append(out, lead...)
		out = append(out, line(x))
	}
	return out
}

// line is a statement with the comment behind it, one space between them.
func line(x item) string {
	if x.trail == "" {
		return x.text
	}
	return x.text + " " + x.trail
}

// trimmed are lines without the empty ones at their ends.
func trimmed(lead []string) []string {
	for len(lead) > 0 && lead[0] == "" {
		lead = lead[1:]
	}
	for len(lead) > 0 && lead[len(lead)-1] == "" {
		lead = lead[:len(lead)-1]
	}
	return lead
}

// tidy leaves one empty line where there are several, and none at the head. Lines of values of several
// lines come in one piece and are not touched.
func tidy(lines []string) []string {
	var out []string
	for _, l := range lines {
		if l == "" && (len(out) == 0 || out[len(out)-1] == "") {
			continue
		}
		out = append(out, l)
	}
	return out
}

func closed(lines []string) []byte {
	return []byte(strings.TrimRight(strings.Join(lines, "\n"), "\n") + "\n")
}

// text is a statement in normal form.
func text(data []byte, s record.Statement) string {
	if s.Header {
		return string(bytes.TrimSpace(data[s.Start:s.End]))
	}
	key := strings.TrimRight(string(data[s.Start:s.Value]), " \t=")
	return key + " = " + value(string(data[s.Value:s.End]), s.Path[len(s.Path)-1])
}
