package pipeline_test

import (
	"context"
	"flag"
	"mime"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"gazette/internal/hosting"
	"gazette/internal/testkit"
)

// serve offers the files below /sub/path/ of a host of this machine, as a file host would.
func serve(t *testing.T, files map[string][]byte, csp string) string {
	t.Helper()
	server := httptest.NewServer(
		http.StripPrefix("/sub/path/", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			name := r.URL.Path
			if name == "" || strings.HasSuffix(name, "/") {
				name += "index.html"
			}
			w.Header().Set("Content-Security-Policy", csp)
			data, ok := files[name]
			if !ok {
				w.WriteHeader(http.StatusNotFound)
				data, name = files["404.html"], "404.html"
			}
			if kind := mime.TypeByExtension(path.Ext(name)); kind != "" {
				w.Header().Set("Content-Type", kind)
			}
			_, _ = w.Write(data)
		})))
	t.Cleanup(server.Close)
	return server.URL + "/sub/path/"
}

// readers are pages of every kind, in both languages.
var readers = []string{
	"", "zh/", "en/", "zh/plans/", "en/plans/yunzhou-county-capacity-2023/", "zh/plans/hebei-top-100-county-hospitals/",
	"zh/plans/national-hospital-pairing-14th/parallel/", "zh/counties/410325/", "en/counties/410325/",
	"en/counties/140215/leaflet/", "zh/regions/",
	"en/regions/410000/", "zh/regions/cn/", "zh/hospitals/", "en/hospitals/by/kind-tcm/",
	"en/hospitals/songxian-county-peoples-hospital/",
	"zh/targets/", "en/targets/national-hospital-pairing-14th/staff-posted-general/",
	"zh/targets/national-hospital-pairing-14th/matrix/", "zh/tasks/", "en/tasks/departments/",
	"zh/glossary/", "en/data/", "zh/pages/method/", "en/pages/about/", "zh/notices/", "zh/no-such-page/",
}

// watch gathers what a page asks for and complains of.
type watch struct {
	mu     sync.Mutex
	hosts  map[string]bool
	faults []string
}

func (w *watch) listen(t *testing.T, ctx context.Context) {
	t.Helper()
	err := chromedp.Listen(ctx, func(event any) {
		w.mu.Lock()
		defer w.mu.Unlock()
		switch e := event.(type) {
		case *network.EventRequestWillBeSent:
			if u, err := url.Parse(e.Request.URL); err == nil && u.Host != "" {
				w.hosts[u.Host] = true
			}
		case *log.EventEntryAdded:
			if e.Entry.Level == "error" && !strings.Contains(e.Entry.Text, "404") {
				w.faults = append(w.faults, e.Entry.Text)
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
}

// call sends a command of the DevTools protocol.
func call[P, R any](command cdp.Command[P, R], params P) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, command, params)
		return err
	})
}

// ask evaluates an expression in the page.
func ask[T any](t *testing.T, ctx context.Context, expression string) T {
	t.Helper()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		t.Fatalf("%s: %v", expression, err)
	}
	return v
}

// screens are those on which pages are looked at.
var screens = []struct {
	width  int64
	scheme string
}{{320, "light"}, {360, "dark"}, {1280, "light"}}

// show makes the open page one of a screen.
func show(t *testing.T, ctx context.Context, width int64, scheme string) {
	t.Helper()
	features := []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}
	do(t, ctx, chromedp.EmulateViewport(width, 800),
		call(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: features}))
}

// On a narrow phone and on a wide screen, by day and by night, nothing has to be scrolled sideways, and the head leaves
// the first screen to the page; on paper stands all that it says. With text twice as large, too, a page fits a phone.
// Nothing is asked of another host, and the strict policy stops nothing. All this is asked of a page that is opened
// once.
func TestPagesFitScreensAndPaperAndAskNobodyElse(t *testing.T) {
	t.Parallel()
	files := built(t).files
	base := serve(t, files, hosting.Policy)
	ctx := browser(t)
	w := &watch{hosts: map[string]bool{}}
	w.listen(t, ctx)
	do(t, ctx, call(network.Enable, network.EnableParams{}), call(log.Enable, cdp.Empty{}))
	for i, page := range readers {
		for n := range screens {
			screen := screens[(i+n)%len(screens)]
			show(t, ctx, screen.width, screen.scheme)
			if n == 0 {
				open(t, ctx, base+page)
			}
			if over := ask[int](t, ctx,
				`document.documentElement.scrollWidth - document.documentElement.clientWidth`); over > 0 {
				t.Errorf("%q is %d pixels too wide at %d", page, over, screen.width)
			}
			high := ask[float64](t, ctx, `document.querySelector(".top")?.getBoundingClientRect().height ?? 0`)
			if high > 96 && screen.width == 360 && page != "" { // at the root is no head, but a choice
				t.Errorf("/%s: the head is %.0f px high", page, high)
			}
		}
		if data := files[page+"index.html"]; data != nil && page != "" {
			paperHasWhatItSays(t, ctx, page, data)
		}
		largeTextFits(t, ctx, page)
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	u, err := url.Parse(base)
	if err != nil {
		t.Fatal(err)
	}
	if len(w.hosts) != 1 || !w.hosts[u.Host] {
		t.Errorf("the pages asked %v, want %s only", w.hosts, u.Host)
	}
	for _, fault := range w.faults {
		t.Error("the browser complains: " + fault)
	}
}

// follow opens the page that a link leads to; the link must be there to be seen.
func follow(t *testing.T, ctx context.Context, selector string) {
	t.Helper()
	if err := chromedp.Do(ctx, chromedp.WaitVisible(selector)); err != nil {
		t.Fatalf("%s: %v", selector, err)
	}
	href := ask[string](t, ctx, "document.querySelector(`"+selector+"`).href")
	if err := chromedp.Do(ctx, chromedp.Navigate(href)); err != nil {
		t.Fatalf("%s: %v", href, err)
	}
}

// With scripts forbidden, a resident gets from the home page to the hospitals of a county, and an
// address that does not exist leads back.
func TestSiteWorksWithoutJavaScript(t *testing.T) {
	t.Parallel()
	base := serve(t, built(t).files, strings.Replace(hosting.Policy, "script-src 'self'", "script-src 'none'", 1))
	ctx := browser(t)
	if err := chromedp.Do(ctx, chromedp.Navigate(base)); err != nil {
		t.Fatal(err)
	}
	follow(t, ctx, `a[href="zh/index.html"]`)
	follow(t, ctx, `.door a[href="regions/index.html"]`)
	boxes := ask[int](t, ctx,
		`[...document.querySelectorAll(".filter")].filter(e => e.checkVisibility({ visibilityProperty: true })).length`)
	if boxes != 0 {
		t.Error("a box that needs scripts shows without them")
	}
	follow(t, ctx, `a[href="../counties/410325/index.html"]`)
	heading := `document.querySelector("h1").textContent`
	county, first := ask[string](t, ctx, heading),
		ask[string](t, ctx, `document.querySelector(".hospitals .t-name").textContent`)
	if err := chromedp.Do(ctx, chromedp.Navigate(base+"zh/plans/nowhere/else/")); err != nil {
		t.Fatal(err)
	}
	follow(t, ctx, `a[href="/sub/path/zh/hospitals/index.html"]`)
	if list := ask[string](t, ctx, heading); !strings.HasPrefix(county, "嵩县") || first != "嵩县人民医院" ||
		list != "医院" {
		t.Errorf("found %q, %q, %q", county, first, list)
	}
}

// Where scripts run, a list narrows as one types, in either script, and the address is the
// published one.
func TestListsNarrowAsOneTypes(t *testing.T) {
	t.Parallel()
	base := serve(t, built(t).files, hosting.Policy)
	ctx := browser(t)
	err := chromedp.Do(ctx, chromedp.Navigate(base+"zh/regions/index.html"), chromedp.WaitVisible(`#find`),
		chromedp.SendKeys(`#find`, "songxian"))
	if err != nil {
		t.Fatal(err)
	}
	shown := ask[int](t, ctx,
		`[...document.querySelectorAll("#places [data-words]")].filter(e => e.offsetParent).length`)
	output := ask[string](t, ctx, `document.querySelector(".filter output").textContent`)
	if shown != 1 || output != "找到 1 项" {
		t.Errorf("%d counties shown for songxian, and %q", shown, output)
	}
	if location := ask[string](t, ctx, `location.pathname`); !strings.HasSuffix(location, "/zh/regions/") {
		t.Errorf("the address is %s", location)
	}
}

func browser(t *testing.T) context.Context { return testkit.Tab(t) }

// TestMain lets more tests run beside each other than there are processors: half of them wait for a browser.
func TestMain(m *testing.M) {
	flag.Parse()
	given := false
	flag.Visit(func(f *flag.Flag) { given = given || f.Name == "test.parallel" })
	if !given {
		_ = flag.Set("test.parallel", strconv.Itoa(2*runtime.GOMAXPROCS(0)))
	}
	code := testkit.InMemory{Tests: m}.Run()
	testkit.CloseTabs()
	os.Exit(code)
}
