package characters_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"gazette/internal/characters"
	"gazette/internal/diag"
	"gazette/internal/testkit"
)

func TestWhatIsOneCharacterToReadersIsOneInTheText(t *testing.T) {
	for in, want := range map[string]string{
		"桐柏县⼈民医院":       "桐柏县人民医院",
		"⻋站、⻳⼭":         "车站、龟山",
		"\uf9dc県":       "隆県",
		"\U0002F800":    "丽",
		"Cafe\u0301":    "Café",
		"葛\U000E0100城":  "葛城",
		"①㎡Ⅲ，（Ａ）「」":     "①㎡Ⅲ，（Ａ）「」",
		"❤\ufe0f":       "❤\ufe0f",
		"DRG付费，β受体，5μg": "DRG付费，β受体，5μg",
	} {
		if got := characters.Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
		if !characters.Sound(want) {
			t.Errorf("%q is refused", want)
		}
	}
}

// No character is passed over because most texts have only ones that stay.
func TestEveryCharacterIsFolded(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if got := characters.Fold(string(r)); !norm.NFC.IsNormalString(got) {
			t.Errorf("%U becomes %q", r, got)
		}
	}
}

// The normal form of a heap of marks has a character that nobody wrote; no message may name it.
func TestAHeapOfMarksStaysAsItIs(t *testing.T) {
	heap := "W" + strings.Repeat("\u0301", 40)
	if got := characters.Fold(heap); got != heap || characters.Sound(got) {
		t.Errorf("%q becomes %q", heap, got)
	}
}

func TestWhatReadersCannotSeeIsRefused(t *testing.T) {
	for _, s := range []string{
		"睢\u200b县", "a\u00adb", "\u202e桐柏", "\u2066a", "Tong\ufe00bai", "a\U000E0041b", "\ue000", "\U000F0000",
		"\x00", "a\x01b",
		"a\x7f", "a\u0085", "\u3164", "\u2060", "a\ufeffb", "\u2028", "\ufffd", "\ufdd0", "\u180e", "a\u200db",
		"\u034f", "\u2800",
		"a\u0301\u0302\u0303\u0304\u0305", "𝐇ospital", "a\u0378b",
	} {
		if characters.Sound(s) {
			t.Errorf("%q passes", s)
		}
	}
	for _, s := range []string{"\u200b", "\u3000\u00a0", "\u3164", "\u0301", "\u2800", "", " \t"} {
		if characters.Visible(s) {
			t.Errorf("%q is taken for visible", s)
		}
	}
	for _, s := range []string{"甲", "?", "a", "①"} {
		if !characters.Visible(s) {
			t.Errorf("%q is taken for nothing", s)
		}
	}
}

func TestWordsOfOneScriptAndThoseOfMedicinePass(t *testing.T) {
	for _, s := range []string{
		"B超", "DRG付费", "β受体", "γ刀", "μmol", "µg", "TNFα", "IFN-γ", "NF-κB", "χ²检验", "Δ值", "ХХ век", "Ελλάδα",
		"カルテ電子化",
		"ㄅㄆ注音", "병원醫院", "CT、MRI", `"Line\nВопрос"`, "👩\u200d⚕\ufe0f", "naïve Łódź", "5Ω", "α1β1受体",
	} {
		if !characters.Sound(s) {
			t.Errorf("%q is refused", s)
		}
	}
	for _, s := range []string{
		"Tоngbai", "Β超", "pαypal", "нospital", "医院а", "ΑBC", "Hοspital", "カ병", "H2О", "аpple.com",
	} {
		var list diag.List
		characters.Check(&list, s, func(int) diag.Pos { return diag.Pos{} })
		if len(list) != 1 || list[0].Rule != "mixed-scripts" || characters.Sound(s) {
			t.Errorf("%q passes: %v", s, list)
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{
		"⼈\u0301", "葛\U000E0100", "e\u0301", "\u200b甲", "Tоng", "甲\xff", "\xe7\x94", "a\xceb",
	} {
		f.Add(s)
	}
	for _, s := range testkit.Example(f, ".md") {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := characters.Fold(s)
		if twice := characters.Fold(once); twice != once {
			t.Errorf("%q, %q, then %q", s, once, twice)
		}
		var list diag.List
		characters.Check(&list, s, func(at int) diag.Pos {
			if at < 0 || at > len(s) || utf8.ValidString(s) && at < len(s) && !utf8.RuneStart(s[at]) {
				t.Errorf("%q: there is no place %d", s, at)
			}
			return diag.Pos{Line: 1}
		})
	})
}
