package site

import (
	"math"
	"slices"

	"gazette/internal/policy"
	"gazette/internal/progress"
)

// A TileMap is a schematic map: one equal tile a county, no boundaries.
type TileMap struct {
	Columns, Rows int
	Tiles         []Tile
}

// A Tile is a county's place on the map, counted from the north-west, with the standing it shows.
// On the map of a province that is the commonest of Figures of its Asked targets; on that of a target both are 0.
type Tile struct {
	Column, Row    int
	Standing       Standing
	Asked, Figures int
}

// A tileCity is the tiles of the counties of one city, or of those that no city stands above.
type tileCity struct {
	Region *policy.Region
	Tiles  []Tile
}

// Cities are the tiles by city, where a map has no room.
func (m *TileMap) Cities() []tileCity {
	var cities []tileCity
	for _, t := range m.Tiles {
		last := len(cities) - 1
		if last < 0 || cities[last].Region != t.Standing.Region.Parent {
			cities, last = append(cities, tileCity{Region: t.Standing.Region.Parent}), last+1
		}
		cities[last].Tiles = append(cities[last].Tiles, t)
	}
	return cities
}

// Signs are the statuses that the map shows, in their fixed order, for its legend.
func (m *TileMap) Signs() []progress.Status {
	var signs []progress.Status
	for _, s := range progress.Statuses {
		if slices.ContainsFunc(m.Tiles, func(t Tile) bool { return t.Standing.Status == s }) {
			signs = append(signs, s)
		}
	}
	return signs
}

// Unasked reports whether the map has a place of which no target asks anything.
func (m *TileMap) Unasked() bool {
	return slices.ContainsFunc(m.Tiles, func(t Tile) bool { return t.Standing.Status == "" })
}

// A map of fewer tiles shows no place, one of more than any province has takes long to lay out.
const fewestTiles, mostTiles = 4, 250

// tileMap places the counties of standings. The counties' points are scaled to a grid a third larger
// than they need, and each is given a cell of its own so that the sum of the squared distances
// between points and cells is least: neighbours stay near. Nil when a county has no point, or
// there are too few or too many.
func tileMap(standings []Standing) *TileMap {
	if len(standings) < fewestTiles || len(standings) > mostTiles {
		return nil
	}
	west, east, south, north := math.Inf(1), math.Inf(-1), math.Inf(1), math.Inf(-1)
	for _, s := range standings {
		p := s.Region.Point
		if p == nil {
			return nil
		}
		west, east, south, north = min(west, p.Lon), max(east, p.Lon), min(south, p.Lat), max(north, p.Lat)
	}
	// A degree of longitude is shorter than one of latitude by the cosine of the latitude.
	width := max((east-west)*math.Cos((south+north)/2*math.Pi/180), 0.01)
	height := max(north-south, 0.01)
	cells := float64(len(standings)) * 4 / 3
	columns := max(int(math.Ceil(math.Sqrt(cells*width/height))), 1)
	rows := max(int(math.Ceil(cells/float64(columns))), 1)
	cost := make([][]float64, len(standings))
	for i, s := range standings {
		x := (s.Region.Point.Lon - west) / max(east-west, 0.01) * float64(columns-1)
		y := (north - s.Region.Point.Lat) / max(north-south, 0.01) * float64(rows-1)
		cost[i] = make([]float64, columns*rows)
		for cell := range cost[i] {
			dx, dy := float64(cell%columns)-x, float64(cell/columns)-y
			cost[i][cell] = dx*dx + dy*dy
		}
	}
	m := &TileMap{Columns: columns, Rows: rows}
	for i, cell := range assign(cost) {
		m.Tiles = append(m.Tiles, Tile{Column: cell % columns, Row: cell / columns, Standing: standings[i]})
	}
	return m
}

// assign gives each row a column of its own so that the sum of the costs is least: the Hungarian
// method with potentials (Kuhn 1955, Munkres 1957), O(rows² × columns). There are at least as many
// columns as rows.
func assign(cost [][]float64) []int {
	n, m := len(cost), len(cost[0])
	rowPotential, columnPotential := make([]float64, n+1), make([]float64, m+1)
	rowOf := make([]int, m+1) // the row that holds a column, counted from 1; 0: free
	for row := 1; row <= n; row++ {
		rowOf[0] = row
		augment(cost, rowPotential, columnPotential, rowOf)
	}
	columnOf := make([]int, n)
	for column := 1; column <= m; column++ {
		if rowOf[column] > 0 {
			columnOf[rowOf[column]-1] = column - 1
		}
	}
	return columnOf
}

// augment finds the cheapest path from the row in rowOf[0] to a free column and shifts the rows
// along it.
func augment(cost [][]float64, rowPotential, columnPotential []float64, rowOf []int) {
	m := len(columnPotential) - 1
	least, from, done := make([]float64, m+1), make([]int, m+1), make([]bool, m+1)
	for j := range least {
		least[j] = math.Inf(1)
	}
	column := 0
	for rowOf[column] != 0 {
		done[column] = true
		row, delta, next := rowOf[column], math.Inf(1), 0
		for j := 1; j <= m; j++ {
			if done[j] {
				continue
			}
			if c := cost[row-1][j-1] - rowPotential[row] - columnPotential[j]; c < least[j] {
				least[j], from[j] = c, column
			}
			if least[j] < delta {
				delta, next = least[j], j
			}
		}
		for j := 0; j <= m; j++ {
			if done[j] {
				rowPotential[rowOf[j]] += delta
				columnPotential[j] -= delta
			} else {
				least[j] -= delta
			}
		}
		column = next
	}
	for column != 0 {
		rowOf[column] = rowOf[from[column]]
		column = from[column]
	}
}

// provinceMap shows each county of a province by the commonest status of its targets that have figures; of two equally
// common the worse. One of which no target asks anything has no status. Nil when no county has any figure.
func (b *builder) provinceMap(r *policy.Region) *TileMap {
	var standings []Standing
	var asked, figures []int
	for _, county := range r.Within(policy.County) {
		s := Standing{Region: county}
		count, most, known := map[progress.Status]int{}, 0, 0
		own := b.askedOf(county)
		for _, own := range own {
			if s.Status == "" {
				s.Status = progress.NoReport
			}
			if own.Latest == nil || own.Status == progress.Qualitative {
				continue
			}
			known++
			count[own.Status]++
		}
		for _, status := range progress.Statuses { // from the best on, so that the worse of two wins
			if n := count[status]; n > 0 && n >= most {
				s.Status, most = status, n
			}
		}
		standings, asked, figures = append(standings, s), append(asked, len(own)), append(figures, known)
	}
	if !slices.ContainsFunc(figures, func(n int) bool { return n > 0 }) {
		return nil
	}
	m := tileMap(standings)
	if m != nil {
		for i := range m.Tiles {
			m.Tiles[i].Asked, m.Tiles[i].Figures = asked[i], figures[i]
		}
	}
	return m
}
