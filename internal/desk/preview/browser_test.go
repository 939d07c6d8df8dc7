package preview_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"gazette/internal/testkit"
)

// value is what a script gives.
func value[T any](t testing.TB, ctx context.Context, script string) T {
	t.Helper()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// eventually waits until a script's value has what is wanted.
func eventually(t testing.TB, ctx context.Context, script, want string) {
	t.Helper()
	var got string
	for range 400 {
		if got = value[string](t, ctx, script); strings.Contains(got, want) {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatalf("%s: want %q, got %.600q", script, want, got)
}

func do(t testing.TB, ctx context.Context, actions ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(ctx, actions...); err != nil {
		t.Fatal(err)
	}
}

// The open page follows an edit without being loaded again, keeps the reader's place, shows faults in
// its language and drops them when they are mended.
func TestTheOpenPageFollows(t *testing.T) {
	t.Parallel()
	ctx := testkit.Browser(t)
	p := startIn(t, copyOfRealSite(t))
	const (
		text = "content/plans/yunzhou-county-capacity-2023/index.zh.md"
		page = "/zh/plans/yunzhou-county-capacity-2023/"
		top  = `String(Math.round(document.querySelector("main [id='c3-1']").getBoundingClientRect().top))`
	)
	do(t, ctx, chromedp.EmulateViewport(360, 640), chromedp.Navigate("http://"+p.host+page))
	value[bool](t, ctx, `document.querySelector("main [id='c3-1']").scrollIntoView(); window.notReloaded = true`)
	before := value[string](t, ctx, top)
	p.edit(text, "制定本方案", "新的一句在前面，"+strings.Repeat("还要写得更长一些，", 20)+"制定本方案")
	eventually(t, ctx, `document.querySelector("main").textContent`, "新的一句在前面，")
	eventually(t, ctx, `String(window.notReloaded)`, "true")
	eventually(t, ctx, `String(Math.abs(`+top+` - `+before+`) <= 1)`, "true") // pixels are fractions

	p.edit("data/targets/yunzhou-county-capacity-2023.toml", "due = ", "duo = ")
	eventually(t, ctx, `document.querySelector(".gazette-faults")?.textContent ?? ""`, "无法识别的键")
	eventually(t, ctx, `document.querySelector(".gazette-faults pre").textContent`, "duo = ")
	eventually(t, ctx, `document.querySelector("main").textContent`, "新的一句在前面，")
	p.edit("data/targets/yunzhou-county-capacity-2023.toml", "duo = ", "due = ")
	eventually(t, ctx, `String(document.querySelector(".gazette-faults.errors"))`, "null")
	eventually(t, ctx, `String(window.notReloaded)`, "true")
}

// The search of the preview finds what was just written.
func TestTheSearchFindsWhatWasJustSaved(t *testing.T) {
	t.Parallel()
	ctx := testkit.Browser(t)
	p := start(t, testkit.Small(t))
	p.edit(planText, "县医院", "麒麟医院")
	do(t, ctx, chromedp.Navigate("http://"+p.host+"/zh/search/?q=麒麟医院"))
	eventually(t, ctx, `document.querySelector("main").textContent`, "麒麟医院")
	eventually(t, ctx,
		`String([...document.querySelectorAll("main a")].some((a) => a.href.includes("plans/county-plan")))`, "true")
}
