package pipeline_test

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

const townshipFile = "content/plans/" + township + "/document.toml"

// links are the links below a selector whose addresses have a text.
func links(page *html.Node, selector, has string) []string {
	var all []string
	for _, a := range query(page, selector+" a") {
		if strings.Contains(attr(a, "href"), has) {
			all = append(all, seen(a))
		}
	}
	return all
}

// Nothing of a plan that was repealed or replaced is ahead: no page, sheet or calendar asks for it. What it was stays
// on its own pages, which say that it counts no more.
func TestNothingIsAskedByAPlanThatIsVoid(t *testing.T) {
	t.Parallel()
	for status, more := range map[string]string{"repealed": "", "replaced": "replaced_by = \"" + plan + "\"\n"} {
		set := laidOf(t, edited(t, townshipFile, "status = \"in-force\"\n", "status = \""+status+"\"\n"+more))
		for address, selector := range map[string]string{
			"":                          "section[aria-labelledby=promised]",
			"counties/990121/":          "section:not([aria-labelledby=plans]):not([aria-labelledby=figures])",
			"tasks/":                    "section:not([aria-labelledby=lapsed])",
			"counties/990121/leaflet/":  "article",
			"plans/" + township + "/":   "section[aria-labelledby=timeline]",
			"regions/990100/":           "section:not([aria-labelledby=plans])",
			"targets/" + township + "/": ".s-not-due, .s-on-track, .s-not-met",
		} {
			if got := links(pageIn(t, set, "en/"+address), selector, township); len(got) > 0 {
				t.Errorf("%s: %s has %q", status, address, got)
			}
		}
		leaflet := seen(pageIn(t, set, "en/counties/990121/leaflet/"))
		if strings.Contains(leaflet, "primary health institutions") {
			t.Errorf("%s: the sheet of its county still asks for it", status)
		}
		home := pageIn(t, set, "en/")
		if got := len(query(home, `.card .tally`)); got != 1 {
			t.Errorf("%s: %d plans have a tally on the home page", status, got)
		}
		for _, calendar := range []string{"tasks/", "counties/990121/", "plans/" + township + "/"} {
			if strings.Contains(string(fileIn(t, set, "en/"+calendar+"index.ics")), township) {
				t.Errorf("%s: the calendar of %s reminds of it", status, calendar)
			}
		}
		if n := len(query(pageIn(t, set, "en/tasks/"), "[aria-labelledby=lapsed] li.task")); n != 5 {
			t.Errorf("%s: %d tasks are said to have lapsed", status, n)
		}
		for _, address := range []string{"plans/" + township + "/", "targets/" + township + "/",
			"targets/" + township + "/primary-visit-share/", "targets/" + township + "/grade-3-review/"} {
			page := pageIn(t, set, "en/"+address)
			warning := query(page, "article .warning, main .warning")
			if len(warning) != 1 || !strings.Contains(seen(warning[0]), "nothing that it asks has force") {
				t.Errorf("%s: %s does not say that it has no force", status, address)
				continue
			}
			if got := links(page, ".warning", "/"+plan+"/"); len(got) != strings.Count(more, plan) {
				t.Errorf("%s: %s leads to %q in its place", status, address, got)
			}
		}
		for _, address := range []string{"", "primary-visit-share/embed/"} {
			page := pageIn(t, set, "en/targets/"+township+"/"+address)
			if got := seen(page); !strings.Contains(got, "2025: 56%") || strings.Contains(got, "On track") {
				t.Errorf("%s: the target at %q says %s", status, address, got)
			}
		}
		page := pageIn(t, set, "en/targets/"+township+"/primary-visit-share/")
		if len(query(page, ".status, #pace")) > 0 {
			t.Errorf("%s: its target is judged by a time that counts no more", status)
		}
		if len(query(page, "[aria-labelledby=observations] li")) != 2 {
			t.Errorf("%s: what was reported is not there to be read", status)
		}
		if got := seen(pageIn(t, set, "en/plans/"+township+"/")); !strings.Contains(got,
			"meant to last until 31 December 2026") {
			t.Errorf("%s: it is said to last until its end", status)
		}
	}
}
