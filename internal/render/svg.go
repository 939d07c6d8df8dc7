package render

import (
	"fmt"
	"html"
	"html/template"
	"strconv"
	"strings"
)

// A drawing is an SVG picture in the making. Colours come from the stylesheet by class, so that a
// picture follows light, dark and print; shapes and words never depend on them.
type drawing struct {
	b             strings.Builder
	width, height float64
}

func (d *drawing) add(format string, args ...any) { fmt.Fprintf(&d.b, format, args...) }

func (d *drawing) rect(class string, x, y, width, height float64) {
	d.add(`<rect class="%s" x="%s" y="%s" width="%s" height="%s"/>`, class, n(x), n(y), n(width), n(height))
}

func (d *drawing) line(class string, x1, y1, x2, y2 float64) {
	d.add(`<line class="%s" x1="%s" y1="%s" x2="%s" y2="%s"/>`, class, n(x1), n(y1), n(x2), n(y2))
}

// text writes words; anchor is start, middle or end.
func (d *drawing) text(class string, x, y float64, anchor, words string) {
	d.add(
		`<text class="%s" x="%s" y="%s" text-anchor="%s">%s</text>`,
		class,
		n(x),
		n(y),
		anchor,
		html.EscapeString(words),
	)
}

// svg finishes the picture; the label says in words what it shows.
func (d *drawing) svg(class, label string) template.HTML {
	return template.HTML(fmt.Sprintf(`<svg class="chart %s" viewBox="0 0 %s %s" role="img" aria-label="%s">%s</svg>`,
		class, n(d.width), n(d.height), html.EscapeString(label), d.b.String()))
}

// n writes a coordinate to a tenth, as short as it goes.
func n(v float64) string {
	s := strconv.FormatFloat(v, 'f', 1, 64)
	return strings.TrimSuffix(s, ".0")
}
