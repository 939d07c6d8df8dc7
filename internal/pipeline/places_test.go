package pipeline_test

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/progress"
	"gazette/internal/site"
)

// inFold reports whether a folded part of the page holds an element.
func inFold(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n.Data == "details" {
			return true
		}
	}
	return false
}

// The home page begins with the box for one's own place; the promises of which something is reported stand open,
// the others in one fold that says how many they are.
func TestHomeLeadsWithMyPlaceAndWhatIsReported(t *testing.T) {
	t.Parallel()
	b := built(t)
	home := b.pages["zh/index.html"]
	var order []string
	for _, n := range query(home, "main h2") {
		order = append(order, seen(n))
	}
	if len(order) < 3 || order[0] != "我的县或医院" || !strings.HasPrefix(order[1], "承诺了什么") {
		t.Errorf("the home page begins with %q", order)
	}
	if !hasAttr(only(t, home, "form[data-places]"), "hidden") {
		t.Error("the box shows where no script runs")
	}
	data := pageOf(t, b.site, lang.ZH, "").Data().(*site.HomePage)
	open, folded := 0, 0
	for _, n := range query(home, "[aria-labelledby=promised] .target") {
		if inFold(n) {
			folded++
		} else {
			open++
		}
	}
	if open != len(data.Headlines) || folded != len(data.Silent) || folded == 0 {
		t.Errorf("%d promises are open and %d folded, want %d and %d", open, folded, len(data.Headlines),
			len(data.Silent))
	}
	for _, s := range append(slices.Clone(data.Headlines), data.Silent...) {
		if s.HasNews() != slices.Contains(data.Headlines, s) {
			t.Errorf("%s stands among those of the other kind", s.Target.Key())
		}
	}
	if links := query(home, ".start ul a"); len(links) != len(data.Provinces)+1 {
		t.Errorf("%d links stand below the box, want one of each province and one to all counties", len(links))
	}
}

func hasAttr(n *html.Node, key string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
}

func pageOf(t *testing.T, s *site.Site, language lang.Lang, path string) *site.Page {
	t.Helper()
	for _, p := range s.Pages {
		if p.Lang == language && p.Path == path {
			return p
		}
	}
	t.Fatalf("there is no page %s", path)
	return nil
}

// A county's page says what is reported before all else that is asked, its own plan's targets before those of its
// province, these before the nation's, and folds what is neither.
func TestACountyLeadsWithWhatIsKnownAndItsOwnPlan(t *testing.T) {
	t.Parallel()
	yunzhou := built(t).pages["zh/counties/140215/index.html"]
	var plans []string
	for _, n := range query(yunzhou, "[aria-labelledby=asked] h3") {
		plans = append(plans, seen(n))
	}
	if len(plans) != 2 || !strings.HasPrefix(plans[0], "云州区") {
		t.Errorf("the plans stand in the order %q", plans)
	}
	open := 0
	for _, n := range query(yunzhou, ".asks > li") {
		if inFold(n) {
			continue
		}
		open++
		if href := attr(query(n, "a")[0], "href"); !strings.Contains(href, "yunzhou") {
			t.Errorf("a target of another plan is open: %s", href)
		}
	}
	if open != 6 {
		t.Errorf("%d targets of its own plan are open", open)
	}
	example := builtExample(t).pages["en/counties/990121/index.html"] // has a plan of its own, and reports
	headings := query(example, "main h2")
	if seen(headings[1]) != "What public reports say" {
		t.Errorf("what is reported comes after %q", seen(headings[1]))
	}
	first := query(example, "[aria-labelledby=known] .target a")[0]
	if !strings.Contains(attr(first, "href"), "whalesong-medical-community-2024/") {
		t.Errorf("the first that is reported is %s", attr(first, "href"))
	}
}

// Each target that is asked of a county itself stands on its page once, with its fold counting what is in it. Those of
// its city, its province and the nation are counted, and stand on the page that the count leads to.
func TestACountyHasEachOfItsTargetsOnce(t *testing.T) {
	t.Parallel()
	b := built(t)
	for _, code := range []string{"140215", "410325", "130123", "220122"} {
		r := b.site.Model.RegionBy[code]
		address := "zh/counties/" + code + "/index.html"
		own, wider := map[string]int{}, map[string][]string{}
		for _, target := range b.site.Model.Targets {
			there := "zh/" + site.TargetPath(target) + "index.html"
			for _, s := range b.site.State(target).Standings {
				if s.Region == r {
					own[there]++
				} else if r.In(s.Region) && target.Scope != "hospital" {
					all := "zh/" + site.PlanTargetsPath(target.Plan) + "index.html"
					wider[all] = append(wider[all], there)
				}
			}
		}
		page := b.pages[address]
		for _, n := range query(page, ".asks > li > a, [aria-labelledby=known] .t-name a") {
			own[path.Join(path.Dir(address), attr(n, "href"))]--
		}
		for there, n := range own {
			if n != 0 {
				t.Errorf("%s: %s stands there %d times too few", code, there, n)
			}
		}
		for _, n := range query(page, "[aria-labelledby=asked] details") {
			items := len(query(n, "li"))
			if summary := seen(query(n, "summary")[0]); !strings.Contains(summary, strconv.Itoa(items)) {
				t.Errorf("%s: %q holds %d", code, summary, items)
			}
		}
		for _, n := range query(page, "[aria-labelledby=asked] > p > a") {
			all := path.Join(path.Dir(address), attr(n, "href"))
			if !strings.Contains(seen(n), fmt.Sprintf(" %d ", len(wider[all]))) {
				t.Errorf("%s: %q leads to %s, which has %d", code, seen(n), all, len(wider[all]))
			}
			linked := map[string]bool{}
			for _, n := range query(b.pages[all], "main a") {
				linked[path.Join(path.Dir(all), attr(n, "href"))] = true
			}
			for _, there := range wider[all] {
				if !linked[there] {
					t.Errorf("%s: %s is not on %s", code, there, all)
				}
			}
			delete(wider, all)
		}
		if len(wider) > 0 {
			t.Errorf("%s: the page does not lead to what these plans ask of others: %v", code, wider)
		}
	}
}

// No separator stands beside an empty value.
func TestNoSeparatorStandsAlone(t *testing.T) {
	t.Parallel()
	b := built(t)
	for name, page := range b.pages {
		if !strings.Contains(name, "/regions/") && !strings.Contains(name, "/counties/") {
			continue
		}
		for _, n := range query(page, "main p, main li > span, main summary") {
			if s := seen(n); strings.HasSuffix(s, "·") || strings.HasPrefix(s, "·") || strings.Contains(s, "· ·") {
				t.Errorf("%s: %q", name, s)
			}
		}
	}
}

// One word says in Chinese that nobody reported.
func TestNoReportIsOneWord(t *testing.T) {
	t.Parallel()
	for name, page := range built(t).pages {
		if strings.HasPrefix(name, "zh/") && strings.Contains(text(page), "无报告") {
			t.Errorf("%s says 无报告, elsewhere it is %s", name, progress.NoReport.Words().ZH)
		}
	}
}

// A province's counties and hospitals stand in folds by city, which say how many there are.
func TestAProvinceFoldsWhatIsInItsCities(t *testing.T) {
	t.Parallel()
	b := built(t)
	province := b.site.Model.RegionBy["410000"]
	page := b.pages["en/regions/410000/index.html"]
	folds := query(page, "details.child")
	counties := 0
	for _, n := range folds {
		counties += len(query(n, ".inline a"))
	}
	direct := len(query(page, "p.child"))
	if counties+direct != len(province.Within(policy.County)) || len(folds)+direct != len(province.Children) {
		t.Errorf("%d folds hold %d counties, %d stand alone; want %d of %d", len(folds), counties, direct,
			len(province.Within(policy.County)), len(province.Children))
	}
}

// On a map every sign is in the legend, and the list for narrow screens has the names, whole, and the words of the
// signs.
func TestTilesHaveNamesAtEveryWidth(t *testing.T) {
	t.Parallel()
	for _, language := range lang.Langs {
		figure := only(t, built(t).pages[string(language)+"/regions/410000/index.html"], "figure:has(svg.tiles)")
		used := map[string]bool{}
		for _, n := range query(figure, "svg .tile-mark") {
			used[seen(n)] = true
		}
		legend := query(figure, ".legend .mark")
		for _, n := range legend {
			if !used[seen(n)] {
				t.Errorf("the legend has %s, which no tile has", seen(n))
			}
		}
		if len(legend) != len(used) || len(used) < 2 {
			t.Errorf("the legend has %d signs, the map %d", len(legend), len(used))
		}
		var drawn, listed []string
		for _, n := range query(figure, "svg a title") {
			drawn = append(drawn, seen(n))
		}
		for _, n := range query(figure, ".tile-list a") {
			name, _ := strings.CutPrefix(text(n), seen(query(n, ".mark")[0]))
			listed = append(listed, name)
		}
		slices.Sort(drawn)
		slices.Sort(listed)
		if !slices.Equal(drawn, listed) || len(drawn) < 100 {
			t.Errorf("the map says %.3q, the list %.3q", drawn, listed)
		}
	}
}

// A county's leaflet says what its page says in short, and leads there.
func TestLeafletsLeadToTheirCounty(t *testing.T) {
	t.Parallel()
	files := builtExample(t)
	for _, language := range lang.Langs {
		name := string(language) + "/counties/990123/leaflet/index.html"
		page := files.pages[name]
		if page == nil {
			t.Fatalf("there is no %s", name)
		}
		address := "https://starraft.example/" + string(language) + "/counties/990123/"
		if label := attr(only(t, page, "svg.qr"), "aria-label"); !strings.HasSuffix(label, address) {
			t.Errorf("%s: the code leads to %q", name, label)
		}
		if got := seen(only(t, page, ".address")); got != address {
			t.Errorf("%s: the address is %q", name, got)
		}
		if len(query(page, `meta[name=robots][content=noindex]`)) != 1 {
			t.Errorf("%s is for search engines", name)
		}
		county := files.pages[string(language)+"/counties/990123/index.html"]
		if len(query(county, `a[href="leaflet/index.html"]`)) != 1 {
			t.Errorf("%s: the county's page does not lead to it", name)
		}
		if strings.Contains(string(files.files["sitemap-"+string(language)+".xml"]), "leaflet") {
			t.Errorf("the sitemap has leaflets")
		}
	}
}

// A county's page leads to the plans of its own and of those above it, whether or not they have targets. That there is
// no record of a target is not said to be that nothing is asked.
func TestACountyNamesItsPlans(t *testing.T) {
	t.Parallel()
	for county, want := range map[string]string{
		"990121": "Whalesong Medical Community Plan, Starraft County Hospitals Plan",
		"990123": "Starraft County Hospitals Plan",
	} {
		page := builtExample(t).pages["en/counties/"+county+"/index.html"]
		if got := strings.Join(links(page, "[aria-labelledby=plans]", "plans/"), ", "); got != want {
			t.Errorf("%s leads to the plans %s", county, got)
		}
	}
	set := laidOf(t, withCounty(measures()))
	page := pageIn(t, set, "zh/counties/990121/")
	if got := links(page, "[aria-labelledby=plans]", "plans/measures/"); len(got) != 1 {
		t.Errorf("a county without targets leads to %q", got)
	}
	leaflet := pageIn(t, set, "zh/counties/990121/leaflet/")
	if !strings.Contains(seen(leaflet), "医院管理办法 · 现行有效") {
		t.Error("its sheet does not name the plan")
	}
	for name, page := range map[string]*html.Node{"page": page, "sheet": leaflet} {
		if got := seen(page); !strings.Contains(got, "没有记录不等于没有要求") || strings.Contains(got, "都没有") {
			t.Errorf("the %s of a county without targets says that none are asked", name)
		}
	}
	if got := seen(only(t, page, "[aria-labelledby=next] .note")); !strings.Contains(got, "没有记录不等于没有任务") {
		t.Errorf("of its tasks it says %s", got)
	}
}
