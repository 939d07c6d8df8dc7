// Package testkit is what the tests of several packages share: a headless browser, and small and large
// sites to try things on. Only tests import it.
package testkit

import (
	"context"
	"os"
	"os/exec"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// Browser starts headless Chromium; it has two minutes. Without one the test is skipped, loudly; where
// GAZETTE_BROWSER=required is set, as in CI, it fails instead.
func Browser(t testing.TB) context.Context {
	t.Helper()
	ctx, stop, err := start(chromium(t), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(stop)
	return limited(t, ctx)
}

// shared is the browser in which tests have tabs, once one has asked for it.
var shared struct {
	sync.Once
	ctx  context.Context
	stop func()
	err  error

	mu   sync.Mutex
	free []context.Context // the tabs that no test has
}

// Tab is a tab of a browser that all tests of the package share, for it takes a second of the processor to start one
// and most of one to open a window. A test has its tab to itself, for two minutes as [Browser]; the next gets it with
// nothing left in it. What pages store is apart by their addresses: each test serves them on a port of its own.
// TestMain calls [CloseTabs].
func Tab(t testing.TB) context.Context {
	t.Helper()
	found := chromium(t)
	shared.Do(func() {
		profile, err := os.MkdirTemp("", "gazette-tabs-")
		if err != nil {
			shared.err = err
			return
		}
		var stop func()
		shared.ctx, stop, shared.err = start(found, profile)
		shared.stop = func() { stop(); _ = os.RemoveAll(profile) }
	})
	if shared.err != nil {
		t.Fatal(shared.err)
	}
	tab, again := freeTab()
	if !again {
		tab, _ = chromedp.NewContext(shared.ctx, chromedp.WithNewBrowserContext())
		if err := chromedp.Do(tab, chromedp.Navigate("about:blank")); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() {
		if !t.Failed() && emptied(tab) == nil { // one that is in disorder is left to the end
			shared.mu.Lock()
			defer shared.mu.Unlock()
			shared.free = append(shared.free, tab)
		}
	})
	return limited(t, tab)
}

func freeTab() (tab context.Context, ok bool) {
	shared.mu.Lock()
	defer shared.mu.Unlock()
	last := len(shared.free) - 1
	if last < 0 {
		return nil, false
	}
	tab = shared.free[last]
	shared.free = shared.free[:last]
	return tab, true
}

// emptied gives a tab its first size and medium, and forgets what its page has stored.
func emptied(tab context.Context) error {
	tab, stop := context.WithTimeout(tab, 10*time.Second)
	defer stop()
	if _, err := chromedp.Run(tab, chromedp.Evaluate[bool](
		`(() => { try { localStorage.clear(); sessionStorage.clear() } catch {} return true })()`)); err != nil {
		return err
	}
	return chromedp.Do(tab, chromedp.Navigate("about:blank"), chromedp.ResetViewport(),
		chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
			_, err := cdp.Call(ctx, target, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{})
			return err
		}))
}

// CloseTabs ends the browser of the tabs, if there is one.
func CloseTabs() {
	if shared.stop != nil {
		shared.stop()
	}
}

// chromium is the program; without it the test is skipped or fails. Short tests have no browser.
func chromium(t testing.TB) string {
	t.Helper()
	if testing.Short() {
		t.Skip("no browser in short tests")
	}
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			return p
		}
	}
	if os.Getenv("GAZETTE_BROWSER") == "required" {
		t.Fatal("no Chromium on this machine, and GAZETTE_BROWSER=required")
	}
	t.Skip("SKIPPED: THERE IS NO CHROMIUM ON THIS MACHINE, so nothing that only a browser can show was tested")
	return ""
}

// start starts a browser, which lives until it is stopped.
func start(program, profile string) (ctx context.Context, stop func(), err error) {
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(program), chromedp.NoSandbox,
		chromedp.Flag("disable-background-networking", true), chromedp.UserDataDir(profile),
		// Each window would have a page of its own for what its address line offers.
		chromedp.Flag("disable-features", "Translate,WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup"))
	allocator, stopAllocator := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, stopBrowser := chromedp.NewContext(allocator)
	stop = func() { stopBrowser(); stopAllocator() }
	// The browser lives as long as the context of its first action; the clock is for those after it.
	if err := chromedp.Do(ctx, chromedp.Navigate("about:blank")); err != nil {
		stop()
		return nil, nil, err
	}
	return ctx, stop, nil
}

func limited(t testing.TB, ctx context.Context) context.Context {
	ctx, stop := context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(stop)
	return ctx
}
