package source

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"github.com/go-enry/go-enry/v2"

	"gazette/internal/diag"
	"gazette/internal/lang"
)

// A format is what the bytes of a file say that it is.
type format string

// kindOf says what a file is by the ending of its name. What is not listed has no use on a site, and is named as such:
// a file that nobody reads would be thought published.
func kindOf(name string) (Kind, bool) {
	if name == AddressesFile {
		return KindAddresses, true
	}
	switch ext(name) {
	case ".toml":
		return KindTOML, true
	case ".md":
		return KindMarkdown, true
	case ".png", ".jpg", ".jpeg", ".svg", ".webp", ".gif":
		return KindImage, true
	case ".pdf", ".docx", ".xlsx", ".doc", ".xls", ".csv", ".zip":
		return KindAttachment, true
	}
	return "", false
}

func ext(name string) string { return strings.ToLower(path.Ext(name)) }

// formats returns the formats that a file with that ending may have. A .doc may be RTF, as Word itself writes it under
// that name, and a .zip may be a document that somebody called so.
func formats(ext string) []format {
	switch ext {
	case ".jpg":
		return []format{"jpeg"}
	case ".doc":
		return []format{"doc", "rtf"}
	case ".md", ".toml", ".txt":
		return []format{"text", "empty"}
	case ".csv":
		return []format{"text"}
	case ".zip":
		return []format{"zip", "docx", "xlsx", "pptx"}
	}
	return []format{format(strings.TrimPrefix(ext, "."))}
}

// Picture says of a picture which ending its name must have; ok where it is of a kind that pages show, whole, and
// nothing besides.
func Picture(data []byte) (ending string, ok bool) {
	kind := sniff(data)
	if !slices.Contains([]format{"png", "jpeg", "gif", "webp", "svg"}, kind) {
		return "", false
	}
	r := &reader{}
	r.whole(&File{Path: "picture" + kind.ending(), Data: data})
	return kind.ending(), len(r.list) == 0
}

// sniff tells the format from the first bytes, and text from the rest by go-enry. A browser goes by the bytes as well:
// a page that is called map.png must not be published under that name.
func sniff(data []byte) format {
	for _, m := range []struct {
		format format
		at     int
		magic  string
	}{
		{"pdf", 0, "%PDF-"},
		{"png", 0, "\x89PNG\r\n\x1a\n"},
		{"jpeg", 0, "\xff\xd8\xff"},
		{"gif", 0, "GIF8"},
		{"webp", 8, "WEBP"},
		{"heic", 4, "ftyphei"},
		{"heic", 4, "ftypmif1"},
		{"avif", 4, "ftypavif"},
		{"rtf", 0, `{\rtf`},
		{"rar", 0, "Rar!\x1a\x07"},
		{"7z", 0, "7z\xbc\xaf\x27\x1c"},
	} {
		if len(data) >= m.at && bytes.HasPrefix(data[m.at:], []byte(m.magic)) {
			return m.format
		}
	}
	switch {
	case len(data) == 0:
		return "empty"
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return sniffZip(data)
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return sniffOLE(data)
	case enry.IsBinary(data):
		return "binary"
	}
	return sniffMarkup(data)
}

// sniffZip looks for the parts that office programs store; their names are not compressed.
func sniffZip(data []byte) format {
	switch {
	case bytes.Contains(data, []byte("word/document")):
		return "docx"
	case bytes.Contains(data, []byte("ppt/presentation")):
		return "pptx"
	case bytes.Contains(data, []byte("xl/workbook")):
		return "xlsx"
	}
	return "zip"
}

// sniffOLE looks for the streams of the office formats before 2007; their names are in UTF-16.
func sniffOLE(data []byte) format {
	switch {
	case bytes.Contains(data, []byte("W\x00o\x00r\x00d\x00D\x00o\x00c")):
		return "doc"
	case bytes.Contains(data, []byte("P\x00o\x00w\x00e\x00r\x00P")):
		return "ppt"
	case bytes.Contains(data, []byte("W\x00o\x00r\x00k\x00b\x00o\x00o\x00k")):
		return "xls"
	}
	return "ole"
}

// sniffMarkup tells a web page and an SVG picture from plain text, by how they begin behind space and a byte order
// mark.
func sniffMarkup(data []byte) format {
	head := bytes.ToLower(bytes.TrimLeft(data[:min(len(data), 4096)], "\ufeff \t\r\n"))
	switch {
	case !bytes.HasPrefix(head, []byte("<")):
		return "text"
	case bytes.HasPrefix(head, []byte("<!doctype html")), bytes.HasPrefix(head, []byte("<html")),
		bytes.HasPrefix(head, []byte("<?xml")) && bytes.Contains(head, []byte("<html")):
		return "html"
	case bytes.HasPrefix(head, []byte("<svg")),
		(bytes.HasPrefix(head, []byte("<?xml")) || bytes.HasPrefix(head, []byte("<!"))) &&
			bytes.Contains(head, []byte("<svg")):
		return "svg"
	}
	return "text"
}

// sound reports whether the bytes are what the ending says. Text becomes plain UTF-8 on the way; an
// image or attachment with a fault stays in the tree, so that what refers to it is not reported too.
func (r *reader) sound(f *File) bool {
	text := f.Kind != KindImage && f.Kind != KindAttachment
	if text && !r.decodeUTF16(f) {
		return false
	}
	if found := sniff(f.Data); !slices.Contains(formats(ext(f.Path)), found) {
		r.wrongFormat(f, found)
		return !text
	}
	if !text {
		r.whole(f)
		_, conflicts := WithoutConflicts(f.Path, f.Data)
		r.list = append(r.list, conflicts...)
		return true
	}
	return r.decodeText(f)
}

func (r *reader) wrongFormat(f *File, found format) {
	r.list.Add(diag.Pos{File: f.Path}, "file-kind",
		lang.Text{
			ZH: "文件扩展名是 %s，内容却是%s",
			EN: "the name ends in %s, but the file is %s",
		}.With(path.Ext(f.Path), found.name()),
		formatHint(f.Kind, found))
}

// unknownKind reports a file that the site has no use for, named for what it is.
func (r *reader) unknownKind(f *File) {
	found := sniff(f.Data)
	name := found.name()
	if language := enry.GetLanguage(path.Base(f.Path), f.Data); found == "text" && language != "" &&
		language != "Text" {
		name = lang.Text{ZH: "%s 文本", EN: "%s text"}.With(language)
	}
	name.ZH = strings.TrimSpace(name.ZH)
	r.list.Add(diag.Pos{File: f.Path}, "file-kind",
		lang.Text{ZH: "网站不使用这类文件：%s", EN: "the site does not use files of this kind: %s"}.With(name),
		formatHint("", found))
}
