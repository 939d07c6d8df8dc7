package pipeline_test

import (
	"bytes"
	"path"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"gazette/internal/hosting"
	"gazette/internal/testkit"
)

// mostEmbed is what an embed may weigh with its stylesheet, not packed.
const mostEmbed = 15_000

// An embed shows a target as its own page does, is light, runs nothing, and leads out of its frame by every link.
func TestEveryTargetHasAnEmbed(t *testing.T) {
	t.Parallel()
	b := builtExample(t)
	charts, targets := 0, 0
	for name, page := range b.pages {
		dir, is := strings.CutSuffix(name, "index.html")
		if parts := strings.Split(dir, "/"); !is || len(query(page, "body.page-target")) == 0 || len(parts) != 5 {
			continue
		}
		targets++
		embed := b.pages[dir+"embed/index.html"]
		if embed == nil {
			t.Errorf("%s has no embed", name)
			continue
		}
		for _, selector := range []string{".big .status", ".tally"} {
			if of, in := firstSeen(page, selector), firstSeen(embed, selector); of != in {
				t.Errorf("%s: %s is %q, in the embed %q", name, selector, of, in)
			}
		}
		if of, in := seen(query(page, "h1")[0]), seen(query(embed, "h1")[0]); of != in {
			t.Errorf("%s is called %q in its embed", name, in)
		}
		charts += len(query(embed, "svg.chart"))
		code := seen(query(page, "details.embed code")[0])
		frame, err := html.ParseFragment(strings.NewReader(code), nil)
		if err != nil || len(frame) != 1 {
			t.Fatalf("%s: the code is %q", name, code)
		}
		src := attr(query(frame[0], "iframe")[0], "src")
		file, ok := strings.CutPrefix(src, "https://starraft.example/")
		if !ok || b.files[file+"index.html"] == nil {
			t.Errorf("%s: the code shows %q", name, src)
		}
	}
	if targets != 36 || charts < 10 {
		t.Errorf("%d targets with %d charts in their embeds", targets, charts)
	}
}

// firstSeen is what the first element of a kind says.
func firstSeen(page *html.Node, selector string) string {
	if found := query(page, selector); len(found) > 0 {
		return seen(found[0])
	}
	return ""
}

func TestEmbedsAreLightAndLeadOut(t *testing.T) {
	t.Parallel()
	b := builtExample(t)
	checkEmbeds(t, b.files, 36)
}

func checkEmbeds(t *testing.T, files map[string][]byte, want int) {
	t.Helper()
	n := 0
	for name, data := range files {
		if !strings.HasSuffix(name, "/embed/index.html") {
			continue
		}
		n++
		page, err := html.Parse(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		weight := len(files[name])
		for _, style := range query(page, `link[rel="stylesheet"]`) {
			weight += len(files[path.Join(path.Dir(name), attr(style, "href"))])
		}
		if weight > mostEmbed {
			t.Errorf("%s weighs %d bytes with its stylesheet, over %d", name, weight, mostEmbed)
		}
		for _, a := range query(page, "a") {
			if attr(a, "target") != "_blank" || !strings.Contains(attr(a, "rel"), "noopener") {
				t.Errorf("%s: the link to %s stays in the frame", name, attr(a, "href"))
			}
		}
		if query(page, "script, nav, form, [hreflang]") != nil || query(page, `meta[content="noindex"]`) == nil {
			t.Errorf("%s is more than an embed, or is to be indexed", name)
		}
		canonical := attr(query(page, `link[rel="canonical"]`)[0], "href")
		if !strings.HasSuffix(canonical, "/"+strings.TrimSuffix(name, "embed/index.html")) {
			t.Errorf("%s stands for %s, not for its target", name, canonical)
		}
		if policy := hosting.Headers(name)[0].Value; strings.Contains(policy, "frame-ancestors") {
			t.Errorf("%s may not be framed: %s", name, policy)
		}
	}
	if n != want {
		t.Errorf("%d embeds, want %d", n, want)
	}
}

// A site of one language has embeds in that alone, which name no other.
func TestEmbedsOfASiteOfOneLanguage(t *testing.T) {
	t.Parallel()
	source := testkit.Small(t)
	config := string(source["config.toml"].Data)
	for name := range source {
		if strings.HasSuffix(name, ".en.md") {
			delete(source, name)
		}
	}
	source["config.toml"].Data = []byte("languages = [\"zh\"]\n" + config)
	files := buildOf(t, source)
	page := string(files["zh/targets/county-plan/capacity/embed/index.html"])
	if !strings.Contains(page, "达到三级能力的医院") || strings.Contains(page, "/en/") {
		t.Errorf("the embed in Chinese is:\n%s", page)
	}
	if files["en/targets/county-plan/capacity/embed/index.html"] != nil {
		t.Error("there is an embed in English")
	}
}

// Hosts that read _headers let embeds be framed, and no other page.
func TestHeadersNameAllPagesThatAreNotToBeFramed(t *testing.T) {
	t.Parallel()
	b := builtExample(t)
	var unframed []string
	for rule := range strings.SplitSeq(string(b.files["_headers"]), "\n\n") {
		if head, rest, _ := strings.Cut(rule, "\n"); strings.Contains(rest, "frame-ancestors 'self'") {
			unframed = append(unframed, head)
		}
	}
	for name := range b.pages {
		framed := true
		for _, rule := range unframed {
			framed = framed && !ruleMatches(rule, "/"+name)
		}
		if is := strings.Contains(name, "/embed/"); framed != is {
			t.Errorf("%s may be framed: %t", name, framed)
		}
	}
}

// ruleMatches reports whether a path of _headers is for an address: a :word stands for one step, a star at the end for
// all that follows.
func ruleMatches(rule, address string) bool {
	steps, of := strings.Split(address, "/"), strings.Split(rule, "/")
	for i, step := range of {
		switch {
		case step == "*":
			return true
		case i >= len(steps), !strings.HasPrefix(step, ":") && step != steps[i]:
			return false
		}
	}
	return len(steps) == len(of)
}
