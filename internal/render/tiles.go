package render

import (
	"fmt"
	"html"
	"html/template"
	"strings"

	"gazette/internal/progress"
	"gazette/internal/site"
)

// Tiles draws a schematic map: one tile a county, with the shape of its status, a link to the county. Where the
// screen is too narrow for names on a map, the same tiles stand by city. Below either are the signs that are used.
func (v *view) Tiles(m *site.TileMap) template.HTML {
	return template.HTML(v.tileMap(m) + v.tileList(m) + v.tileLegend(m))
}

func (v *view) tileMap(m *site.TileMap) string {
	const width, height, gap = 62.0, 42.0, 3.0
	d := &drawing{width: float64(m.Columns) * width, height: float64(m.Rows) * height}
	for _, t := range m.Tiles {
		x, y := float64(t.Column)*width, float64(t.Row)*height
		d.add(`<a href="%s"><title>%s</title>`, html.EscapeString(v.Href(site.RegionPath(t.Standing.Region))),
			html.EscapeString(v.Text(t.Standing.Region.Name)+v.say("colon")+v.Text(t.Standing.Status.Words())))
		d.rect("tile f-"+string(t.Standing.Status), x+gap/2, y+gap/2, width-gap, height-gap)
		d.text("tile-mark", x+width/2, y+17, "middle", v.Mark(t.Standing.Status))
		name, class := tileName(v.Text(t.Standing.Region.Name))
		d.text(class, x+width/2, y+33, "middle", name)
		d.add("</a>")
	}
	return fmt.Sprintf(`<svg class="tiles" width="%s" viewBox="0 0 %[1]s %s" role="group" aria-label="%s">%s</svg>`,
		n(d.width), n(d.height), html.EscapeString(v.say("tiles-label")), d.b.String())
}

// tileList is for narrow screens: not on paper, which has the map.
func (v *view) tileList(m *site.TileMap) string {
	var b strings.Builder
	b.WriteString(`<div class="tile-list screen-only">`)
	for i, t := range m.Tiles {
		r := t.Standing.Region
		if i == 0 || r.Parent != m.Tiles[i-1].Standing.Region.Parent {
			if i > 0 {
				b.WriteString("</ul>")
			}
			if r.Parent != nil {
				fmt.Fprintf(&b, `<p>%s</p>`, html.EscapeString(v.Text(r.Parent.Name)))
			}
			b.WriteString("<ul>")
		}
		fmt.Fprintf(&b, `<li><a class="s-%s" href="%s"><span class="mark" aria-hidden="true">%s</span>%s`+
			`<span class="visually-hidden">%s</span></a></li>`, t.Standing.Status,
			html.EscapeString(v.Href(site.RegionPath(r))), v.Mark(t.Standing.Status), html.EscapeString(v.Text(r.Name)),
			html.EscapeString(v.say("colon")+v.Text(t.Standing.Status.Words())))
	}
	b.WriteString("</ul></div>")
	return b.String()
}

func (v *view) tileLegend(m *site.TileMap) string {
	used := map[progress.Status]bool{}
	for _, t := range m.Tiles {
		used[t.Standing.Status] = true
	}
	var b strings.Builder
	b.WriteString(`<p class="legend">`)
	for _, s := range progress.Statuses {
		if used[s] {
			fmt.Fprintf(&b, `<span class="s-%s"><span class="mark" aria-hidden="true">%s</span>%s</span> `, s,
				v.Mark(s), html.EscapeString(v.Text(s.Words())))
		}
	}
	b.WriteString("</p>")
	return b.String()
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
