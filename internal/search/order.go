package search

import (
	"cmp"
	"slices"
)

// arrange puts entries in the order of their numbers. Documents near each other share a file, and the results of a
// query are mostly of a kind or two and alike. On a site of moderate size those of a kind stand together as they
// come; on a large one by the end of their title, which in Chinese says what it is about, so that the results lie in
// few files all the same. The order asks nothing of the texts below the titles: an edit of them moves nothing.
func arrange(entries []entry) []entry {
	sorted := slices.Clone(entries)
	if len(entries) >= large {
		return byTitle(sorted)
	}
	slices.SortStableFunc(sorted, byKind)
	return sorted
}

func byKind(a, b entry) int { return cmp.Compare(a.Kind, b.Kind) }

func byTitle(entries []entry) []entry {
	ends := make(map[string]string, len(entries))
	for _, e := range entries {
		ends[e.Title.ZH] = backwards(e.Title.ZH)
	}
	slices.SortStableFunc(entries, func(a, b entry) int {
		return cmp.Or(byKind(a, b), cmp.Compare(ends[a.Title.ZH], ends[b.Title.ZH]))
	})
	return entries
}

// backwards is a text from its last character to its first.
func backwards(s string) string {
	runes := []rune(s)
	slices.Reverse(runes)
	return string(runes)
}
