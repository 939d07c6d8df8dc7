package pipeline_test

import (
	"maps"
	"slices"
	"testing"

	"golang.org/x/net/html"
)

// Files to take away and targets of a clause that are of one name are one: who has a screen reader list the links of a
// page, without the words around them, can tell them apart. So it is with the folds of the page of the data.
func TestLinksAreToldApartByTheirNames(t *testing.T) {
	t.Parallel()
	asked := 0
	for _, pages := range []map[string]*html.Node{built(t).pages, builtExample(t).pages} {
		for _, name := range slices.Sorted(maps.Keys(pages)) {
			to := map[string]string{}
			for _, link := range query(pages[name], "main a[download], main .in-clause a, .page-data main summary") {
				said, href := seen(link), attr(link, "href")
				if before, ok := to[said]; ok && (before != href || href == "") {
					t.Errorf("%s: %q leads to %s and to %s", name, said, before, href)
				}
				to[said] = href
			}
			asked += len(to)
		}
	}
	if asked < 100 {
		t.Errorf("only %d links were looked at", asked)
	}
}
