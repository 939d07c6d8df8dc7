package source

import "gazette/internal/diag"

// name names a format as the people who saved the file know it.
func (f format) name() diag.Text {
	switch f {
	case "doc", "docx", "rtf":
		return diag.T("a Word document", " Word 文档")
	case "xls", "xlsx":
		return diag.T("an Excel spreadsheet", " Excel 表格")
	case "ppt", "pptx":
		return diag.T("a PowerPoint presentation", " PowerPoint 演示文稿")
	case "ole":
		return diag.T("a document of an old office program", "旧版办公软件的文档")
	case "pdf":
		return diag.T("a PDF document", " PDF 文档")
	case "html":
		return diag.T("a web page (HTML)", "网页（HTML）")
	case "zip", "rar", "7z":
		return diag.T("a compressed archive", "压缩包")
	case "png", "jpeg", "gif", "webp", "svg", "heic", "avif":
		return f.imageName()
	case "empty":
		return diag.T("empty", "空的")
	case "text":
		return diag.T("plain text", "纯文本")
	}
	return diag.T("binary data, not text", "二进制数据，不是文本")
}

func (f format) imageName() diag.Text {
	en, zh := map[format]string{
		"png": "a PNG image", "jpeg": "a JPEG image", "gif": "a GIF image", "webp": "a WebP image",
		"svg": "an SVG image", "heic": "an HEIC photo of a telephone", "avif": "an AVIF image",
	}, map[format]string{
		"png": " PNG 图片", "jpeg": " JPEG 图片", "gif": " GIF 图片", "webp": " WebP 图片",
		"svg": " SVG 图片", "heic": "手机拍摄的 HEIC 照片", "avif": " AVIF 图片",
	}
	return diag.T(en[f], zh[f])
}

// formatHint says what to do with a file of a format that does not belong where it is.
func formatHint(kind Kind, f format) diag.Text {
	switch f {
	case "doc", "docx", "rtf", "ole", "ppt", "pptx":
		return f.documentHint(kind)
	case "xls", "xlsx":
		return diag.T("write the rows into a .toml file, or save the spreadsheet as .xlsx to offer it for download",
			"请把各行数据写入 .toml 文件；如供下载，请另存为 .xlsx 文件")
	case "pdf":
		return diag.T("paste its text into a .md file, or let the name end in .pdf to offer it for download",
			"请把文字粘贴到 .md 文件中；如供下载，请把扩展名改为 .pdf")
	case "html":
		return diag.T("copy the text from the browser into a .md file", "请在浏览器中复制文字，粘贴到 .md 文件中")
	case "heic", "avif":
		return diag.T("save the picture as JPEG, with a name that ends in .jpg", "请将图片另存为 JPEG 格式，扩展名为 .jpg")
	case "png", "jpeg", "gif", "webp", "svg":
		return diag.T("let the name end in %[1]s", "请把扩展名改为 %[1]s", f.ending())
	case "zip", "rar", "7z":
		return diag.T("unpack it and add the files it holds", "请解压后再添加其中的文件")
	case "text":
		if kind != "" {
			break
		}
		return diag.T("text belongs in .md files, facts in .toml files", "文字请保存为 .md 文件，数据请保存为 .toml 文件")
	case "empty":
		return diag.T("save the file again, or delete it", "请重新保存，或将其删除")
	}
	return diag.T("save it again in the program it comes from, or delete it", "请在原软件中重新保存，或将其删除")
}

func (f format) ending() string {
	if f == "jpeg" {
		return ".jpg"
	}
	return "." + string(f)
}

func (f format) documentHint(kind Kind) diag.Text {
	if kind == KindMarkdown || kind == KindTOML {
		return diag.T("open it in its own program, copy the text and paste it into a plain text file",
			"请用相应软件打开，复制文字后粘贴到纯文本文件中")
	}
	return diag.T("save it as PDF or .docx to offer it for download", "如供下载，请另存为 PDF 或 .docx 文件")
}
