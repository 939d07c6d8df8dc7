package search

import (
	"cmp"
	"slices"
)

// arrange puts entries in the order of their numbers. Documents near each other share a file. On a site
// of moderate size those of a kind stand together as they come: the results of a query are mostly of a
// kind or two and alike, so they lie in few files, and an edit moves nothing. On a large one the results
// lie apart in any order, and entries of one length stand together.
func arrange(entries []entry) []entry {
	if len(entries) >= large {
		return byLength(entries)
	}
	sorted := slices.Clone(entries)
	slices.SortStableFunc(sorted, func(a, b entry) int { return cmp.Compare(a.Kind, b.Kind) })
	return sorted
}

// byLength orders the entries of a large site by their length in one language and then the other, so
// that the list of lengths in the manifest is a few runs in both; and those of one length by the end
// of their title, which in Chinese says what it is about.
func byLength(entries []entry) []entry {
	type measured struct{ zh, en int }
	lengths := make([]measured, len(entries))
	spread(len(entries), func(i int) {
		w := weigh(&entries[i], cutEntry(&entries[i]))
		lengths[i] = measured{w.lengths[0], w.lengths[1]}
	})
	heads := make([]string, len(entries))
	for i := range entries {
		heads[i] = backwards(entries[i].Title.ZH)
	}
	order := make([]int, len(entries))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(
			cmp.Compare(lengths[a].zh, lengths[b].zh),
			cmp.Compare(lengths[a].en, lengths[b].en),
			cmp.Compare(heads[a], heads[b]),
		)
	})
	sorted := make([]entry, len(entries))
	for i, from := range order {
		sorted[i] = entries[from]
	}
	return sorted
}

// backwards is a text from its last character to its first.
func backwards(s string) string {
	runes := []rune(s)
	slices.Reverse(runes)
	return string(runes)
}
