package card

import (
	"fmt"
	"image"
	"image/color"
	"strings"
)

var (
	paper = color.RGBA{0xff, 0xff, 0xff, 0xff}
	ink   = color.RGBA{0x1b, 0x24, 0x28, 0xff}
	quiet = color.RGBA{0x56, 0x61, 0x67, 0xff}
	rule  = color.RGBA{0xd9, 0xdc, 0xd8, 0xff}
	brand = color.RGBA{0x0b, 0x55, 0x63, 0xff}
	faint = color.RGBA{0xcf, 0xe3, 0xe6, 0xff} // on the band
	warn  = color.RGBA{0x6b, 0x4a, 0x00, 0xff}
	amber = color.RGBA{0xff, 0xf4, 0xd6, 0xff}
)

const (
	left, right = 64, Width - 64
	bandTop     = Height - 84
	rowHeight   = 76
	rowsEnd     = bandTop - 44 // above the source
	headTop     = 54
	mostRows    = (rowsEnd - headTop) / rowHeight // of a card whose head takes the least
)

// Draw makes the picture as a PNG.
func (f *Font) Draw(card Card) ([]byte, error) {
	c := f.canvas(paper)
	said := c.drawable(card)
	c.fill(image.Rect(0, 0, Width, 10), brand, paper)
	y := c.head(said)
	c.rows(said, y)
	c.foot(said)
	return c.png()
}

// drawable is the card in characters that the font has.
func (c *canvas) drawable(card Card) Card {
	for _, words := range []*string{&card.Above, &card.Title, &card.Lead, &card.More, &card.Without, &card.Notice,
		&card.Source, &card.Site, &card.Address, &card.Day} {
		*words = c.inFont(*words, card.Latin)
	}
	rows := make([]Row, len(card.Rows))
	for i, r := range card.Rows {
		rows[i] = Row{c.inFont(r.Name, card.Latin), c.inFont(r.Value, card.Latin), c.inFont(r.State, card.Latin),
			r.Colour}
	}
	card.Rows = rows
	return card
}

// narrow are the quotes and dots of Latin type: a Chinese font has those that both scripts share in the width of a
// Chinese character.
var narrow = strings.NewReplacer("‘", "'", "’", "'", "“", `"`, "”", `"`, "…", "...")

// inFont are words as they are drawn.
func (c *canvas) inFont(words string, latin bool) string {
	if latin {
		words = narrow.Replace(words)
	}
	return c.font.drawable(&c.buffer, words)
}

// line writes one line in the first size that has room for it; in none, it is cut.
func (c *canvas) line(words string, y, room int, ink color.RGBA, sizes ...float64) {
	for i, size := range sizes {
		face := c.face(size)
		if face != nil && (i == len(sizes)-1 || face.width(words) <= room) {
			c.text(cut(face, words, room), size, left, y, ink, paper)
			return
		}
	}
}

// head writes the title and what stands around it, and returns where the rows begin.
func (c *canvas) head(card Card) int {
	y, room := headTop, right-left
	if card.Notice != "" {
		room -= c.notice(card.Notice)
	}
	if card.Above != "" {
		c.line(card.Above, y, room, quiet, 24, 20)
	}
	for _, size := range []float64{54, 44, 36} {
		face := c.face(size)
		if face == nil {
			return y
		}
		lines, whole := broken(face, card.Title, right-left, 2)
		if size > 36 && (len(lines) > 1 && size == 54 || !whole) {
			continue
		}
		for _, l := range lines {
			y += int(size * 1.3)
			c.text(l, size, left, y, ink, paper)
		}
		break
	}
	if card.Lead != "" {
		y += 44
		c.line(card.Lead, y, right-left, quiet, 26, 22)
	}
	return y + 22
}

// notice sets words off at the top right, and returns the room that they take.
func (c *canvas) notice(words string) int {
	face := c.face(22)
	if face == nil {
		return 0
	}
	wide := face.width(words) + 36
	c.fill(image.Rect(right-wide, 28, right, 72), amber, paper)
	c.text(words, 22, right-wide+18, 58, warn, amber)
	return wide + 24
}

// rows writes as many promises as have room, and how many have none.
func (c *canvas) rows(card Card, y int) {
	if len(card.Rows) == 0 {
		c.fill(image.Rect(left, y, right, y+1), rule, paper)
		if face := c.face(28); face != nil {
			lines, _ := broken(face, card.Without, right-left, 3)
			for i, l := range lines {
				c.text(l, 28, left, y+56+44*i, ink, paper)
			}
		}
		return
	}
	fit := (rowsEnd - y) / rowHeight
	if len(card.Rows) > fit {
		fit = (rowsEnd - 34 - y) / rowHeight
	}
	shown := min(fit, len(card.Rows))
	for _, r := range card.Rows[:shown] {
		c.row(r, y)
		y += rowHeight
	}
	if more := len(card.Rows) - shown; more > 0 {
		c.fill(image.Rect(left, y, right, y+1), rule, paper)
		c.line(fmt.Sprintf(card.More, more), y+32, right-left, quiet, 22)
	}
}

// row writes a promise: its name, how it stands at the right, and below what was promised.
func (c *canvas) row(r Row, y int) {
	c.fill(image.Rect(left, y, right, y+1), rule, paper)
	name, state := c.face(28), c.face(24)
	if name == nil || state == nil {
		return
	}
	const most = 360 // of the state
	words := cut(state, r.State, most)
	wide := state.width(words)
	c.text(words, 24, right-wide, y+34, r.Colour, paper)
	c.fill(image.Rect(right-wide-26, y+16, right-wide-10, y+32), r.Colour, paper)
	c.text(cut(name, r.Name, right-left-wide-66), 28, left, y+36, ink, paper)
	c.line(r.Value, y+64, right-left, quiet, 22, 19)
}

// foot writes the source, and on a band whose site it is and where.
func (c *canvas) foot(card Card) {
	c.line(card.Source, bandTop-16, right-left, quiet, 20)
	c.fill(image.Rect(0, bandTop, Width, Height), brand, paper)
	site, small := c.face(28), c.face(20)
	if site == nil || small == nil {
		return
	}
	day := cut(small, card.Day, 420)
	wide := small.width(day)
	c.text(cut(site, card.Site, right-left-wide-40), 28, left, bandTop+38, paper, brand)
	c.text(day, 20, right-wide, bandTop+36, faint, brand)
	c.text(cut(small, card.Address, right-left), 20, left, bandTop+68, faint, brand)
}
