package record

import (
	"testing"

	"gazette/internal/source"

	"github.com/google/go-cmp/cmp"
)

const keysDoc = `note = "n"
aliases."3-2.p2" = "x"
text.zh = "original"

[[target]]
id = "a"
name = { zh = "甲", en = "A" }
value = 12
topics = [
  "tcm", "staff",
]

[[target]]
  id = "b"

  [target.source]
  url = "u"

[[target.also]]
url = "v"
`

func TestKeys(t *testing.T) {
	t.Parallel()
	_, keys, _ := Decode[record](&source.File{Path: "f", Data: []byte(keysDoc)})
	for _, test := range []struct {
		path, want string
		has        bool
	}{
		{"", "f:1:1", true},
		{"note", "f:1:8", true},
		{`aliases."3-2.p2"`, "f:2:20", true},
		{"text", "f:3:1", true},
		{"text.zh", "f:3:11", true},
		{"text.en", "f:3:1", false},
		{"target", "f:5:1", true},
		{"target[0]", "f:5:1", true},
		{"target[0].name", "f:7:8", true},
		{"target[0].name.en", "f:7:25", true},
		{"target[0].value", "f:8:9", true},
		{"target[0].topics", "f:9:10", true},
		{"target[0].topics[1]", "f:10:10", true},
		{"target[0].topics[2]", "f:9:10", false},
		{"target[0].due", "f:5:1", false},
		{"target[1]", "f:13:1", true},
		{"target[1].id", "f:14:8", true},
		{"target[1].source", "f:16:3", true},
		{"target[1].source.url", "f:17:9", true},
		{"target[1].source.name.zh", "f:16:3", false},
		{"target[1].also[0].url", "f:20:7", true},
		{"target[7].id", "f:5:1", false},
		{"nothing.of.this", "f:1:1", false},
		{"note.of.this", "f:1:8", false},
		{"target[x].id[", "f:5:1", false},
	} {
		if got := keys.At(test.path).String(); got != test.want {
			t.Errorf("At(%q) = %s, want %s", test.path, got, test.want)
		}
		if got := keys.Has(test.path); got != test.has {
			t.Errorf("Has(%q) = %v", test.path, got)
		}
	}
}

// One value of the wrong type must not take the other records with it.
func TestDecodeKeepsWhatIsRight(t *testing.T) {
	t.Parallel()
	got, _, list := Decode[record](&source.File{Path: "f", Data: []byte(`
note = 5
[[target]]
id = "a"
due = 2025-01-01
kind = "grade"
[source]
url = [
  1,
]
[[target]]
id = "b"
[text]
zh = "original"
[[text.en]]
x = 1
`)})
	if len(list) == 0 {
		t.Fatal("no diagnostics")
	}
	want := record{
		Targets: []target{{ID: "a", Kind: "grade"}, {ID: "b"}},
		Source:  &citation{},
		Text:    map[string]string{"zh": "original"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestDecodeFrontMatter(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, in, title, body string }{
		{"none", "text\n", "", "text\n"},
		{"facts", "+++\ntitle = 'x'\n+++\ntext\n", "x", "\n\n\ntext\n"},
		{"blank lines before", "\n\n+++ \ntitle = 'x'\n+++\ntext\n", "x", "\n\n\n\n\ntext\n"},
		{"empty", "+++\n+++\ntext", "", "\n\ntext"},
		{"nothing after", "+++\ntitle = 'x'\n+++", "x", "\n\n"},
		{"not closed", "+++\ntitle = 'x'\ntext\n", "", "\ntitle = 'x'\ntext\n"},
	} {
		meta, _, body, _ := DecodeFrontMatter[plainMeta](&source.File{Path: "f", Data: []byte(test.in)})
		if meta.Title != test.title {
			t.Errorf("%s: title %q, want %q", test.name, meta.Title, test.title)
		}
		if string(body) != test.body {
			t.Errorf("%s: body %q, want %q", test.name, body, test.body)
		}
	}
}

func TestFrontMatterKeys(t *testing.T) {
	t.Parallel()
	_, keys, _, _ := DecodeFrontMatter[pageMeta](&source.File{Path: "f", Data: []byte("+++\nupdated = '2025'\n+++\n")})
	if got := keys.At("updated").String(); got != "f:2:11" {
		t.Errorf("At = %s", got)
	}
	if got := keys.At("title").String(); got != "f:1:1" {
		t.Errorf("At of a missing key = %s", got)
	}
}

// The body of a file with front matter keeps its line numbers.
func TestBodyPositions(t *testing.T) {
	t.Parallel()
	f := &source.File{Path: "f", Data: []byte("+++\ntitle = 'x'\n+++\n\n# 标题\n")}
	_, _, body, _ := DecodeFrontMatter[plainMeta](f)
	blocks, _ := f.Markdown(body)
	if len(blocks) != 1 || blocks[0].Pos.String() != "f:5:1" {
		t.Errorf("got %v", blocks)
	}
}
