package card

import (
	"crypto/sha256"
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// A Font is an OpenType font. It may be used by several goroutines.
type Font struct {
	font *sfnt.Font
	sum  [sha256.Size]byte
}

// ReadFont reads an OpenType or TrueType font.
func ReadFont(data []byte) (*Font, error) {
	f, err := opentype.Parse(data)
	if err != nil {
		return nil, fmt.Errorf("the font cannot be read: %w", err)
	}
	return &Font{f, sha256.Sum256(data)}, nil
}

// stand is drawn where the font lacks a character, as printers do where they lack the type.
const stand = '〓'

// Missing are the characters of words that the font lacks, each once.
func (f *Font) Missing(words string) []rune {
	var missing []rune
	var b sfnt.Buffer
	for _, r := range words {
		if !unicode.IsSpace(r) && !f.has(&b, r) && !strings.ContainsRune(string(missing), r) {
			missing = append(missing, r)
		}
	}
	return missing
}

func (f *Font) has(b *sfnt.Buffer, r rune) bool {
	glyph, err := f.font.GlyphIndex(b, r)
	return err == nil && glyph != 0
}

// drawable are the words with a sign for each character that the font lacks.
func (f *Font) drawable(b *sfnt.Buffer, words string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case !f.has(b, r):
			return stand
		}
		return r
	}, words)
}

// A face is the font in a size, for one goroutine.
type face struct {
	font.Face
	advances map[rune]fixed.Int26_6 // known ones: to lay a line out asks for each often
}

func (f *Font) face(size float64) (*face, error) {
	made, err := opentype.NewFace(f.font, &opentype.FaceOptions{Size: size, DPI: 72, Hinting: font.HintingNone})
	return &face{made, map[rune]fixed.Int26_6{}}, err
}

func (f *face) advance(r rune) fixed.Int26_6 {
	wide, known := f.advances[r]
	if !known {
		wide, _ = f.GlyphAdvance(r)
		f.advances[r] = wide
	}
	return wide
}

// width is the room that words take.
func (f *face) width(words string) int {
	var wide fixed.Int26_6
	for _, r := range words {
		wide += f.advance(r)
	}
	return wide.Ceil()
}
