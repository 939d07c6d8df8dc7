package document

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"io"
	"io/fs"
	"path"
	"strings"

	"gazette/internal/lang"
)

// A wordFile is a Word document as the archive that it is. What a part of it is, its relationships say (ECMA-376 part
// 2, section 8), not its name: Word Online calls the main part document2.xml.
type wordFile struct {
	archive *zip.Reader
	main    string                  // the part with the text
	related map[string]relationship // of the main part, by id
}

// A relationship leads from one part to another. For example <Relationship Id="rId4" Type="…/relationships/image"
// Target="media/image1.png"/> leads, from word/document.xml, to word/media/image1.png.
type relationship struct {
	kind   string // the last step of its type: image, styles
	target string // a part, or an address outside
	inside bool
}

// openWord finds the main part. An archive without relationships is still read by the usual name.
func openWord(data []byte) (*wordFile, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	w := &wordFile{archive: archive, main: "word/document.xml"}
	for _, r := range w.relationships("") {
		if r.kind == "officeDocument" && r.inside {
			w.main = r.target
		}
	}
	w.related = w.relationships(w.main)
	return w, nil
}

// relationships are those of a part, or of the whole archive where no part is named; none where they cannot be read.
// Those of word/document.xml stand in word/_rels/document.xml.rels, those of the archive in _rels/.rels. A target
// begins at the folder of the part, or with a slash at the root.
func (w *wordFile) relationships(of string) map[string]relationship {
	folder, name := path.Split(of)
	root, err := part(w.archive, folder+"_rels/"+name+".rels")
	if err != nil {
		return nil
	}
	all := map[string]relationship{}
	for _, n := range root.all("Relationship") {
		r := relationship{kind: path.Base(n.attr("Type")), target: n.attr("Target"),
			inside: n.attr("TargetMode") != "External"}
		switch {
		case !r.inside:
		case strings.HasPrefix(r.target, "/"):
			r.target = strings.TrimPrefix(path.Clean(r.target), "/")
		default:
			r.target = path.Join(folder, r.target)
		}
		all[n.attr("Id")] = r
	}
	return all
}

// part is what the text is related to as styles, numbering, footnotes or comments.
func (w *wordFile) part(kind string) (*node, error) {
	name := path.Join(path.Dir(w.main), kind+".xml") // where no relationship says
	for _, r := range w.related {
		if r.kind == kind && r.inside {
			name = r.target
		}
	}
	return part(w.archive, name)
}

// file reads a part that is no XML, as far as a picture may be large.
func (w *wordFile) file(name string) ([]byte, error) {
	f, err := w.archive.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, largestPicture+1))
}

// wordFault says why an archive is not read as a Word document.
func wordFault(data []byte, err error) lang.Text {
	var syntax *xml.SyntaxError
	switch {
	case bytes.Contains(data, []byte("OFD.xml")):
		return lang.Text{
			ZH: "这是 OFD 版式文件，不能读取",
			EN: "this is an OFD document, of fixed layout, which is not read",
		}
	case errors.Is(err, zip.ErrFormat), errors.Is(err, io.ErrUnexpectedEOF):
		return lang.Text{ZH: "文件不完整：压缩包已损坏", EN: "the file is not whole: the archive is damaged"}
	case errors.Is(err, fs.ErrNotExist):
		return lang.Text{ZH: "文件中没有 Word 正文", EN: "there is no Word text in this file"}
	case errors.As(err, &syntax):
		return lang.Text{ZH: "Word 正文已损坏（第 %d 行）", EN: "the Word text is damaged (line %d)"}.With(syntax.Line)
	}
	return lang.Text{ZH: "文件已损坏，读不出 Word 正文", EN: "the file is damaged: its Word text cannot be read"}
}

// drawing takes the pictures of a drawing, an object or a picture of the older kind, and says what it cannot take.
// Newer files have a:blip with an r:embed, older ones v:imagedata with an r:id. A chart has neither: it is data that
// Word draws, and there is no picture to take.
func (d *document) drawing(n *node) {
	shown := ""
	for _, name := range []string{"docPr", "shape", "cNvPr"} {
		if c := n.first(name); c != nil && shown == "" {
			shown = squeeze(cmp.Or(c.attr("descr"), c.attr("alt"), c.attr("title")))
		}
	}
	var ids []string
	for _, blip := range n.all("blip") {
		ids = append(ids, cmp.Or(blip.attr("embed"), blip.attr("link")))
	}
	for _, image := range n.all("imagedata") {
		ids = append(ids, image.attr("id"))
	}
	for _, id := range ids {
		d.picture(shown, d.file.related[id])
	}
	if len(ids) == 0 && n.first("txbxContent") == nil && n.first("graphicData") != nil && n.first("wsp") == nil {
		d.noPicture(d.count, shown, lang.Text{ZH: "这是图表或图形", EN: "it is a chart or a drawing"})
	}
}

// picture takes one picture by its relationship. One outside the file (TargetMode="External") is not fetched.
func (d *document) picture(shown string, r relationship) {
	switch {
	case r.target == "" || !r.inside:
		d.noPicture(d.count, shown, lang.Text{ZH: "它不在文件之中", EN: "it is not in the file"})
		return
	case d.inTable:
		d.noPicture(d.count, shown, lang.Text{ZH: "它在表格之中", EN: "it is within a table"})
		return
	}
	data, err := d.file.file(r.target)
	if err != nil {
		d.noPicture(d.count, shown, lang.Text{ZH: "它不在文件之中", EN: "it is not in the file"})
		return
	}
	if b, ok := d.keep(d.count, r.target, shown, data); ok {
		d.found = append(d.found, b)
	}
}
