package document

import (
	"bytes"
	"cmp"
	"io"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"

	"gazette/internal/lang"
	"gazette/internal/source"
)

// html reads a web page: the text of its blocks, its lists and its tables. What a page puts around its text by name
// (menus, feet, forms to fill in) is left out, and so said. Paragraphs are numbered in order. Styles are not read:
// what a page hides by them is taken in, and seen by whoever reads the draft.
func (r *reader) html(data []byte) []block {
	root, err := html.Parse(strings.NewReader(r.decoded(data)))
	if err != nil {
		return nil
	}
	p := &page{reader: r, items: map[*html.Node]int{}, seen: map[string]bool{}, letters: lettersOf(root, 0)}
	p.walk(root, 0)
	p.flush()
	return p.blocks
}

// decoded gives a page as UTF-8. What reads as UTF-8 or GB18030 is that, whatever the page says of
// itself: many that say GB2312 hold characters which only GB18030 has. What is no character, as where a page was cut
// off, is shown as one that is missing.
func (r *reader) decoded(data []byte) string {
	text, _, ok := source.Text(data)
	if !ok {
		text = data
		if in, err := charset.NewReader(bytes.NewReader(data), "text/html"); err == nil {
			if read, err := io.ReadAll(in); err == nil {
				text = read
			}
		}
	}
	whole := strings.ToValidUTF8(string(text), "\ufffd")
	if at := strings.IndexRune(whole, '\ufffd'); at >= 0 {
		r.doubt(0, "not-utf8", lang.Text{
			ZH: "有字符无法识别，已写作 \ufffd：…%s",
			EN: "characters that cannot be read are written as \ufffd: …%s",
		}.With(clip(whole[max(0, at-60):])),
			lang.Text{ZH: "请在生成的文本中补正", EN: "put them right in the text that was made"})
	}
	return whole
}

// A page gathers the paragraphs of a tree. Text is the paragraph that is being gathered; flush ends it. The number of
// an item is kept by its list, since the items of an inner list come between.
type page struct {
	*reader
	blocks []block
	text   strings.Builder
	items  map[*html.Node]int // of each list, the number of its last item so far
	seen   map[string]bool    // pictures, by address

	letters int // of the whole page but for its parts
}

// deepest bounds the walk; no page that people made is as deep.
const deepest = 200

// flush makes a block of the text so far, if there is any.
func (p *page) flush() {
	if text := squeeze(p.text.String()); text != "" {
		p.blocks = append(p.blocks, block{line: len(p.blocks) + 1, text: text})
	}
	p.text.Reset()
}

// noText are elements that hold nothing to read.
var noText = map[atom.Atom]bool{atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true,
	atom.Head: true, atom.Svg: true, atom.Iframe: true, atom.Select: true, atom.Button: true}

// around reports whether an element is of those that pages put around their text: nav, footer, aside, and a form. A
// form that holds more than half of the text is no form to fill in: many servers wrap the whole page in one.
func (p *page) around(n *html.Node, depth int) bool {
	switch n.DataAtom {
	case atom.Nav, atom.Footer, atom.Aside:
		return true
	case atom.Form:
		return 2*lettersOf(n, depth) <= p.letters
	}
	return false
}

// lettersOf counts the text inside, without spaces and without what stands around the text of a page whatever it holds.
func lettersOf(n *html.Node, depth int) int {
	if n.Type == html.TextNode {
		return len(strings.Join(strings.Fields(n.Data), ""))
	}
	if depth > deepest || noText[n.DataAtom] || n.DataAtom == atom.Nav || n.DataAtom == atom.Footer ||
		n.DataAtom == atom.Aside {
		return 0
	}
	count := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		count += lettersOf(c, depth+1)
	}
	return count
}

// walk goes through a page in the order in which it is read. What stands around the text is named, so that it is seen
// where the document itself stands in it.
func (p *page) walk(n *html.Node, depth int) {
	if depth > deepest {
		return
	}
	if n.Type == html.TextNode {
		p.text.WriteString(n.Data)
		return
	}
	if noText[n.DataAtom] {
		return
	}
	if p.around(n, depth) {
		if text := squeeze(textOf(n, depth)); text != "" {
			p.doubt(len(p.blocks), "page-part", lang.Text{
				ZH: "属于网页部件，已略去：%s",
				EN: "left out, as a part of the page: %s",
			}.With(clip(text)), lang.Text{})
		}
		return
	}
	switch n.DataAtom {
	case atom.Table:
		if rows := tableOf(n, depth); rows != nil {
			p.flush()
			p.blocks = append(p.blocks, block{line: len(p.blocks) + 1, rows: rows})
			p.picturesIn(n)
			return
		}
	case atom.Img:
		p.picture(n)
	case atom.Br:
		p.flush()
		return
	case atom.Li:
		p.flush()
		if n.Parent != nil && n.Parent.DataAtom == atom.Ol {
			p.text.WriteString(strconv.Itoa(p.place(n)) + ". ")
		}
	}
	isBlock := blockElements[n.DataAtom]
	if isBlock && n.DataAtom != atom.Li {
		p.flush()
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.walk(c, depth+1)
	}
	if isBlock {
		p.flush()
	}
}

// picture takes a picture that the page holds itself, and names any other but the small ones that decorate. Only data:
// addresses are taken, because nothing is fetched: an import gives the same result without a network.
func (p *page) picture(n *html.Node) {
	address, shown, decorates := pictureOf(n)
	if p.seen[address] || decorates {
		return
	}
	p.seen[address] = true
	if data, ok := embedded(address); ok {
		p.flush()
		if b, ok := p.keep(len(p.blocks)+1, "", shown, data); ok {
			p.blocks = append(p.blocks, b)
		}
		return
	}
	p.noPicture(len(p.blocks)+1, shown, lang.Text{ZH: "它在另一个文件：%s", EN: "it is another file: %s"}.With(
		clip(address)))
}

// picturesIn names the pictures within a table, where a text has none.
func (p *page) picturesIn(table *html.Node) {
	for n := range table.Descendants() {
		if n.DataAtom != atom.Img {
			continue
		}
		if _, shown, decorates := pictureOf(n); !decorates {
			p.noPicture(len(p.blocks), shown, lang.Text{ZH: "它在表格之中", EN: "it is within a table"})
		}
	}
}

// pictureOf reads the element of a picture; one that is small and shows nothing that is said only decorates.
func pictureOf(n *html.Node) (address, shown string, small bool) {
	attrs := map[string]string{}
	for _, a := range n.Attr {
		attrs[a.Key] = a.Val
	}
	shown = squeeze(cmp.Or(attrs["alt"], attrs["title"]))
	small = shown == "" && (decorates(attrs["width"]) || decorates(attrs["height"]))
	return strings.TrimSpace(attrs["src"]), shown, small
}

// decorates reports whether a length, in pixels, is that of an icon or a line.
func decorates(length string) bool {
	n, err := strconv.Atoi(strings.TrimSuffix(length, "px"))
	return err == nil && n <= 32
}

// blockElements are those that begin on a line of their own, so that their text is a paragraph by itself.
var blockElements = map[atom.Atom]bool{
	atom.P: true, atom.Div: true, atom.Li: true, atom.Ul: true, atom.Ol: true, atom.H1: true, atom.H2: true,
	atom.H3: true,
	atom.H4: true, atom.H5: true, atom.H6: true, atom.Section: true, atom.Article: true, atom.Main: true,
	atom.Header:     true,
	atom.Blockquote: true, atom.Pre: true, atom.Td: true, atom.Th: true, atom.Tr: true, atom.Table: true, atom.Dl: true,
	atom.Dt: true, atom.Dd: true, atom.Center: true, atom.Body: true, atom.Hr: true,
}

// place is the number of the next item in its list. The number of <li> is not in its text: it is counted from the
// start of <ol>, which may be other than 1.
func (p *page) place(li *html.Node) int {
	n, begun := p.items[li.Parent]
	for _, a := range li.Parent.Attr {
		if start, err := strconv.Atoi(a.Val); err == nil && a.Key == "start" && !begun {
			n = start - 1
		}
	}
	p.items[li.Parent] = n + 1
	return n + 1
}

// textOf is all text inside, with a space between elements, so that the words of two cells do not run together.
func textOf(n *html.Node, depth int) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	if depth > deepest || n.DataAtom == atom.Script || n.DataAtom == atom.Style {
		return ""
	}
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.WriteString(textOf(c, depth+1))
		b.WriteByte(' ')
	}
	return b.String()
}
