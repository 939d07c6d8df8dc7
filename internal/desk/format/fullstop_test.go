package format_test

import (
	"testing"

	"gazette/internal/desk/format"
)

// A full stop is made Chinese only where it ends Chinese text, and half width only in English.
func TestFullStopsAreThoseOfTheLanguage(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ file, in, want string }{
		{"index.zh.md", "县医院达标.\n", "县医院达标。\n"},
		{"index.zh.md", "县医院达标.下一句.\n", "县医院达标。下一句。\n"},
		{"index.zh.md", "（县医院达标.）\n", "（县医院达标。）\n"},
		{"index.zh.md", "共70家.\n", "共70家。\n"},
		{"index.zh.md", "占3.5\n", "占3.5\n"},
		{"index.zh.md", "见 example.org.\n", "见 example.org.\n"},
		{"index.en.md", "All of them。\n", "All of them.\n"},
	} {
		got, err := format.File("content/plans/x/"+c.file, []byte(c.in), nil)
		if err != nil || string(got) != c.want {
			t.Errorf("%q became %q (%v), want %q", c.in, got, err, c.want)
		}
	}
}
