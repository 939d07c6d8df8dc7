package table

import (
	"bytes"
	"path"
	"strings"

	"gazette/internal/desk/office"
	"gazette/internal/diag"
	"gazette/internal/lang"
)

// Foreign is the ending of the format that a table has by its content and that is not read here: xls, et or ods; empty
// where there is nothing to convert. The content decides, for files are renamed to .xlsx in the hope that this
// converts them. Old Excel and WPS share one container (OLE2, which begins with D0 CF 11 E0), so that the name tells
// .et; a workbook with a password lies in the same container, and LibreOffice cannot help with that.
func Foreign(name string, data []byte) string {
	switch head := data[:min(len(data), 200)]; {
	case bytes.HasPrefix(head, []byte("\xd0\xcf\x11\xe0")) && !office.Locked(data):
		if strings.EqualFold(path.Ext(name), ".et") {
			return "et"
		}
		return "xls"
	case bytes.HasPrefix(head, []byte("PK\x03\x04")) &&
		bytes.Contains(head, []byte("application/vnd.oasis.opendocument.spreadsheet")):
		return "ods"
	}
	return ""
}

// Unconverted says why a table in such a format is not read: failed is what LibreOffice said, and nil means that the
// machine has no LibreOffice.
func Unconverted(name, format string, failed error) diag.List {
	words := map[string]lang.Text{
		"xls": {ZH: "旧格式（.xls）的工作簿", EN: "a workbook of the old format (.xls)"},
		"et":  {ZH: "WPS 表格（.et）", EN: "a WPS spreadsheet (.et)"},
		"ods": {ZH: "OpenDocument 表格（.ods）", EN: "an OpenDocument spreadsheet (.ods)"},
	}
	message := lang.Text{
		ZH: "这是%s，本机没有可转换它的 LibreOffice",
		EN: "this is %s, and this machine has no LibreOffice to convert it",
	}.With(words[format])
	if failed != nil {
		message = lang.Text{
			ZH: "这是%s，LibreOffice 未能转换它：%s",
			EN: "this is %s, and LibreOffice could not convert it: %s",
		}.With(words[format], failed)
	}
	var list diag.List
	list.Add(diag.Pos{File: name}, "file-kind", message, saveAsXLSX())
	return list
}
