package main

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"gazette/internal/example"
	"gazette/internal/testkit"
)

// The pictures of the handbook are made by the program from a copy of the example site that is edited as the
// handbook says. They are made anew with -update; otherwise it is only seen that they are there, because
// a browser of another version draws other pixels.
func TestHandbookHasItsPictures(t *testing.T) {
	for _, language := range []string{"zh", "en"} {
		if *update {
			ctx := testkit.Browser(t)
			dir := editedSite(t)
			shoot(t, ctx, filepath.Join(handbook, "changes."+language+".png"), report(t, dir, language), "main > h1",
				900, 760)
			address := previewOf(t, dir, language)
			shoot(t, ctx, filepath.Join(handbook, "faults."+language+".png"),
				address+language+"/plans/whalesong-medical-community-2024/", ".gazette-faults li", 1000, 700)
		}
		for _, name := range []string{"changes", "faults"} {
			data, err := os.ReadFile(filepath.Join(handbook, name+"."+language+".png"))
			if err != nil || !bytes.HasPrefix(data, []byte("\x89PNG")) {
				t.Errorf("the handbook has no picture %s.%s.png: %v", name, language, err)
			}
		}
	}
}

// editedSite is a repository of the example site with edits that are not committed: a clause, a target's
// value and a county's figure.
func editedSite(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, example.Files()); err != nil {
		t.Fatal(err)
	}
	commit(t, dir, "Begin", time.Date(2026, 6, 1, 9, 0, 0, 0, time.UTC))
	const plan = "whalesong-medical-community-2024"
	edit := func(name, old, new string) {
		rewrite(t, filepath.Join(dir, name), filepath.Join(dir, name), old, new)
	}
	edit("content/plans/"+plan+"/index.zh.md", "提高到60%以上", "提高到65%以上")
	edit("content/plans/"+plan+"/index.en.md", "60%", "65%")
	edit("data/targets/"+plan+".toml", "value = 60", "value = 65")
	put := "\n[[observation]]\ntarget = \"" + plan +
		"/primary-visit-share\"\nregion = \"990121 鲸歌县\"\ndate = \"2026-05\"\nvalue = 56\n" +
		"status = \"illustrative\"\n" +
		"source = { name = { zh = \"鲸歌县卫生健康局（虚构）\", en = \"Whalesong County Health Bureau " +
		"(invented)\" } }\n"
	edit("data/progress/whalesong.toml", "\n[[observation]]", put+"\n[[observation]]")
	return dir
}

func rewrite(t *testing.T, from, to, old, new string) {
	t.Helper()
	data, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(data, []byte(old)) {
		t.Fatalf("%s has no %q", from, old)
	}
	if err := os.WriteFile(to, bytes.Replace(data, []byte(old), []byte(new), 1), 0o644); err != nil {
		t.Fatal(err)
	}
}

// report offers what gazette diff says as a page.
func report(t *testing.T, dir, language string) string {
	t.Helper()
	code, page, errs := runDiff(dir, language, "--format", "html")
	if code != 0 {
		t.Fatal(errs)
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = io.WriteString(w, page)
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// previewOf runs gazette serve and returns its address once it is up; then it brings in a fault.
func previewOf(t *testing.T, dir, language string) string {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	t.Cleanup(stop)
	out, in := io.Pipe()
	go run(ctx, []string{"serve", "--source", dir, "--port", "0", "--lang", language, "--today", "2026-06-30"},
		func(string) string { return "" }, in, io.Discard)
	var said strings.Builder
	buffer := make([]byte, 4096)
	for {
		n, err := out.Read(buffer)
		if err != nil {
			t.Fatal(err)
		}
		said.Write(buffer[:n])
		if address := regexp.MustCompile(`http://[0-9.:]+/`).FindString(said.String()); address != "" {
			go io.Copy(io.Discard, out) //nolint:errcheck // what more it says is not wanted
			const name = "data/targets/whalesong-medical-community-2024.toml"
			rewrite(t, filepath.Join(dir, name), filepath.Join(dir, name), "due = ", "duo = ")
			return address
		}
	}
}

func shoot(t *testing.T, ctx context.Context, file, address, wait string, width, height int64) {
	t.Helper()
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, height), chromedp.Navigate(address),
		chromedp.WaitVisible(wait)); err != nil {
		t.Fatal(err)
	}
	picture, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, picture, 0o644); err != nil {
		t.Fatal(err)
	}
}
