package pipeline_test

import (
	"encoding/json"
	"os"
	"testing"

	"gazette/internal/lang"

	"github.com/chromedp/chromedp"
)

// The search page finds what readers are promised, as the Go side does, query by query. All are asked of the Go side,
// which ranks as the page does; of those that want nothing special, an ordinary run asks the page one in four.
func TestBrowserFindsWhatReadersArePromised(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("../search/testdata/promised.json")
	if err != nil {
		t.Fatal(err)
	}
	_, base := searchHost(t, nil)
	ctx := browser(t)
	every := "4"
	if *thorough {
		every = "1"
	}
	for _, language := range lang.Langs {
		do(t, ctx, chromedp.Navigate(base+string(language)+"/search/"), chromedp.WaitVisible(`#q`))
		quoted, _ := json.Marshal(string(data))
		wrong, err := chromedp.Run(ctx, chromedp.Evaluate[string](`(async (promised, lang, every) => {
			const form = document.querySelector("form.asking"), said = document.querySelector("#said"), bad = [];
			const ask = async (q, parts) => {
				said.textContent = "asking";
				form.elements.q.value = q;
				form.requestSubmit();
				for (let n = 0; /^(asking)?$/.test(said.textContent) && n < 2000; n++)
					await new Promise((r) => setTimeout(r, 5));
				const all = [...document.querySelectorAll(parts ? ".result" : ".result:not(.note ~ .result)")];
				return (!parts && /部分|part of/.test(said.textContent) ? [] : all).map((e) => ({
					through: !!e.querySelector(".through"),
					path: decodeURI(new URL(e.querySelector("a").href).href).split("/" + lang + "/")[1]
						.replace("index.html", "").replace(/\?[^#]*/, "") }));
			};
			let asked = 0, plain = 0;
			const common = ["also", "lang", "query", "want"];
			for (const { queries } of promised) for (const s of queries.filter((s) => s.lang === lang)) {
				if (s.want && Object.keys(s).every((key) => common.includes(key)) && plain++ % every) continue;
				asked++;
				const got = await ask(s.query, s.parts), at = got.findIndex((r) => r.path === s.want);
				const note = document.querySelector("#note").textContent;
				const say = (what) => bad.push(s.query + " " + what + ": " +
					got.slice(0, 3).map((r) => r.path).join(" ") + " " + said.textContent + " " + note);
				if (!s.want) { if (got.length) say("finds something"); continue; }
				if (at < 0 || at >= (s.within || 1)) say("does not find " + s.want);
				else if (got[at].through !== !!s.elsewhere) say("says wrongly whether it is by the other language");
				if (s.not && got.some((r) => r.path.includes(s.not))) say("finds " + s.not);
				if (!!s.mended !== !!note || !note.includes(s.mended || "")) say("does not say " + s.mended);
			}
			return asked < 30 ? "only " + asked + " queries" : bad.join("\n");
		})(JSON.parse(`+string(quoted)+`), "`+string(language)+`", `+every+`)`, chromedp.EvalAwaitPromise))
		if err != nil || wrong != "" {
			t.Errorf("%s: %v\n%s", language, err, wrong)
		}
	}
}

// Facets say how many results have each value, and choosing one leaves so many; the newest come first
// when that is asked.
func TestFacetsCountWhatTheyLeaveAndDatesOrder(t *testing.T) {
	t.Parallel()
	_, base := searchHost(t, nil)
	ctx := browser(t)
	do(t, ctx, chromedp.Navigate(base+"zh/search/?q=医共体"))
	wait(t, ctx, found+` === 10`)
	_ = ask[any](t, ctx, `document.querySelector("#facets").open = true`)
	wait(t, ctx, `document.querySelector("#facets a")`)
	facets := ask[[]string](t, ctx,
		`[...new Set([...document.querySelectorAll("#facets a")].flatMap((a) => [...new `+
			`URL(a.href).searchParams.keys()]))].filter((k) => k !== "q").sort()`)
	if want := []string{"department", "issuer", "kind", "level", "plan", "region", "status",
		"year"}; len(facets) != len(want) {
		t.Errorf("the facets are %v, want %v", facets, want)
	}
	for _, facet := range facets {
		wait(t, ctx, `![...document.querySelectorAll("#facets a")].some((a) =>
			[...new URL(a.href).searchParams.keys()].length > 2)`) // those of what was narrowed before are gone
		link := `document.querySelector("#facets a[href*='` + facet + `=']")`
		wait(t, ctx, link)
		count := ask[string](t, ctx,
			`((a) => { const count = a.querySelector(".count").textContent.trim(); a.click(); return count; })(`+link+
				`)`)
		wait(t, ctx, `location.search.includes("`+facet+`=") && `+whatsSaid+`.includes("`+count+`")`)
		_ = ask[any](t, ctx, `history.back()`)
		wait(t, ctx, `!location.search.includes("`+facet+`=") && `+found+` === 10`)
		_ = ask[any](t, ctx, `document.querySelector("#facets").open = true`)
	}
	do(t, ctx, chromedp.Navigate(base+"zh/search/?q=医共体&sort=date"))
	wait(t, ctx, found+` === 10`)
	dates := ask[[]string](t, ctx, `[...document.querySelectorAll(".result time")].map((e) => e.dateTime)`)
	for i := 1; i < len(dates); i++ {
		if dates[i] > dates[i-1] {
			t.Errorf("%s stands after %s", dates[i], dates[i-1])
		}
	}
	if len(dates) < 3 {
		t.Errorf("only the dates %v", dates)
	}
}

// Names are offered while they are typed, in any writing.
func TestSuggestionsKnowEveryWriting(t *testing.T) {
	t.Parallel()
	_, base := searchHost(t, nil)
	ctx := browser(t)
	do(t, ctx, chromedp.Navigate(base+"zh/search/"), chromedp.WaitVisible(`#q`), chromedp.Focus(`#q`))
	for _, c := range [][2]string{{"嵩", "嵩县"}, {"song x", "嵩县"}, {"sōngx", "嵩县"}, {"song4xian4", "嵩县"},
		{"嵩縣", "嵩县"}, {"sx", "睢县"}, {"41032", "嵩县"}, {"孟津县", "孟津区"}, {"mengjinxian", "孟津区"},
		{"郑大一", "郑州大学第一附属医院"}, {"Songxian C", "嵩县"}} {
		_ = ask[any](t, ctx,
			`(() => { const q = document.querySelector("#q"); q.focus(); q.value = "`+
				c[0]+`"; q.dispatchEvent(new Event("input", { bubbles: true })); })()`)
		wait(t, ctx, `[...document.querySelectorAll("[role=option]")].some((o) => o.dataset.label === "`+c[1]+`")`)
		_ = ask[any](t, ctx,
			`(() => { const q = document.querySelector("#q"); q.value = ""; q.dispatchEvent(new Event("input", { `+
				`bubbles: true })); })()`)
		wait(t, ctx, `!document.querySelector("[role=option]")`)
	}
}
