package site

import (
	"math"
	"slices"
	"testing"

	"gazette/internal/policy"
	"gazette/internal/progress"
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

// A map needs a point of each county, and so many counties that their places say something. Its counties stand by their
// cities where there is no room for it, and its legend explains the signs that it has, the best first.
func TestTilesByCityAndSign(t *testing.T) {
	t.Parallel()
	north, south := &policy.Region{Code: "990100"}, &policy.Region{Code: "990200"}
	var standings []Standing
	for i, city := range []*policy.Region{north, north, south, south, south} {
		r := &policy.Region{Parent: city, Point: &policy.Point{Lon: 110 + float64(i), Lat: 30}}
		status := []progress.Status{progress.NoReport, progress.Met, progress.NoReport, progress.Met, progress.Met}[i]
		standings = append(standings, Standing{Region: r, Result: progress.Result{Status: status}})
	}
	m := tileMap(standings)
	cities := m.Cities()
	if len(cities) != 2 || cities[0].Region != north || len(cities[0].Tiles) != 2 || cities[1].Region != south ||
		len(cities[1].Tiles) != 3 {
		t.Errorf("the cities %+v", cities)
	}
	if got := m.Signs(); !slices.Equal(got, []progress.Status{progress.Met, progress.NoReport}) {
		t.Errorf("the legend explains %v", got)
	}
	if tileMap(standings[:3]) != nil || tileMap(standings[:4]) == nil {
		t.Error("three counties make a map, or four make none")
	}
	standings[4].Region = &policy.Region{Parent: south}
	if tileMap(standings) != nil {
		t.Error("there is a map without the place of a county")
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
