package search

import (
	"slices"

	"gazette/internal/lang"
	"gazette/internal/policy"
)

// mostFigures is how many of its figures an entry is found by, the newest first: of all the figures of a nation's
// counties its target would be long.
const mostFigures = 12

// reported has an entry found by figures that its page tells. Who checks a figure asks for it, and must not be told
// that there is none; yet no entry is longer, or more about a thing, for what was reported of it.
func (e *entry) reported(figures []lang.Text) {
	for _, f := range figures {
		e.Also = append(e.Also, formsOf(f))
	}
}

// observed are the newest numbers among observations. What is yes or no, or a grade, is no figure.
func observed(observations []*policy.Observation) []lang.Text {
	newest := slices.DeleteFunc(slices.Clone(observations), func(o *policy.Observation) bool {
		return o.Target.Kind != policy.Quantity || o.Target.Counts != nil // counted from others, which say it
	})
	slices.SortStableFunc(newest, func(a, b *policy.Observation) int { return b.Date.Compare(a.Date) })
	var told []lang.Text
	for _, o := range newest[:min(len(newest), mostFigures)] {
		told = append(told, o.Target.Unit.Amount(o.Value))
	}
	return told
}

// figuresOf are the figures of a place that measure no target, newest first.
func figuresOf(figures []*policy.Figure) []lang.Text {
	newest := slices.Clone(figures)
	slices.SortStableFunc(newest, func(a, b *policy.Figure) int { return b.Date.Compare(a.Date) })
	var told []lang.Text
	for _, f := range newest[:min(len(newest), mostFigures)] {
		value := f.Text
		if f.HasValue {
			value = f.Unit.Amount(f.Value)
		}
		told = append(told, lang.Text{ZH: "%s：%s", EN: "%s: %s"}.With(f.Name, value))
	}
	return told
}
