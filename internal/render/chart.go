package render

import (
	"fmt"
	"html/template"
	"math"
	"strings"

	"gazette/internal/numeral"
	"gazette/internal/policy"
	"gazette/internal/site"
)

// barScale is what a bar reaches from and to; false where none is drawn.
func barScale(s site.Standing) (low, high float64, drawn bool) {
	t := s.Target
	if t.Kind != policy.Quantity || s.Latest == nil {
		return 0, 0, false
	}
	low, high = min(0, t.Value, s.Latest.Value), max(t.Value, s.Latest.Value)
	if t.Baseline != nil {
		low, high = min(low, t.Baseline.Value), max(high, t.Baseline.Value)
	}
	return low, high, low < high
}

// Bar draws a standing: the baseline, the value, the target, and where the linear path would have it
// today. Nothing is drawn for what is not a quantity or has no value.
func (v *view) Bar(s site.Standing) template.HTML {
	t := s.Target
	low, high, drawn := barScale(s)
	if !drawn {
		return ""
	}
	const left, right, top = 8.0, 352.0, 30.0
	at := func(value float64) float64 { return left + (value-low)/(high-low)*(right-left) }
	d := &drawing{width: 360, height: 84}
	d.rect("track", left, top, right-left, 16)
	from := low
	if t.Baseline != nil {
		from = t.Baseline.Value
	}
	a, b := at(from), at(s.Latest.Value)
	d.rect("f-"+string(s.Status), min(a, b), top, math.Abs(b-a), 16)
	if t.Baseline != nil {
		d.line("tick", at(from), top-3, at(from), top+19)
	}
	if s.Required.Defined && s.Required.Value > low && s.Required.Value < high {
		x := at(s.Required.Value)
		d.add(`<path class="pace" d="M%s %sl-5 8h10z"/>`, n(x), n(top+18))
		today := v.say("pace-today", v.beside(tenths(s.Required.Value), t.Unit))
		d.text("small", clamp(x, 75, 285), top+40, "middle", today)
	}
	x := at(t.Value)
	d.line("goal", x, top-8, x, top+20)
	d.text("label", clamp(x, 8, 352), top-12, anchorOf(x), v.say("goal", v.quantity(t.Value, t.Unit)))
	d.text("value", clamp(b, 8, 352), top+40+boolTo(s.Required.Defined, 12), anchorOf(b),
		v.beside(shownValue(s.Latest), t.Unit))
	return d.svg("bar-chart", v.say("bar-label", v.Text(t.Name), v.Observed(s.Latest), v.Bound(t)))
}

// beside writes a figure next to one whose unit is written out: only a sign such as % is said again.
func (v *view) beside(value float64, u *policy.Unit) string {
	if u != nil && u.Symbol.IsZero() {
		return numeral.Grouped(value)
	}
	return v.quantity(value, u)
}

func boolTo(b bool, v float64) float64 {
	if b {
		return v
	}
	return 0
}

func clamp(x, low, high float64) float64 { return min(max(x, low), high) }

// anchorOf keeps words inside the picture at its ends.
func anchorOf(x float64) string {
	switch {
	case x < 70:
		return "start"
	case x > 290:
		return "end"
	}
	return "middle"
}

// compared are the standings that a comparison draws, with the greatest value; none where there is nothing to compare.
func compared(t *site.TargetState) (shown []site.Standing, high float64) {
	if t.Target.Kind != policy.Quantity || len(t.Standings) > 80 {
		return nil, 0
	}
	high = t.Target.Value
	for _, s := range t.Compared() {
		if s.Latest != nil && s.Latest.Value >= 0 {
			shown = append(shown, s)
			high = max(high, s.Latest.Value)
		}
	}
	if len(shown) < 2 || high <= 0 {
		return nil, 0
	}
	return shown, high
}

// Compare draws the counties of a target in order, with the line that they must reach. It is for
// quantities of which two have figures; the table beside it holds the same.
func (v *view) Compare(t *site.TargetPage) template.HTML {
	shown, high := compared(t.TargetState)
	if len(shown) == 0 {
		return ""
	}
	const left, right, step = 96.0, 318.0, 18.0
	d := &drawing{width: 360, height: float64(len(shown))*step + 26}
	at := func(value float64) float64 { return left + value/high*(right-left) }
	for i, s := range shown {
		y := 22 + float64(i)*step
		d.text("label", left-6, y+10, "end", shorten(bare(v.Text(s.Region.Name)), 14))
		d.rect("f-"+string(s.Status), left, y, max(at(s.Latest.Value)-left, 1), 12)
	}
	x := at(t.Target.Value)
	d.line("goal", x, 14, x, d.height)
	for i, s := range shown { // above the line, which crosses the words of who is just below it
		y := 22 + float64(i)*step
		d.text("small", at(s.Latest.Value)+3, y+10, "start", v.Mark(s.Status)+" "+numeral.Grouped(s.Latest.Value))
	}
	d.text("small", clamp(x, 60, 300), 10, "middle", v.say("goal", v.quantity(t.Target.Value, t.Target.Unit)))
	return d.svg("compare", v.say("compare-label", v.Text(t.Target.Name), len(shown)))
}

func shorten(s string, most int) string {
	runes := []rune(s)
	if len(runes) <= most {
		return s
	}
	return string(runes[:most-1]) + "…"
}

// bare is an English name without the word for its level.
func bare(name string) string {
	for _, level := range []string{" County", " District", " City"} {
		name = strings.TrimSuffix(name, level)
	}
	return name
}

// Line draws a plan's time: years, what falls due in them, today.
func (v *view) Line(t *site.Timeline) template.HTML {
	const left, right, axis = 14.0, 346.0, 40.0
	first, last := float64(t.First.Year), float64(t.Last.Year+1)
	at := func(d policy.Date) float64 {
		return left + (clamp(d.Years(), first, last)-first)/(last-first)*(right-left)
	}
	d := &drawing{width: 360, height: 62}
	d.line("axis", left, axis, right, axis)
	for year := t.First.Year; year <= t.Last.Year+1; year++ {
		x := left + (float64(year)-first)/(last-first)*(right-left)
		d.line("tick", x, axis-4, x, axis+4)
		if year <= t.Last.Year {
			half := (right - left) / (last - first) / 2
			d.text("small", x+half, axis+18, "middle", fmt.Sprint(year))
		}
	}
	for _, e := range t.Events {
		class, r := "event", 3+math.Sqrt(float64(len(e.Targets)+len(e.Tasks)))
		if e.Passed {
			class = "event passed"
		}
		d.add(`<circle class="%s" cx="%s" cy="%s" r="%s"/>`, class, n(at(e.Date)), n(axis), n(min(r, 9)))
	}
	if today := v.Site.Today; today.Years() >= first && today.Years() <= last {
		x := at(today)
		d.line("goal", x, 14, x, axis+6)
		d.text("small", clamp(x, 30, 330), 10, "middle", v.say("today"))
	}
	return d.svg("timeline", v.say("timeline-label", len(t.Events)))
}
