package render

import (
	"fmt"
	"strconv"
	"strings"

	"gazette/internal/progress"
	"gazette/internal/site"
)

// Mark is the shape that stands for a status beside its word, so that colour is never alone.
func (v *view) Mark(status any) string {
	return map[string]string{"met": "✓", "on-track": "▲", "behind": "◐", "far-behind": "▼", "moving-away": "↘",
		"not-met": "✕",
		"not-due": "○", "no-report": "–", "qualitative": "◇", "": "·"}[fmt.Sprint(status)]
}

// AllStatuses are the statuses in their fixed order, for a legend.
func (v *view) AllStatuses() []progress.Status { return progress.Statuses[:] }

// Add is the sum of two whole numbers.
func (v *view) Add(a, b int) int { return a + b }

// A share is one status in a roll-up.
type share struct {
	Status  progress.Status
	Count   int
	Percent string // of all, with its sign; "<1%" is not nothing, ">99%" not all
}

// Shares are the statuses that occur in a roll-up, in their fixed order.
func (v *view) Shares(t progress.Tally) []share {
	var shares []share
	percentages := t.Percentages()
	for _, s := range progress.Statuses {
		if n := t.Counts[s]; n > 0 {
			shares = append(shares, share{s, n, percentOf(percentages[s], len(t.Counts))})
		}
	}
	return shares
}

// percentOf writes a rounded share of a tally that has so many different statuses.
func percentOf(percent, statuses int) string {
	switch {
	case percent == 0:
		return "<1%"
	case percent == 100 && statuses > 1:
		return ">99%"
	}
	return strconv.Itoa(percent) + "%"
}

// A segment is a part of a roll-up's bar, in hundredths of its length.
type segment struct {
	Status   progress.Status
	X, Width string
}

// Segments are the parts of a roll-up's bar.
func (v *view) Segments(t progress.Tally) []segment {
	var segments []segment
	x := 0.0
	for _, s := range v.Shares(t) {
		width := float64(s.Count) * 100 / float64(t.Total)
		segments = append(segments, segment{s.Status, fmt.Sprintf("%.2f", x), fmt.Sprintf("%.2f", width)})
		x += width
	}
	return segments
}

// TallyLabel says a roll-up in words, for those who do not see its bar.
func (v *view) TallyLabel(t progress.Tally) string {
	var parts []string
	for _, s := range v.Shares(t) {
		parts = append(parts, fmt.Sprintf("%s %d", v.Text(s.Status.Words()), s.Count))
	}
	return strings.Join(parts, v.say("list-comma"))
}

// Reports says how many targets of the counties inside a region have figures.
func (v *view) Reports(c site.ChildRegion) string {
	if c.Figures > 0 {
		return v.say("reports-n", c.Figures)
	}
	return v.say("reports-none")
}
