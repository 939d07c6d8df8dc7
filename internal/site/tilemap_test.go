package site

import (
	"math"
	"testing"

	"gazette/internal/policy"
)

func TestTilesKeepTheirPlacesAndDoNotOverlap(t *testing.T) {
	t.Parallel()
	var standings []Standing
	for row := range 6 {
		for column := range 5 {
			r := &policy.Region{Point: &policy.Point{Lon: 110 + float64(column)*0.3, Lat: 40 - float64(row)*0.25}}
			standings = append(standings, Standing{Region: r})
		}
	}
	m := tileMap(standings)
	seen := map[[2]int]bool{}
	for _, tile := range m.Tiles {
		place := [2]int{tile.Column, tile.Row}
		if seen[place] || tile.Column < 0 || tile.Column >= m.Columns || tile.Row < 0 || tile.Row >= m.Rows {
			t.Errorf("tile at %v overlaps or is off the map of %d × %d", place, m.Columns, m.Rows)
		}
		seen[place] = true
	}
	west, east := m.Tiles[0], m.Tiles[4] // the ends of the northern row
	south := m.Tiles[25]
	if west.Column >= east.Column || west.Row >= south.Row {
		t.Errorf("the north-western tile is at %d,%d, the north-eastern at %d,%d, the south-western at %d,%d",
			west.Column, west.Row, east.Column, east.Row, south.Column, south.Row)
	}
}

// The assignment is the best there is: compared with every permutation of small tables.
func TestAssignmentIsTheCheapest(t *testing.T) {
	t.Parallel()
	seed := uint32(1)
	random := func() float64 { seed = seed*1664525 + 1013904223; return float64(seed >> 20) }
	for range 50 {
		cost := make([][]float64, 4)
		for i := range cost {
			for range 5 {
				cost[i] = append(cost[i], random())
			}
		}
		got := 0.0
		for i, column := range assign(cost) {
			got += cost[i][column]
		}
		if want := cheapest(cost, 0, map[int]bool{}); math.Abs(got-want) > 1e-9 {
			t.Fatalf("cost %v, the cheapest is %v", got, want)
		}
	}
}

func cheapest(cost [][]float64, row int, taken map[int]bool) float64 {
	if row == len(cost) {
		return 0
	}
	best := math.Inf(1)
	for column, c := range cost[row] {
		if !taken[column] {
			taken[column] = true
			best = min(best, c+cheapest(cost, row+1, taken))
			delete(taken, column)
		}
	}
	return best
}
