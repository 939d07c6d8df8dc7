package pipeline_test

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"

	"gazette/internal/example"
	"gazette/internal/lang"
)

var update = flag.Bool("update", false, "rewrite what readers see on the pages of the example site; then read the diff")

type exampleSite struct {
	files map[string][]byte
	pages map[string]*html.Node
}

var exampleOnce struct {
	sync.Once
	site exampleSite
}

// builtExample is the example site, made once; the tests only read it.
func builtExample(t *testing.T) exampleSite {
	t.Helper()
	exampleOnce.Do(func() {
		files := buildOf(t, siteOf(t, example.Files()))
		exampleOnce.site = exampleSite{files, parsed(t, files)}
	})
	if exampleOnce.site.files == nil {
		t.Fatal("the example site could not be built")
	}
	return exampleOnce.site
}

// seen is the text of an element as it is read, its pieces parted by single spaces.
func seen(n *html.Node) string {
	var words []string
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			words = append(words, strings.Fields(n.Data)...)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(n)
	return strings.Join(words, " ")
}

// What readers see on a page of each kind: testdata/seen.txt has an address and a selector, and below
// them the texts of all elements that match, in Chinese and in English.
func TestReadersSeeWhatPagesHold(t *testing.T) {
	t.Parallel()
	const file = "testdata/seen.txt"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	pages := builtExample(t).pages
	lines := strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
	var out []string
	for _, line := range lines {
		if strings.HasPrefix(line, "  ") {
			continue
		}
		out = append(out, line)
		path, selector, ok := strings.Cut(line, " ")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		for _, language := range lang.Langs {
			page := pages[string(language)+path+"index.html"]
			if page == nil {
				t.Errorf("there is no %s page %s", language, path)
				continue
			}
			var texts []string
			for _, n := range query(page, selector) {
				texts = append(texts, seen(n))
			}
			out = append(out, fmt.Sprintf("  %s: %s", language, strings.Join(texts, " | ")))
		}
	}
	if *update {
		if err := os.WriteFile(file, []byte(strings.Join(out, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if slices.Equal(out, lines) {
		return
	}
	for i := range min(len(out), len(lines)) {
		if out[i] != lines[i] {
			t.Errorf("%s:%d:\n got  %s\n want %s", file, i+1, out[i], lines[i])
		}
	}
}
