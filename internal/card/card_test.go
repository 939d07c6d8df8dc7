package card_test

import (
	"bytes"
	"image/color"
	"image/png"
	"io/fs"
	"strings"
	"sync"
	"testing"

	"gazette/internal/card"
	"gazette/themes"
)

var font = sync.OnceValues(func() (*card.Font, error) {
	data, err := fs.ReadFile(themes.Default, "default/fonts/card.otf")
	if err != nil {
		return nil, err
	}
	return card.ReadFont(data)
})

func full() card.Card {
	c := card.Card{Above: "星槎省月汀市", Title: strings.Repeat("县域医疗卫生服务能力提升", 12),
		Lead: "12 项指标：未到期 12",
		More: "另有 %d 项", Source: strings.Repeat("鲸歌县卫生健康局、", 40), Site: strings.Repeat("公报", 60),
		Address: strings.Repeat("starraft.example/", 20), Day: "截至 2026年6月30日", Notice: "虚构的示例"}
	for range 60 {
		c.Rows = append(c.Rows,
			card.Row{Name: strings.Repeat("县域内就诊率", 20), State: strings.Repeat("进度正常", 20),
				Value: strings.Repeat("至少 60% · ", 30), Colour: color.RGBA{0x1c, 0x6b, 0x3c, 0xff}})
	}
	return c
}

// Messengers ask for this size, and refuse what is large. Long words are cut; they end no drawing.
func TestACardIsSmallHoweverMuchItSays(t *testing.T) {
	t.Parallel()
	f, err := font()
	if err != nil {
		t.Fatal(err)
	}
	latin := full()
	latin.Title, latin.Latin = strings.Repeat("Extraordinarily", 40), true
	for name, c := range map[string]card.Card{"full": full(), "empty": {}, "Latin": latin,
		"without rows": {Title: "鲸歌县", Without: strings.Repeat("没有要求。", 80)}} {
		first, err := f.Draw(c)
		if err != nil {
			t.Fatal(name, err)
		}
		if again, _ := f.Draw(c); !bytes.Equal(first, again) {
			t.Errorf("%s: drawn twice, it is not the same", name)
		}
		if len(first) > 60_000 {
			t.Errorf("%s: %d bytes, over 60,000", name, len(first))
		}
		picture, err := png.Decode(bytes.NewReader(first))
		if err != nil {
			t.Fatal(name, err)
		}
		if size := picture.Bounds().Size(); size.X != card.Width || size.Y != card.Height {
			t.Errorf("%s: %v", name, size)
		}
		// Nothing is written beyond the margin of the paper.
		for y := 10; y < card.Height-84; y++ {
			for x := card.Width - 60; x < card.Width; x++ {
				if r, g, b, _ := picture.At(x, y).RGBA(); r&g&b != 0xffff {
					t.Fatalf("%s: something is drawn at %d, %d", name, x, y)
				}
			}
		}
	}
}

// Whatever differs on a card makes another card of it, and so does another font.
func TestASumTellsCardsApart(t *testing.T) {
	t.Parallel()
	f, err := font()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	one, two, three := full(), full(), full()
	two.Rows[0].State, three.Latin = "已达成", true
	for _, c := range []card.Card{one, two, three} {
		seen[c.Sum(f)] = true
	}
	four, five := full(), full()
	four.Rows[59].State = "已达成" // of which there is no room
	if a, b := draw(t, f, one), draw(t, f, four); !bytes.Equal(a, b) || one.Sum(f) != four.Sum(f) {
		t.Error("what is not drawn makes another card")
	}
	if five.Rows = five.Rows[:59]; seen[five.Sum(f)] {
		t.Error("a card of fewer rows has the same sum")
	}
	if again := full(); len(seen) != 3 || !seen[again.Sum(f)] {
		t.Errorf("%d sums of three cards, or not the same again", len(seen))
	}
}

// What the font lacks is named, once; what texts are written with it has.
func TestWhatTheFontLacksIsNamed(t *testing.T) {
	t.Parallel()
	f, err := font()
	if err != nil {
		t.Fatal(err)
	}
	if got := string(f.Missing("玥城县 玥\n𠮷 A")); got != "玥𠮷" {
		t.Errorf("missing are %q", got)
	}
	for _, words := range []string{"国务院办公厅关于鲸歌县的意见（试行）〔2022〕109号", "‘’“”…—–·％℃≤≥〓",
		"Zürich façade", "瀍河回族区浉河区"} {
		if got := f.Missing(words); len(got) > 0 {
			t.Errorf("of %q %q are missing", words, string(got))
		}
	}
	if _, err := card.ReadFont([]byte("no font")); err == nil {
		t.Error("what is no font was read")
	}
}

func draw(t *testing.T, f *card.Font, c card.Card) []byte {
	t.Helper()
	picture, err := f.Draw(c)
	if err != nil {
		t.Fatal(err)
	}
	return picture
}
