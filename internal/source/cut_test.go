package source_test

import (
	"bytes"
	"errors"
	"image"
	"image/color/palette"
	"image/gif"
	"image/jpeg"
	"image/png"
	"testing"

	"gazette/internal/source"
)

// A picture whose copy broke off shows half of itself, or nothing: it is not taken, of whatever format it is. A JPEG of
// a telephone may have more behind it.
func TestPicturesThatAreCutOff(t *testing.T) {
	t.Parallel()
	drawn := image.NewPaletted(image.Rect(0, 0, 64, 64), palette.Plan9)
	for i := range drawn.Pix {
		drawn.Pix[i] = byte(i * i)
	}
	var photo, moving, chart bytes.Buffer
	if err := errors.Join(jpeg.Encode(&photo, drawn, nil), gif.Encode(&moving, drawn, nil),
		png.Encode(&chart, drawn)); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{"jpeg": photo.Bytes(), "gif": moving.Bytes(), "png": chart.Bytes(),
		"webp": []byte("RIFF\x10\x00\x00\x00WEBPVP8L\x03\x00\x00\x00\x2f\x00\x00\x00")} {
		if _, ok := source.Picture(data); !ok {
			t.Errorf("a whole %s is not taken", name)
		}
		for _, left := range []int{len(data) - 1, len(data) * 2 / 3} {
			if _, ok := source.Picture(data[:left]); ok {
				t.Errorf("%d of %d bytes of a %s are taken for a picture", left, len(data), name)
			}
		}
		if _, ok := source.Picture(append(bytes.Clone(data), "more"...)); ok != (name == "jpeg") {
			t.Errorf("a %s with more behind it: %v", name, ok)
		}
	}
}
