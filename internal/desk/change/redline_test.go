package change

import (
	"strings"
	"testing"
	"unicode/utf8"

	"gazette/internal/lang"
)

// A redline says both texts in full, whatever they are: what stayed and went is the old one, what stayed and came the
// new one.
func FuzzRedlineHasBothTexts(f *testing.F) {
	many := strings.Builder{}
	for r := '一'; r < '一'+400; r++ {
		many.WriteRune(r)
	}
	text := many.String()
	f.Add("到2025年，70%以上", "到2026年，超过70%")
	f.Add(text+"的县医院达到三级医院能力", "县"+text+"医院的能力达到三级")
	f.Add(text+text[300:900]+text[600:630], text[30:600]+text[300:630]+text)
	f.Fuzz(func(t *testing.T, old, now string) {
		old, now = strings.ToValidUTF8(old, ""), strings.ToValidUTF8(now, "")
		was, is := "", ""
		for _, s := range redlineOf(lang.ZH, old, now).Segments {
			if s.Op != inserted {
				was += s.Text
			}
			if s.Op != deleted {
				is += s.Text
			}
		}
		if was != old || is != now {
			t.Errorf("the redline of %q and %q has %q and %q", old, now, was, is)
		}
	})
}

// Each word of a text, however many there are, has a rune of its own, which a string can hold.
func TestEachWordHasARune(t *testing.T) {
	t.Parallel()
	var before rune
	for n := range 0x10000 {
		r := runeFor(n)
		if !utf8.ValidRune(r) || r <= before || number(r) != n {
			t.Fatalf("the word %d is %U, after %U, and is read as %d", n, r, before, number(r))
		}
		before = r
	}
}
