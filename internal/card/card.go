// Package card draws what a page says in short as one picture of 1200 by 630 points, which messengers show where its
// link is passed on.
//
// It stands before render, which says what is on a card. It knows neither sites nor files: the font is given, and the
// same card in the same font gives the same bytes. Only this package knows golang.org/x/image.
package card

import (
	"crypto/sha256"
	"fmt"
	"image/color"
)

// Width and Height are the size of a picture.
const Width, Height = 1200, 630

// A Card is the words of a picture, from the top to the bottom. Words that are empty take no room.
type Card struct {
	Above   string // what the title is of: a place, who issued it
	Title   string
	Lead    string
	Rows    []Row  // as many as fit are drawn
	More    string // how many are not drawn, with %d for the number
	Without string // said in place of rows where there are none
	Notice  string // that figures are made up, set off from the rest
	Source  string
	Site    string
	Address string // without what every address begins with
	Day     string
	Latin   bool // in Latin letters: quotes and dots are as narrow as these
}

// A Row is one promise.
type Row struct {
	Name   string
	Value  string // what was promised, and by when
	State  string // how it stands
	Colour color.RGBA
}

// Words are all that the card may say: not the rows that no card has room for.
func (c *Card) Words() []string {
	words := []string{c.Above, c.Title, c.Lead, c.Without, c.Notice, c.Source, c.Site, c.Address, c.Day, c.More}
	for _, r := range c.roomy() {
		words = append(words, r.Name, r.Value, r.State)
	}
	return words
}

// Sum tells the card in a font from any other that is drawn otherwise: of the rows for which there is no room, only how
// many they are.
func (c *Card) Sum(f *Font) string {
	drawn := *c
	drawn.Rows = c.roomy()
	return fmt.Sprintf("%x", sha256.Sum256(fmt.Appendf(nil, "%x %d %q", f.sum, len(c.Rows), fmt.Sprintf("%#v", drawn))))
}

// roomy are the rows for which some card has room.
func (c *Card) roomy() []Row { return c.Rows[:min(len(c.Rows), mostRows)] }
