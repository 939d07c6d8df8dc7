package document

import (
	"strconv"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// tableOf returns the cells of a table of data. One that only lays out a page, with a single cell or another table in
// it, is none. A cell of more than 1500 characters is taken for a column of a page. A cell that is merged downwards
// stands in each of its rows, since a row must say by itself whom it is about; one that is merged across is followed by
// empty cells.
func tableOf(table *html.Node, depth int) [][]string {
	g := grid{held: map[int]held{}}
	layout := false
	var walk func(n *html.Node, depth int)
	walk = func(n *html.Node, depth int) {
		for c := n.FirstChild; c != nil && depth < deepest && !layout && g.size <= maxText; c = c.NextSibling {
			switch c.DataAtom {
			case atom.Table:
				layout = true
			case atom.Thead, atom.Tbody, atom.Tfoot:
				g.endRow()
				clear(g.held) // no cell goes on into another part of the table
			case atom.Tr:
				g.endRow()
				g.open = true
			case atom.Td, atom.Th:
				if g.open {
					text := squeeze(textOf(c, depth))
					layout = layout || len([]rune(text)) > 1500
					g.cell(text, spanOf(c, "colspan"), spanOf(c, "rowspan"))
				}
			}
			walk(c, depth+1)
		}
	}
	walk(table, depth)
	g.endRow()
	most := 0
	for _, row := range g.rows {
		most = max(most, len(row))
	}
	if layout || len(g.rows) < 2 || most < 2 {
		return nil
	}
	return g.rows
}

// spanOf is over how many rows or columns a cell goes. A rowspan of 0 goes to the end of the part of the table that the
// cell is in.
func spanOf(cell *html.Node, key string) int {
	for _, a := range cell.Attr {
		if n, err := strconv.Atoi(a.Val); a.Key == key && err == nil {
			if n == 0 && key == "rowspan" {
				return mostRows
			}
			return max(n, 1)
		}
	}
	return 1
}

// mostRows is the highest rowspan that HTML has; no table of people is as wide as mostColumns.
const (
	mostRows    = 65534
	mostColumns = 60
)

// A grid puts the cells of a table into its columns, row by row.
type grid struct {
	rows [][]string
	row  []string
	open bool         // a row has begun
	held map[int]held // by column, cells of rows above that go on
	size int          // as [reader.fits] counts
}

// A held cell is merged downwards, and has rows left.
type held struct {
	text string
	rows int
}

// cell adds a cell behind those that come down from above.
func (g *grid) cell(text string, columns, rows int) {
	for g.held[len(g.row)].rows > 0 {
		g.fall()
	}
	for i := range min(columns, mostColumns) {
		if i > 0 {
			text = ""
		}
		if rows > 1 {
			g.held[len(g.row)] = held{text, rows} // with this row, at whose end it falls by one
		}
		g.add(text)
	}
}

// fall adds what comes down into the next column: a cell, or nothing where the row is short.
func (g *grid) fall() { g.add(g.held[len(g.row)].text) }

func (g *grid) add(text string) {
	g.row = append(g.row, text)
	g.size += len(text) + cellCost
}

// endRow fills up the row with the cells that come down at its end.
func (g *grid) endRow() {
	if !g.open {
		return
	}
	last := -1
	for column := range g.held {
		last = max(last, column)
	}
	for len(g.row) <= last {
		g.fall()
	}
	for column, h := range g.held {
		if h.rows--; h.rows > 0 {
			g.held[column] = h
		} else {
			delete(g.held, column)
		}
	}
	if len(g.row) > 0 {
		g.rows = append(g.rows, g.row)
	}
	g.row, g.open = nil, false
}
