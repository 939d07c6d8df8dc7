package pipeline_test

import (
	"testing"

	"github.com/chromedp/cdproto/emulation"

	"gazette/internal/hosting"
)

// onSheets lays the text of a page out in columns as high as a sheet of paper, which break as sheets do, and names what
// is broken apart: an entry that goes on in the next column, or what leads to a text that only begins there.
const onSheets = `(() => {
	document.querySelector("main").style.cssText = "column-width: 680px; column-fill: auto; height: 960px";
	const columns = (e) => [...e.getClientRects()].map(({ left }) => Math.floor(left / 680));
	const all = (selector) => [...document.querySelector("main").querySelectorAll(selector)]
		.filter((e) => e.getClientRects().length);
	const entries = all(".asks li, .targets > li, .task, .terms > div, .figures > div, .facts > div");
	const heads = all("h2, h3, .terms dt").filter((head) => head.nextElementSibling?.getClientRects().length);
	const broken = entries.filter((entry) => new Set(columns(entry)).size > 1);
	const lost = heads.filter((head) => columns(head)[0] !== columns(head.nextElementSibling)[0]);
	const last = Math.max(0, ...entries.flatMap(columns));
	return [last > 1 ? "" : "all is on " + last, ...[...broken, ...lost].map((e) => e.textContent.slice(0, 40))]
		.filter(Boolean).join("\n");
})()`

// On paper no entry is broken apart, and no heading and no term ends a sheet.
func TestEntriesAreWholeOnPaper(t *testing.T) {
	t.Parallel()
	base := serve(t, built(t).files, hosting.Policy)
	ctx := browser(t)
	sized(t, ctx, 720, 1000)
	do(t, ctx, call(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}))
	for _, page := range []string{"en/counties/140215/", "zh/regions/130000/", "en/regions/410000/",
		"zh/plans/national-hospital-pairing-14th/", "zh/glossary/", "en/tasks/"} {
		open(t, ctx, base+page)
		if broken := ask[string](t, ctx, onSheets); broken != "" {
			t.Errorf("/%s is broken apart at:\n%s", page, broken)
		}
	}
}
