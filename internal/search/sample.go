package search

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"

	"gazette/internal/lang"

	"golang.org/x/net/html"
)

// A sampler takes the text of entries from the published pages of a language.
type sampler struct {
	pages map[string][]byte
	lang  lang.Lang
	read  map[string]*pageText
}

// A pageText is a parsed page with its elements by their ids.
type pageText struct {
	root *html.Node
	byID map[string]*html.Node
}

func newSampler(pages map[string][]byte, l lang.Lang) *sampler {
	return &sampler{pages, l, map[string]*pageText{}}
}

// text is what a page says in an entry's place: the element with its fragment, or the heading and the
// lead of a page that is an entry as a whole, with all of an article that stands in no section.
func (s *sampler) text(e *entry) (string, error) {
	path, fragment, _ := strings.Cut(e.Path, "#")
	name := string(s.lang) + "/" + path + "index.html"
	page, err := s.page(name)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	if fragment != "" {
		element := page.byID[fragment]
		if element == nil {
			return "", fmt.Errorf("the search has an entry at %s#%s, but there is no such element", name, fragment)
		}
		write(&b, element)
		return b.String(), nil
	}
	isArticle := e.Kind == PageKind || e.Kind == NoticeKind
	for _, n := range elementsWhere(page.root, func(n *html.Node) bool {
		return n.Data == "h1" || n.Data == "p" && attribute(n, "class") == "lead" || isArticle && n.Parent.Data == "article" && n.Data != "section"
	}) {
		write(&b, n)
	}
	return b.String(), nil
}

// page reads a page, once.
func (s *sampler) page(name string) (*pageText, error) {
	if p := s.read[name]; p != nil {
		return p, nil
	}
	data, ok := s.pages[name]
	if !ok {
		return nil, fmt.Errorf("the search has an entry at %s, but there is no such page", name)
	}
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	p := &pageText{root, map[string]*html.Node{}}
	for n := range root.Descendants() {
		if id := attribute(n, "id"); id != "" {
			p.byID[id] = n
		}
	}
	s.read[name] = p
	return p, nil
}

// asides are the classes of what stands in a place without being its text: states, sources, tools.
var asides = []string{"targets", "cite", "meta", "quiet", "actions", "visually-hidden", "label", "alt"}

// write writes the text of an element, a line for each element inside it that breaks a line.
func write(b *strings.Builder, n *html.Node) {
	if n.Type == html.TextNode {
		b.WriteString(n.Data)
		return
	}
	for _, class := range strings.Fields(attribute(n, "class")) {
		if slices.Contains(asides, class) {
			b.WriteByte('\n')
			return
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		write(b, c)
	}
	if !slices.Contains([]string{"a", "em", "strong", "span", "code", "time", "b", "i"}, n.Data) {
		b.WriteByte('\n')
	}
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// elementsWhere are the outermost elements of a kind.
func elementsWhere(n *html.Node, is func(*html.Node) bool) []*html.Node {
	if n.Type == html.ElementNode && is(n) {
		return []*html.Node{n}
	}
	var found []*html.Node
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		found = append(found, elementsWhere(c, is)...)
	}
	return found
}

// sampled is what can be taken from a text and asked: a run of Chinese characters, a word, a number.
var sampled = regexp.MustCompile(`\p{Han}+|[A-Za-z0-9'’.,%_-]+`)

// whole are the words and numbers that a reader would type as they stand.
var whole = regexp.MustCompile(`^(?:[A-Za-z]{2,}|[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?%?)$`)

// pieceOf takes a piece out of a text: one to eight characters, a word or a number; sometimes none.
func pieceOf(text string, seed uint64) string {
	rng := rand.New(rand.NewPCG(seed, 0))
	places := sampled.FindAllString(text, -1)
	if len(places) == 0 {
		return ""
	}
	place := strings.TrimRight(places[rng.IntN(len(places))], ".,")
	runes := []rune(place)
	if len(runes) == 0 || runes[0] < 0x2e80 {
		if place == "OR" || !whole.MatchString(place) {
			return ""
		}
		return place
	}
	n := min(1+rng.IntN(8), len(runes))
	start := rng.IntN(len(runes) - n + 1)
	return string(runes[start : start+n])
}
