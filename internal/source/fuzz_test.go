package source

import (
	"bytes"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"gazette/internal/characters"
	"gazette/internal/richtext"
	"gazette/internal/testkit"
)

func FuzzMarkdown(f *testing.F) {
	testkit.Seed(f, "../record/testdata/*.txtar", ".md")
	for _, s := range testkit.Example(f, ".md") {
		f.Add([]byte(s))
	}
	f.Add([]byte("> 1. a\n>    | b |\n>    |-|\n\t* [c](d)\n　　**e，**f ![g *h*][i]\n\n[i]: j"))
	f.Add([]byte("　　一\n二\n\n    三\n- 四\n\n      五\n# 六\n七\n---\n> 八\n九\n"))
	f.Add([]byte("\xce\n\u3000\r\r\n\u3000\f\n===\nx"))
	f.Add([]byte("A\u0300"))
	f.Fuzz(func(t *testing.T, data []byte) {
		blocks, list := (&File{Path: "f"}).Markdown(data)
		testkit.CheckPlaces(t, data, list)
		checkBlocks(t, data, blocks)
		had, has := letters(characters.Fold(string(data))), letters(richtext.PlainBlocks(blocks))
		if len(list) == 0 && had != has && utf8.Valid(data) && !bytes.ContainsAny(data, "[]<>&`~|") {
			t.Errorf("text was lost: %q became %q", had, has)
		}
		richtext.Walk(blocks, func(in richtext.Inline) {
			if !testkit.Inside(data, in.Pos) {
				t.Errorf("inline %q at %v", in.Text, in.Pos)
			}
		})
	})
}

func letters(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) {
			return c
		}
		return -1
	}, s)
}

func checkBlocks(t *testing.T, data []byte, blocks []richtext.Block) {
	for _, b := range blocks {
		if !testkit.Inside(data, b.Pos) {
			t.Errorf("block of kind %d at %v", b.Kind, b.Pos)
		}
		if b.Kind == richtext.ListItem && b.Marker == "" {
			t.Errorf("list item without a marker at %v", b.Pos)
		}
		checkBlocks(t, data, b.Children)
	}
}
