package terms

import (
	"cmp"
	"slices"
	"strings"
)

// Relax asks for parts of what a query asks: any of its words, numbers and pairs of Chinese characters, of which a
// document needs a share. It is for queries that find nothing as they stand. Words that only make a question are not
// asked for, nor parts that are not known; a phrase in quotation marks stays whole; exclusions and filters stay.
// What is in no known part, a word or a row of characters, is returned as it was typed.
func (q Query) Relax(known func(Alternative) bool) (relaxed Query, unknown []string) {
	relaxed = Query{Not: q.Not, Filters: q.Filters}
	var parts []Alternative
	for _, g := range q.Groups {
		some, missing := partsOf(g, known)
		parts, unknown = append(parts, some...), append(unknown, missing...)
	}
	if len(parts) > 0 {
		relaxed.Groups = []Group{{Any: parts, Least: len(parts)/2 + 1}}
	}
	return relaxed, unknown
}

// Further asks for fewer of the parts of a relaxed query, where half of them are in hardly any document: for a third,
// as two of five still say what is asked, and one does not. It reports whether that asks for anything else.
func (q Query) Further() (Query, bool) {
	g := q.Groups[0]
	least := g.Least
	g.Least = (len(g.Any) + 2) / 3
	q.Groups = []Group{g}
	return q, g.Least < least
}

// partsOf are the known parts of a group, which is asked as it is written: its first alternative.
func partsOf(g Group, known func(Alternative) bool) (parts []Alternative, unknown []string) {
	for i, a := range g.Any {
		if a.Field != "" || a.Boost > 1 {
			if known(a) {
				parts = append(parts, a)
			}
			continue
		}
		for _, run := range a.runs() {
			spans := madeSpans(run)
			if i == 0 {
				spans = spansOf(run)
			}
			some, missing := partsOfRun(run, spans, known)
			parts = append(parts, some...)
			if i == 0 {
				unknown = append(unknown, missing...)
			}
		}
	}
	return parts, unknown
}

// A span is a part of a run: from a unit to the one before another.
type span struct{ from, to int }

// partsOfRun are those spans of a run that are known, and the text of what is asked for in none of them.
func partsOfRun(run []Unit, spans []span, known func(Alternative) bool) (parts []Alternative, unknown []string) {
	asked, covered := make([]bool, len(run)+1), make([]bool, len(run)+1)
	for _, s := range spans {
		part := part(run[s.from:s.to]...)
		is := known(part)
		if is {
			parts = append(parts, part)
		}
		for i := s.from; i < s.to; i++ {
			asked[i], covered[i] = true, covered[i] || is
		}
	}
	from := 0
	for i := range asked {
		if asked[i] && !covered[i] {
			continue
		}
		if text := typed(run[from:i]); text != "" {
			unknown = append(unknown, text)
		}
		from = i + 1
	}
	return parts, unknown
}

// typed is what was typed for units; a single Chinese character says too little to be named.
func typed(units []Unit) string {
	if len(units) == 1 && units[0].kind == hanUnit {
		return ""
	}
	return textOf(units, func(u Unit) string { return cmp.Or(u.Typed, u.Term) })
}

// nameOf is a row of units as one text, with blanks between words.
func nameOf(units []Unit) string { return textOf(units, func(u Unit) string { return u.Term }) }

func textOf(units []Unit, text func(Unit) string) string {
	var b strings.Builder
	for i, u := range units {
		if i > 0 && u.kind != hanUnit && units[i-1].kind != hanUnit {
			b.WriteByte(' ')
		}
		b.WriteString(text(u))
	}
	return b.String()
}

// madeSpans are the numbers of a run that are read from words: 90% from 百分之九十.
func madeSpans(run []Unit) []span {
	var spans []span
	for i, u := range run {
		if u.made {
			spans = append(spans, span{i, i + 1})
		}
	}
	return spans
}

func part(units ...Unit) Alternative {
	units = slices.Clone(units)
	units[0].Glued = false
	return Alternative{Terms: queryTerms(units, false), Units: units, Boost: 1}
}

// spansOf are the words and numbers of a run, and the overlapping pairs of characters of what is Chinese in it; a
// short number goes with the character after it, one that stands alone is asked for itself.
func spansOf(run []Unit) []span {
	var spans []span
	for i := 0; i < len(run); {
		if run[i].kind != hanUnit {
			counts := run[i].kind == numberUnit && i+1 < len(run) && run[i+1].kind == hanUnit
			if counts {
				spans = append(spans, span{i, i + 2})
			}
			if !functionWord[run[i].Term] && (!counts || len(run[i].Term) > 2) {
				spans = append(spans, span{i, i + 1})
			}
			i++
			continue
		}
		end := i
		for end < len(run) && run[end].kind == hanUnit {
			end++
		}
		for _, piece := range asked(run[i:end]) {
			from, to := i+piece.from, i+piece.to
			if to-from == 1 && (from == 0 || run[from-1].kind != numberUnit) {
				spans = append(spans, span{from, to})
			}
			for ; from+1 < to; from++ {
				spans = append(spans, span{from, from + 2})
			}
		}
		i = end
	}
	return spans
}
