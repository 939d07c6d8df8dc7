package record

import (
	"bytes"
	"slices"

	"github.com/pelletier/go-toml/v2/unstable"

	"gazette/internal/characters"
)

// A planter grows the tree of values from the statements of a file.
type planter struct {
	document
	parser     unstable.Parser
	here       *value // the table of the last header
	start, end int    // of the present statement
}

// parseTOML builds the tree up to the first syntax error; go-toml's decoder reports that.
func parseTOML(data []byte) document {
	p := &planter{document: document{root: &value{kind: tableValue}, twice: map[int]int{}}}
	p.here = p.root
	p.parser.Reset(data)
	for p.parser.NextExpression() {
		e := p.parser.Expression()
		switch e.Kind {
		case unstable.Table, unstable.ArrayTable:
			p.header(e)
		case unstable.KeyValue:
			p.start, p.end = int(e.Raw.Offset), int(e.Raw.Offset+e.Raw.Length)
			p.keyValue(p.here, e)
		}
	}
	p.here.end = len(data)
	return p.document
}

// A keyPart is one name of a dotted key, a.b."c d", with the bytes that it takes, quotes included.
type keyPart struct {
	name       string
	start, end int
}

func keyParts(n *unstable.Node) []keyPart {
	var parts []keyPart
	for it := n.Key(); it.Next(); {
		raw := it.Node().Raw
		parts = append(parts, keyPart{string(it.Node().Data), int(raw.Offset), int(raw.Offset + raw.Length)})
	}
	return parts
}

// header enters the table of a [header] or adds one for a [[header]].
func (p *planter) header(n *unstable.Node) {
	parts := keyParts(n)
	first, last := parts[0], parts[len(parts)-1]
	offset := bracket(p.parser.Data(), first.start)
	p.here.end = offset // a header ends the table before it
	p.start, p.end = offset, last.end
	parent := p.descend(p.root, parts[:len(parts)-1], offset)
	kind := tableValue
	if n.Kind == unstable.ArrayTable {
		kind = listValue
	}
	// A table that [a.b] implied may get a header [a] later; one that has its own is there twice, as is a name that
	// was a table and is a list now.
	v := parent.get(last.name)
	if v != nil && (v.kind != kind || kind == tableValue && v.header) {
		p.twice[first.start] = v.offset
		v = nil
	}
	if v == nil {
		v = p.newValue(kind, offset)
		parent.add(last.name, first.start, v)
	}
	if kind == listValue {
		v.header = true
		item := p.newValue(tableValue, offset)
		v.items = append(v.items, item)
		v = item
	}
	v.offset, v.header, v.start = offset, true, offset
	p.here = v
}

// bracket returns the place of the bracket that opens the header of a key.
func bracket(data []byte, key int) int {
	for key > 0 && slices.Contains([]byte("[ \t"), data[key-1]) {
		key--
	}
	for data[key] != '[' {
		key++
	}
	return key
}

// descend goes down a dotted key; where it leads through a list, into the last table of it.
func (p *planter) descend(t *value, parts []keyPart, offset int) *value {
	for _, part := range parts {
		child := t.get(part.name)
		if child != nil && child.kind == listValue && len(child.items) > 0 {
			child = child.items[len(child.items)-1]
		}
		if child == nil || child.kind != tableValue {
			child = p.newValue(tableValue, offset)
			t.add(part.name, part.start, child)
		}
		t = child
	}
	return t
}

func (p *planter) newValue(kind valueKind, offset int) *value {
	return &value{kind: kind, offset: offset, start: p.start, end: p.end}
}

// keyValue adds a statement or a part of an inline table. A key that is there already is noted and its value passed
// over: syntaxError names both places.
func (p *planter) keyValue(t *value, n *unstable.Node) {
	parts := keyParts(n)
	last := parts[len(parts)-1]
	t = p.descend(t, parts[:len(parts)-1], parts[0].start)
	if i, ok := t.index[last.name]; ok {
		p.twice[parts[0].start] = t.entries[i].offset
		return
	}
	data, offset := p.parser.Data(), last.end
	for offset < len(data)-1 && slices.Contains([]byte(" \t="), data[offset]) {
		offset++
	}
	v := p.value(n.Value(), offset)
	// A value within an inline table is part of a statement and cannot be replaced as one.
	if parts[0].start == p.start {
		v.whole = offset
	}
	t.add(last.name, last.start, v)
}

// value converts a value. The parser gives no place for a list, so the place comes along; a list in a
// list has that of the outer one.
func (p *planter) value(n *unstable.Node, offset int) *value {
	if n.Raw.Length > 0 {
		offset = int(n.Raw.Offset)
	}
	v := p.newValue(scalarKind(n), offset)
	switch n.Kind {
	case unstable.Array:
		for it := n.Children(); it.Next(); {
			v.items = append(v.items, p.value(it.Node(), offset))
		}
	case unstable.InlineTable:
		for it := n.Children(); it.Next(); {
			p.keyValue(v, it.Node())
		}
	default:
		v.text = string(n.Data)
		if v.kind == textValue {
			p.text(v, n)
		}
	}
	return v
}

// text folds a text, and keeps how one was written in which escapes may hide what no text may hold.
func (p *planter) text(v *value, n *unstable.Node) {
	if folded := characters.Fold(v.text); folded != v.text {
		v.text, p.folds = folded, true
	}
	if raw := p.parser.Raw(n.Raw); bytes.IndexByte(raw, '\\') >= 0 {
		v.escaped = string(raw)
	}
}

// scalarKind is what the parser says of a value, in our kinds; all that is left are the four kinds of dates and times.
func scalarKind(n *unstable.Node) valueKind {
	switch n.Kind {
	case unstable.String:
		return textValue
	case unstable.Integer:
		return wholeNumber
	case unstable.Float:
		// inf and nan end so, and no other number.
		if last := n.Data[len(n.Data)-1]; last == 'f' || last == 'n' {
			return notNumber
		}
		return number
	case unstable.Bool:
		return yesNo
	case unstable.Array:
		return listValue
	case unstable.InlineTable:
		return tableValue
	}
	return dateValue
}
