package pipeline_test

import (
	"bytes"
	"compress/gzip"
	"flag"
	"io/fs"
	"net/url"
	"os"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"

	"gazette/internal/diag"
	"gazette/internal/example"
	"gazette/internal/hosting"
	"gazette/internal/lang"
	"gazette/internal/pipeline"
	"gazette/internal/policy"
	"gazette/internal/progress"
	"gazette/internal/site"
	"gazette/themes"
)

// options are those of a build of the real site.
func options(t testing.TB) pipeline.Options {
	t.Helper()
	theme, err := fs.Sub(themes.Default, "default")
	if err != nil {
		t.Fatal(err)
	}
	return pipeline.Options{Source: os.DirFS("../.."), Theme: theme, Today: policy.Date{Year: 2026, Month: 11, Day: 22}}
}

type realSite struct {
	files map[string][]byte
	pages map[string]*html.Node // the HTML files, parsed
	site  *site.Site
}

// thorough is for what is long by nature: an ordinary run tries a few of each kind.
var thorough = flag.Bool("thorough", false, "try all of what an ordinary run tries a few of, as .ci/nightly does")

// buildReal makes the real site.
func buildReal() (map[string][]byte, *site.Site, diag.List, error) {
	theme, err := fs.Sub(themes.Default, "default")
	if err != nil {
		return nil, nil, nil, err
	}
	return pipeline.Files(pipeline.Options{Source: os.DirFS("../.."), Theme: theme,
		Today: policy.Date{Year: 2026, Month: 11, Day: 22}, BaseURL: "https://example.org/sub/path/"})
}

// builtOnce is the real site, made once for all tests of this file; they only read it.
var builtOnce = sync.OnceValues(func() (*realSite, diag.List) {
	files, s, list, err := buildReal()
	if err != nil {
		panic(err)
	}
	built := &realSite{files: files, pages: map[string]*html.Node{}, site: s}
	for name, data := range files {
		if strings.HasSuffix(name, ".html") {
			if built.pages[name], err = html.Parse(bytes.NewReader(data)); err != nil {
				panic(err)
			}
		}
	}
	return built, list
})

func built(t *testing.T) *realSite {
	t.Helper()
	b, list := builtOnce()
	if b.site == nil {
		var text strings.Builder
		_ = list.Print(&text, "text", "en")
		t.Fatal("the real site has faults:\n" + text.String())
	}
	return b
}

var selectors sync.Map // compiled once: there are thousands of pages

func query(n *html.Node, selector string) []*html.Node {
	compiled, ok := selectors.Load(selector)
	if !ok {
		compiled, _ = selectors.LoadOrStore(selector, cascadia.MustCompile(selector))
	}
	return cascadia.QueryAll(n, compiled.(cascadia.Matcher))
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func text(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.WriteString(text(c))
	}
	return b.String()
}

func TestRealSiteHoldsEverythingPromised(t *testing.T) {
	t.Parallel()
	b := built(t)
	m := b.site.Model
	n := b.site.Count()
	var county, supporting int
	for _, h := range m.Hospitals {
		inHenan := h.Region.At(policy.Province).Code == "410000" || h.Role == "supporting"
		if inHenan && h.Role == "county" {
			county++
		}
		if h.Role == "supporting" {
			supporting++
		}
	}
	for _, c := range []struct {
		what      string
		got, want int
		more      bool
	}{
		{"plans", n.Plans, 5, false}, {"Henan county hospitals", county, 73, false},
		{"supporting hospitals", supporting, 43, false},
		{"pairings", n.Pairings, 74, false},
		{"counties paired", len(m.GroupBy["henan-pairing-counties"].Members), 37, false},
		{"targets", n.Targets, 80, true}, {"tasks", n.Tasks, 40, true}, {"clauses", n.Clauses, 140, true},
	} {
		if c.got < c.want || !c.more && c.got != c.want {
			t.Errorf("%s: %d, want %d", c.what, c.got, c.want)
		}
	}
	for _, d := range m.Plans {
		for _, c := range d.Clauses {
			for _, language := range lang.Langs {
				page := b.pages[string(language)+"/"+site.PlanPath(d)+"index.html"]
				sections := query(page, `[id="`+site.ClauseAnchor(c.ID)+`"]`)
				if len(sections) != 1 || !strings.Contains(text(sections[0]), c.In(language).Title) {
					t.Errorf("%s: clause %s is not on the %s page", d.Slug, c.ID, language)
				}
			}
		}
	}
}

// Every link of every page leads to a page or file of the site, and its fragment to an element
// there: at the root of a host, under a path, and from a folder opened without a server.
func TestEveryLinkAndFragmentResolves(t *testing.T) {
	t.Parallel()
	b := built(t)
	walkLinks(t, b.files, b.pages, "https://example.org/sub/path/", "https://example.org/", "file:///home/reader/site/")
}

// walkLinks follows every link of every page, at the address that the site is built for and at others.
func walkLinks(t *testing.T, files map[string][]byte, pages map[string]*html.Node, builtFor string, more ...string) {
	t.Helper()
	ids := map[string]map[string]bool{}
	for name, page := range pages {
		ids[name] = map[string]bool{"": true}
		for _, n := range query(page, "[id]") {
			if ids[name][attr(n, "id")] {
				t.Errorf("%s: the id %q occurs twice", name, attr(n, "id"))
			}
			ids[name][attr(n, "id")] = true
		}
	}
	links := 0
	for _, base := range append(more, builtFor) {
		root, err := url.Parse(base)
		if err != nil {
			t.Fatal(err)
		}
		for name, page := range pages {
			if name == "404.html" && base != builtFor {
				continue // served at any depth, it links from the root that it was built for
			}
			self := root.JoinPath(name)
			for _, n := range query(page, "[href], [src], [action]") {
				ref := attr(n, "href") + attr(n, "src") + attr(n, "action")
				if n.Data == "link" && (attr(n, "rel") == "canonical" || attr(n, "hreflang") != "") {
					continue
				}
				if strings.HasPrefix(ref, "http") && attr(n, "rel") != "" {
					continue // a source elsewhere
				}
				if strings.HasPrefix(ref, "mailto:") || strings.HasPrefix(ref, "tel:") {
					continue // a person
				}
				links++
				u, err := self.Parse(ref)
				if err != nil {
					t.Errorf("%s: %q: %v", name, ref, err)
					continue
				}
				target, ok := strings.CutPrefix(u.Path, root.Path)
				if !ok || u.Host != root.Host || files[target] == nil {
					t.Errorf("%s under %s: %q leads nowhere", name, base, ref)
				} else if pages[target] != nil && !ids[target][u.Fragment] {
					t.Errorf("%s: %q: no such element", name, ref)
				}
			}
		}
	}
	t.Logf("%d links of %d pages", links, len(pages))
}

func TestCanonicalAddressesAndAlternatesExist(t *testing.T) {
	t.Parallel()
	b := built(t)
	for name, page := range b.pages {
		for _, n := range query(page, `link[rel="canonical"], link[hreflang]`) {
			dir, ok := strings.CutPrefix(attr(n, "href"), "https://example.org/sub/path/")
			if !ok || b.files[dir+"index.html"] == nil {
				t.Errorf("%s: %s %q is no page", name, attr(n, "rel"), attr(n, "href"))
			}
		}
	}
}

// What a strict Content-Security-Policy forbids, and any request to another host.
func TestPagesRunNothingInlineAndAskNobodyElse(t *testing.T) {
	t.Parallel()
	b := built(t)
	for name, page := range b.pages {
		for _, n := range query(page, "*") {
			for _, a := range n.Attr {
				if a.Key == "style" || strings.HasPrefix(a.Key, "on") || strings.HasPrefix(a.Val, "javascript:") {
					t.Errorf("%s: <%s %s> is inline code", name, n.Data, a.Key)
				}
			}
			external := strings.Contains(attr(n, "src"), "//") || n.Data == "link" &&
				strings.Contains(attr(n, "rel"), "stylesheet") && strings.Contains(attr(n, "href"), "//")
			if external {
				t.Errorf("%s: <%s> asks another host", name, n.Data)
			}
			inline := n.Data == "style" || n.Data == "script" && attr(n, "src") == "" &&
				attr(n, "type") != "application/ld+json"
			if inline {
				t.Errorf("%s: an inline <%s>", name, n.Data)
			}
		}
		stated := query(page, `head > meta[http-equiv="Content-Security-Policy"]`)
		if len(stated) != 1 || attr(stated[0], "content") != hosting.Policy {
			t.Errorf("%s: it does not itself forbid what the header forbids", name)
		}
	}
}

// What every page owes its readers, whatever it is about.
func TestEveryPageHasTitleLanguageAndLandmarks(t *testing.T) {
	t.Parallel()
	b := built(t)
	titles := map[string]string{}
	for name, page := range b.pages {
		for _, selector := range []string{"html[lang]", "head > title", `meta[name="description"][content]`, "h1",
			"main"} {
			if got := len(query(page, selector)); got != 1 {
				t.Errorf("%s: %d %s, want 1", name, got, selector)
			}
		}
		for _, n := range query(page, "title, h1, h2, h3, p, a, td, th, dd, li, summary") {
			if strings.TrimSpace(text(n)) == "" && len(query(n, "img[alt], input, svg")) == 0 {
				t.Errorf("%s: an empty <%s>", name, n.Data)
			}
		}
		title := text(query(page, "head > title")[0])
		if other := titles[title]; other != "" && path.Dir(name) != "." {
			t.Errorf("%s and %s have the same title %q", name, other, title)
		}
		titles[title] = name
		if n := len([]rune(title)); n > 65 {
			t.Errorf("%s: a title of %d characters, over 65: %s", name, n, title)
		}
		for _, leak := range []string{"<no value>", "%!", "ZgotmplZ", "&amp;lt;", "&amp;amp;"} {
			if bytes.Contains(b.files[name], []byte(leak)) {
				t.Errorf("%s: contains %q", name, leak)
			}
		}
	}
}

// No figure about a place that exists is invented, and whoever is said to have missed a target has a source
// that says what was reached.
func TestNoFigureOfARealPlaceIsInvented(t *testing.T) {
	t.Parallel()
	b := built(t)
	for name, data := range b.files {
		// code-lists only says what the word means.
		if bytes.Contains(data, []byte("illustrative")) && name != "data/code-lists.csv" &&
			(strings.HasSuffix(name, ".csv") || strings.HasSuffix(name, ".json") &&
				strings.HasPrefix(name, "counties/")) {
			t.Errorf("%s speaks of illustrative figures", name)
		}
	}
	for _, target := range b.site.Model.Targets {
		for _, s := range b.site.State(target).Standings {
			if s.Status == progress.NotMet && (s.Latest == nil || s.Latest.Source.Name.IsZero()) {
				t.Errorf("%s of %s is not met by nobody's word", target.Key(), s.Region.Name.EN)
			}
		}
	}
}

// The home page and a county's page are read on cheap phones: everything they load counts.
func TestHomeAndCountyPagesAreLight(t *testing.T) {
	t.Parallel()
	b := built(t)
	const limit = 30_000
	for _, name := range []string{"zh/index.html", "en/index.html", "zh/counties/410325/index.html",
		"en/counties/410325/index.html"} {
		load := []string{name}
		for _, n := range query(b.pages[name], "link[rel=stylesheet], link[rel=icon], script[src], img[src]") {
			file := path.Join(path.Dir(name), attr(n, "href")+attr(n, "src"))
			if !slices.Contains(load, file) {
				load = append(load, file)
			}
		}
		total := 0
		for _, file := range load {
			total += zipped(t, b.files[file])
		}
		t.Logf("%s: %d bytes gzipped in %d files", name, total, len(load))
		if total > limit {
			t.Errorf("%s weighs %d bytes gzipped, over %d", name, total, limit)
		}
	}
}

func zipped(t *testing.T, data []byte) int {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}

// The same input gives the same bytes, on any number of processors and in any time zone: the other tests read sites
// that several made in the zone of the machine. An ordinary run makes the example site again, a thorough one the real
// one too. Not parallel: it changes both for the whole process.
func TestBuildsAreIdentical(t *testing.T) {
	again := map[string]func() map[string][]byte{"example": func() map[string][]byte {
		return buildOf(t, siteOf(t, example.Files()))
	}}
	first := map[string]map[string][]byte{"example": builtExample(t).files}
	if *thorough {
		first["real"] = built(t).files
		again["real"] = func() map[string][]byte {
			files, _, _, err := buildReal()
			if err != nil {
				t.Fatal(err)
			}
			return files
		}
	}
	old, oldZone := runtime.GOMAXPROCS(1), time.Local
	defer func() { runtime.GOMAXPROCS(old); time.Local = oldZone }()
	zone := "Asia/Shanghai"
	if _, offset := time.Now().Zone(); offset == 8*60*60 {
		zone = "America/New_York"
	}
	location, err := time.LoadLocation(zone)
	if err != nil {
		t.Fatal(err)
	}
	time.Local = location
	for site, two := range first {
		one := again[site]()
		if len(one) != len(two) {
			t.Fatalf("%s: %d files and %d files", site, len(one), len(two))
		}
		for name := range one {
			if !bytes.Equal(one[name], two[name]) {
				t.Errorf("%s: %s differs", site, name)
			}
		}
	}
}
