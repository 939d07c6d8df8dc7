package document

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"gazette/internal/lang"
)

// docx reads a Word document (ECMA-376, WordprocessingML): paragraphs with their automatic numbers,
// tables, footnotes. Of tracked changes the text as if all were accepted is taken. Paragraphs are
// numbered in order. The few readers of this format in Go have no releases and know no numbering, so
// the three parts that matter are read here.
func (r *reader) docx(data []byte) ([]block, error) {
	file, err := openWord(data)
	if err != nil {
		return nil, err
	}
	body, err := part(file.archive, file.main)
	if err != nil {
		return nil, err
	}
	d := &document{reader: r, file: file, footnotes: map[string]string{}, said: map[string]bool{}}
	if styles, err := file.part("styles"); err == nil {
		d.styles = styleNumbers(styles)
	}
	if numbering, err := file.part("numbering"); err == nil {
		d.numbers = readNumbering(numbering)
	}
	if notes, err := file.part("footnotes"); err == nil {
		for _, note := range notes.all("footnote") {
			d.footnotes[note.attr("id")] = squeeze(note.plain())
		}
	}
	if comments, err := file.part("comments"); err == nil && len(comments.all("comment")) > 0 {
		count := lang.Count(len(comments.all("comment")), "comment", "comments")
		r.doubt(0, "page-part", lang.Text{ZH: "批注 %s 条，已略去", EN: "left out: %s"}.With(count), lang.Text{})
	}
	if b := body.first("body"); b != nil {
		d.blocksOf(b)
	}
	d.sayChanges()
	if d.full() {
		r.tooMuch(d.count)
	}
	return d.blocks, nil
}

// Limits against archives that unpack to far more than they are: a document of 500 pages is some 10 MB
// of XML, and no real one is nested as deep.
const (
	maxPart     = 48 << 20
	maxDepth    = 256
	maxElements = 800_000 // of a part
)

var errTooMuch = errors.New("the document is too large")

// A node is an element of a part; names are kept without their namespace. Text is that of w:t and w:delText only;
// other elements hold nothing that is shown.
type node struct {
	name     string
	attrs    []xml.Attr
	children []*node
	text     []byte
}

// part unpacks and parses one part of the archive. The whole tree is kept in memory, so that the limits count elements
// as well as bytes: <a/> takes four bytes in the file and many times that here.
func part(archive *zip.Reader, name string) (*node, error) {
	f, err := archive.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	limited := &io.LimitedReader{R: f, N: maxPart + 1}
	dec := xml.NewDecoder(limited)
	root := &node{}
	stack := []*node{root}
	elements := 0
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if limited.N <= 0 {
			return nil, errTooMuch
		}
		if err != nil {
			return nil, err
		}
		top := stack[len(stack)-1]
		switch token := token.(type) {
		case xml.StartElement:
			if len(stack) > maxDepth {
				return nil, fmt.Errorf("%s is nested more than %d deep", name, maxDepth)
			}
			if elements++; elements > maxElements {
				return nil, errTooMuch
			}
			n := &node{name: token.Name.Local, attrs: token.Copy().Attr}
			top.children = append(top.children, n)
			stack = append(stack, n)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			if top.name == "t" || top.name == "delText" {
				top.text = append(top.text, token...)
			}
		}
	}
	return root, nil
}

// attr is the value of an attribute, whatever its namespace: w:val is asked for as val.
func (n *node) attr(name string) string {
	for _, a := range n.attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// first returns the first element of that name, at any depth; all returns all that lie in no other.
func (n *node) first(name string) *node {
	for _, c := range n.children {
		if c.name == name {
			return c
		}
		if found := c.first(name); found != nil {
			return found
		}
	}
	return nil
}

func (n *node) all(name string) []*node {
	var found []*node
	for _, c := range n.children {
		if c.name == name {
			found = append(found, c)
		} else {
			found = append(found, c.all(name)...)
		}
	}
	return found
}

// child is the first element of that name directly inside, which matters for properties: the w:rPr of a run is not
// that of a run within it.
func (n *node) child(name string) *node {
	for _, c := range n.children {
		if c.name == name {
			return c
		}
	}
	return nil
}

// plain is the text inside, without tabs and line breaks.
func (n *node) plain() string {
	var b strings.Builder
	for _, t := range n.all("t") {
		b.Write(t.text)
	}
	return b.String()
}

// A document gathers the blocks of the body. Deleted, inserted and hidden are what [document.sayChanges] names at the
// end, one warning each.
type document struct {
	*reader
	file      *wordFile
	numbers   *numbering
	styles    map[string]numberRef
	footnotes map[string]string
	said      map[string]bool // footnotes that have been named
	blocks    []block
	count     int // paragraphs so far
	size      int // bytes of text and cells so far

	found   []block // the pictures of the paragraph that is read
	inTable bool

	deleted, inserted, hidden []string
}

// full reports whether the document has all the text that is taken. Notes, numbers and merged cells repeat
// themselves, so this is counted as they are written.
func (d *document) full() bool { return d.size > maxText || len(d.blocks) > maxBlocks }

// blocksOf reads what stands in a body or in an element that only wraps. Deleted paragraphs are left out and
// remembered.
func (d *document) blocksOf(n *node) {
	for _, c := range n.children {
		if d.full() {
			return
		}
		switch c.name {
		case "p":
			d.paragraph(c)
		case "tbl":
			d.count++
			line := d.count
			if rows := d.rows(c); len(rows) > 0 {
				d.blocks = append(d.blocks, block{line: line, rows: rows})
			}
		case "del", "moveFrom":
			d.deleted = append(d.deleted, squeeze(c.plain()))
		default: // sdt, ins, customXml and the like only wrap
			d.blocksOf(c)
		}
	}
}

// paragraph reads one paragraph. A line break in it begins a new block, since a line that somebody has set by itself
// is read by itself; the automatic number belongs to the first.
func (d *document) paragraph(p *node) {
	d.count++
	var b strings.Builder
	d.runs(p, &b)
	label := d.label(p, strings.TrimSpace(b.String()) != "")
	d.size += b.Len() + len(label)
	for i, text := range strings.Split(b.String(), "\n") {
		text = squeeze(text)
		if i == 0 && text != "" {
			text = label + text
		}
		if text != "" {
			d.blocks = append(d.blocks, block{line: d.count, text: text})
		}
	}
	d.blocks = append(d.blocks, d.found...)
	d.found = nil
}

// runs writes the text of what is in a paragraph. Field codes (w:instrText) are passed over, their results are not.
// mc:Fallback repeats for old programs what its neighbour mc:Choice holds.
func (d *document) runs(n *node, b *strings.Builder) {
	for _, c := range n.children {
		switch c.name {
		case "t":
			b.Write(c.text)
		case "tab":
			b.WriteByte(' ')
		case "br", "cr":
			b.WriteByte('\n')
		case "noBreakHyphen":
			b.WriteByte('-')
		case "drawing", "pict", "object":
			d.drawing(c)
			d.runs(c, b) // what is written in it
		case "pPr", "rPr", "instrText", "Fallback":
		case "del", "moveFrom":
			if text := deletedText(c); text != "" {
				d.deleted = append(d.deleted, text)
			}
		case "ins", "moveTo":
			if text := squeeze(c.plain()); text != "" {
				d.inserted = append(d.inserted, text)
			}
			d.runs(c, b)
		case "footnoteReference":
			if !d.footnote(c.attr("id"), b) {
				return
			}
		case "txbxContent":
			if text := squeeze(c.plain()); text != "" {
				d.doubt(
					d.count,
					"page-part",
					lang.Text{ZH: "文本框已略去：%s", EN: "a text box was left out: %s"}.With(clip(text)),
					lang.Text{},
				)
			}
		case "r":
			if pr := c.child("rPr"); pr != nil && pr.child("vanish") != nil {
				d.hidden = append(d.hidden, squeeze(c.plain()))
				continue
			}
			d.runs(c, b)
		default:
			d.runs(c, b)
		}
	}
}

// footnote puts a note into the text, and says so the first time; false when there is no more room for it. It stands
// where the reference is: “…县级医院（注：指二级以上医院）…”, so that a clause holds all that it says.
func (d *document) footnote(id string, b *strings.Builder) bool {
	note := d.footnotes[id]
	if note == "" {
		return true
	}
	if b.Len()+len(note) > maxText {
		d.size = maxText + 1
		return false
	}
	b.WriteString("（注：" + note + "）")
	if !d.said[id] {
		d.said[id] = true
		d.doubt(d.count, "footnote",
			lang.Text{ZH: "脚注已并入正文：%s", EN: "a footnote was put into the text: %s"}.With(clip(note)),
			lang.Text{})
	}
	return true
}

// deletedText is what a tracked change takes away: w:delText where words are deleted, w:t where they are moved.
func deletedText(n *node) string {
	var b strings.Builder
	for _, t := range append(n.all("delText"), n.all("t")...) {
		b.Write(t.text)
	}
	return squeeze(b.String())
}

// rows are the cells of a table. One merged downwards is filled; one merged across is followed by
// empty cells.
func (d *document) rows(table *node) [][]string {
	var rows [][]string
	for _, tr := range table.all("tr") {
		var row, above []string
		if len(rows) > 0 {
			above = rows[len(rows)-1]
		}
		if pr := tr.child("trPr"); pr != nil {
			if before := pr.child("gridBefore"); before != nil { // the row begins further to the right
				row = make([]string, min(max(number(before.attr("val")), 0), mostColumns))
			}
		}
		for _, tc := range tr.all("tc") {
			row = d.cell(row, above, tc)
			if d.full() {
				return rows
			}
		}
		if len(row) > 0 {
			rows = append(rows, row)
		}
	}
	return rows
}

// cell adds a cell to a row, and the empty ones that it spans. w:vMerge without a value goes on with the cell above,
// whose text is repeated, since a row must say by itself whom it is about. w:gridSpan = 3 gives the text and two empty
// cells.
func (d *document) cell(row, above []string, tc *node) []string {
	var b strings.Builder
	d.inTable = true
	d.runs(tc, &b)
	d.inTable = false
	text, span := squeeze(b.String()), 1
	if pr := tc.child("tcPr"); pr != nil {
		merge := pr.child("vMerge")
		if merge != nil && merge.attr("val") != "restart" && len(row) < len(above) {
			text = above[len(row)]
		}
		if s := pr.child("gridSpan"); s != nil {
			span = min(max(number(s.attr("val")), 1), mostColumns)
		}
	}
	row = append(row, text)
	for range span - 1 {
		row = append(row, "")
	}
	d.size += len(text) + span*cellCost
	return row
}

// sayChanges lists what tracked changes and hidden text left out or took in.
func (d *document) sayChanges() {
	say := func(texts []string, message func(string) lang.Text) {
		for _, text := range texts {
			if text != "" {
				d.doubt(0, "tracked-change", message(clip(text)), lang.Text{})
			}
		}
	}
	say(d.deleted, func(s string) lang.Text {
		return lang.Text{ZH: "修订中删除的内容，已略去：%s", EN: "deleted in a tracked change, left out: %s"}.With(s)
	})
	say(d.inserted, func(s string) lang.Text {
		return lang.Text{ZH: "修订中插入的内容，已采用：%s", EN: "inserted in a tracked change, taken in: %s"}.With(s)
	})
	say(d.hidden, func(s string) lang.Text {
		return lang.Text{ZH: "隐藏文字，已略去：%s", EN: "hidden text, left out: %s"}.With(s)
	})
}
