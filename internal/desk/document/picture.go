package document

import (
	"encoding/base64"
	"fmt"
	"net/url"
	"path"
	"strings"

	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/source"
)

// A picture of a document, which is saved beside the text. What it shows is the words that a document has for readers
// who cannot see it, empty in most.
type picture struct {
	ending string // of the file's name
	data   []byte
	shown  string // what the document says that it shows
}

// The second keeps a file that repeats its pictures without end from filling a folder.
const (
	largestPicture = 2 << 20 // a site takes no larger one
	mostPictures   = 200
)

// keep makes a block of a picture, unless pages cannot show it, which is said: where it stood and what it showed. Word
// keeps drawings as EMF or WMF, which no browser shows; those are the usual case of a picture that is not taken.
func (r *reader) keep(line int, name, shown string, data []byte) (block, bool) {
	ending, ok := source.Picture(data)
	var why lang.Text
	switch {
	case len(data) > largestPicture:
		why = lang.Text{ZH: "超过 %d MB", EN: "it is larger than %d MB"}.With(largestPicture >> 20)
	case r.pictures == mostPictures:
		why = lang.Text{ZH: "图片超过 %d 张", EN: "there are more than %d pictures"}.With(mostPictures)
	case !ok:
		why = lang.Text{
			ZH: "网页不能显示这种格式，或文件已损坏：%s",
			EN: "pages do not show its format, or it is damaged: %s",
		}.With(path.Base(name))
	default:
		r.pictures++
		return block{line: line, picture: &picture{ending, data, shown}}, true
	}
	r.noPicture(line, shown, why)
	return block{}, false
}

// noPicture says that a picture is not taken, and why.
func (r *reader) noPicture(line int, shown string, why lang.Text) {
	described := lang.Text{ZH: "无说明", EN: "without a description"}
	if shown != "" {
		described = lang.Same(clip(shown))
	}
	r.doubt(line, "picture",
		lang.Text{ZH: "图片未收入（%s）：%s", EN: "a picture was not taken (%s): %s"}.With(described, why),
		lang.Text{
			ZH: "请另存为 PNG 或 JPEG，放在正文旁，写作 ![图片说明](文件名.png)；图中的文字和表格请录入正文",
			EN: "save it as PNG or JPEG beside the text and write ![what it shows](file.png); type text and tables " +
				"that it shows into the text",
		})
}

// show writes a picture into the text, with what it shows still to be written, and saves it with the draft. For
// example ![【待写】图片说明](picture-1.png), with the mark that check does not let pass: a picture without a text
// says nothing to some readers.
func (r *reader) show(p *picture) string {
	name := fmt.Sprintf("picture-%d%s", len(r.saved)+1, p.ending)
	r.saved[name] = p.data
	text := policy.Unfinished.In(r.lang) + lang.Text{ZH: "图片说明", EN: " what the picture shows"}.In(r.lang)
	if p.shown != "" {
		text += lang.Text{ZH: "：", EN: ": "}.In(r.lang) + p.shown
	}
	return "![" + escape(text) + "](" + name + ")"
}

// embedded is a picture that an address holds itself: data:image/png;base64,…
func embedded(address string) (data []byte, ok bool) {
	head, body, ok := strings.Cut(strings.TrimSpace(address), ",")
	if !ok || !strings.HasPrefix(head, "data:image/") {
		return nil, false
	}
	if strings.HasSuffix(head, ";base64") {
		data, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(body), ""))
		return data, err == nil
	}
	text, err := url.PathUnescape(body)
	return []byte(text), err == nil
}
