package search

import (
	"gazette/internal/search/wire"
	"math/rand/v2"
	"slices"
	"testing"
)

// What is written in bits is read again, for sparse, dense, clustered and full lists.
func TestPostingsSurviveTheirBits(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	for _, n := range []int{1, 2, 3, 7, 100, 5000} {
		for _, share := range []float64{0, 0.001, 0.1, 0.5, 0.95, 1} {
			var list []posting
			for number := range n {
				if rng.Float64() < share || number == n/2 {
					list = append(list,
						posting{int32(number),
							[2]int32{roundCount(false, int32(rng.ExpFloat64())),
								roundCount(false, int32(rng.ExpFloat64()*9))}})
				}
			}
			var w wire.BitWriter
			writePostings(&w, list, n)
			r := wire.BitReader{Bytes: w.Bytes}
			if got := readPostings(&r, len(list), n); !slices.Equal(got, list) || r.Bad || (r.At+7)/8 != len(w.Bytes) {
				t.Fatalf("of %d entries, share %v: %v becomes %v", n, share, list, got)
			}
		}
	}
}

func FuzzBits(f *testing.F) {
	f.Add([]byte{0xff, 0, 0x12}, uint16(3), uint16(40))
	f.Fuzz(func(t *testing.T, data []byte, df, n uint16) {
		if df == 0 || df > n {
			return
		}
		r := wire.BitReader{Bytes: data}
		list := readPostings(&r, int(df), int(n))
		for _, p := range list {
			if !r.Bad && (int(p.number) >= int(n) || p.counts[0] < 0) {
				t.Errorf("read %+v of %d", p, n)
			}
		}
	})
}
