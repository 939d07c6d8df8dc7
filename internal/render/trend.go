package render

import (
	"html/template"
	"slices"
	"strconv"

	"gazette/internal/numeral"
	"gazette/internal/policy"
	"gazette/internal/site"
)

// A field is what a trend spans: years, and values.
type field struct {
	points                 []*policy.Observation
	first, last, low, high float64
}

// trendField is the field of a trend; false where none is drawn.
func trendField(s site.Standing) (f field, drawn bool) {
	t, points := s.Target, series(s)
	if t.Kind != policy.Quantity || len(points) == 0 || len(points) == 1 && t.Baseline == nil {
		return field{}, false
	}
	f = field{points, points[0].Date.Years(), points[len(points)-1].Date.Years(), min(0, t.Value), max(0, t.Value)}
	for _, o := range points {
		f.low, f.high = min(f.low, o.Value), max(f.high, o.Value)
	}
	if !t.Due.IsZero() {
		f.first, f.last = min(f.first, t.Due.Years()), max(f.last, t.Due.Years())
	}
	if t.Baseline != nil {
		f.first = min(f.first, t.Baseline.Date.Years())
		f.low, f.high = min(f.low, t.Baseline.Value), max(f.high, t.Baseline.Value)
	}
	return f, f.first != f.last && f.low != f.high
}

// Trend draws the figures of a standing over time, against the straight path from the baseline to the
// target where there is one. It needs two points in time; the list below it holds the same figures.
func (v *view) Trend(s site.Standing) template.HTML {
	t := s.Target
	field, drawn := trendField(s)
	if !drawn {
		return ""
	}
	points, first, last, low, high := field.points, field.first, field.last, field.low, field.high
	const left, right, top, bottom = 12.0, 348.0, 24.0, 112.0
	x := func(d policy.Date) float64 { return left + (d.Years()-first)/(last-first)*(right-left) }
	y := func(value float64) float64 { return bottom - (value-low)/(high-low)*(bottom-top) }
	d := &drawing{width: 360, height: 136}
	d.line("axis", left, bottom, right, bottom)
	if t.Baseline != nil && !t.Due.IsZero() {
		d.line("path", x(t.Baseline.Date), y(t.Baseline.Value), x(t.Due), y(t.Value))
	}
	d.line("goal", left, y(t.Value), right, y(t.Value))
	d.text("small", left, y(t.Value)-4, "start", v.say("goal", v.quantity(t.Value, t.Unit)))
	for i, o := range points {
		if i > 0 {
			d.line("trend-line", x(points[i-1].Date), y(points[i-1].Value), x(o.Date), y(o.Value))
		}
		d.add(`<circle class="event passed" cx="%s" cy="%s" r="3.5"/>`, n(x(o.Date)), n(y(o.Value)))
		d.text("label", clamp(x(o.Date), 8, 352), y(o.Value)-7, anchorOf(x(o.Date)), numeral.Grouped(o.Value))
		d.text("small", clamp(x(o.Date), 8, 352), bottom+16, anchorOf(x(o.Date)), o.Date.String())
	}
	return d.svg("trend", v.say("trend-label", v.Text(t.Name), strconv.Itoa(len(points))))
}

// series are the figures that the standing rests on, one a date.
func series(s site.Standing) []*policy.Observation {
	by := map[policy.Date]*policy.Observation{}
	for _, o := range s.Target.Observations {
		if o.Region == s.Region && o.Hospital == nil {
			by[o.Date] = o
		}
	}
	var all []*policy.Observation
	for _, o := range by {
		all = append(all, o)
	}
	slices.SortFunc(all, func(a, b *policy.Observation) int { return a.Date.Compare(b.Date) })
	return all
}
