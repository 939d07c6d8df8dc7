package table

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Limits on a workbook as a whole. What it unpacks to and how often its cells repeat a text do not show in its size.
const (
	maxUnpacked = 48 << 20
	maxSheets   = 200
	maxTexts    = 200_000  // different texts of cells, of all sheets
	maxCells    = 200_000  // that hold something, of all sheets
	maxText     = 16 << 20 // bytes that all cells come to, a shared text counted for each cell that has it
	maxMerged   = 5000     // merged cells of a sheet
	maxRowNo    = 200_000  // the last row that a table may reach, empty ones included
	maxOther    = 8 << 20  // of a part that is no sheet, such as the styles
)

var (
	errTooLarge = errors.New("the workbook is too large")
	errDamaged  = errors.New("a part of the workbook cannot be read")
)

// thin makes a workbook that holds only what is read of this one: no pictures, no cell without a value. The library
// keeps every row as wide as its last cell, so a format in the last column of a few hundred rows would take
// gigabytes. A sheet over a limit is cut just behind the limit, where its reader will find that it is.
func thin(data []byte) ([]byte, error) {
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	t := &thinner{}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	// The texts come first: how long they are must be known where cells refer to them.
	for _, texts := range []bool{true, false} {
		for _, f := range in.File {
			name := strings.ToLower(f.Name)
			if strings.HasSuffix(name, "sharedstrings.xml") != texts || !isRead(name) {
				continue
			}
			part, err := t.part(f, texts)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", f.Name, err)
			}
			to, err := w.CreateHeader(&zip.FileHeader{Name: f.Name, Method: zip.Store})
			if err != nil {
				return nil, err
			}
			if _, err := to.Write(part); err != nil {
				return nil, err
			}
		}
	}
	err = w.Close()
	return out.Bytes(), err
}

// isRead reports whether a part of a workbook says anything about its cells.
func isRead(name string) bool {
	for _, other := range []string{"/media/", "/drawings/", "/charts/", "/embeddings/", "docprops/", "customxml/",
		"/pivotcache/", "/pivottables/", "/comments", "/threadedcomments/", "/printersettings/", "calcchain.xml",
		"/externallinks/", "vbaproject.bin"} {
		if strings.Contains("/"+name, other) {
			return false
		}
	}
	return strings.HasSuffix(name, ".xml") || strings.HasSuffix(name, ".rels")
}

// A thinner counts what the parts of a workbook come to. It has one instance for all parts, since the limits are of
// the workbook as a whole: many small sheets cost as much as a large one.
type thinner struct {
	unpacked, sheets, cells, text int
	lengths                       []int // of the shared texts
}

// part unpacks one part and takes from it what is not read. It stops unpacking one byte beyond what is left of the
// limit: a zip of a few kilobytes may unpack to gigabytes.
func (t *thinner) part(f *zip.File, texts bool) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, int64(maxUnpacked-t.unpacked)+1))
	if t.unpacked += len(data); t.unpacked > maxUnpacked {
		return nil, errTooLarge
	}
	if err != nil {
		return nil, err
	}
	switch root := rootOf(data); {
	case texts:
		return data, t.texts(data)
	case root == "worksheet":
		if t.sheets++; t.sheets > maxSheets {
			return nil, errTooLarge
		}
		s := &sheetThinner{thinner: t, src: data, dec: xml.NewDecoder(bytes.NewReader(data))}
		return s.thin(), nil
	case root == "" && len(data) > 0:
		return nil, errDamaged
	case len(data) > maxOther:
		return nil, errTooLarge
	}
	return data, nil
}

// rootOf is the name of the outermost element, without its prefix.
func rootOf(data []byte) string {
	dec := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := dec.RawToken()
		if err != nil {
			return ""
		}
		if start, ok := token.(xml.StartElement); ok {
			return start.Name.Local
		}
	}
}

// texts measures the shared texts. A cell refers to a text by its number (<c t="s"><v>0</v></c>), so that one text of
// a megabyte can stand in a hundred thousand cells.
func (t *thinner) texts(data []byte) error {
	dec := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := dec.RawToken()
		if err != nil {
			return nil // the library says what is wrong with the part
		}
		switch token := token.(type) {
		case xml.StartElement:
			if token.Name.Local == "si" {
				t.lengths = append(t.lengths, 0)
			}
		case xml.CharData:
			if n := len(t.lengths); n > 0 {
				t.lengths[n-1] += len(token)
			}
		}
		if len(t.lengths) > maxTexts {
			return errTooLarge
		}
	}
}

// A sheetThinner copies a sheet but for the cells and rows that hold nothing. What it copies is cut off again
// (Truncate) when the end of a cell or a row shows that it held nothing, so that no second pass is needed.
type sheetThinner struct {
	*thinner
	src []byte
	dec *xml.Decoder
	out bytes.Buffer

	row, col, rows, merged int // row and column at hand; filled rows and merged cells so far
	rowAt, cellAt          int // where they begin in out
	filledRow, inCell      bool
	filledCell             bool
	hidden, shared, value  bool
	over                   bool // a limit is met: no further row is copied
}

// thin copies the sheet token by token. Tokens are raw: prefixes stay as they are, and the library resolves them.
func (s *sheetThinner) thin() []byte {
	for {
		from := s.dec.InputOffset()
		token, err := s.dec.RawToken()
		if err != nil { // the rest is copied, so that the library meets the same fault
			s.out.Write(s.src[from:])
			return s.out.Bytes()
		}
		raw := s.src[from:s.dec.InputOffset()]
		switch token := token.(type) {
		case xml.StartElement:
			s.start(token, raw)
		case xml.EndElement:
			if token.Name.Local != "mergeCell" || s.merged <= maxMerged+1 {
				s.out.Write(raw)
			}
			s.end(token.Name)
		case xml.CharData:
			if s.value && s.shared {
				s.refer(strings.TrimSpace(string(token)))
			}
			if s.inCell {
				s.text += len(raw)
				s.out.Write(raw)
			}
		}
	}
}

// start copies the start of an element. A row or a cell may leave out its place (r="B3"), and then stands behind the
// one before (ECMA-376 part 1, 18.3.1.4); when cells before it are dropped, the place must be written.
func (s *sheetThinner) start(e xml.StartElement, raw []byte) {
	place := attrOf(e, "r")
	switch e.Name.Local {
	case "row":
		s.row, s.col, s.rowAt, s.filledRow = s.row+1, 0, s.out.Len(), false
		s.hidden = attrOf(e, "hidden") == "1" || attrOf(e, "hidden") == "true"
		if n, err := strconv.Atoi(place); err == nil && n > 0 {
			s.row = n
		}
		if s.row > maxRowNo {
			s.row, place = maxRowNo+1, ""
		}
		s.tag(e, raw, place, strconv.Itoa(s.row))
		return
	case "c":
		s.col, s.cellAt, s.filledCell, s.inCell = s.col+1, s.out.Len(), false, true
		s.shared = attrOf(e, "t") == "s"
		if col, row, err := excelize.CellNameToCoordinates(place); err == nil {
			s.col = col
			if row != s.row {
				place = ""
			}
		}
		if s.col > maxColumns {
			s.col, place = maxColumns+1, ""
		}
		name, _ := excelize.CoordinatesToCellName(s.col, s.row)
		s.tag(e, raw, place, name)
		return
	case "v", "f", "is":
		s.filledCell, s.value = true, e.Name.Local == "v"
	case "mergeCell":
		if s.merged++; s.merged > maxMerged+1 {
			return
		}
	}
	s.out.Write(raw)
}

// tag writes the start of a row or a cell; one that does not say where it stands, or stands beyond the limits, is told.
func (s *sheetThinner) tag(e xml.StartElement, raw []byte, place, told string) {
	if place != "" {
		s.out.Write(raw)
		return
	}
	fmt.Fprintf(&s.out, "<%s r=%q", prefixed(e.Name, e.Name.Local), told)
	for _, a := range e.Attr {
		if a.Name.Local != "r" && a.Name.Space == "" {
			fmt.Fprintf(&s.out, " %s=\"", a.Name.Local)
			_ = xml.EscapeText(&s.out, []byte(a.Value)) // a buffer takes everything
			s.out.WriteByte('"')
		}
	}
	if bytes.HasSuffix(raw, []byte("/>")) {
		s.out.WriteByte('/')
	}
	s.out.WriteByte('>')
}

// prefixed is the name of an element that stands in the namespace of another. Some programs write <x:row>, so that a
// row that is added must be <x:row>, too.
func prefixed(beside xml.Name, name string) string {
	if beside.Space == "" {
		return name
	}
	return beside.Space + ":" + name
}

// end closes a row or a cell, and drops it if nothing was in it or a limit has been met.
func (s *sheetThinner) end(name xml.Name) {
	switch name.Local {
	case "row":
		if !s.filledRow || s.over {
			s.out.Truncate(s.rowAt)
			return
		}
		if !s.hidden {
			s.rows++
		}
		if s.rows > maxRows || s.cells > maxCells || s.text > maxText {
			s.over = true
			s.beyond(name)
		}
	case "c":
		s.inCell = false
		if !s.filledCell || s.cells > maxCells {
			s.out.Truncate(s.cellAt)
			return
		}
		s.filledRow = true
		s.cells++
	case "v":
		s.value = false
	}
}

// beyond adds a row that is over the limits in any case, so that the reader of the sheet refuses it.
func (s *sheetThinner) beyond(beside xml.Name) {
	cell, _ := excelize.CoordinatesToCellName(maxColumns+1, s.row+1)
	row, c, v := prefixed(beside, "row"), prefixed(beside, "c"), prefixed(beside, "v")
	fmt.Fprintf(&s.out, `<%[1]s r="%[2]d"><%[3]s r="%[4]s"><%[5]s>0</%[5]s></%[3]s></%[1]s>`, row, s.row+1, c, cell, v)
}

// refer counts a text that a cell refers to.
func (s *sheetThinner) refer(index string) {
	if i, err := strconv.Atoi(index); err == nil && i >= 0 && i < len(s.lengths) {
		s.text += s.lengths[i]
	}
}

// attrOf is the value of an attribute without a prefix, empty where there is none.
func attrOf(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name && a.Name.Space == "" {
			return a.Value
		}
	}
	return ""
}
