package pipeline_test

import (
	"context"
	"net/url"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// search opens the search page of a language with a query and other parameters, and waits until it answers.
func searchFor(t *testing.T, ctx context.Context, base, lang, query, more string) {
	t.Helper()
	do(t, ctx, chromedp.Navigate(base+lang+"/search/?q="+url.QueryEscape(query)+more))
	wait(t, ctx, whatsSaid+` !== ""`)
}

const (
	helped   = `(document.querySelector(".help")?.innerText || "")`
	remarked = `document.querySelector("#chosen").innerText`
)

// A reader who finds nothing is led on: to names like it, to the lists, to the search without its filters.
func TestSearchThatFindsNothingHelps(t *testing.T) {
	t.Parallel()
	_, base := searchHost(t, nil)
	ctx := browser(t)
	searchFor(t, ctx, base, "zh", "洛阳", "&kind=notice&region=130000")
	wait(t, ctx, helped)
	for _, want := range []string{"洛阳市", "术语表", "怎样搜索", "去掉全部限定"} {
		if text := ask[string](t, ctx, helped); !strings.Contains(text, want) {
			t.Errorf("who finds nothing is not told %q: %s", want, text)
		}
	}
	follow := `[...document.querySelectorAll(".help a")].find((a) => a.textContent.startsWith("去掉全部限定"))`
	if n := ask[string](t, ctx, follow+`.querySelector(".count").textContent.trim()`); n == "" || n == "0" {
		t.Errorf("without filters there are %q results", n)
	}
	_ = ask[any](t, ctx, follow+`.click()`)
	wait(t, ctx, found+` > 0 && !location.search.includes("kind")`)
	searchFor(t, ctx, base, "en", "Zzqqxxyy:", "&kind=notice")
	wait(t, ctx, helped)
	if text := ask[string](t, ctx, helped); !strings.Contains(text, "Glossary") {
		t.Errorf("who finds nothing is not led to the lists: %s", text)
	}
}

// What narrows the results stands above them and is taken away with one tap, also where it was typed. On a phone
// the facets close after a choice; who goes by the keyboard goes on with what is said of the results.
func TestChosenFacetsAreTakenAway(t *testing.T) {
	t.Parallel()
	_, base := searchHost(t, nil)
	ctx := browser(t)
	do(t, ctx, call(emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
		Width: 360, Height: 740, DeviceScaleFactor: 1, Mobile: true}))
	searchFor(t, ctx, base, "zh", "医院 年:2022", "")
	if ask[bool](t, ctx, `document.querySelector("#facets").open`) {
		t.Error("the facets are open on a phone")
	}
	do(t, ctx, chromedp.Click(`#facets > summary`))
	wait(t, ctx, `document.querySelector("#facets a[href*='kind=clause']")`)
	_ = ask[any](t, ctx, `document.querySelector("#facets a[href*='kind=clause']").click()`)
	wait(t, ctx, `document.querySelectorAll(".chips a").length === 2 && document.activeElement.id === "said"`)
	if ask[bool](t, ctx, `document.querySelector("#facets").open`) {
		t.Error("the facets stay open after a choice")
	}
	name := ask[string](t, ctx, `document.querySelectorAll(".chips a")[1].textContent`)
	if !strings.HasPrefix(name, "取消限定 类型：条款") {
		t.Errorf("what takes a facet away is called %q", name)
	}
	_ = ask[any](t, ctx, `document.querySelectorAll(".chips a")[0].click()`)
	wait(t, ctx, `new URLSearchParams(location.search).get("q") === "医院" && location.search.includes("kind=clause")`)
	wait(t, ctx, `document.querySelectorAll(".chips a").length === 1`)
}

// A province does not stand among its cities.
func TestRegionsAreShownLevelByLevel(t *testing.T) {
	t.Parallel()
	_, base := searchHost(t, nil)
	ctx := browser(t)
	searchFor(t, ctx, base, "zh", "医院", "&kind=hospital")
	_ = ask[any](t, ctx, `document.querySelector("#facets").open = true`)
	wait(t, ctx, `document.querySelector("#facets a[href*='region=']")`)
	mixed := ask[string](t, ctx, `[...document.querySelectorAll("#facets section")].map((s) => [...new Set(
		[...s.querySelectorAll("a")].map((a) => new URL(a.href).searchParams.get("region")).filter(Boolean)
			.map((code) => code.endsWith("0000")))].length).filter((levels) => levels > 1).join()`)
	titles := ask[string](t, ctx, `[...document.querySelectorAll("#facets h3")].map((h) => h.textContent).join()`)
	if mixed != "" || !strings.Contains(titles, "省（区、市）,市（州、盟）") {
		t.Errorf("levels are mixed, %q, or the facets are %s", mixed, titles)
	}
}

// Who comes back from a result finds as many results as before, at the same place, also where the browser does not
// keep the page; and the title says what was asked.
func TestBackToTheSameResults(t *testing.T) {
	t.Parallel()
	_, base := searchHost(t, nil) // its answers are not stored, so no page is kept
	ctx := browser(t)
	searchFor(t, ctx, base, "zh", "县医院", "")
	if title := ask[string](t, ctx, `document.title`); !strings.HasPrefix(title, "县医院 · ") {
		t.Errorf("the title is %q", title)
	}
	do(t, ctx, chromedp.Click(`#more`))
	wait(t, ctx, found+` === 20`)
	_ = ask[any](t, ctx, `document.querySelectorAll(".result a")[15].scrollIntoView()`)
	place := ask[float64](t, ctx, `scrollY`)
	_ = ask[any](t, ctx, `document.querySelectorAll(".result a")[15].click()`)
	wait(t, ctx, `!document.querySelector("form.asking")`)
	_ = ask[any](t, ctx, `history.back()`)
	wait(t, ctx, `document.querySelector("form.asking") && `+found+` === 20`)
	wait(t, ctx, `scrollY > 0`)
	if now := ask[float64](t, ctx, `scrollY`); now < place-50 || now > place+50 {
		t.Errorf("the page was at %v and is at %v", place, now)
	}
	_ = ask[any](t, ctx, `(() => { const q = document.querySelector("#q"); q.value = "";
		document.querySelector("form.asking").requestSubmit(); })()`)
	wait(t, ctx, `!document.title.includes("县医院 · ")`)
}

// Who asks for more results is told how many are shown of how many, and goes on with the first of them.
func TestMoreResultsAreSaid(t *testing.T) {
	t.Parallel()
	_, base := searchHost(t, nil)
	ctx := browser(t)
	for _, c := range [][3]string{
		{"zh", `/^找到 (\d+) 条$/`, `已显示 20 条，共 % 条`}, {"en", `/^(\d+) found$/`, `20 of % shown`}} {
		searchFor(t, ctx, base, c[0], "kind:hospital", "")
		total := ask[string](t, ctx, whatsSaid+`.match(`+c[1]+`)?.[1] || ""`)
		do(t, ctx, chromedp.Click(`#more`))
		wait(t, ctx, `document.activeElement === document.querySelectorAll(".result a")[10]`)
		want := strings.Replace(c[2], "%", total, 1)
		if said := ask[string](t, ctx, whatsSaid); total == "" || said != want {
			t.Errorf("%s: of more results is said %q, want %q", c[0], said, want)
		}
	}
}

// What is of the other language in a result is said to be, so that it is read aloud as such.
func TestResultsSayWhichLanguageIsWhich(t *testing.T) {
	t.Parallel()
	_, base := searchHost(t, nil)
	ctx := browser(t)
	for _, c := range [][4]string{{"en", "Songxian", "[lang='zh-CN']", "嵩县人民医院"},
		{"zh", "嵩县", "[lang='en']", "Songxian County People’s Hospital"}} {
		searchFor(t, ctx, base, c[0], c[1], "")
		said := ask[string](t, ctx,
			`[...document.querySelectorAll(".passage `+c[2]+`")].map((run) => run.textContent).join("\n")`)
		if !strings.Contains(said, c[3]) {
			t.Errorf("%s: of the other language is said to be %q, without %q", c[0], said, c[3])
		}
		bare := ask[string](t, ctx, `[...document.querySelectorAll(".result :is(h3, .meta, .passage)")].map((text) => {
			const rest = text.cloneNode(true);
			for (const run of rest.querySelectorAll("`+c[2]+`")) run.remove();
			return rest.textContent.match(/\p{Script=Han}/u)?.[0] || "";
		}).join("")`)
		if c[0] == "en" && bare != "" {
			t.Errorf("%s: %q is not said to be Chinese", c[0], bare)
		}
	}
}

// It is said when a query is read otherwise than it was typed.
func TestSearchSaysHowAQueryWasRead(t *testing.T) {
	t.Parallel()
	_, base := searchHost(t, nil)
	ctx := browser(t)
	for _, c := range [][3]string{{"zh", strings.Repeat("县医院 ", 300), "前 1000 个字"},
		{"en", "hospital " + strings.Repeat("x", 41), "first 40 characters"}, {"zh", "-医院", "只写了要排除的词"},
		{"en", "hospital", ""}, {"en", "hospital " + strings.Repeat("x", 40), ""}} {
		searchFor(t, ctx, base, c[0], c[1], "")
		if said := ask[string](t, ctx, remarked); c[2] == "" != (said == "") || !strings.Contains(said, c[2]) {
			t.Errorf("%.20s: the page says %q, want %q", c[1], said, c[2])
		}
	}
}

// What is found through Chinese is shown in English, with what the glossary calls it marked; the Chinese text is a
// line below.
func TestResultsFoundThroughChineseStayInEnglish(t *testing.T) {
	t.Parallel()
	_, base := searchHost(t, nil)
	ctx := browser(t)
	do(t, ctx, call(emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
		Width: 1280, Height: 3000, DeviceScaleFactor: 1})) // what is seen is filled
	searchFor(t, ctx, base, "en", "日间手术", "")
	wait(t, ctx, `document.querySelector(".through [lang='zh-CN'] mark")?.textContent === "日间手术"`)
	own := ask[string](t, ctx, `[...document.querySelectorAll(".result:has(.through mark) :is(h3, .passage) mark")]
		.map((m) => m.textContent).join()`)
	if !strings.Contains(strings.ToLower(own), "day surgery") {
		t.Errorf("the English text has %q marked", own)
	}
}

// Nothing on the page moves while results come.
func TestSearchPageStaysStill(t *testing.T) {
	t.Parallel()
	_, base := searchHost(t, nil)
	for _, width := range []int64{360, 1280} {
		ctx := browser(t)
		do(t, ctx, call(emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
			Width: width, Height: 800, DeviceScaleFactor: 1}))
		for _, query := range []string{"胸痛中心", "嵩县医生工资", "zzqqxx", "-医院", "医院&kind=clause"} {
			do(t, ctx, chromedp.Navigate(base+"zh/search/?q="+query))
			wait(t, ctx, whatsSaid+` !== ""`)
			moved, err := chromedp.Run(ctx, chromedp.Evaluate[float64](`(async () => {
				await new Promise((r) => setTimeout(r, 500));
				let moved = 0;
				const sum = (all) => { for (const e of all) if (!e.hadRecentInput) moved += e.value; };
				const watch = new PerformanceObserver((list) => sum(list.getEntries()));
				watch.observe({ type: "layout-shift", buffered: true });
				await new Promise((r) => setTimeout(r, 100));
				return moved;
			})()`, chromedp.EvalAwaitPromise))
			if err != nil || moved > 0.05 {
				t.Errorf("%s at %d: %v, the page moves by %v", query, width, err, moved)
			}
		}
	}
}
