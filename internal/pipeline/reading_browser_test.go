package pipeline_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"golang.org/x/net/html"

	"gazette/internal/hosting"
)

// sized makes the browser's window so large.
func sized(t *testing.T, ctx context.Context, width, height int64) context.Context {
	t.Helper()
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, height)); err != nil {
		t.Fatal(err)
	}
	return ctx
}

// browserAt starts a browser with a window so large.
func browserAt(t *testing.T, width, height int64) context.Context {
	t.Helper()
	return sized(t, browser(t), width, height)
}

func open(t *testing.T, ctx context.Context, address string) {
	t.Helper()
	if err := chromedp.Do(ctx, chromedp.Navigate(address)); err != nil {
		t.Fatal(err)
	}
}

// largeTextFits has the browser's letters twice as large, as a reader chooses in its settings, and finds the open page
// no wider than a phone.
func largeTextFits(t *testing.T, ctx context.Context, name string) {
	t.Helper()
	letters := func(standard, fixed int64) {
		sizes := &page.FontSizes{Standard: standard, Fixed: fixed}
		do(t, ctx, call(page.SetFontSizes, page.SetFontSizesParams{FontSizes: sizes}))
	}
	letters(32, 26)
	defer letters(16, 13)
	show(t, ctx, 360, "light")
	if size := ask[string](t, ctx, `getComputedStyle(document.documentElement).fontSize`); size != "32px" &&
		size != "40px" { // the page at the root is larger
		t.Fatalf("/%s: letters are %s, so nothing is tried", name, size)
	}
	if wide := ask[int](t, ctx, `document.documentElement.scrollWidth`); wide > 360 {
		t.Errorf("/%s is %d px wide with text twice as large", name, wide)
	}
}

// The other language opens at the same clause, and with the same question.
func TestTheLanguageLinkKeepsThePlace(t *testing.T) {
	t.Parallel()
	base := serve(t, built(t).files, hosting.Policy)
	ctx := browser(t)
	for from, to := range map[string]string{
		"zh/plans/hebei-top-100-county-hospitals/#c3":        "en/plans/hebei-top-100-county-hospitals/#c3",
		"en/search/?q=chest+pain":                            "zh/search/?q=chest+pain",
		"zh/hospitals/?find=%E6%B4%9B%E9%98%B3&kind=general": "en/hospitals/?find=%E6%B4%9B%E9%98%B3&kind=general",
	} {
		open(t, ctx, base+from)
		ask[bool](t, ctx, `document.querySelector("a[data-language]").dispatchEvent(new Event("pointerdown"))`)
		follow(t, ctx, `a[data-language]`)
		place := ask[string](t, ctx, `location.href.replace("/index.html", "/")`)
		if want := base + to; place != want {
			t.Errorf("%s leads to %s, want %s", from, place, want)
		}
	}
}

// The size of the text is changed by a button, and holds on the next page.
func TestTextIsMadeLarger(t *testing.T) {
	t.Parallel()
	base := serve(t, built(t).files, hosting.Policy)
	ctx := browser(t)
	size := `getComputedStyle(document.documentElement).fontSize`
	open(t, ctx, base+"zh/plans/")
	before := ask[string](t, ctx, size)
	if err := chromedp.Do(ctx, chromedp.Click("button.size")); err != nil {
		t.Fatal(err)
	}
	larger := ask[string](t, ctx, size)
	open(t, ctx, base+"en/tasks/")
	if after := ask[string](t, ctx, size); before != "16px" || larger != "20px" || after != larger {
		t.Errorf("letters are %s, larger %s, on the next page %s", before, larger, after)
	}
	open(t, ctx, base+"zh/")
	if err := chromedp.Do(ctx, chromedp.Click("button.size"), chromedp.Click("button.size")); err != nil {
		t.Fatal(err)
	}
	if again := ask[string](t, ctx, size); again != "16px" {
		t.Errorf("after the last size letters are %s", again)
	}
}

// onPaper is what the open page says on paper, without blanks: all that is laid out, also where the screen hides it.
func onPaper(t *testing.T, ctx context.Context) string {
	t.Helper()
	medium := func(name string) {
		do(t, ctx, call(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: name}))
	}
	sized(t, ctx, 794, 1123) // A4
	medium("print")
	defer medium("")
	return ask[string](t, ctx, `(() => {
		const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
		let text = "";
		while (walker.nextNode()) {
			const node = walker.currentNode;
			if (node.parentElement.closest("`+screenOnly+`")) continue;
			const range = document.createRange();
			range.selectNodeContents(node);
			if (range.getClientRects().length) text += node.data;
		}
		return text.replace(/\s+/g, "");
	})()`)
}

// screenOnly selects what need not stand on paper.
const screenOnly = ".screen-only, .visually-hidden, script, svg, option"

// said is what a page says where no script runs, without blanks and what is for the screen only.
func said(t *testing.T, page []byte) string {
	t.Helper()
	root, err := html.ParseWithOptions(bytes.NewReader(page), html.ParseOptionEnableScripting(false))
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range query(root, screenOnly) {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
	return strings.Join(strings.Fields(text(only(t, root, "main"))), "")
}

// paperHasWhatItSays asks that on paper stands all that a page says, also what scripts changed and what is folded on
// the screen.
func paperHasWhatItSays(t *testing.T, ctx context.Context, name string, page []byte) {
	t.Helper()
	got, want := onPaper(t, ctx), said(t, page)
	if got == want {
		return
	}
	i := 0
	for i < len(got) && i < len(want) && got[i] == want[i] {
		i++
	}
	t.Errorf("/%s: on paper stands %.60q where the page says %.60q", name, got[i:], want[i:])
}
