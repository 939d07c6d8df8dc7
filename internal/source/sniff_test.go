package source

import "testing"

func TestSniff(t *testing.T) {
	t.Parallel()
	const ole = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
	for data, want := range map[string]format{
		"":                                     "empty",
		"text":                                 "text",
		"<b> is text":                          "text",
		"\ufeff <HTML lang=zh>":                "html",
		"<?xml version='1.0'?><html>":          "html",
		"<?xml version='1.0'?><!-- x --><svg>": "svg",
		"RIFF\x00\x00\x00\x00WEBPVP8 ":         "webp",
		"GIF89a":                               "gif",
		"PK\x03\x04word/document.xml xl/workbook.xml": "docx",
		"PK\x03\x04a.txt": "zip",
		ole + "W\x00o\x00r\x00k\x00b\x00o\x00o\x00k\x00": "xls",
		ole + "P\x00o\x00w\x00e\x00r\x00P\x00o\x00i\x00": "ppt",
		ole:      "ole",
		"a\x00b": "binary",
	} {
		if got := sniff([]byte(data)); got != want {
			t.Errorf("%q is %q, want %q", data, got, want)
		}
	}
}
