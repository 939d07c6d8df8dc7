package pipeline_test

import (
	"context"
	"fmt"
	"gazette/internal/hosting"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const (
	offered   = `[...document.querySelectorAll("#place-names li")].map((e) => e.textContent).join("|")`
	nothing   = `document.querySelector("form[data-places] [data-none], [data-nothing]")`
	loaded    = `performance.getEntriesByType("resource").length`
	boxIsOpen = `document.querySelector("form[data-places]").checkVisibility({ visibilityProperty: true })`
)

// The box on the home page offers places and hospitals by name, pinyin and initials, a city by its name before a county
// that was once called so. Enter opens the first, or the one that was chosen. Nothing is fetched until it is used.
func TestMyPlaceOpensByItsName(t *testing.T) {
	t.Parallel()
	_, base := searchHost(t, nil)
	ctx := browser(t)
	for _, c := range []struct{ language, typed, first, opens string }{
		{"zh", "嵩县", "嵩县 河南省 › 洛阳市", "zh/counties/410325/"},
		{"zh", "songxian", "嵩县 河南省 › 洛阳市", "zh/counties/410325/"},
		{"zh", "云州区人民", "云州区人民医院 山西省", "zh/hospitals/yunzhou-district-peoples-hospital/"},
		{"zh", "开封", "开封市 河南省", "zh/regions/410200/"},
		{"zh", "河南嵩县", "嵩县 河南省 › 洛阳市", "zh/counties/410325/"},
		{"zh", "洛阳市嵩县", "嵩县 河南省 › 洛阳市", "zh/counties/410325/"},
		{"zh", "嵩县医院", "嵩县中医院 河南省", ""},
		{"en", "Songxian, Henan", "Songxian County Henan Province › Luoyang City", "en/counties/410325/"},
		{"zh", "桥西区", "桥西区 河北省 › 石家庄市", ""},
		{"zh", "河南", "河南省 ", "zh/regions/410000/"},
		{"en", "luoyang", "Luoyang City Henan Province", "en/regions/410300/"},
		{"en", "yunzhou", "Yunzhou District Shanxi Province › Datong City", "en/counties/140215/"},
	} {
		open(t, ctx, base+c.language+"/")
		before := ask[int](t, ctx, loaded)
		do(t, ctx, chromedp.SendKeys(`#place`, c.typed))
		wait(t, ctx, offered+`.startsWith(`+fmt.Sprintf("%q", c.first)+`)`)
		if after := ask[int](t, ctx, loaded); before > 4 || after == before {
			t.Errorf("%d files are loaded with the page, %d with the box", before, after)
		}
		if c.opens == "" {
			continue
		}
		do(t, ctx, chromedp.SendKeys(`#place`, kb.Enter))
		wait(t, ctx, `location.pathname.endsWith("/`+c.opens+`")`)
	}
	// There are two of that name: which is meant, the reader says.
	open(t, ctx, base+"zh/")
	do(t, ctx, chromedp.SendKeys(`#place`, "桥西区"))
	wait(t, ctx, offered+`.startsWith("桥西区")`)
	do(t, ctx, chromedp.SendKeys(`#place`, kb.Enter), chromedp.Sleep(300*time.Millisecond))
	if !ask[bool](t, ctx, `location.pathname.endsWith("/zh/")`) {
		t.Error("of two counties of one name one is opened")
	}
	open(t, ctx, base+"zh/")
	do(t, ctx, chromedp.SendKeys(`#place`, "sx"))
	wait(t, ctx, offered+`.startsWith("涉县 河北省")`)
	do(t, ctx, chromedp.SendKeys(`#place`, kb.ArrowDown+kb.ArrowDown))
	second := ask[string](t, ctx, `document.querySelector("#place-names [aria-selected=true]").firstChild.data`)
	do(t, ctx, chromedp.SendKeys(`#place`, kb.Enter))
	wait(t, ctx, `document.querySelector("h1")?.textContent.startsWith(`+fmt.Sprintf("%q", second)+`)`)
}

// Where nothing is called so, the box and the list say which provinces there are and lead to the search for the words.
func TestNothingFoundSaysWhatIsCovered(t *testing.T) {
	t.Parallel()
	_, base := searchHost(t, nil)
	ctx := browser(t)
	for path, field := range map[string]string{"zh/": `#place`, "zh/regions/": `#find`} {
		open(t, ctx, base+path)
		do(t, ctx, chromedp.SendKeys(field, "乌鲁木齐"))
		wait(t, ctx, nothing+`.checkVisibility()`)
		said := ask[string](t, ctx, nothing+`.innerText`)
		for _, want := range []string{"河北省", "山西省", "吉林省", "河南省"} {
			if !strings.Contains(said, want) {
				t.Errorf("/%s says %q without %s", path, said, want)
			}
		}
		if to := ask[string](t, ctx, nothing+`.querySelector("[data-ask]").href`); !strings.Contains(to,
			"/zh/search/") || !strings.HasSuffix(to, "?q="+url.QueryEscape("乌鲁木齐")) {
			t.Errorf("/%s leads to %s", path, to)
		}
	}
}

// From a folder there is no search: the box stays hidden, and the lists of provinces serve.
func TestWithoutScriptsTheBoxForPlacesStaysHidden(t *testing.T) {
	t.Parallel()
	base := serve(t, built(t).files, strings.Replace(hosting.Policy, "script-src 'self'", "script-src 'none'", 1))
	ctx := browser(t)
	open(t, ctx, base+"zh/")
	if ask[bool](t, ctx, boxIsOpen) {
		t.Error("the box shows where no script runs")
	}
	follow(t, ctx, `.start ul a[href="regions/410000/index.html"]`)
}

// The list of counties is narrowed by city, province and initials; Enter opens the place that is called so.
func TestCountiesAreFoundByTheirCity(t *testing.T) {
	t.Parallel()
	base := serve(t, built(t).files, hosting.Policy)
	ctx := browser(t)
	const shown = `[...document.querySelectorAll("#places [data-words]")].filter((e) => e.offsetParent)`
	for _, c := range []struct {
		typed string
		count int
		opens string // "": Enter opens nothing
	}{
		{"洛阳", 14, "zh/regions/410300/"}, {"河南省", 157, "zh/regions/410000/"}, {"sx", 3, ""},
		{"songxian", 1, "zh/counties/410325/"}, {"河南嵩县", 1, "zh/counties/410325/"},
		{"洛阳市嵩县", 1, "zh/counties/410325/"}, {"嵩县，河南", 1, "zh/counties/410325/"},
		{"嵩", 1, "zh/counties/410325/"}, {"新华区", 3, ""},
	} {
		open(t, ctx, base+"zh/regions/")
		do(t, ctx, chromedp.SendKeys(`#find`, c.typed))
		if n := ask[int](t, ctx, shown+`.length`); n != c.count {
			t.Errorf("%s shows %d counties, want %d", c.typed, n, c.count)
		}
		do(t, ctx, chromedp.SendKeys(`#find`, kb.Enter))
		if c.opens != "" {
			wait(t, ctx, `location.pathname.endsWith("/`+c.opens+`")`)
		} else if at := ask[string](t, ctx, `location.pathname`); !strings.HasSuffix(at, "/zh/regions/") {
			t.Errorf("%s opens %s", c.typed, at)
		}
	}
}

// Pages of places are as long as a phone's reader bears, and what is touched on them is large enough.
func TestPagesOfPlacesAreShortOnAPhone(t *testing.T) {
	t.Parallel()
	base := serve(t, built(t).files, hosting.Policy)
	ctx := browser(t)
	sized(t, ctx, 360, 740)
	for path, most := range map[string]int{"": 6_000, "regions/": 12_000, "counties/140215/": 3_000,
		"counties/410325/": 3_000, "regions/410000/": 12_000, "regions/130000/": 12_000, "regions/410300/": 3_500} {
		for _, language := range []string{"zh/", "en/"} {
			open(t, ctx, base+language+path)
			if high := ask[int](t, ctx, `document.documentElement.scrollHeight`); high > most {
				t.Errorf("/%s%s is %d px high, over %d", language, path, high, most)
			}
			low := ask[int](t, ctx, `[...document.querySelectorAll(".tile-list a")]
				.filter((e) => e.getBoundingClientRect().height < 24).length`)
			if low > 0 {
				t.Errorf("/%s%s: %d tiles are lower than 24 px", language, path, low)
			}
		}
	}
}

// A leaflet is one side of A4.
func TestLeafletsAreOneSheet(t *testing.T) {
	t.Parallel()
	base := serve(t, built(t).files, hosting.Policy)
	ctx := browser(t)
	for _, path := range []string{"counties/140215/leaflet/", "counties/410325/leaflet/", "counties/130321/leaflet/"} {
		for _, language := range []string{"zh/", "en/"} {
			open(t, ctx, base+language+path)
			if n := sheets(t, ctx); n != 1 {
				t.Errorf("/%s%s prints on %d sheets", language, path, n)
			}
		}
	}
}

var sheet = regexp.MustCompile(`/Type\s*/Page\b`)

// sheets is how many sheets of A4 the open page prints on.
func sheets(t *testing.T, ctx context.Context) int {
	t.Helper()
	pdf, err := chromedp.Run(ctx, chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4)))
	if err != nil {
		t.Fatal(err)
	}
	return len(sheet.FindAll(pdf, -1))
}
