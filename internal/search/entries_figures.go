package search

import (
	"math"
	"slices"

	"gazette/internal/lang"
	"gazette/internal/policy"
)

// mostFigures is how many of its figures an entry is found by, the newest first: a target of the nation's counties has
// thousands. Who checks a figure asks for it, and must not be told that there is none.
const mostFigures = 12

// telling reports whether a number tells a figure from others. Shares, round numbers and the smallest stand in many
// plans as what is asked, which who types one looks for.
func telling(value float64, unit *policy.Unit) bool {
	return !unit.Percent() && math.Abs(value) >= 10 && math.Mod(value, 100) != 0
}

// observed are the newest telling numbers among observations.
func observed(observations []*policy.Observation) []lang.Text {
	newest := slices.DeleteFunc(slices.Clone(observations), func(o *policy.Observation) bool {
		return o.Target.Kind != policy.Quantity || !telling(o.Value, o.Target.Unit) ||
			o.Target.Counts != nil // counted from others, which say it
	})
	slices.SortStableFunc(newest, func(a, b *policy.Observation) int { return b.Date.Compare(a.Date) })
	var told []lang.Text
	for _, o := range newest[:min(len(newest), mostFigures)] {
		told = append(told, o.Target.Unit.Amount(o.Value))
	}
	return told
}

// figuresOf are the newest telling figures of a place that measure no target, each with its name.
func figuresOf(figures []*policy.Figure) []lang.Text {
	newest := slices.DeleteFunc(slices.Clone(figures), func(f *policy.Figure) bool {
		return !f.HasValue || !telling(f.Value, f.Unit)
	})
	slices.SortStableFunc(newest, func(a, b *policy.Figure) int { return b.Date.Compare(a.Date) })
	var told []lang.Text
	for _, f := range newest[:min(len(newest), mostFigures)] {
		told = append(told, lang.Text{ZH: "%s：%s", EN: "%s: %s"}.With(f.Name, f.Unit.Amount(f.Value)))
	}
	return told
}
