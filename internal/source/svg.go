package source

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"

	"gazette/internal/diag"
	"gazette/internal/lang"
)

// svg reports what makes more of an SVG picture than a picture: opened by itself it is a page, and its scripts run
// with the rights of the site. What is refused: scripts and what runs (onload="…"), elements of other languages
// (foreignObject), and whatever is fetched from elsewhere, which tells a stranger who reads the page.
func (r *reader) svg(f *File) {
	ruler := diag.NewRuler(f.Path, f.Data)
	d := xml.NewDecoder(bytes.NewReader(f.Data))
	style := false
	for {
		at := ruler.At(int(d.InputOffset()))
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			r.list.Add(ruler.At(int(d.InputOffset())), "file-kind",
				lang.Text{ZH: "图片不是有效的 SVG：%v", EN: "the picture is no sound SVG: %v"}.With(err), exportAgain())
			return
		}
		switch token := token.(type) {
		case xml.Directive:
			r.unsafePicture(at, lang.Text{ZH: "文档类型声明（DTD）", EN: "a document type declaration (DTD)"})
		case xml.ProcInst:
			if token.Target != "xml" {
				r.unsafePicture(at, lang.Text{
					ZH: "处理指令 %s",
					EN: "the instruction %s",
				}.With(diag.Brief(token.Target)))
			}
		case xml.StartElement:
			style = strings.EqualFold(token.Name.Local, "style")
			r.svgElement(at, token)
		case xml.EndElement:
			style = false
		case xml.CharData:
			if style && reachesOut(string(token)) {
				r.unsafePicture(at, lang.Text{ZH: "引用外部文件的样式", EN: "a style that refers to something outside"})
			}
		}
	}
}

// active are the elements that run, or that show something other than a picture.
var active = []string{
	"script", "foreignobject", "handler", "listener", "iframe", "embed", "object", "audio", "video", "html", "body",
	"meta", "link", "base",
}

// svgElement looks at an element and its attributes. An animation may set href later (attributeName="href"), so that
// it counts as one.
func (r *reader) svgElement(at diag.Pos, e xml.StartElement) {
	if name := strings.ToLower(e.Name.Local); slices.Contains(active, name) {
		r.unsafePicture(at, lang.Text{ZH: "<%s> 元素", EN: "the element <%s>"}.With(diag.Brief(e.Name.Local)))
	}
	for _, a := range e.Attr {
		name, value := strings.ToLower(a.Name.Local), strings.TrimSpace(a.Value)
		named := lang.Text{ZH: "%s 属性", EN: "the attribute %s"}.With(diag.Brief(a.Name.Local))
		switch {
		case a.Name.Space == "xmlns", name == "xmlns":
		case strings.HasPrefix(name, "on"):
			r.unsafePicture(at, named)
		case (name == "href" || name == "src" || name == "base") && !within.MatchString(value),
			name == "attributename" && strings.HasSuffix(strings.ToLower(value), "href"),
			reachesOut(value):
			r.unsafePicture(at, lang.Text{ZH: "%s（%s）", EN: "%s (%s)"}.With(named, diag.Brief(value)))
		}
	}
}

// within are references to parts of the same picture, and pictures that it carries.
var within = regexp.MustCompile(`^(?:$|#|(?i:data:image/(?:png|jpeg|gif|webp)[;,]))`)

var outside = regexp.MustCompile(`(?i)@import|expression\(|javascript:|\\|url\(\s*["']?\s*(.)`)

// reachesOut reports whether a style refers to something that is no part of the picture.
func reachesOut(style string) bool {
	for _, m := range outside.FindAllStringSubmatch(style, -1) {
		if m[1] != "#" {
			return true
		}
	}
	return false
}

func (r *reader) unsafePicture(at diag.Pos, what lang.Text) {
	r.list.Add(at, "unsafe-picture",
		lang.Text{
			ZH: "图片含有%s：单独打开时可能运行程序或读取外部内容",
			EN: "the picture has %s: opened by itself it may run a program or fetch what lies outside",
		}.With(what), exportAgain())
}

func exportAgain() lang.Text {
	return lang.Text{
		ZH: "请在绘图软件中另存为“普通 SVG”，或另存为 PNG",
		EN: "save it as “plain SVG” in the drawing program, or as PNG",
	}
}
