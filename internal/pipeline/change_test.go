package pipeline_test

import (
	"bytes"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"gazette/internal/pipeline"
	"gazette/internal/render"
	"gazette/internal/testkit"
	"gazette/themes"
)

func buildOf(t *testing.T, source fs.FS) map[string][]byte {
	t.Helper()
	o := options(t)
	o.Source = source
	files, s, list, err := pipeline.Files(o)
	if err != nil {
		t.Fatal(err)
	}
	if s == nil {
		_ = list.Print(os.Stderr, "text", "en")
		t.Fatal("the site has faults")
	}
	return files
}

// theTheme is the default theme, read once.
var theTheme = sync.OnceValues(func() (*render.Theme, error) {
	theme, err := fs.Sub(themes.Default, "default")
	if err != nil {
		return nil, err
	}
	return render.ReadTheme(theme)
})

// laidOf are the files of a site without faults, but for those of the search: each is made when it is asked for, which
// takes a fraction of the time where a test looks at a few.
func laidOf(t *testing.T, source fs.FS) *render.Set {
	t.Helper()
	o := options(t)
	o.Source = source
	_, s, list, err := pipeline.Lay(o)
	if n, _ := list.Count(); err != nil || n > 0 {
		_ = list.Print(os.Stderr, "text", "en")
		t.Fatal("the site has faults: ", err)
	}
	theme, err := theTheme()
	if err != nil {
		t.Fatal(err)
	}
	return render.New(s, theme)
}

// fileIn is one of the files of a site.
func fileIn(t *testing.T, set *render.Set, name string) []byte {
	t.Helper()
	data, err := set.Make(name)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return data
}

// pageIn is one of the pages of a site.
func pageIn(t *testing.T, set *render.Set, address string) *html.Node {
	t.Helper()
	n, err := html.Parse(bytes.NewReader(fileIn(t, set, address+"index.html")))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// pagesOf writes out "zh/" and "en/" before each page.
func pagesOf(pages ...string) []string {
	var files []string
	for _, page := range pages {
		files = append(files, "zh/"+page, "en/"+page)
	}
	return files
}

// A figure that is added, corrected or removed changes the pages and files of its target and its region, and those that
// hold every figure; not those of counties inside the region, which lead to the target. Only when a status changes with
// it do the pages change that count statuses. Nothing else does.
func TestAFigureChangesItsPagesAndNoOthers(t *testing.T) {
	t.Parallel()
	const file = "data/progress/starraft.toml"
	// What shows the figure itself.
	shows := append(pagesOf("targets/county-plan/capacity/index.html", "targets/county-plan/index.html",
		"targets/index.html", "regions/990000/index.html",
		"news/index.html", "news/index.atom",
		"plans/county-plan/index.atom", "regions/990000/index.atom"),
		"data/gazette.xlsx", "data/observations.csv", "data/observations.json", "data/progress.json",
		"data/statuses.csv",
		"zh/targets/county-plan/capacity/chart-bar.svg", "zh/targets/county-plan/capacity/chart-trend.svg",
		"en/targets/county-plan/capacity/chart-bar.svg", "en/targets/county-plan/capacity/chart-trend.svg",
		"zh/targets/county-plan/capacity/embed/index.html", "en/targets/county-plan/capacity/embed/index.html",
		"targets/county-plan/capacity/index.csv", "targets/county-plan/capacity/index.json",
		"targets/county-plan/index.csv", "targets/county-plan/index.json",
		"regions/990000/index.csv", "regions/990000/index.json")
	series := []string{"data/series.csv", "data/series.json"} // how many figures there are, and from when to when
	// What counts statuses or shows one in a list.
	statuses := pagesOf("index.html", "plans/index.html", "plans/county-plan/index.html", "regions/990000/index.html",
		"regions/990100/index.html", "regions/cn/index.html",
		"counties/990121/leaflet/index.html", "counties/990122/leaflet/index.html")
	for name, change := range map[string]struct {
		edit func(string) string
		want []string
	}{
		"removed": {func(string) string { return "" }, slices.Concat(shows, series,
			// which say how many targets of their province have a figure
			pagesOf("counties/990121/index.html", "counties/990122/index.html"))},
		"corrected": {func(s string) string {
			return strings.Replace(s, "value = 60\n",
				"value = 58\n"+
					"corrected = [{ on = \"2025-03-01\", value = 60, why = { zh = \"重复计数\", en = \"counted "+
					"twice\" } }]\n", 1)
		}, shows},
		"added": {func(s string) string {
			return s + "\n" + strings.NewReplacer("2024-12", "2025-12", "value = 60", "value = 75", "2025-01-10",
				"2026-01-10").Replace(s)
			// the sitemaps have the day of the latest news
		}, slices.Concat(shows, series, statuses, []string{"sitemap-zh.xml", "sitemap-en.xml"})},
	} {
		before := buildOf(t, testkit.Small(t))
		source := testkit.Small(t)
		source[file].Data = []byte(change.edit(string(source[file].Data)))
		got := differing(before, buildOf(t, source))
		// The data page has the sizes of the files, rounded: whether one changes is chance.
		got = slices.DeleteFunc(got, func(name string) bool { return strings.HasSuffix(name, "/data/index.html") })
		want := slices.Compact(slices.Sorted(slices.Values(change.want)))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func differing(a, b map[string][]byte) []string {
	names := map[string]bool{}
	for name := range a {
		names[name] = true
	}
	for name := range b {
		names[name] = true
	}
	var out []string
	for name := range names {
		// The search is one index of everything; what it holds is tested where it is made.
		if !strings.HasPrefix(name, "search/") && !bytes.Equal(a[name], b[name]) {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}
