package render

import (
	"testing"

	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/richtext"
	"gazette/internal/site"
)

// Every kind of block and of run within one is written as the element that it is, and what is inside it is escaped.
func TestTextsAreWrittenAsWhatTheyAre(t *testing.T) {
	t.Parallel()
	text := func(s string) []richtext.Inline { return []richtext.Inline{{Kind: richtext.Text, Text: s}} }
	of := func(kind richtext.Kind, s string) richtext.Inline {
		return richtext.Inline{Kind: kind, Text: s}
	}
	around := func(kind richtext.Kind, href, s string) richtext.Inline {
		return richtext.Inline{Kind: kind, Href: href, Children: text(s)}
	}
	paragraph := func(inlines ...richtext.Inline) richtext.Block { return richtext.Block{Inlines: inlines} }
	item := func(number int, blocks ...richtext.Block) richtext.Block {
		return richtext.Block{Kind: richtext.ListItem, Number: number, Children: blocks}
	}
	list := func(ordered bool, items ...richtext.Block) richtext.Block {
		return richtext.Block{Kind: richtext.List, Ordered: ordered, Children: items}
	}
	row := func(level int, cells ...string) richtext.Block {
		b := richtext.Block{Kind: richtext.TableRow, Level: level}
		for _, c := range cells {
			b.Children = append(b.Children, richtext.Block{Kind: richtext.TableCell, Inlines: text(c)})
		}
		return b
	}
	table := func(rows ...richtext.Block) richtext.Block {
		return richtext.Block{Kind: richtext.Table, Children: rows}
	}
	heading := func(level int) richtext.Block {
		return richtext.Block{Kind: richtext.Heading, Level: level, Inlines: text("H")}
	}
	a := paragraph(text("a")...)
	m := &policy.Model{PlanBy: map[string]*policy.Document{"q": {Slug: "q"}}}
	r := &renderer{Theme: readTheme(t, nil), site: &site.Site{Model: m}}
	v := r.viewOf(&site.Page{Lang: lang.EN, Path: "plans/p/", Files: "plans/p/"})
	for _, c := range []struct {
		block richtext.Block
		want  string
	}{
		{paragraph(text("1 < 2")...), "<p>1 &lt; 2</p>\n"},
		{paragraph(around(richtext.Strong, "", "s"), of(richtext.SoftBreak, ""), around(richtext.Emphasis, "", "e"),
			of(richtext.HardBreak, ""), of(richtext.CodeSpan, "<c>")),
			"<p><strong>s</strong> <em>e</em><br><code>&lt;c&gt;</code></p>\n"},
		{heading(1), "<h2>H</h2>\n"}, {heading(2), "<h2>H</h2>\n"}, {heading(6), "<h6>H</h6>\n"},
		{heading(7), "<h6>H</h6>\n"},
		{list(false, item(0, a), item(0, a, a)), "<ul><li>a</li>\n<li><p>a</p>\n<p>a</p>\n</li>\n</ul>\n"},
		{list(true, item(1, a)), "<ol><li>a</li>\n</ol>\n"},
		{list(true, item(3, a)), "<ol start=\"3\"><li>a</li>\n</ol>\n"}, {list(true), "<ol></ol>\n"},
		{richtext.Block{Kind: richtext.Quote, Children: []richtext.Block{a}}, "<blockquote><p>a</p>\n</blockquote>\n"},
		{richtext.Block{Kind: richtext.Code, Text: "<x>"}, "<pre><code>&lt;x&gt;</code></pre>\n"},
		{richtext.Block{Kind: richtext.Rule}, "<hr>\n"},
		{table(row(1, "A", "B"), row(0, "1", "2"), row(0, "3", "4")), `<div class="scroll" tabindex="0"><table>` +
			`<thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead>` +
			"<tbody><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></tbody></table>\n</div>\n"},
		{table(row(0, "1")), `<div class="scroll" tabindex="0"><table><tbody><tr><td>1</td></tr></tbody></table>` +
			"\n</div>\n"},
		{table(), `<div class="scroll" tabindex="0"><table></table>` + "\n</div>\n"},
		{paragraph(around(richtext.Link, "https://example.org/?a&b", "x")),
			`<p><a href="https://example.org/?a&amp;b" rel="external">x</a></p>` + "\n"},
		{paragraph(around(richtext.Link, "#3-2", "x")), `<p><a href="#c3-2">x</a></p>` + "\n"},
		{paragraph(around(richtext.Link, "#3-2.p1", "x")), `<p><a href="#c3-2.p1">x</a></p>` + "\n"},
		{paragraph(around(richtext.Link, "plan:q", "x")), `<p><a href="../q/index.html">x</a></p>` + "\n"},
		{paragraph(around(richtext.Link, "a.pdf", "x")), `<p><a href="../../../files/plans/p/a.pdf">x</a></p>` + "\n"},
		{paragraph(around(richtext.Image, "a.png", "<x>")),
			`<p><img src="../../../files/plans/p/a.png" alt="&lt;x&gt;" loading="lazy"></p>` + "\n"},
	} {
		if got := v.Blocks([]richtext.Block{c.block}); string(got) != c.want {
			t.Errorf("%+v is written as\n%s, want\n%s", c.block, got, c.want)
		}
	}
	if got, want := v.Passages([]richtext.Block{a, a}, "x"),
		"<p data-passage=\"x\">a</p>\n<p data-passage=\"x\">a</p>\n"; string(
		got) != want {
		t.Errorf("passages: %s", got)
	}
}
