package card

import (
	"bytes"
	"image"
	"image/color"
	"image/png"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// steps are how many shades a character has between the paper and its ink: more cannot be told from these, and take
// more bytes.
const steps = 8

// A canvas is a picture in the making. It has a palette, for such a picture takes a fraction of the bytes of one of
// all colours.
type canvas struct {
	*image.Paletted
	font   *Font
	buffer sfnt.Buffer
	faces  map[float64]*face
	ramps  map[[2]color.RGBA]uint8 // the first shade of an ink on a paper
	fault  error
}

func (f *Font) canvas(paper color.RGBA) *canvas {
	return &canvas{
		Paletted: image.NewPaletted(image.Rect(0, 0, Width, Height), color.Palette{paper}),
		font:     f, faces: map[float64]*face{}, ramps: map[[2]color.RGBA]uint8{},
	}
}

// face is the font in a size; after a fault there is none, and nothing is drawn.
func (c *canvas) face(size float64) *face {
	if c.faces[size] == nil && c.fault == nil {
		c.faces[size], c.fault = c.font.face(size)
	}
	return c.faces[size]
}

// ramp is the place in the palette of the faintest shade of an ink on a paper; its other shades follow.
func (c *canvas) ramp(ink, paper color.RGBA) uint8 {
	at, ok := c.ramps[[2]color.RGBA{ink, paper}]
	if ok {
		return at
	}
	at = uint8(len(c.Palette))
	c.ramps[[2]color.RGBA{ink, paper}] = at
	for step := 1; step <= steps; step++ {
		mix := func(a, b uint8) uint8 { return uint8((int(a)*step + int(b)*(steps-step)) / steps) }
		c.Palette = append(c.Palette,
			color.RGBA{mix(ink.R, paper.R), mix(ink.G, paper.G), mix(ink.B, paper.B), 0xff})
	}
	return at
}

// fill paints a rectangle in the full shade of an ink.
func (c *canvas) fill(r image.Rectangle, ink, paper color.RGBA) {
	index := c.ramp(ink, paper) + steps - 1
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			c.SetColorIndex(x, y, index)
		}
	}
}

// text writes words whose first one stands on a point.
func (c *canvas) text(words string, size float64, x, y int, ink, paper color.RGBA) {
	face, base := c.face(size), c.ramp(ink, paper)
	if face == nil {
		return
	}
	dot := fixed.P(x, y)
	for _, r := range words {
		area, mask, from, advance, ok := face.Glyph(dot, r)
		if ok {
			c.shade(area, mask, from, base)
		}
		dot.X += advance
	}
}

// shade lays the shape of a character over what is drawn; where two meet, the darker shade stays.
func (c *canvas) shade(area image.Rectangle, mask image.Image, from image.Point, base uint8) {
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			_, _, _, alpha := mask.At(from.X+x-area.Min.X, from.Y+y-area.Min.Y).RGBA()
			step := uint8((alpha*steps + 0x7fff) / 0xffff)
			if step == 0 || !image.Pt(x, y).In(c.Rect) {
				continue
			}
			if shade, there := base+step-1,
				c.ColorIndexAt(x, y); there < base || there > base+steps-1 || there < shade {
				c.SetColorIndex(x, y, shade)
			}
		}
	}
}

// png is the picture as a file.
func (c *canvas) png() ([]byte, error) {
	if c.fault != nil {
		return nil, c.fault
	}
	var b bytes.Buffer
	err := (&png.Encoder{CompressionLevel: png.DefaultCompression}).Encode(&b, c.Paletted)
	return b.Bytes(), err
}
