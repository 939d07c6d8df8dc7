package preview_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"gazette/internal/testkit"
)

// copyOfRealSite is a folder with the content and data of this repository, to be edited.
func copyOfRealSite(t testing.TB) string {
	t.Helper()
	root, folder := testkit.Root(t), filepath.Join(t.TempDir(), "site")
	for _, part := range []string{"content", "data"} {
		if err := os.CopyFS(filepath.Join(folder, part), os.DirFS(filepath.Join(root, part))); err != nil {
			t.Fatal(err)
		}
	}
	config, err := os.ReadFile(filepath.Join(root, "config.toml"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "config.toml"), config, 0o644); err != nil {
		t.Fatal(err)
	}
	return folder
}

// BenchmarkSaveToPage measures how long it takes from saving a clause to its new words in the page of
// a real browser, by the browser's clock: go test ./internal/desk/preview -bench SaveToPage -run '^$' -benchtime 50x
func BenchmarkSaveToPage(b *testing.B) {
	b.Run("real", func(b *testing.B) {
		measure(b, copyOfRealSite(b), "content/plans/yunzhou-county-capacity-2023/index.zh.md", "制定本方案",
			"/zh/plans/yunzhou-county-capacity-2023/")
	})
	b.Run("1000counties", func(b *testing.B) {
		folder := filepath.Join(b.TempDir(), "site")
		testkit.Write(b, testkit.Large(b), folder)
		measure(b, folder, planText, "制定本规划", planPage)
	})
}

// watchFor notes in window.seen when the page first has the words.
const watchFor = `window.seen = new Promise((done) => { const words = %q;
  const look = () => {
    if (document.querySelector("main").textContent.includes(words)) { done(Date.now()); observer.disconnect(); }
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { subtree: true, childList: true, characterData: true });
  look(); }); 0`

func measure(b *testing.B, folder, name, at, page string) {
	ctx := testkit.Browser(b)
	p := startIn(b, folder)
	do(b, ctx, chromedp.Navigate("http://"+p.host+page))
	path := filepath.Join(folder, filepath.FromSlash(name))
	original, err := os.ReadFile(path)
	if err != nil {
		b.Fatal(err)
	}
	if !strings.Contains(string(original), at) {
		b.Fatalf("%s has no %q", name, at)
	}
	var took []float64
	for i := 0; b.Loop(); i++ {
		words := "改为" + strings.Repeat("新", i+1) + "稿" // no figure, which the other language would lack
		value[float64](b, ctx, fmt.Sprintf(watchFor, words))
		time.Sleep(150 * time.Millisecond) // a person pauses between two saves
		saved := time.Now()
		if err := os.WriteFile(path, []byte(strings.Replace(string(original), at, words+at, 1)), 0o644); err != nil {
			b.Fatal(err)
		}
		seen := value[float64](b, ctx, `window.seen`)
		took = append(took, seen-float64(saved.UnixMicro())/1000)
	}
	slices.Sort(took)
	b.ReportMetric(took[len(took)/2], "ms-median")
	b.ReportMetric(took[len(took)-1], "ms-worst")
	b.ReportMetric(0, "ns/op")
}
