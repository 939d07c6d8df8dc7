package change

import (
	"testing"

	"gazette/internal/richtext"
)

// Where the words stay, whatever else of a text differs is told, however deep it lies.
func TestMarkupDiffersInAnyOfItsParts(t *testing.T) {
	t.Parallel()
	link := richtext.Inline{Kind: richtext.Link, Text: "words", Href: "plan:a#1-1", Title: "A",
		Children: []richtext.Inline{{Kind: richtext.Text, Text: "words"}}}
	block := richtext.Block{Kind: richtext.ListItem, Level: 1, Ordered: true, Number: 2, Marker: "（2）", Text: "words",
		Inlines: []richtext.Inline{link}, Children: []richtext.Block{{Kind: richtext.Paragraph}}}
	if markupDiffers([]richtext.Block{block}, []richtext.Block{block}) {
		t.Error("a text differs from itself")
	}
	for what, alter := range map[string]func(*richtext.Block, *richtext.Inline){
		"kind":            func(b *richtext.Block, _ *richtext.Inline) { b.Kind = richtext.Paragraph },
		"level":           func(b *richtext.Block, _ *richtext.Inline) { b.Level = 2 },
		"order":           func(b *richtext.Block, _ *richtext.Inline) { b.Ordered = false },
		"number":          func(b *richtext.Block, _ *richtext.Inline) { b.Number = 3 },
		"marker":          func(b *richtext.Block, _ *richtext.Inline) { b.Marker = "2." },
		"text":            func(b *richtext.Block, _ *richtext.Inline) { b.Text = "others" },
		"blocks within":   func(b *richtext.Block, _ *richtext.Inline) { b.Children = nil },
		"kind of a run":   func(_ *richtext.Block, x *richtext.Inline) { x.Kind = richtext.Image },
		"text of a run":   func(_ *richtext.Block, x *richtext.Inline) { x.Text = "others" },
		"address":         func(_ *richtext.Block, x *richtext.Inline) { x.Href = "plan:a#1-2" },
		"title of a link": func(_ *richtext.Block, x *richtext.Inline) { x.Title = "" },
		"runs within":     func(_ *richtext.Block, x *richtext.Inline) { x.Children = nil },
		"number of runs":  func(b *richtext.Block, _ *richtext.Inline) { b.Inlines = nil },
	} {
		other, x := block, link
		alter(&other, &x)
		if other.Inlines != nil {
			other.Inlines = []richtext.Inline{x}
		}
		if !markupDiffers([]richtext.Block{block}, []richtext.Block{other}) {
			t.Errorf("another %s is not told", what)
		}
	}
}
