package document

import (
	"bytes"
	"path"
	"strings"

	"gazette/internal/desk/office"
	"gazette/internal/diag"
	"gazette/internal/lang"
)

// Foreign says of a document in a format that is not read here, by its content, what it is saved as to be read: doc,
// wps, rtf and odt as docx, pdf as txt; empty where there is nothing to convert. PDF goes to text because its layout
// is all that it has: what converts it to Word guesses at paragraphs, and the guess would not show. Files of Word and
// WPS share one container (OLE2), so that the name tells .wps.
func Foreign(name string, data []byte) (from, to string) {
	switch head := data[:min(len(data), 200)]; {
	case bytes.HasPrefix(head, []byte("\xd0\xcf\x11\xe0")) && !office.Locked(data):
		if strings.EqualFold(path.Ext(name), ".wps") {
			return "wps", "docx"
		}
		return "doc", "docx"
	case bytes.HasPrefix(head, []byte(`{\rtf`)):
		return "rtf", "docx"
	case bytes.HasPrefix(head, []byte("PK\x03\x04")) &&
		bytes.Contains(head, []byte("application/vnd.oasis.opendocument.text")):
		return "odt", "docx"
	case bytes.HasPrefix(head, []byte("%PDF-")):
		return "pdf", "txt"
	}
	return "", ""
}

// Unconverted says why a document in such a format is not read: failed is what the converting program said, and nil
// means that the machine has no such program.
func Unconverted(name, format string, failed error) diag.List {
	words := map[string]lang.Text{
		"doc": {ZH: "旧格式（.doc）的文档", EN: "a document of the old format (.doc)"},
		"wps": {ZH: "WPS 文字文档（.wps）", EN: "a WPS document (.wps)"},
		"rtf": {ZH: "富文本（.rtf）文档", EN: "a document in rich text (.rtf)"},
		"odt": {ZH: "OpenDocument 文档（.odt）", EN: "an OpenDocument text (.odt)"},
		"pdf": {ZH: "PDF 文档", EN: "a PDF document"},
	}
	program, hint := "LibreOffice", resave
	if format == "pdf" {
		program, hint = "pdftotext (Poppler)", copyText
	}
	message := lang.Text{
		ZH: "这是%s，本机没有可转换它的 %s",
		EN: "this is %s, and this machine has no %s to convert it",
	}.With(words[format], program)
	if failed != nil {
		message = lang.Text{ZH: "这是%s，%s 未能转换它：%s", EN: "this is %s, and %s could not convert it: %s"}.With(
			words[format], program, failed)
	}
	var list diag.List
	list.Add(diag.Pos{File: name}, "file-kind", message, hint)
	return list
}

var (
	resave = lang.Text{
		ZH: "请用原软件打开，另存为 .docx 或纯文本",
		EN: "open it in its own program and save it as .docx or as plain text",
	}
	copyText = lang.Text{
		ZH: "请把文字复制到 .txt 文件中；扫描件须先识别文字，表格须另行录入",
		EN: "copy its text into a .txt file; of a scan the text must first be recognised, and tables be typed",
	}
)
