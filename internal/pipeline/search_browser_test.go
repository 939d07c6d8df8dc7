package pipeline_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"math"
	"mime"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"gazette/internal/bundle"
	"gazette/internal/hosting"
	"gazette/internal/lang"
	"gazette/internal/search"
	"gazette/internal/terms"
	"gazette/internal/testkit"
	"gazette/themes"
)

// A host serves files as [serve] does, until it is told to misbehave.
type host struct {
	files   map[string][]byte
	gone    atomic.Bool  // no connection
	damaged atomic.Bool  // every term block is cut in its middle
	stale   atomic.Bool  // the folders of the index are of another publication
	mangled atomic.Int64 // when not zero, one byte of every file of the search is changed, by this seed
}

func (h *host) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(r.URL.Path, "/sub/path/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	data, ok := h.files[name]
	isSearch := strings.HasPrefix(name, search.Folder)
	switch {
	case h.gone.Load() && isSearch:
		panic(http.ErrAbortHandler)
	case h.damaged.Load() && isSearch && strings.HasPrefix(name, search.Folder+"t/"):
		data = append(slices.Clone(data[:len(data)/2]), make([]byte, 40)...)
	case h.stale.Load() && isSearch && strings.Count(name, "/") > 1:
		ok = false
	case h.mangled.Load() != 0 && isSearch && len(data) > 0:
		data = slices.Clone(data)
		data[int(h.mangled.Load())*7919%len(data)] ^= 0x55
	}
	w.Header().Set("Content-Security-Policy", hosting.Policy)
	w.Header().Set("Cache-Control", "no-store")
	if !ok {
		// Many hosts answer a missing file with a page and 200.
		data, name = h.files["404.html"], "404.html"
	}
	if kind := mime.TypeByExtension(path.Ext(name)); kind != "" {
		w.Header().Set("Content-Type", kind)
	}
	_, _ = w.Write(data)
}

// searchHost serves the real site; more are files besides.
func searchHost(t *testing.T, more map[string][]byte) (*host, string) {
	t.Helper()
	h := &host{files: withInnards(t, built(t).files)}
	maps.Copy(h.files, more)
	server := httptest.NewServer(h)
	t.Cleanup(server.Close)
	return h, server.URL + "/sub/path/"
}

// wait waits until an expression of the page is true; on the way the page may be left for another. The page looks by
// itself, as soon as it has done something.
func wait(t *testing.T, ctx context.Context, expression string) {
	t.Helper()
	var err error
	for begun := time.Now(); time.Since(begun) < 30*time.Second && ctx.Err() == nil; {
		var met bool
		met, err = chromedp.Run(ctx, chromedp.Evaluate[bool](`(async () => {
			const met = () => { try { return `+expression+` } catch { return false } };
			for (let n = 0; n < 100 && !met(); n++) await new Promise((again) => setTimeout(again, 10));
			return !!met();
		})()`, chromedp.EvalAwaitPromise))
		if err == nil && met {
			return
		}
	}
	t.Fatalf("waited in vain for %s: %v; the page says: %s", expression, err,
		ask[string](t, ctx, `document.querySelector("main").innerText.slice(0, 300)`))
}

func do(t *testing.T, ctx context.Context, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(ctx, steps...); err != nil {
		t.Fatal(err)
	}
}

const (
	found     = `document.querySelectorAll(".result").length`
	firstHit  = `document.querySelector(".result a").textContent`
	whatsSaid = `document.querySelector("#said").textContent`
	module    = `import("/sub/path/innards.js")`
)

// innards is a script beside those of the theme: it lends to the tests what the client keeps to itself, as small as
// the client is published. A page that imports it must not be the search page, which has its own client.
const innards = `
export { ask, prepare } from "./search/ask.js";
export { Index } from "./search/index.js";
export { bounded, cited, NEEDS_READING, numbered, parseQuery, read } from "./search/query.js";
export { rank } from "./search/rank.js";
export { foldText, simplified, units } from "./search/units.js";
export { inflate } from "./search/inflate.js";
`

// innardsOnce are the files of that script and of what it imports, and where it stands among them.
var innardsOnce = sync.OnceValues(func() (*bundle.Assets, error) {
	theme := fstest.MapFS{"assets/innards.js": {Data: []byte(innards)}}
	err := fs.WalkDir(themes.Default, "default/assets", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(themes.Default, name)
		theme[strings.TrimPrefix(name, "default/")] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		return nil, err
	}
	return bundle.Read(theme, "assets")
})

// withInnards adds that script to the files of a site, and what it imports.
func withInnards(t *testing.T, files map[string][]byte) map[string][]byte {
	t.Helper()
	assets, err := innardsOnce()
	if err != nil {
		t.Fatal(err)
	}
	files = maps.Clone(files)
	for name, data := range assets.Files {
		files["assets/"+name] = data
	}
	files["innards.js"] = fmt.Appendf(nil, "export * from %q;", "./assets/"+assets.Names["innards.js"])
	return files
}

// The browser analyses texts and queries as Go does.
func TestBrowserAgreesWithTheSharedVectors(t *testing.T) {
	t.Parallel()
	vectors, err := os.ReadFile("../terms/testdata/analysis.json")
	if err != nil {
		t.Fatal(err)
	}
	all := terms.FoldTable(func(rune) bool { return true })
	_, base := searchHost(t, map[string][]byte{"vectors.json": vectors, "fold.txt": []byte(all)})
	ctx := browser(t)
	do(t, ctx, chromedp.Navigate(base+"zh/plans/"))
	differ, err := chromedp.Run(ctx, chromedp.Evaluate[string](`(async () => {
		const M = await `+module+`, { facets } = (await new M.Index("/sub/path/search/", "zh").open()).manifest;
		const vectors = await (await fetch("/sub/path/vectors.json")).json();
		const pairs = Array.from(await (await fetch("/sub/path/fold.txt")).text());
		for (let i = 0; i < pairs.length; i += 2) M.simplified.set(pairs[i], pairs[i + 1]);
		const terms = (list) => list.map((u) => u.term), bad = [];
		const any = (groups) => groups.map((g) => g.map((a) => [a.field || "", a.terms, !!a.phrase, a.boost]));
		const check = (v) => {
			const u = M.units(v.text), q = M.parseQuery(M.bounded(v.text), facets);
			const got = [terms(u), terms(M.numbered(M.cited(v.text, u))), any(q.groups), any(q.not),
				q.filters.map((f) => [f.field, f.value])];
			const want = [v.units, v.read || v.units, any(v.groups || []), any(v.not || []), v.filters || []];
			if (JSON.stringify(got) !== JSON.stringify(want))
				bad.push(v.text + ": " + JSON.stringify(got) + ", want " + JSON.stringify(want));
		};
		const before = vectors.filter((v) => !M.NEEDS_READING.test(M.foldText(v.text)));
		before.forEach(check); // without the part that reads figures and operators
		await M.read('"1"');
		vectors.forEach(check);
		if (before.length < 50 || before.length === vectors.length) bad.push(before.length + " vectors need no part");
		return vectors.length < 300 ? "only " + vectors.length + " vectors" : bad.join("\n");
	})()`, chromedp.EvalAwaitPromise))
	if err != nil || differ != "" {
		t.Errorf("%v\n%s", err, differ)
	}
}

// A reader types, walks the suggestions with the arrows, opens a result and sees the words marked;
// then narrows the results and goes back.
func TestReaderSearchesAndOpensAResult(t *testing.T) {
	t.Parallel()
	_, base := searchHost(t, nil)
	ctx := browser(t)
	do(t, ctx, chromedp.Navigate(base+"zh/search/"), chromedp.WaitVisible(`#q`), chromedp.SendKeys(`#q`, "songxian"))
	wait(t, ctx, `document.querySelectorAll("[role=option]").length > 0`)
	do(t, ctx, chromedp.SendKeys(`#q`, kb.ArrowDown))
	if active := ask[string](t, ctx,
		`document.getElementById(document.querySelector("#q").getAttribute("aria-activedescendant")).textContent`,
	); !strings.HasPrefix(active, "嵩县") {
		t.Errorf("the arrow leads to %q", active)
	}
	do(t, ctx, chromedp.SendKeys(`#q`, kb.Enter))
	wait(t, ctx, `document.querySelector("#q").value === "嵩县" && `+firstHit+` === "嵩县"`)
	if expanded := ask[string](t, ctx,
		`document.querySelector("#q").getAttribute("aria-expanded")`); expanded != "false" {
		t.Error("the list of suggestions stays open")
	}
	do(t, ctx, chromedp.Navigate(base+"zh/search/?q="+"县医院"))
	wait(t, ctx, found+` === 10 && `+whatsSaid+`.startsWith("找到")`)
	total := ask[string](t, ctx, whatsSaid)
	_ = ask[any](t, ctx, `document.querySelector("#facets summary").click()`) // the list may be drawn anew meanwhile
	wait(t, ctx, `document.querySelector("#facets a")`)
	_ = ask[any](t, ctx, `document.querySelector("#facets a[href*='kind=clause']").click()`)
	wait(t, ctx,
		`location.search.includes("kind=clause") && [...document.querySelectorAll(".kind")].length && `+
			`[...document.querySelectorAll(".kind")].every((k) => k.textContent === "条款") && `+whatsSaid+` !== "`+
			total+`"`)
	_ = ask[any](t, ctx, `history.back()`)
	wait(t, ctx, `!location.search.includes("kind") && `+whatsSaid+` === "`+total+`"`)
	do(t, ctx, chromedp.Navigate(base+"zh/search/?q=县医院&kind=clause&sort=date"))
	wait(t, ctx, found+` > 0`)
	href := ask[string](t, ctx, `document.querySelector(".result a").href`)
	do(t, ctx, chromedp.Click(`.result a`))
	wait(t, ctx, `document.querySelector("main mark") && !document.querySelector("form.asking")`)
	if marked := ask[string](t, ctx,
		`[...new Set([...document.querySelectorAll("main mark")].map((m) => `+
			`m.textContent))].join()`); marked != "县医院" {
		t.Errorf("%s marks %q", href, marked)
	}
	_ = ask[any](t, ctx, `history.back()`)
	wait(t, ctx, `document.querySelector("form.asking") && document.querySelector("#sort").value === "date" && `+found+
		` > 0`)
}

// What cannot be read is said in words, and the search works again when it can.
func TestSearchSaysWhatIsWrong(t *testing.T) {
	t.Parallel()
	h, base := searchHost(t, nil)
	ctx := browser(t)
	for _, c := range []struct {
		fault *atomic.Bool
		says  string
	}{{&h.gone, "没有联网"}, {&h.damaged, "损坏"}, {&h.stale, "不是同一次发布"}} {
		c.fault.Store(true)
		do(t, ctx, chromedp.Navigate(base+"zh/search/?q=县医院"))
		wait(t, ctx, whatsSaid+`.includes("`+c.says+`") && `+found+` === 0`)
		c.fault.Store(false)
		do(t, ctx, chromedp.Click(`.asking button`))
		wait(t, ctx, found+` === 10`)
	}
}

// However absurd a query and however damaged the files, there is an answer or a sentence: a query that
// never ended would keep the browser until its context ends, and fail here.
func TestSearchNeverHangs(t *testing.T) {
	t.Parallel()
	h, base := searchHost(t, nil)
	ctx := browser(t)
	do(t, ctx, chromedp.Navigate(base+"zh/plans/"))
	failed, err := chromedp.Run(ctx, chromedp.Evaluate[string](`(async () => {
		const M = await `+module+`;
			const index = new M.Index("/sub/path/search/", "zh"), failed = [];
		const absurd = ["县".repeat(10000), "a ".repeat(5000), "OR ".repeat(2000), "-".repeat(10000),
			'"'.repeat(9999), "plan:".repeat(2000), "〔2022〕".repeat(1500),
			"百分之".repeat(3000), "一十百千万".repeat(2000), "\u202e县医院\u202c", "😀👨‍👩‍👧", "\ud800", "\0",
			"县\u0301",
			"医院 ".repeat(3000), "第一部分第", "3-".repeat(3000), "(".repeat(5000),
			"1,".repeat(5000), "a'".repeat(5000), "per cent ".repeat(2000)];
		for (const q of absurd) {
			try { await M.ask(index, { q, sort: "", chosen: {} }); }
			catch (e) { failed.push(q.slice(0, 20) + ": " + e); }
		}
		return failed.join("\n");
	})()`, chromedp.EvalAwaitPromise))
	if err != nil || failed != "" {
		t.Errorf("%v %s", err, failed)
	}
	mangled := int64(8)
	if *thorough {
		mangled = 60
	}
	for seed := int64(1); seed <= mangled; seed++ {
		h.mangled.Store(seed)
		do(t, ctx, chromedp.Navigate(base+"zh/search/?q=县医院 2025年"))
		wait(t, ctx, whatsSaid+` !== ""`)
	}
}

// Where scripts do not run, the page says so and leads to the lists.
func TestSearchPageWithoutScripts(t *testing.T) {
	t.Parallel()
	base := serve(t, built(t).files, strings.Replace(hosting.Policy, "script-src 'self'", "script-src 'none'", 1))
	ctx := browser(t)
	do(t, ctx, chromedp.Navigate(base+"en/search/?q=county"))
	wait(t, ctx, `getComputedStyle(document.querySelector("#without")).visibility === "visible"`)
	if text := ask[string](t, ctx, `document.querySelector("main").innerText`); !strings.Contains(text,
		"runs scripts") {
		t.Errorf("without scripts the page says %q", text)
	}
	follow(t, ctx, `#without a[href="../plans/index.html"]`)
}

// The queries of the issue find what they are for; the first result is one with these words.
func TestQueriesFindWhatTheyAreFor(t *testing.T) {
	t.Parallel()
	_, base := searchHost(t, nil)
	ctx := browser(t)
	for _, c := range []struct{ lang, query, first, note string }{
		{"zh", "胸痛中心", "胸痛中心", ""}, {"zh", "嵩縣", "嵩县", ""}, {"zh", "songxian", "嵩县", ""},
		{"zh", "睢县人民医院", "睢县人民医院", ""},
		{"zh", "冀政办字〔2022〕109号", "河北省深化医药卫生体制改革2022年重点工作任务", ""},
		{"zh", "109", "河北省深化医药卫生体制改革2022年重点工作任务", ""},
		{"zh", "百分之九十", "县域内就诊率", ""}, {"zh", "９０％", "县域内就诊率", ""}, {"zh", "醫共體", "医共体", ""},
		{"zh", "3-2-8", "8.开展公立医院绩效考核", ""}, {"zh", "第三部分第8项", "8.开展公立医院绩效考核", ""},
		{"zh", `"五大中心"`, "五大中心", ""},
		{"en", `"chest pain" -stroke`, "chest pain centre", ""}, {"en", "hosptial", "", "hosptial"},
		{"en", "胸痛中心", "chest pain centre", ""},
	} {
		do(t, ctx, chromedp.Navigate(base+c.lang+"/search/?q="+strings.ReplaceAll(c.query, "%", "%25")))
		wait(t, ctx, found+` > 0`)
		if first := ask[string](t, ctx, firstHit); !strings.Contains(first, c.first) {
			t.Errorf("%s finds first %q, want %q", c.query, first, c.first)
		}
		if note := ask[string](t, ctx, `document.querySelector("#note").textContent`); c.note == "" != (note == "") ||
			!strings.Contains(note, c.note) {
			t.Errorf("%s: the page notes %q", c.query, note)
		}
	}
}

// What every search fetches before it can begin is at most 8.85 kB, with its interface, as hosts pack it;
// Go packs a little worse.
func TestSearchClientIsLight(t *testing.T) {
	t.Parallel()
	files := built(t).files
	script := regexp.MustCompile(`src="\.\./\.\./(assets/[^"]+)" type="module"`).FindSubmatch(
		files["zh/search/index.html"])
	if script == nil {
		t.Fatal("there is no client")
	}
	if n := zipped(t, files[string(script[1])]); n > 9000 {
		t.Errorf("%s has %d bytes gzipped", script[1], n)
	}
}

type ranked struct {
	Query  string
	Total  int
	IDs    []int
	Scores []float64
	First  string // what the first says, in both languages
}

// The browser finds and ranks as the Go side does: the same ten in the same order, with the same scores. What is found,
// a test of the search package compares with Bleve. An ordinary run asks 120 queries of each language, a thorough one
// 300.
func TestBrowserRanksAsGoDoes(t *testing.T) {
	t.Parallel()
	_, base := searchHost(t, nil)
	ranksAsGoDoes(t, base, built(t).files)
}

// On a large site, entries are in another order and files are larger.
func TestBrowserRanksAsGoDoesOnALargeSite(t *testing.T) {
	t.Parallel()
	files := buildOf(t, testkit.Wordy(t))
	server := httptest.NewServer(&host{files: withInnards(t, files)})
	t.Cleanup(server.Close)
	ranksAsGoDoes(t, server.URL+"/sub/path/", files)
}

func ranksAsGoDoes(t *testing.T, base string, files map[string][]byte) {
	t.Helper()
	ctx := browser(t)
	read := func(name string) ([]byte, error) { return files[search.Folder+name], nil }
	for _, language := range lang.Langs {
		reader, err := search.Open(language, read)
		if err != nil {
			t.Fatal(err)
		}
		other, err := search.Open(language.Other(), read)
		if err != nil {
			t.Fatal(err)
		}
		var want []ranked
		for _, q := range sampled(t, reader, language) {
			hits, err := reader.Find(terms.ParseQuery(q))
			if err != nil {
				t.Fatal(err)
			}
			r := ranked{Query: q, Total: len(hits)}
			for _, h := range hits[:min(10, len(hits))] {
				r.IDs, r.Scores = append(r.IDs, h.Number), append(r.Scores, h.Score)
			}
			if len(hits) > 0 {
				own, _ := reader.Text(hits[0].Number)
				foreign, _ := other.Text(hits[0].Number)
				r.First = own.Title + own.Body + foreign.Title + foreign.Body
			}
			want = append(want, r)
		}
		do(t, ctx, chromedp.Navigate(base+string(language)+"/plans/"))
		queries, _ := json.Marshal(want)
		result, err := chromedp.Run(ctx, chromedp.Evaluate[string](`(async (cases) => {
			const M = await `+module+`, index = await new M.Index("/sub/path/search/", "`+string(language)+`").open();
			const out = [];
			await M.prepare(index, "縣 1");
			for (const c of cases) {
				const query = M.parseQuery(c.Query, index.manifest.facets);
				const { docs, score } = await M.rank(index, query), first = docs.slice(0, 10);
				const says = [];
				for (const lang of [index.lang, index.lang === "zh" ? "en" : "zh"])
					if (first.length) says.push(await index.document(first[0], lang));
				out.push({ Query: c.Query, Total: docs.length, IDs: first, Scores: first.map((d) => score[d]),
					First: says.map((d) => d.title + d.body).join("") });
			}
			return JSON.stringify(out);
		})(`+string(queries)+`)`, chromedp.EvalAwaitPromise))
		if err != nil {
			t.Fatal(err)
		}
		var got []ranked
		if err := json.NewDecoder(bytes.NewReader([]byte(result))).Decode(&got); err != nil {
			t.Fatal(err)
		}
		unequal := 0
		for i, w := range want {
			if d := w.differs(got[i]); d != "" {
				unequal++
				t.Errorf("%s %q: %s", language, w.Query, d)
			}
		}
		t.Logf("%s: %d queries, %d unequal", language, len(want), unequal)
		if len(want) < 100 {
			t.Errorf("only %d queries", len(want))
		}
	}
}

func (w ranked) differs(got ranked) string {
	if got.Total != w.Total || len(got.IDs) != len(w.IDs) || len(w.IDs) > 0 && !slices.Equal(got.IDs, w.IDs) {
		return fmt.Sprintf("%d hits, first %v, want %d, %v", got.Total, got.IDs, w.Total, w.IDs)
	}
	if got.First != w.First {
		return fmt.Sprintf("the first says %q, want %q", got.First, w.First)
	}
	for i, s := range w.Scores {
		if math.Abs(got.Scores[i]-s) > 1e-9 {
			return fmt.Sprintf("score %d is %v, want %v", i, got.Scores[i], s)
		}
	}
	return ""
}

// sampled are queries from the texts themselves, single, combined, negated and quoted.
func sampled(t *testing.T, reader *search.Reader, language lang.Lang) []string {
	t.Helper()
	most := 120
	if *thorough {
		most = 300
	}
	queries := []string{"县", "县医院", "3-2-8", "county hospital", "90%", "百分之九十", "sx", "zzzz", "-县",
		"医院 OR hospital", "〔2022〕109号", "嵩縣"}
	for n := 0; len(queries) < most; n += 3 {
		text, err := reader.Text(n)
		if err != nil {
			break
		}
		words := strings.Fields(text.Title + " " + text.Body)
		a, b := words[n%len(words)], words[(n*7+1)%len(words)]
		if language == lang.ZH {
			a, b = piece(a, n, 2+n%5), piece(b, n, 2+n%3)
		}
		queries = append(queries, a, []string{a + " " + b, `"` + a + `"`, a + " -" + b, a + " OR " + b}[n%4])
	}
	return queries
}

func piece(s string, at, n int) string {
	runes := []rune(s)
	at %= len(runes)
	return string(runes[at:min(at+n, len(runes))])
}
