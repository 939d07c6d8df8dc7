package source

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"image"
	_ "image/gif"  // for image.DecodeConfig
	_ "image/jpeg" // likewise
	_ "image/png"  // likewise
	"path"
	"slices"
	"strings"

	"gazette/internal/diag"
	"gazette/internal/lang"
)

// whole reports a picture or an attachment that is not what it begins as: cut off, or going on as something else, as a
// picture does that a browser can also read as a page. Such a file is a picture to the one who checks it and a page
// with scripts to a browser that guesses.
func (r *reader) whole(f *File) {
	switch kind := sniff(f.Data); kind {
	case "svg":
		r.svg(f)
		return
	case "png", "jpeg", "gif":
		if _, _, err := image.DecodeConfig(bytes.NewReader(f.Data)); err != nil {
			r.notWhole(f, kind)
			return
		}
		end := lengthOf(kind, f.Data)
		if end > len(f.Data) {
			r.notWhole(f, kind)
			return
		}
		// Telephones put more behind a JPEG: a second view, a depth map.
		if kind != "jpeg" && end < len(f.Data) || hasMarkup(f.Data) {
			r.goesOn(f, kind)
		}
	case "webp":
		if end := lengthOf(kind, f.Data); end > len(f.Data) {
			r.notWhole(f, kind)
		} else if end < len(f.Data) || hasMarkup(f.Data) {
			r.goesOn(f, kind)
		}
	case "doc", "xls", "ole":
		if hasMarkup(f.Data) {
			r.goesOn(f, kind)
		}
	case "pdf":
		end := bytes.LastIndex(f.Data, []byte("%%EOF"))
		if end < 0 {
			r.notWhole(f, kind)
		} else if len(bytes.Trim(f.Data[end+len("%%EOF"):], "\x00\t\n\f\r ")) > 0 {
			r.goesOn(f, kind)
		}
	case "zip", "docx", "xlsx", "pptx":
		r.archive(f, kind)
	}
}

// hasMarkup reports whether a file that is no text holds the beginning of a page or of a script.
func hasMarkup(data []byte) bool {
	lower := bytes.ToLower(data)
	return slices.ContainsFunc([]string{"<script", "<html", "<!doctype html", "<svg", "<iframe"},
		func(tag string) bool { return bytes.Contains(lower, []byte(tag)) })
}

// lengthOf is where a picture ends by what it says itself, more than there is where it is cut off. A PNG is a row of
// chunks to IEND, each with its length, a type and a sum of four bytes; a WebP is a RIFF file, which begins with its
// length and is filled up to an even one.
func lengthOf(kind format, data []byte) int {
	switch kind {
	case "png":
		for at := 8; at+12 <= len(data); {
			next := at + 12 + int(binary.BigEndian.Uint32(data[at:]))
			if string(data[at+4:at+8]) == "IEND" {
				return next
			}
			at = next
		}
		return len(data) + 1
	case "webp":
		size := int(binary.LittleEndian.Uint32(data[4:]))
		return 8 + size + size%2
	case "gif":
		return gifLength(data)
	}
	return jpegLength(data)
}

// jpegLength walks the segments of a JPEG to its end, FF D9. Each begins with FF and its kind, and most go on with
// their length. Behind the head of a scan stands the picture itself, in which FF is followed by 0 or by the number of a
// restart.
func jpegLength(data []byte) int {
	const end = 0xD9
	for at := 2; at+1 < len(data); {
		kind := data[at+1]
		switch {
		case data[at] != 0xFF, kind == 0, kind >= 0xD0 && kind <= 0xD7, kind == 0xFF: // in a scan, or filled up
			at++
		case kind == end:
			return at + 2
		case at+3 < len(data):
			at += 2 + int(binary.BigEndian.Uint16(data[at+2:]))
		default:
			return len(data) + 1
		}
	}
	return len(data) + 1
}

// gifLength walks the blocks of a GIF to its trailer. Its tables of colours have 3 × 2ⁿ⁺¹ bytes, where n is in the
// last three bits of the flags; blocks of data are cut into parts that begin with their length, and end with one of 0.
func gifLength(data []byte) int {
	cut := len(data) + 1
	colours := func(flags byte) int {
		if flags&0x80 == 0 {
			return 0
		}
		return 3 << (flags&7 + 1)
	}
	if len(data) < 13 {
		return cut
	}
	for at := 13 + colours(data[10]); at < len(data); {
		switch data[at] {
		case 0x3B: // the trailer
			return at + 1
		case 0x21: // an extension
			at += 2
		case 0x2C: // a picture
			if at+10 > len(data) {
				return cut
			}
			at += 11 + colours(data[at+9])
		default:
			return cut
		}
		for at < len(data) && data[at] != 0 { // the parts of the block
			at += 1 + int(data[at])
		}
		at++
	}
	return cut
}

// parts are the folders that an archive of an office program must hold; what the files in them are called differs
// between programs.
var parts = map[format]string{"docx": "word/", "xlsx": "xl/", "pptx": "ppt/"}

// archive opens a ZIP file, and asks that it begins and ends as one.
func (r *reader) archive(f *File, kind format) {
	z, err := zip.NewReader(bytes.NewReader(f.Data), int64(len(f.Data)))
	if err != nil {
		r.notWhole(f, kind)
		return
	}
	if part := parts[kind]; part != "" &&
		!slices.ContainsFunc(z.File, func(e *zip.File) bool { return strings.HasPrefix(e.Name, part) }) {
		r.notWhole(f, kind)
		return
	}
	const end = "PK\x05\x06"
	if at := bytes.LastIndex(f.Data, []byte(end)); at < 0 || at+22+len(z.Comment) != len(f.Data) ||
		hasMarkup([]byte(z.Comment)) {
		r.goesOn(f, kind)
	}
}

// notWhole reports a file that is cut off or damaged.
func (r *reader) notWhole(f *File, kind format) {
	r.list.Add(diag.Pos{File: f.Path}, "file-kind",
		lang.Text{
			ZH: "文件开头像是%s，其余部分却不是，或已损坏",
			EN: "the file begins as %s, but the rest of it is none, or it is damaged",
		}.With(kind.name()),
		lang.Text{
			ZH: "请在原软件中重新保存为 %s 文件",
			EN: "save it again as %s in the program it comes from",
		}.With(path.Ext(f.Path)))
}

// goesOn reports a file that holds something else besides.
func (r *reader) goesOn(f *File, kind format) {
	r.list.Add(diag.Pos{File: f.Path}, "file-kind",
		lang.Text{
			ZH: "文件在%s之外还有别的内容，浏览器可能当作网页打开",
			EN: "the file holds more than %s: a browser may read the rest of it as a page",
		}.With(kind.name()),
		lang.Text{
			ZH: "请在原软件中重新保存为 %s 文件，不要使用来历不明的文件",
			EN: "save it again as %s in the program it comes from, and use no file from elsewhere",
		}.With(path.Ext(f.Path)))
}
