package search

import (
	"cmp"
	"math"
	"slices"
)

// A scale is all that depends on how large a site is. Documents near each other share a file, and the results of a
// query are mostly of a kind or two and alike: how they are put in order and cut decides how much a reader fetches.
type scale struct {
	arrange func([]entry) []entry // the entries in the order of their numbers
	packs   func([]entry) []int   // how many entries each pack has, in both languages
	length  func(int) int         // a length, rounded once more
}

// large is the number of entries from which a site is a large one. There the results are of all kinds and plans, hosts
// limit the number of files, and the lengths of all entries are most of what a first query fetches.
const large = 4000

func scaleOf(entries int) scale {
	if entries < large {
		return scale{byKind, packsBySize, func(length int) int { return length }}
	}
	return scale{byTitle, packsByNumber, roundRoughly}
}

// byKind leaves those of a kind together, as they come.
func byKind(entries []entry) []entry {
	sorted := slices.Clone(entries)
	slices.SortStableFunc(sorted, compareKinds)
	return sorted
}

func compareKinds(a, b entry) int { return cmp.Compare(a.Kind, b.Kind) }

// byTitle puts those of a kind in the order of the end of their title, which in Chinese says what it is about, so that
// results lie in few files. It asks nothing of the texts below the titles: an edit of them moves nothing.
func byTitle(entries []entry) []entry {
	ends := make(map[string]string, len(entries))
	for _, e := range entries {
		ends[e.Title.ZH] = backwards(e.Title.ZH)
	}
	sorted := slices.Clone(entries)
	slices.SortStableFunc(sorted, func(a, b entry) int {
		return cmp.Or(compareKinds(a, b), cmp.Compare(ends[a.Title.ZH], ends[b.Title.ZH]))
	})
	return sorted
}

// backwards is a text from its last character to its first.
func backwards(s string) string {
	runes := []rune(s)
	slices.Reverse(runes)
	return string(runes)
}

// textInPack is about how many bytes of title and text a pack has, in both languages and before compression.
const textInPack = 3000

func packsBySize(entries []entry) []int {
	var packs []int
	size := textInPack
	for i := range entries {
		if size += entries[i].size(); size > textInPack {
			packs = append(packs, 0)
			size = entries[i].size()
		}
		packs[len(packs)-1]++
	}
	return packs
}

// size is about how much room an entry takes in a pack, in both languages; rounded, so that an edit
// seldom cuts the packs after it elsewhere.
func (e *entry) size() int {
	return roundLength(len(e.Title.ZH) + len(e.Body.ZH) + len(e.Title.EN) + len(e.Body.EN))
}

// packsByNumber gives all packs as many entries, which takes no room in the manifest: so many that there are about
// packsByRoot times the root of their number of packs.
func packsByNumber(entries []entry) []int {
	const packsByRoot = 11
	each := max(int(math.Sqrt(float64(len(entries)))/packsByRoot), 1)
	var packs []int
	for left := len(entries); left > 0; left -= each {
		packs = append(packs, min(each, left))
	}
	return packs
}

// roundRoughly rounds a length up to a power of four.
func roundRoughly(n int) int {
	rounded := 1
	for rounded < n {
		rounded *= 4
	}
	return rounded
}
