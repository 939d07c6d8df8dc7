package site

import (
	"testing"

	"gazette/internal/policy"
	"gazette/internal/progress"
)

// The rows of a region's page are those of all its counties: from so many on they are CSV only.
func TestARegionOfManyRowsIsCSVOnly(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		own, county int
		want        bool
	}{{1, rowsInJSON - 1, false}, {1, rowsInJSON, true}, {0, 0, false}, {rowsInJSON + 1, 0, true}} {
		by := land()
		b := of(&policy.Model{Regions: []*policy.Region{by["990000"], by["990100"], by["990121"]}})
		b.state.byRegion[by["990000"]] = make([]Standing, c.own)
		b.state.byRegion[by["990121"]] = make([]Standing, c.county)
		b.region(by["990000"], today)
		if p := b.pages[0]; p.CSVOnly != c.want || !p.HasTable {
			t.Errorf("%d and %d rows: CSV only is %v", c.own, c.county, p.CSVOnly)
		}
	}
}

// The page of a region tells how its counties stand where one target at least is more than words.
func TestARegionIsJudgedByMoreThanWords(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		words, all int
		want       bool
	}{{0, 0, false}, {2, 2, false}, {2, 3, true}, {0, 1, true}} {
		page := regionPage{Tally: progress.Tally{Total: c.all,
			Counts: map[progress.Status]int{progress.Qualitative: c.words}}}
		if page.Judged() != c.want {
			t.Errorf("%d of %d in words: judged is %v", c.words, c.all, page.Judged())
		}
	}
}

// A province with more counties than any has gets no map.
func TestAMapHasSoManyTiles(t *testing.T) {
	t.Parallel()
	var standings []Standing
	for i := range mostTiles + 1 {
		standings = append(standings, Standing{Region: &policy.Region{
			Point: &policy.Point{Lon: 100 + float64(i%16), Lat: 30 + float64(i/16)}}})
	}
	if tileMap(standings) != nil {
		t.Error("one too many make a map")
	}
	if m := tileMap(standings[:mostTiles]); m == nil || len(m.Tiles) != mostTiles {
		t.Error("as many as any province has make none")
	}
}
