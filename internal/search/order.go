package search

import (
	"cmp"
	"math"
	"slices"
)

// arrange puts entries in the order of their numbers. Documents near each other share a file, so on a
// site of moderate size those of one topic stand together, and places as they lie; on a large one the
// results of a query lie apart in any order, and entries of one length stand together.
func arrange(entries []entry) []entry {
	if len(entries) >= large {
		return byLength(entries)
	}
	var texts, places []entry
	for _, e := range entries {
		switch e.Kind {
		case CountyKind, RegionKind, HospitalKind:
			places = append(places, e)
		default:
			texts = append(texts, e)
		}
	}
	documents := make([]map[string]int, len(texts))
	spread(len(texts), func(i int) { documents[i] = weigh(&texts[i])[0].terms })
	var arranged []entry
	for _, i := range byTopic(documents) {
		arranged = append(arranged, texts[i])
	}
	return append(arranged, places...)
}

// A term says something of a topic when a few entries have it: not one alone, and not a crowd.
const (
	fewestOfTopic = 2
	mostOfTopic   = 40
	topicMemory   = 0.7 // how much of the topic so far the next entry still sees
)

// byTopic orders entries so that each stands near those which say the like: the results of a query
// then share packs. It is a walk: from an entry to the one not yet seen that shares most rare terms
// with those just passed, or, where none does, to the next in the order given.
func byTopic(documents []map[string]int) []int {
	with := map[string][]int{}
	for i, terms := range documents {
		for term := range terms {
			with[term] = append(with[term], i)
		}
	}
	rare := make([][]string, len(documents))
	for i, terms := range documents {
		for term := range terms {
			if n := len(with[term]); n >= fewestOfTopic && n <= mostOfTopic {
				rare[i] = append(rare[i], term)
			}
		}
		slices.Sort(rare[i]) // sums of floats depend on the order
	}
	seen := make([]bool, len(documents))
	near := make([]float64, len(documents))
	var order []int
	for next := 0; len(order) < len(documents); {
		for seen[next] {
			next++
		}
		best := closest(near, seen, next)
		order = append(order, best)
		seen[best] = true
		for i := range near {
			near[i] *= topicMemory
		}
		for _, term := range rare[best] {
			weight := math.Log(float64(len(documents))/float64(len(with[term]))) / math.Sqrt(float64(1+len(rare[best])))
			for _, i := range with[term] {
				near[i] += weight / math.Sqrt(float64(1+len(rare[i])))
			}
		}
	}
	return order
}

// closest is the unseen entry that is nearest, or next when none is near.
func closest(near []float64, seen []bool, next int) int {
	best := next
	for i := range near {
		if !seen[i] && near[i] > near[best] {
			best = i
		}
	}
	return best
}

// byLength orders the entries of a large site by their length in one language and then the other, so
// that the list of lengths in the manifest is a few runs in both.
func byLength(entries []entry) []entry {
	type measured struct{ zh, en int }
	lengths := make([]measured, len(entries))
	spread(len(entries), func(i int) {
		own := analyse(&entries[i])
		lengths[i] = measured{own[0].length(), own[1].length()}
	})
	order := make([]int, len(entries))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(lengths[a].zh, lengths[b].zh), cmp.Compare(lengths[a].en, lengths[b].en))
	})
	sorted := make([]entry, len(entries))
	for i, from := range order {
		sorted[i] = entries[from]
	}
	return sorted
}
