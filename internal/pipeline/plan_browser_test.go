package pipeline_test

import (
	"gazette/internal/hosting"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

const longPlan = "plans/yunzhou-county-capacity-2023/"

// A reader of a plan is at its text on the first screen of a phone, and is told where in it while reading on.
func TestAPlanBeginsWithItsText(t *testing.T) {
	t.Parallel()
	base := serve(t, built(t).files, hosting.Policy)
	ctx := browserAt(t, 360, 740)
	open(t, ctx, base+"zh/"+longPlan)
	if top := ask[float64](t, ctx, `document.querySelector(".clause").getBoundingClientRect().top`); top > 740 {
		t.Errorf("the text begins at %.0f px", top)
	}
	open(t, ctx, base+"zh/"+longPlan+"#c2-2-6")
	now := `document.querySelector("[data-now]").textContent`
	if _, err := chromedp.Run(ctx, chromedp.Poll[bool](now+`.includes("·")`)); err != nil {
		t.Fatal(err)
	}
	if said := ask[string](t, ctx, now); !strings.HasPrefix(said, "二、（二）6. ·") {
		t.Errorf("while 2-2-6 is read, the contents say %q", said)
	}
	if top := ask[float64](t, ctx, `document.querySelector("[data-reading]").getBoundingClientRect().top`); top != 0 {
		t.Errorf("the contents stand at %.0f px", top)
	}
	covered := `document.querySelector("#c2-2-6").getBoundingClientRect().top <
		document.querySelector("[data-reading]").getBoundingClientRect().bottom`
	if ask[bool](t, ctx, covered) {
		t.Error("the contents cover the heading that was asked for")
	}
}

// A term opens its definition in place, without scripts and without moving the text; so does closing it.
func TestATermIsExplainedInPlace(t *testing.T) {
	t.Parallel()
	base := serve(t, built(t).files, strings.Replace(hosting.Policy, "script-src 'self'", "script-src 'none'", 1))
	ctx := browserAt(t, 360, 740)
	open(t, ctx, base+"zh/"+longPlan)
	ask[bool](t, ctx, `(document.querySelectorAll(".term")[3].scrollIntoView({ block: "center" }), true)`)
	before := ask[float64](t, ctx, `scrollY`)
	ask[bool](t, ctx, `document.querySelectorAll(".term")[3].click() ?? true`)
	shown := `(() => { const b = document.querySelector(".in-place > :target")?.getBoundingClientRect();
		return Boolean(b) && b.top > 0 && Math.round(b.bottom) === innerHeight; })()`
	if !ask[bool](t, ctx, shown) {
		t.Error("the definition does not stand at the foot of the screen")
	}
	if after := ask[float64](t, ctx, `scrollY`); after != before {
		t.Errorf("the text moved from %v to %v", before, after)
	}
	ask[bool](t, ctx, `document.querySelector(".in-place > :target .close").click() ?? true`)
	if after := ask[float64](t, ctx, `scrollY`); after != before || ask[bool](t, ctx, shown) {
		t.Errorf("closed, the definition still shows, or the text moved from %v to %v", before, after)
	}
}

// A clause is quoted in one step: its text, without targets and buttons, and a citation that says that it is a
// restatement and when it was read.
func TestAClauseIsCopiedWithItsCitation(t *testing.T) {
	t.Parallel()
	base := serve(t, built(t).files, hosting.Policy)
	ctx := browserAt(t, 1280, 900)
	for language, words := range map[string][]string{
		"zh": {"\n——《", "第二部分（二）第6项", "编者转述", "年", "访问"},
		"en": {"\n——", "restated by the editors", "accessed", "202"},
	} {
		open(t, ctx, base+language+"/"+longPlan)
		copied := ask[string](t, ctx, `(() => {
			let copied = "";
			navigator.clipboard.writeText = async (text) => { copied = text; };
			document.querySelector("#c2-2-6 [data-aside] > button").click();
			return copied;
		})()`)
		for _, word := range words {
			if !strings.Contains(copied, word) {
				t.Errorf("what was copied in %s has no %q: %q", language, word, copied)
			}
		}
		if strings.Contains(copied, "复制") || strings.Contains(copied, "◇") {
			t.Errorf("with the clause is copied what stands aside: %q", copied)
		}
	}
}
