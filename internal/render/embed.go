package render

import (
	"fmt"
	"html"
	"html/template"
	"math"
	"strconv"
	"strings"

	"gazette/internal/policy"
	"gazette/internal/site"
)

// mostEmbedBars is how many places the chart of an embed compares; of more, the tally says how they stand.
const mostEmbedBars = 20

// EmbedPath is the address of the embed of a target.
func (v *view) EmbedPath(t *policy.Target) string { return site.EmbedPath(t) }

// Public is the published address of a page in the same language, for those who read it elsewhere.
func (v *view) Public(address string) string {
	return v.Site.Model.Site.BaseURL + string(v.Page.Lang) + "/" + address
}

// EmbedChart is the chart of a target that says most where there is room for one: of one place the figures over time,
// or the last one; of several, all of them in order. Some have none.
func (v *view) EmbedChart(t *site.EmbedPage) template.HTML {
	if s := t.Single(); s == nil {
		whole := &site.TargetPage{TargetState: t.TargetState}
		if shown, _ := compared(whole.TargetState); len(shown) <= mostEmbedBars {
			return v.Compare(whole)
		}
		return ""
	} else if len(series(*s)) > 1 && len(s.Periods) == 0 {
		return v.Trend(*s)
	} else {
		return v.Bar(*s)
	}
}

// EmbedCode is what others write into a page of theirs to show the target there.
func (v *view) EmbedCode(t *site.EmbedPage) string {
	return fmt.Sprintf(
		`<iframe src="%s" title="%s" width="100%%" height="%d" style="border:0" loading="lazy"></iframe>`,
		html.EscapeString(v.Public(site.EmbedPath(t.Target))), html.EscapeString(v.Text(t.Target.Name)),
		max(v.embedHeight(t, onPhone), v.embedHeight(t, onDesk)))
}

// Room for text inside an embed, in pixels: on a phone, where lines are many, and where a chart is at its largest.
const onPhone, onDesk = 290, 416

// embedHeight is about how tall an embed is where its text has so much room, for its frame cannot grow: no script runs
// in it. Sizes are those of embed.css.
func (v *view) embedHeight(t *site.EmbedPage, room float64) int {
	height := 66.0
	text := func(size float64, paragraphs ...string) {
		for _, words := range paragraphs {
			if words != "" {
				lines := math.Ceil(float64(columns(words)) * size * .55 / room)
				height += lines*size*1.5 + size*.35
			}
		}
	}
	m, d := &v.Site.Model.Site, t.Target.Plan
	if m.Example {
		text(15, v.say("example-site"))
	}
	if d.Status != policy.InForce {
		text(15, v.Text(d.ShortTitle)+v.Force(d)+v.replacedBy(d))
	}
	text(18, v.Text(t.Target.Name))
	text(15, v.Text(t.Target.Measure), v.Bound(t.Target)+v.When(t.Target)+v.say("strive")+v.embedWhom(t))
	if s := t.Single(); s != nil {
		text(19, v.Word("status", s.Status))
		text(15, v.Why(*s))
	} else {
		text(15, v.say("each-county", len(t.Standings)), strings.Repeat(v.TallyLabel(t.Tally), 2))
		height += 20
		if !t.HasNews() {
			text(15, v.say("nobody-reported"))
		}
	}
	if box := chartBox.FindStringSubmatch(string(v.EmbedChart(t))); box != nil {
		tall, _ := strconv.ParseFloat(box[2], 64) // the pattern takes numbers only
		height += tall*room/360 + 12
	}
	text(13, v.say("set-by")+v.Text(d.ShortTitle)+v.Cite(t.Target.Clause)+d.Number+v.Date(d.Issued)+"  ",
		v.embedSources(t), v.Text(m.Title)+v.say("embed-day")+v.Date(v.Site.Today)+"  ")
	if !m.License.Name.IsZero() {
		text(13, v.say("license")+v.Text(m.License.Name))
	}
	return int(math.Ceil(height/20)) * 20
}

// embedWhom is whom a target binds, as long as its embed says it.
func (v *view) embedWhom(t *site.EmbedPage) string {
	if t.Target.Group != nil {
		return v.Text(t.Target.Group.Name) + v.Word("scope", t.Target.Scope)
	}
	var names []string
	for _, r := range t.Regions {
		names = append(names, v.Text(r.Name))
	}
	return strings.Join(names, v.say("list-comma")) + v.say("embed-more", t.MoreRegions) +
		v.Word("scope", t.Target.Scope)
}

// embedSources are who reported on a target, as long as its embed says it.
func (v *view) embedSources(t *site.EmbedPage) string {
	if len(t.Sources) == 0 {
		return ""
	}
	words := v.say("embed-figures")
	for _, s := range t.Sources {
		words += v.Text(s.Name) + s.Title + v.Date(s.Published) + "    "
	}
	return words
}

// replacedBy says by which plan another was replaced, if the site has that.
func (v *view) replacedBy(d *policy.Document) string {
	if by := v.Replacement(d); by != nil {
		return v.say("replaced-by") + v.Text(by.ShortTitle)
	}
	return ""
}
