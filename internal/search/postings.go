package search

import (
	"gazette/internal/search/wire"
	"math/bits"
)

// A posting says how often a term stands in an entry's texts of each language: see roundCount. Where
// both are zero, only another form of a glossary's term does.
type posting struct {
	number int32
	counts [2]int32 // Chinese, English
}

// frequency is what the index of a language has for a posting; see the comment of the package.
func frequency(own, other int32) int32 {
	switch {
	case other > 1:
		return own*inBody + severalElsewhere
	case other == 1:
		return own*inBody + onceElsewhere
	case own == 0:
		return onlyGlossary
	}
	return own * inBody
}

// writePostings writes those of a term in a site of n entries.
func writePostings(w *wire.BitWriter, list []posting, n int) {
	numbers := make([]int32, len(list))
	for i, p := range list {
		numbers[i] = p.number
	}
	w.Row(numbers, 0, n-1)
	for l := range list[0].counts {
		var here, once []int32
		for i, p := range list {
			if p.counts[l] > 0 {
				if p.counts[l] == 1 {
					once = append(once, int32(len(here)))
				}
				here = append(here, int32(i))
			}
		}
		w.Part(here, len(list))
		if len(here) == 0 {
			continue
		}
		w.Part(once, len(here))
		for _, i := range here {
			if c := list[i].counts[l]; c > 1 {
				w.Steps(bits.Len32(uint32(c)) - 3)
			}
		}
	}
}

// readPostings reads those of a term that df of n entries have.
func readPostings(r *wire.BitReader, df, n int) []posting {
	numbers := make([]int32, df)
	r.Row(numbers, 0, n-1)
	list := make([]posting, df)
	for i, number := range numbers {
		list[i].number = number
	}
	for l := range 2 {
		here := r.Part(df)
		if len(here) == 0 {
			continue
		}
		once := r.Part(len(here))
		for k, i := range here {
			if len(once) > 0 && int(once[0]) == k {
				list[i].counts[l], once = 1, once[1:]
			} else {
				list[i].counts[l] = 4 << r.Steps()
			}
		}
	}
	return list
}
