package pipeline_test

import (
	"fmt"
	"gazette/internal/hosting"
	"testing"

	"github.com/chromedp/chromedp"
)

// longest is how many pixels a list may go down a phone: some seventeen screens, with all names whole.
const longest = 13000

// No list is so long on a phone that nobody reaches its end.
func TestListsAreNotEndlessOnAPhone(t *testing.T) {
	t.Parallel()
	base := serve(t, built(t).files, hosting.Policy)
	ctx := browser(t)
	sized(t, ctx, 360, 740)
	for _, page := range []string{"hospitals/", "tasks/", "tasks/departments/", "targets/", "glossary/", "regions/",
		"targets/yunzhou-county-capacity-2023/", "targets/jilin-public-hospitals-2021/"} {
		for _, language := range []string{"zh/", "en/"} {
			open(t, ctx, base+language+page)
			if high := ask[int](t, ctx, `document.documentElement.scrollHeight`); high > longest {
				t.Errorf("/%s%s is %d px long", language, page, high)
			}
		}
	}
}

// left are the rows that a form leaves on the screen, and where the first of them stands.
const left = `(() => {
	const rows = [...document.querySelectorAll("#list [data-words]")].filter((row) => row.offsetParent);
	const top = rows[0]?.getBoundingClientRect().top ?? 9999;
	return rows.length + (top < 740 ? " on the first screen, " : " below it, ") +
		document.querySelector(".filter output").textContent;
})()`

// What is chosen in the fields of a list holds together and stands in the address; the count and the first hit
// are on a phone's first screen.
func TestFieldsOfAListCombine(t *testing.T) {
	t.Parallel()
	base := serve(t, built(t).files, hosting.Policy)
	ctx := browser(t)
	sized(t, ctx, 360, 740)
	open(t, ctx, base+"zh/hospitals/")
	for _, step := range []struct{ do, left, address string }{
		{`find.value = "songxian"`, "2 on the first screen, 找到 2 项", "?find=songxian"},
		{`form.kind.value = "tcm"`, "1 on the first screen, 找到 1 项", "?find=songxian&kind=tcm"},
		{`find.value = "中医院 嵩县"`, "1 on the first screen, 找到 1 项",
			"?find=%E4%B8%AD%E5%8C%BB%E9%99%A2+%E5%B5%A9%E5%8E%BF&kind=tcm"},
		{`form.province.value = "130000"`, "0 below it, 没有找到",
			"?find=%E4%B8%AD%E5%8C%BB%E9%99%A2+%E5%B5%A9%E5%8E%BF&kind=tcm&province=130000"},
	} {
		ask[bool](t, ctx, `(() => {
			const form = document.querySelector("form[data-filter]"), find = form.find;
			`+step.do+`;
			return form.dispatchEvent(new Event("input"));
		})()`)
		got, address := ask[string](t, ctx, left), ask[string](t, ctx, "location.search")
		if got != step.left || address != step.address {
			t.Errorf("after %s: %s at %s, want %s at %s", step.do, got, address, step.left, step.address)
		}
	}
	open(t, ctx, base+"en/tasks/?plan=hebei-health-reform-2022&state=passed&year=2022")
	want := len(query(built(t).pages["en/tasks/index.html"],
		`li[data-plan="hebei-health-reform-2022"][data-state="passed"][data-year="2022"]`))
	all := fmt.Sprintf("%d on the first screen, %d found", want, want)
	if got := ask[string](t, ctx, left); want == 0 || got != all {
		t.Errorf("the address of narrowed tasks shows %s, want %d", got, want)
	}
}

// A link to a task or to a body's tasks opens the fold that they are in.
func TestLinksOpenTheFoldThatTheyLeadInto(t *testing.T) {
	t.Parallel()
	base := serve(t, built(t).files, hosting.Policy)
	ctx := browser(t)
	sized(t, ctx, 360, 740)
	for page, selector := range map[string]string{"zh/tasks/": "details:not([open]) li.task",
		"en/tasks/departments/": "details:not([open]) ul.tasks"} {
		open(t, ctx, base+page)
		id := ask[string](t, ctx, `[...document.querySelectorAll("`+selector+`")].at(-1).id`)
		open(t, ctx, base+page+"#"+id)
		if err := chromedp.Do(ctx, chromedp.WaitVisible(`[id="`+id+`"]`)); err != nil {
			t.Fatal(err)
		}
		if top := ask[float64](t, ctx, `document.getElementById("`+id+`").getBoundingClientRect().top`); top < 0 ||
			top > 740 {
			t.Errorf("%s#%s stands at %.0f px", page, id, top)
		}
	}
}

// A task that the search found is in an open fold, and the words that found it are marked.
func TestAFoundTaskIsMarkedInItsFold(t *testing.T) {
	t.Parallel()
	_, base := searchHost(t, nil)
	ctx := browser(t)
	id := attr(query(built(t).pages["zh/tasks/index.html"], "details:not([open]) li.task")[0], "id")
	open(t, ctx, base+"zh/tasks/?q=医院#"+id)
	wait(t, ctx, `[...document.querySelectorAll("main mark")].some((mark) => mark.textContent === "医院")`)
	if !ask[bool](t, ctx, `document.getElementById("`+id+`").offsetParent !== null`) {
		t.Errorf("the fold of %s is closed", id)
	}
}
