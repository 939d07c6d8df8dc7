package render

import (
	"fmt"
	"html"
	"html/template"
	"strings"

	"gazette/internal/progress"
	"gazette/internal/site"
)

// Tiles draws a schematic map: one tile a county, with the shape of its status, a link to the county. Its names are
// too small on narrow screens: the part "tiles" has the same tiles by city for them.
func (v *view) Tiles(m *site.TileMap) template.HTML {
	const width, height, gap = 62.0, 42.0, 3.0
	d := &drawing{width: float64(m.Columns) * width, height: float64(m.Rows) * height}
	for _, t := range m.Tiles {
		x, y := float64(t.Column)*width, float64(t.Row)*height
		class := "tile f-unasked"
		if t.Standing.Status != "" {
			class = "tile f-" + string(t.Standing.Status)
		}
		d.add(`<a href="%s"><title>%s</title>`, html.EscapeString(v.Href(site.RegionPath(t.Standing.Region))),
			html.EscapeString(v.Text(t.Standing.Region.Name)+v.say("colon")+v.TileSays(t)))
		d.rect(class, x+gap/2, y+gap/2, width-gap, height-gap)
		d.text("tile-mark", x+width/2, y+17, "middle", v.Mark(t.Standing.Status))
		name, size := tileName(v.Text(t.Standing.Region.Name))
		d.text(size, x+width/2, y+33, "middle", name)
		d.add("</a>")
	}
	svg := fmt.Sprintf(`<svg class="tiles" width="%s" viewBox="0 0 %[1]s %s" role="group" aria-label="%s">%s</svg>`,
		n(d.width), n(d.height), html.EscapeString(v.say("tiles-label")), d.b.String())
	return template.HTML(svg)
}

// TileSays says what a tile shows: the status of a target in a county, or what there is of all targets of the county.
func (v *view) TileSays(t site.Tile) string {
	switch {
	case t.Standing.Status == "":
		return v.say("tile-unasked")
	case t.Figures > 0 && t.Standing.Status != progress.NoReport:
		return v.say("tile-of", t.Asked, t.Figures, v.Text(t.Standing.Status.Words()))
	}
	return v.Text(t.Standing.Status.Words())
}

// tileName is what fits on a tile, and the class of its size: four characters of Chinese, ten letters
// of English.
func tileName(name string) (string, string) {
	runes := []rune(name)
	if len(runes) > 0 && runes[0] < 0x2E80 {
		return shorten(bare(name), 10), "tile-latin"
	}
	if last := len(runes) - 1; last > 3 && strings.ContainsRune("县市区", runes[last]) {
		runes = runes[:last]
	}
	return shorten(string(runes), 4), "tile-name"
}
