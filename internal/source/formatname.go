package source

import "gazette/internal/lang"

// name names a format as the people who saved the file know it. Chinese names of formats in Latin letters begin with a
// space, as they follow a Chinese word: 内容却是 Word 文档.
func (f format) name() lang.Text {
	switch f {
	case "doc", "docx", "rtf":
		return lang.Text{ZH: " Word 文档", EN: "a Word document"}
	case "xls", "xlsx":
		return lang.Text{ZH: " Excel 表格", EN: "an Excel spreadsheet"}
	case "ppt", "pptx":
		return lang.Text{ZH: " PowerPoint 演示文稿", EN: "a PowerPoint presentation"}
	case "ole":
		return lang.Text{ZH: "旧版办公软件的文档", EN: "a document of an old office program"}
	case "pdf":
		return lang.Text{ZH: " PDF 文档", EN: "a PDF document"}
	case "html":
		return lang.Text{ZH: "网页（HTML）", EN: "a web page (HTML)"}
	case "zip", "rar", "7z":
		return lang.Text{ZH: "压缩包", EN: "a compressed archive"}
	case "png", "jpeg", "gif", "webp", "svg", "heic", "avif":
		return f.imageName()
	case "empty":
		return lang.Text{ZH: "空的", EN: "empty"}
	case "text":
		return lang.Text{ZH: "纯文本", EN: "plain text"}
	}
	return lang.Text{ZH: "二进制数据，不是文本", EN: "binary data, not text"}
}

func (f format) imageName() lang.Text {
	en, zh := map[format]string{
		"png": "a PNG image", "jpeg": "a JPEG image", "gif": "a GIF image", "webp": "a WebP image",
		"svg": "an SVG image", "heic": "an HEIC photo of a telephone", "avif": "an AVIF image",
	}, map[format]string{
		"png": " PNG 图片", "jpeg": " JPEG 图片", "gif": " GIF 图片", "webp": " WebP 图片",
		"svg": " SVG 图片", "heic": "手机拍摄的 HEIC 照片", "avif": " AVIF 图片",
	}
	return lang.Text{ZH: zh[f], EN: en[f]}
}

// formatHint says what to do with a file of a format that does not belong where it is. A kind is given where the name
// was right and the bytes are not; it is empty for a file of no kind that the site uses.
func formatHint(kind Kind, f format) lang.Text {
	switch f {
	case "doc", "docx", "rtf", "ole", "ppt", "pptx":
		return f.documentHint(kind)
	case "xls", "xlsx":
		return lang.Text{
			ZH: "请把各行数据写入 .toml 文件；如供下载，请另存为 .xlsx 文件",
			EN: "write the rows into a .toml file, or save the spreadsheet as .xlsx to offer it for download",
		}
	case "pdf":
		return lang.Text{
			ZH: "请把文字粘贴到 .md 文件中；如供下载，请把扩展名改为 .pdf",
			EN: "paste its text into a .md file, or let the name end in .pdf to offer it for download",
		}
	case "html":
		return lang.Text{
			ZH: "请在浏览器中复制文字，粘贴到 .md 文件中",
			EN: "copy the text from the browser into a .md file",
		}
	case "heic", "avif":
		return lang.Text{
			ZH: "请将图片另存为 JPEG 格式，扩展名为 .jpg",
			EN: "save the picture as JPEG, with a name that ends in .jpg",
		}
	case "png", "jpeg", "gif", "webp", "svg":
		return lang.Text{ZH: "请把扩展名改为 %[1]s", EN: "let the name end in %[1]s"}.With(f.ending())
	case "zip", "rar", "7z":
		return lang.Text{ZH: "请解压后再添加其中的文件", EN: "unpack it and add the files it holds"}
	case "text":
		if kind != "" {
			break
		}
		return lang.Text{
			ZH: "文字请保存为 .md 文件，数据请保存为 .toml 文件",
			EN: "text belongs in .md files, facts in .toml files",
		}
	case "empty":
		return lang.Text{ZH: "请重新保存，或将其删除", EN: "save the file again, or delete it"}
	}
	return lang.Text{
		ZH: "请在原软件中重新保存，或将其删除",
		EN: "save it again in the program it comes from, or delete it",
	}
}

func (f format) ending() string {
	if f == "jpeg" {
		return ".jpg"
	}
	return "." + string(f)
}

func (f format) documentHint(kind Kind) lang.Text {
	if kind == KindMarkdown || kind == KindTOML {
		return lang.Text{
			ZH: "请用相应软件打开，复制文字后粘贴到纯文本文件中",
			EN: "open it in its own program, copy the text and paste it into a plain text file",
		}
	}
	return lang.Text{ZH: "如供下载，请另存为 PDF 或 .docx 文件", EN: "save it as PDF or .docx to offer it for download"}
}
