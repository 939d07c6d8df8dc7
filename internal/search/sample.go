package search

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"

	"gazette/internal/lang"

	"golang.org/x/net/html"
)

// passageMark is the attribute with which a layout marks the text that the search finds, all that search
// asks of a theme. It names the place: an id on the page, or nothing for its top.
const passageMark = "data-passage"

// A sampler takes the text of entries from the published pages of a language.
type sampler struct {
	file func(name string) ([]byte, error)
	lang lang.Lang
	read map[string]*passages
}

// passages are the texts that are marked on a page, by place, and the ids that it has.
type passages struct {
	texts map[string]*strings.Builder
	ids   map[string]bool
}

func newSampler(file func(name string) ([]byte, error), l lang.Lang) *sampler {
	return &sampler{file, l, map[string]*passages{}}
}

// text is what a page says in an entry's place.
func (s *sampler) text(e *entry) (string, error) {
	path, id, _ := strings.Cut(e.Path, "#")
	name := string(s.lang) + "/" + path + "index.html"
	p, err := s.page(name)
	switch {
	case err != nil:
		return "", err
	case id != "" && !p.ids[id]:
		return "", fmt.Errorf("the search leads to %s#%s, but there is no element with that id", name, id)
	case p.texts[id] == nil:
		return "", fmt.Errorf(`the search leads to %s/%s, but nothing there is marked with %s="%s"`,
			s.lang, e.Path, passageMark, id)
	}
	return p.texts[id].String(), nil
}

// page reads a page, once.
func (s *sampler) page(name string) (*passages, error) {
	if p := s.read[name]; p != nil {
		return p, nil
	}
	data, err := s.file(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("the search leads to %s, but there is no such page", name)
	}
	if err != nil {
		return nil, err
	}
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	p := &passages{map[string]*strings.Builder{}, map[string]bool{}}
	for n := range root.Descendants() {
		for _, a := range n.Attr {
			switch a.Key {
			case "id":
				p.ids[a.Val] = true
			case passageMark:
				if p.texts[a.Val] == nil {
					p.texts[a.Val] = new(strings.Builder)
				}
				write(p.texts[a.Val], n)
				p.texts[a.Val].WriteByte('\n')
			}
		}
	}
	s.read[name] = p
	return p, nil
}

// write writes the text of an element, a line for each element inside it that breaks a line.
func write(b *strings.Builder, n *html.Node) {
	if n.Type == html.TextNode {
		b.WriteString(n.Data)
		return
	}
	for c := range n.ChildNodes() {
		write(b, c)
	}
	if !slices.Contains([]string{"a", "em", "strong", "span", "code", "time", "b", "i"}, n.Data) {
		b.WriteByte('\n')
	}
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
