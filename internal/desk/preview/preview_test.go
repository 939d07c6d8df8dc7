package preview_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"gazette/internal/desk/preview"
	"gazette/internal/pipeline"
	"gazette/internal/policy"
	"gazette/internal/testkit"
	"gazette/themes"
)

// A preview is a running one, of a folder that a test may edit.
type previewed struct {
	t      testing.TB
	folder string
	host   string // 127.0.0.1:port
	done   chan preview.Result
}

// start previews a site from a folder of its own.
func start(t testing.TB, site fstest.MapFS) *previewed {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "site")
	testkit.Write(t, site, folder)
	return startIn(t, folder)
}

func startIn(t testing.TB, folder string) *previewed {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	theme, err := fs.Sub(themes.Default, "default")
	if err != nil {
		t.Fatal(err)
	}
	p := &previewed{t, folder, listener.Addr().String(), make(chan preview.Result, 100)}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() {
		ended <- preview.Run(ctx, preview.Options{Folder: folder, Listener: listener, Lang: "en",
			Build: pipeline.Options{Theme: theme,
				Today: policy.Date{Year: 2026, Month: 11, Day: 22}, BaseURL: "http://" + p.host + "/"},
			Rebuilt: func(r preview.Result) { p.done <- r }})
	}()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	p.next()
	return p
}

// next waits until the site has been laid out again.
func (p *previewed) next() preview.Result {
	p.t.Helper()
	select {
	case r := <-p.done:
		return r
	case <-time.After(20 * time.Second):
		p.t.Fatal("nothing was laid out")
		return preview.Result{}
	}
}

func (p *previewed) get(path string) (int, string) {
	p.t.Helper()
	r, err := http.Get("http://" + p.host + path)
	if err != nil {
		p.t.Fatal(err)
	}
	defer r.Body.Close()
	data, err := io.ReadAll(r.Body)
	if err != nil {
		p.t.Fatal(err)
	}
	return r.StatusCode, string(data)
}

// shows waits until a page has the words: an edit may be laid out once more before it is.
func (p *previewed) shows(path, want string) {
	p.t.Helper()
	var page string
	for range 1000 {
		if _, page = p.get(path); strings.Contains(page, want) {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	p.t.Errorf("%s does not show %q", path, want)
}

// edit replaces a text in a file, as an editor that saves does, and waits for the preview.
func (p *previewed) edit(name, old, new string) preview.Result {
	p.t.Helper()
	path := filepath.Join(p.folder, filepath.FromSlash(name))
	data, err := os.ReadFile(path)
	if err != nil {
		p.t.Fatal(err)
	}
	if !bytes.Contains(data, []byte(old)) {
		p.t.Fatalf("%s has no %q", name, old)
	}
	if err := os.WriteFile(path, bytes.Replace(data, []byte(old), []byte(new), 1), 0o644); err != nil {
		p.t.Fatal(err)
	}
	return p.next()
}

const (
	planText = "content/plans/county-plan/index.zh.md"
	planPage = "/zh/plans/county-plan/"
)

func TestAnEditIsShown(t *testing.T) {
	t.Parallel()
	p := start(t, testkit.Small(t))
	if status, page := p.get(planPage); status != http.StatusOK || !strings.Contains(page, "data-version=") {
		t.Fatalf("status %d, or the page does not listen", status)
	}
	p.edit(planText, "县医院", "县级新医院")
	p.shows(planPage, "县级新医院")
}

// What an editor does to save: write another file and move it over.
func TestAFileMovedIntoPlaceIsShown(t *testing.T) {
	t.Parallel()
	p := start(t, testkit.Small(t))
	data, err := os.ReadFile(filepath.Join(p.folder, filepath.FromSlash(planText)))
	if err != nil {
		t.Fatal(err)
	}
	other := filepath.Join(p.folder, "content", ".index.swp")
	if err := os.WriteFile(other, bytes.Replace(data, []byte("县医院"), []byte("移入的医院"), 1), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(other, filepath.Join(p.folder, filepath.FromSlash(planText))); err != nil {
		t.Fatal(err)
	}
	p.next()
	p.shows(planPage, "移入的医院")
}

// A new folder is watched from then on.
func TestANewPageAppears(t *testing.T) {
	t.Parallel()
	p := start(t, testkit.Small(t))
	folder := filepath.Join(p.folder, "content", "pages", "visits")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	for language, title := range map[string]string{"zh": "走访", "en": "Visits"} {
		text := fmt.Sprintf("+++\ntitle = %q\nsummary = %q\n+++\n\n%s.\n", title, title, title)
		if err := os.WriteFile(filepath.Join(folder, "index."+language+".md"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for {
		if r := p.next(); len(r.List) == 0 {
			if status, _ := p.get("/en/pages/visits/"); status == http.StatusOK {
				break
			}
		}
	}
	p.edit("content/pages/visits/index.en.md", "Visits.", "All visits.")
	p.shows("/en/pages/visits/", "All visits.")
}

// message reads the next event of a page.
func message(t *testing.T, r *bufio.Reader) map[string]any {
	t.Helper()
	for {
		line, err := r.ReadString('\n')
		if err != nil {
			t.Fatal(err)
		}
		if data, ok := strings.CutPrefix(line, "data: "); ok {
			var e map[string]any
			if err := json.Unmarshal([]byte(data), &e); err != nil {
				t.Fatal(err)
			}
			return e
		}
	}
}

// A file saved halfway is at fault for a moment: the last good page stays, the open page is told what
// is wrong with the line it is about, and all is well again after the next save.
func TestFaultsAreToldOverTheLastGoodPage(t *testing.T) {
	t.Parallel()
	p := start(t, testkit.Small(t))
	// The time limit ends the stream, and so the test, when what is waited for never comes.
	client := &http.Client{Timeout: 30 * time.Second}
	r, err := client.Get("http://" + p.host + "/-/events?page=" + planPage)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	events := bufio.NewReader(r.Body)
	if e := message(t, events); e["faults"] != nil {
		t.Fatalf("faults at the start: %v", e)
	}
	const targets = "data/targets/plan.toml"
	p.edit(targets, "due = ", "duo = ")
	// A file is empty for a moment while it is saved, which is a fault of its own.
	var first map[string]any
	for first == nil {
		faults, _ := message(t, events)["faults"].([]any)
		for _, f := range faults {
			if line, _ := f.(map[string]any)["line"].(string); strings.Contains(line, "duo = ") {
				first = f.(map[string]any)
			}
		}
	}
	if !strings.HasPrefix(first["place"].(string), targets+":") || first["hint"] == nil {
		t.Errorf("the fault lacks its place or its hint: %v", first)
	}
	if status, _ := p.get(planPage); status != http.StatusOK {
		t.Errorf("the last good page is gone: status %d", status)
	}
	p.edit(targets, "duo = ", "due = ")
	for message(t, events)["faults"] != nil {
	}
}

// A text is looked at while it is written, in one language first: its translation, and what else is still missing, is
// asked for at the foot of the page.
func TestUnfinishedTextsAreShown(t *testing.T) {
	t.Parallel()
	p := start(t, testkit.Small(t))
	f, err := os.OpenFile(filepath.Join(p.folder, filepath.FromSlash(planText)), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	_, err = f.WriteString("\n再写一段，尚未翻译，达到91%。\n\n## 三、新的一条\n\n新条内容。\n")
	if err := errors.Join(err, f.Close()); err != nil {
		t.Fatal(err)
	}
	p.shows(planPage, "再写一段")
	p.shows(planPage, "新条内容")
	p.shows(strings.Replace(planPage, "/zh/", "/en/", 1), "Clause 3 is not translated yet.")
}

// Before there is a good site the page says so, and turns into the site when there is one.
func TestAFaultySiteStillOpens(t *testing.T) {
	t.Parallel()
	site := testkit.Small(t)
	good := site["config.toml"].Data
	site["config.toml"] = &fstest.MapFile{Data: append([]byte("titel = 1\n"), good...)}
	p := start(t, site)
	if status, page := p.get("/zh/"); status != http.StatusServiceUnavailable ||
		!strings.Contains(page, "There is nothing to show yet") {
		t.Errorf("status %d: %s", status, page)
	}
	p.edit("config.toml", "titel = 1\n", "")
	p.shows("/zh/", "<h1")
}

// A folder that vanishes, as a memory stick does, is said so; when it is back the preview goes on.
func TestAFolderMayVanishAndComeBack(t *testing.T) {
	t.Parallel()
	p := start(t, testkit.Small(t))
	away := p.folder + "-away"
	if err := os.Rename(p.folder, away); err != nil {
		t.Fatal(err)
	}
	for r := p.next(); r.Err == nil; r = p.next() { // which ends the test when it never is one
	}
	if status, _ := p.get(planPage); status != http.StatusOK {
		t.Errorf("the last good page is gone: status %d", status)
	}
	if err := os.Rename(away, p.folder); err != nil {
		t.Fatal(err)
	}
	for r := p.next(); r.Err != nil; r = p.next() {
	}
	p.edit(planText, "县医院", "归来的医院")
	p.shows(planPage, "归来的医院")
}

// The search is asked over what is saved, before any commit or build.
func TestSearchIsServed(t *testing.T) {
	t.Parallel()
	p := start(t, testkit.Small(t))
	_, before := p.get("/search/zh.bin")
	p.edit(planText, "县医院", "麒麟医院")
	p.shows(planPage, "麒麟医院")
	status, after := p.get("/search/zh.bin")
	if status != http.StatusOK || before == after || !strings.HasPrefix(after, "GZS") {
		t.Errorf("status %d, or the search did not follow the edit", status)
	}
}
