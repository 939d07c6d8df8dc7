package render

import (
	"fmt"
	"html"
	"html/template"
	"regexp"
	"slices"
	"strings"

	"gazette/internal/policy"
	"gazette/internal/site"
)

// Picture is the path of the file that holds a chart of the page of a target: bar, trend or compare.
func (v *view) Picture(chart string) string { return pictureFile(v.reads().Page, chart) }

func pictureFile(p *site.Page, chart string) string {
	return strings.TrimSuffix(p.File(), "index.html") + "chart-" + chart + ".svg"
}

// A chart draws one of the charts of a target's page.
type chart func(*view, *site.TargetPage) template.HTML

// charts are those that the page of a target shows, by their names. Which there are is known without the page.
func charts(t *site.TargetState) map[string]chart {
	all := map[string]chart{}
	s := t.Single()
	if s == nil {
		if shown, _ := compared(t); len(shown) > 0 {
			all["compare"] = (*view).Compare
		}
		return all
	}
	if _, _, drawn := barScale(*s); drawn {
		all["bar"] = func(v *view, t *site.TargetPage) template.HTML { return v.Bar(*t.Single()) }
	}
	if _, drawn := trendField(*s); drawn && len(s.Periods) == 0 && s.Latest != nil {
		all["trend"] = func(v *view, t *site.TargetPage) template.HTML { return v.Trend(*t.Single()) }
	}
	return all
}

// pictures lists the charts of targets as files, which can be read alone.
func (r *renderer) pictures(files map[string]recipe, shows map[string][]site.Part) {
	of := map[string]map[string]chart{} // by the path of the page
	for _, t := range r.site.Model.Targets {
		if state := r.site.State(t); state.HasNews() {
			of[site.TargetPath(t)] = charts(state)
		}
	}
	for _, p := range r.site.Pages {
		if p.Kind != "target" {
			continue
		}
		for name, draw := range of[p.Path] {
			files[pictureFile(p, name)] = func() ([]byte, error) {
				defer p.Forget()
				v, t := r.viewOf(p), p.Data().(*site.TargetPage)
				return v.picture(t, draw(v, t)), nil
			}
			shows[pictureFile(p, name)], _ = p.Parts()
		}
	}
}

// pictureStyle holds the colours of the stylesheet by day: a picture leaves the site without it.
const pictureStyle = `text{fill:#1b2428}
text{font:11px system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
.title{font-size:14px;font-weight:700}.value{font-size:11.5px;font-weight:700}.label{font-size:11.5px}
.small,.foot{font-size:10px;fill:#566167}.track{fill:#eef2f0;stroke:#d9dcd8}
.goal{stroke:#1b2428;stroke-width:1.5;stroke-dasharray:3 2}.tick,.axis{stroke:#566167}
.path{stroke:#566167;stroke-dasharray:2 3}.trend-line{stroke:#1b2428;stroke-width:1.5}.pace{fill:#1b2428}
.event{fill:#566167;stroke:#566167}.f-met{fill:#1c6b3c}.f-on-track{fill:#2b6f8f}.f-behind{fill:#8a5a00}
.f-far-behind{fill:#a33b12}.f-moving-away,.f-not-met{fill:#9b1c31}.f-not-due{fill:#9aa1a5}.f-no-report{fill:#d9dcd8}`

var chartBox = regexp.MustCompile(`^<svg class="[^"]*" viewBox="0 0 ([0-9.]+) ([0-9.]+)"`)

// picture puts a chart on white, below what it is of and above who says so and where it is from.
func (v *view) picture(t *site.TargetPage, chart template.HTML) []byte {
	box := chartBox.FindStringSubmatch(string(chart))
	var b strings.Builder
	y := 12.0
	lines := func(class, words string, most int, step float64) {
		for _, line := range wrapped(words, most) {
			y += step
			fmt.Fprintf(&b, `<text class="%s" x="20" y="%s">%s</text>`+"\n", class, n(y), html.EscapeString(line))
		}
	}
	lines("title", v.Text(t.Target.Name), 48, 19)
	lines("foot", v.Text(t.Target.Plan.ShortTitle)+" · "+v.Bound(t.Target), 70, 15)
	y += 12
	fmt.Fprintf(&b, `<svg x="20" y="%s" width="%s" height="%s"`+"%s\n", n(y), box[1], box[2],
		strings.TrimPrefix(string(chart), "<svg"))
	var height float64
	_, _ = fmt.Sscan(box[2], &height) // the pattern takes numbers only
	y += height + 8
	lines("foot", v.say("source")+v.sources(t.Observations), 70, 14)
	lines("foot", v.say("picture-from", v.Text(v.Site.Model.Site.Title), v.Date(v.Site.Today)), 70, 14)
	lines("foot", v.Canonical(v.Page.Lang), 70, 14)
	y += 16
	return fmt.Appendf(nil, `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="%s" viewBox="0 0 400 %s">`+
		"\n<style>%s</style>\n"+`<rect width="400" height="%s" fill="#fff"/>`+"\n%s</svg>\n",
		n(y*2), n(y), pictureStyle, n(y), b.String())
}

// sources names who reported figures, each once.
func (v *view) sources(observations []*policy.Observation) string {
	var names []string
	for _, o := range observations {
		if name := v.Text(o.Source.Name); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return strings.Join(names, v.say("list-comma"))
}

// wrapped breaks words into lines of so many columns, a Chinese character taking two: between words, or anywhere
// where one is longer than a line or Chinese.
func wrapped(words string, most int) []string {
	var lines []string
	line, width, space := []rune{}, 0, -1
	for _, r := range words {
		w := 1
		if r >= 0x2E80 {
			w = 2
		}
		if width+w > most {
			rest := []rune{}
			if space > 0 && w == 1 {
				rest = slices.Clone(line[space+1:])
				line = line[:space]
			}
			lines = append(lines, string(line))
			line, width, space = rest, len(rest), -1
		}
		if r == ' ' {
			space = len(line)
		}
		line, width = append(line, r), width+w
	}
	return append(lines, string(line))
}
