package pipeline_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"gazette/internal/testkit"
)

// Where a level of government has too many plans for one page, the list leads to those of each province, and the page
// of the nation lists its own alone: every plan is found in two steps, without a script.
func TestManyPlansAreListedByProvince(t *testing.T) {
	t.Parallel()
	source := testkit.Small(t)
	const plan = "content/plans/county-plan/"
	for i := range 501 {
		folder := fmt.Sprintf("content/plans/trial-%d/", i)
		document := strings.NewReplacer("〔2022〕109号", fmt.Sprintf("〔2022〕%d号", 1000+i),
			`zh = "县医院规划`, fmt.Sprintf(`zh = "试验规划%d`, i),
			`en = "Plan for`, fmt.Sprintf(`en = "Plan %d for`, i),
			`en = "County plan`, fmt.Sprintf(`en = "Trial plan %d`, i),
		).Replace(string(source[plan+"document.toml"].Data))
		source[folder+"document.toml"] = &fstest.MapFile{Data: []byte(document)}
		source[folder+"index.zh.md"] = &fstest.MapFile{Data: []byte("制定本规划。\n\n## 一、目标\n\n办好医院。\n")}
		source[folder+"index.en.md"] = &fstest.MapFile{Data: []byte("A plan.\n\n## 1. Goals\n\nBetter hospitals.\n")}
	}
	set := laidOf(t, source)
	list := pageIn(t, set, "en/plans/")
	if n := len(query(list, ".card")); n > 0 {
		t.Errorf("%d cards of plans of the province are on the page of all plans", n)
	}
	leads := query(list, "main section a")
	if len(leads) != 1 || attr(leads[0], "href") != "../regions/990000/index.html#plans" {
		t.Fatalf("the page of all plans leads to %d places", len(leads))
	}
	if n := len(query(pageIn(t, set, "en/regions/990000/"), "section[aria-labelledby=plans] .card")); n != 502 {
		t.Errorf("the page of the province has %d plans", n)
	}
	nation := only(t, pageIn(t, set, "en/regions/cn/"), "section[aria-labelledby=plans]")
	if links := query(nation, "a"); len(links) != 1 || !strings.Contains(seen(links[0]), "502") {
		t.Errorf("the page of the nation says %q", seen(nation))
	}
}
