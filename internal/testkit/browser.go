// Package testkit is what the tests of several packages share: a headless browser, and small and large
// sites to try things on. Only tests import it.
package testkit

import (
	"context"
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// Browser starts headless Chromium; it has two minutes. Without one the test is skipped, loudly; where
// GAZETTE_BROWSER=required is set, as in CI, it fails instead.
func Browser(t testing.TB) context.Context { return BrowserOf(t, t.TempDir()) }

// BrowserOf is [Browser] with the settings in a folder, its profile.
func BrowserOf(t testing.TB, profile string) context.Context {
	t.Helper()
	var found string
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			found = p
			break
		}
	}
	if found == "" {
		if os.Getenv("GAZETTE_BROWSER") == "required" {
			t.Fatal("no Chromium on this machine, and GAZETTE_BROWSER=required")
		}
		t.Skip("SKIPPED: THERE IS NO CHROMIUM ON THIS MACHINE, so nothing that only a browser can show was tested")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(found), chromedp.NoSandbox,
		chromedp.Flag("disable-background-networking", true), chromedp.UserDataDir(profile))
	allocator, stopAllocator := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, stopBrowser := chromedp.NewContext(allocator)
	// The browser lives as long as the context of its first action; the clock is for those after it.
	if err := chromedp.Do(ctx, chromedp.Navigate("about:blank")); err != nil {
		t.Fatal(err)
	}
	ctx, stopClock := context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(func() { stopClock(); stopBrowser(); stopAllocator() })
	return ctx
}
