package source

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"

	"gazette/internal/diag"
	"gazette/internal/richtext"
)

// seed adds the files of all cases to the corpus.
func seed(f *testing.F, ext string) {
	names, _ := filepath.Glob("../record/testdata/*.txtar")
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range archive.Files {
			if filepath.Ext(file.Name) == ext {
				f.Add(file.Data)
			}
		}
	}
}

// inside reports whether a place is in the text; the end of a line and of the text are.
func inside(data []byte, pos diag.Pos) bool {
	lines := bytes.Split(data, []byte("\n"))
	return pos.Line >= 1 && pos.Line <= len(lines) && pos.Col >= 1 && pos.Col <= utf8.RuneCount(lines[pos.Line-1])+1
}

func checkPlaces(t *testing.T, data []byte, list diag.List) {
	t.Helper()
	for _, d := range list {
		if !inside(data, d.Pos) {
			t.Errorf("%v: outside the file: %s", d.Pos, d.Message.EN)
		}
		for _, n := range d.Notes {
			if !inside(data, n.Pos) {
				t.Errorf("%v: note outside the file", n.Pos)
			}
		}
		if d.Rule == "" || d.Message.EN == "" || d.Message.ZH == "" || (d.Hint.EN == "") != (d.Hint.ZH == "") {
			t.Errorf("incomplete diagnostic: %+v", d)
		}
	}
}

func FuzzMarkdown(f *testing.F) {
	seed(f, ".md")
	f.Add([]byte("> 1. a\n>    | b |\n>    |-|\n\t* [c](d)\n　　**e，**f ![g *h*][i]\n\n[i]: j"))
	f.Add([]byte("　　一\n二\n\n    三\n- 四\n\n      五\n# 六\n七\n---\n> 八\n九\n"))
	f.Add([]byte("\xce\n\u3000\r\r\n\u3000\f\n===\nx"))
	f.Fuzz(func(t *testing.T, data []byte) {
		blocks, list := Markdown(&File{Path: "f"}, data)
		checkPlaces(t, data, list)
		checkBlocks(t, data, blocks)
		if had, has := letters(string(data)), letters(richtext.PlainBlocks(blocks)); len(list) == 0 && had != has &&
			utf8.Valid(data) && !bytes.ContainsAny(data, "[]<>&`~|") {
			t.Errorf("text was lost: %q became %q", had, has)
		}
		richtext.Walk(blocks, func(in richtext.Inline) {
			if !inside(data, in.Pos) {
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
		if !inside(data, b.Pos) {
			t.Errorf("block of kind %d at %v", b.Kind, b.Pos)
		}
		if b.Kind == richtext.ListItem && b.Marker == "" {
			t.Errorf("list item without a marker at %v", b.Pos)
		}
		checkBlocks(t, data, b.Children)
	}
}
