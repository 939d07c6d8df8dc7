package pipeline_test

import (
	"gazette/internal/example"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"
)

const provincial, county = "en/targets/starraft-county-hospitals-2022/", "en/targets/whalesong-medical-community-2024/"

// number is an attribute of a shape.
func number(t *testing.T, n *html.Node, key string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(attr(n, key), 64)
	if err != nil {
		t.Fatalf("%s of <%s>: %v", key, n.Data, err)
	}
	return v
}

// only is the one element that matches.
func only(t *testing.T, n *html.Node, selector string) *html.Node {
	t.Helper()
	found := query(n, selector)
	if len(found) != 1 {
		t.Fatalf("%d elements match %s", len(found), selector)
	}
	return found[0]
}

// near complains when a place in a picture is not where it must be; coordinates are written to a tenth.
func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 0.11 {
		t.Errorf("%s is at %.1f, want %.1f", what, got, want)
	}
}

// Lengths in a bar are as the figures are: half the target is half the track.
func TestBarsAreAsLongAsTheirFigures(t *testing.T) {
	t.Parallel()
	pages := builtExample(t).pages
	for _, c := range []struct {
		page, status          string
		high                  float64 // the track begins at zero
		from, value, goal     float64
		hasBaseline, hasToday bool
		today                 float64
	}{
		{provincial + "key-specialties/", "behind", 35, 0, 20, 35, true, true, 31.471},
		{provincial + "waiting-time/", "on-track", 48, 48, 26, 20, true, true, 22.823},
		{provincial + "repeated-examinations/", "moving-away", 9.6, 9, 9.6, 5, true, true, 5.403},
		{provincial + "remote-consultations/", "far-behind", 6000, 1200, 2600, 6000, true, true, 5516.055},
		{provincial + "share-of-2a-hospitals/", "met", 200.0 / 3, 0, 200.0 / 3, 60, false, false, 0},
		{county + "primary-visit-share/", "on-track", 60, 46, 56, 60, true, true, 57.647},
		{county + "health-centres-joined/", "met", 9, 0, 9, 9, false, false, 0},
		{county + "island-clinics/", "not-met", 2, 0, 1, 2, false, false, 0},
	} {
		t.Run(c.page, func(t *testing.T) {
			chart := only(t, pages[c.page+"index.html"], "svg.bar-chart")
			track, fill := only(t, chart, "rect.track"), only(t, chart, "rect.f-"+c.status)
			left, width := number(t, track, "x"), number(t, track, "width")
			if width < 100 {
				t.Fatalf("the track is %v long", width)
			}
			at := func(v float64) float64 { return left + v/c.high*width }
			x, w := number(t, fill, "x"), number(t, fill, "width")
			near(t, "the beginning of the bar", x, at(min(c.from, c.value)))
			near(t, "the end of the bar", x+w, at(max(c.from, c.value)))
			goal := only(t, chart, "line.goal")
			near(t, "the target", number(t, goal, "x1"), at(c.goal))
			near(t, "the target", number(t, goal, "x2"), at(c.goal))
			ticks, today := query(chart, "line.tick"), query(chart, "path.pace")
			if (len(ticks) == 1) != c.hasBaseline || (len(today) == 1) != c.hasToday {
				t.Fatalf("%d baselines, %d marks of today", len(ticks), len(today))
			}
			if c.hasBaseline {
				near(t, "the baseline", number(t, ticks[0], "x1"), at(c.from))
			}
			if c.hasToday {
				place, _, _ := strings.Cut(strings.TrimPrefix(attr(today[0], "d"), "M"), " ")
				x, err := strconv.ParseFloat(place, 64)
				if err != nil {
					t.Fatal(err)
				}
				near(t, "today", x, at(c.today))
			}
		})
	}
	for _, page := range []string{"easier-treatment/", "counties-at-visit-rate/", "electronic-records/"} {
		if len(query(pages[provincial+page+"index.html"], "svg.bar-chart")) > 0 {
			t.Errorf("%s has no figure and a bar", page)
		}
	}
}

// A unit is said once, with the target; a sign such as % stands with each figure.
func TestBarsSayTheirUnitOnce(t *testing.T) {
	t.Parallel()
	for page, want := range map[string]string{
		county + "island-clinics/":            "target 2 times 1",
		county + "primary-visit-share/":       "linear pace today: 57.6% target 60% 56%",
		provincial + "key-specialties/":       "linear pace today: 31.5 target 35 specialties 20",
		provincial + "share-of-2a-hospitals/": "target 60% 66.7%",
	} {
		if got := seen(only(t, builtExample(t).pages[page+"index.html"], "svg.bar-chart")); got != want {
			t.Errorf("%s: %q, want %q", page, got, want)
		}
	}
}

// Counties stand from the furthest on down, each as long as its figure.
func TestComparedCountiesAreAsLongAsTheirFigures(t *testing.T) {
	t.Parallel()
	chart := only(t, builtExample(t).pages[provincial+"in-county-visit-rate/index.html"], "svg.compare")
	bars, names := query(chart, "rect"), query(chart, "text.label")
	want := []struct {
		name, class string
		value       float64
	}{
		{"Pearlrain", "f-met", 93.2}, {"Whalesong", "f-met", 92.1}, {"Snowflute", "f-met", 90.3},
		{"Fireflydale", "f-not-met", 89.2}, {"Mistsail", "f-not-met", 86.4}, {"Deerbell", "f-no-report", 84.7},
	}
	if len(bars) != len(want) || len(names) != len(want) {
		t.Fatalf("%d bars and %d names, want %d", len(bars), len(names), len(want))
	}
	left, longest := number(t, bars[0], "x"), number(t, bars[0], "width")
	if longest < 100 {
		t.Fatalf("the longest bar is %v", longest)
	}
	for i, w := range want {
		if seen(names[i]) != w.name || attr(bars[i], "class") != w.class {
			t.Errorf("bar %d is %s %s, want %s %s", i, seen(names[i]), attr(bars[i], "class"), w.name, w.class)
		}
		near(t, w.name, number(t, bars[i], "width"), longest*w.value/want[0].value)
		near(t, w.name, number(t, bars[i], "x"), left)
		if y := number(t, names[i], "y"); y < number(t, bars[i], "y") ||
			y > number(t, bars[i], "y")+number(t, bars[i], "height") {
			t.Errorf("the name %s is not beside its bar", w.name)
		}
		if i > 0 && number(t, bars[i], "y") < number(t, bars[i-1], "y")+number(t, bars[i-1], "height") {
			t.Errorf("%s lies over the one above", w.name)
		}
	}
	near(t, "the target", number(t, only(t, chart, "line.goal"), "x1"), left+longest*90/93.2)
	if n := len(query(builtExample(t).pages[provincial+"emergency-network/index.html"], "svg.compare")); n > 0 {
		t.Error("what is yes or no is compared by length")
	}
}

// A trend runs from the baseline to the due date; heights are as the figures are.
func TestTrendsStandAtTheirDatesAndFigures(t *testing.T) {
	t.Parallel()
	chart := only(t, builtExample(t).pages[provincial+"waiting-time/index.html"], "svg.trend")
	axis, path, goal := only(t, chart, "line.axis"), only(t, chart, "line.path"), only(t, chart, "line.goal")
	left, right, bottom := number(t, axis, "x1"), number(t, axis, "x2"), number(t, axis, "y1")
	top := number(t, path, "y1") // the baseline of 48 minutes is the highest figure
	at := func(year, value float64) (float64, float64) {
		return left + (year-2021)/5*(right-left), bottom - value/48*(bottom-top)
	}
	if right-left < 100 || bottom-top < 50 {
		t.Fatal("the trend is too small to be read")
	}
	for _, end := range []struct{ x, y, year, value float64 }{
		{number(t, path, "x1"), number(t, path, "y1"), 2021, 48},
		{number(t, path, "x2"), number(t, path, "y2"), 2026, 20},
		{number(t, goal, "x1"), number(t, goal, "y1"), 2021, 20},
		{number(t, goal, "x2"), number(t, goal, "y2"), 2026, 20},
	} {
		x, y := at(end.year, end.value)
		near(t, "an end of the path", end.x, x)
		near(t, "an end of the path", end.y, y)
	}
	points, lines := query(chart, "circle"), query(chart, "line.trend-line")
	if len(points) != 3 || len(lines) != 2 {
		t.Fatalf("%d points and %d lines", len(points), len(lines))
	}
	for i, value := range []float64{36, 31, 26} {
		x, y := at(2023+float64(i), value)
		near(t, "a point", number(t, points[i], "cx"), x)
		near(t, "a point", number(t, points[i], "cy"), y)
		if i > 0 {
			near(t, "a line", number(t, lines[i-1], "x2"), x)
			near(t, "a line", number(t, lines[i-1], "y2"), y)
		}
		if i < 2 {
			near(t, "a line", number(t, lines[i], "x1"), x)
			near(t, "a line", number(t, lines[i], "y1"), y)
		}
	}
}

// What falls due stands at its date, between the ends of the years around it.
func TestTimelinesStandAtTheirDates(t *testing.T) {
	t.Parallel()
	chart := only(t, builtExample(t).pages["en/plans/whalesong-medical-community-2024/index.html"], "svg.timeline")
	axis := only(t, chart, "line.axis")
	left, width := number(t, axis, "x1"), number(t, axis, "x2")-number(t, axis, "x1")
	at := func(years float64) float64 { return left + (years-2024)/3*width }
	if n := len(query(chart, "line.tick")); n != 4 {
		t.Errorf("%d years' ends, want 4", n)
	}
	for i, tick := range query(chart, "line.tick") {
		near(t, "a year", number(t, tick, "x1"), at(2024+float64(i)))
	}
	circles := query(chart, "circle")
	near(t, "the issue", number(t, circles[0], "cx"), at(2024+57.0/366))
	near(t, "the end", number(t, circles[len(circles)-1], "cx"), at(2027))
	near(t, "today", number(t, only(t, chart, "line.goal"), "x1"), at(2026+181.0/365))
	passed := slices.IndexFunc(circles, func(n *html.Node) bool { return attr(n, "class") == "event" })
	for i, c := range circles {
		if x := number(t, c, "cx"); i > 0 && x < number(t, circles[i-1], "cx") {
			t.Errorf("event %d stands before the one before it", i)
		}
		if over := attr(c, "class") == "event passed"; over != (i < passed) {
			t.Errorf("event %d: passed is %t", i, over)
		}
	}
	if x := number(t, circles[passed], "cx"); x < at(2026+180.0/365) {
		t.Error("the first event to come stands before today")
	}
	// What more falls on is larger: the area goes by the number.
	near(t, "the radius of the issue", number(t, circles[0], "r"), 3)
}

// A tile has the status of its county, in colour, shape and words, and lies where the county does.
func TestTilesSayHowTheirCountiesStand(t *testing.T) {
	t.Parallel()
	type tile struct{ class, mark, title string }
	for page, want := range map[string]map[string]tile{
		"en/regions/990000/": { // the commonest status; of two equally common the worse
			"Whalesong": {"f-met", "✓", "Whalesong County: targets: 9, with figures: 9, most often “Met”"},
			"Mistsail": {"f-not-met", "✕",
				"Mistsail County: targets: 5, with figures: 5, most often “Not met”"},
			"Deerbell":  {"f-no-report", "–", "Deerbell County: No report"},
			"Driftisle": {"f-met", "✓", "Driftisle District: targets: 3, with figures: 1, most often “Met”"},
		},
		provincial + "in-county-visit-rate/": {
			"Whalesong":   {"f-met", "✓", "Whalesong County: Met"},
			"Fireflydale": {"f-not-met", "✕", "Fireflydale County: Not met"},
			"Driftisle":   {"f-no-report", "–", "Driftisle District: No report"},
		},
	} {
		links := query(only(t, builtExample(t).pages[page+"index.html"], "svg.tiles"), "a")
		if len(links) != 7 {
			t.Fatalf("%s: %d tiles", page, len(links))
		}
		place := map[string][2]float64{}
		for _, a := range links {
			title, rect := seen(only(t, a, "title")), only(t, a, "rect.tile")
			name, _, _ := strings.Cut(title, " ")
			place[name] = [2]float64{number(t, rect, "x"), number(t, rect, "y")}
			if w, ok := want[name]; ok {
				got := tile{strings.TrimPrefix(attr(rect, "class"), "tile "), seen(only(t, a, ".tile-mark")), title}
				if got != w {
					t.Errorf("%s: %v, want %v", page, got, w)
				}
			}
		}
		for _, p := range [][2]string{{"Driftisle", "Mistsail"}, {"Mistsail", "Snowflute"}, {"Whalesong", "Pearlrain"},
			{"Pearlrain", "Deerbell"}} {
			if place[p[0]][0] >= place[p[1]][0] {
				t.Errorf("%s: %s is not west of %s", page, p[0], p[1])
			}
		}
		for _, p := range [][2]string{{"Snowflute", "Pearlrain"}, {"Mistsail", "Whalesong"}, {"Whalesong", "Driftisle"},
			{"Fireflydale", "Deerbell"}} {
			if place[p[0]][1] >= place[p[1]][1] {
				t.Errorf("%s: %s is not north of %s", page, p[0], p[1])
			}
		}
	}
}

// The parts of a roll-up's bar are as long as the counts beside it; targets that stand differently from place to
// place leave the rest of it empty.
func TestRollUpsAreAsLongAsTheirCounts(t *testing.T) {
	t.Parallel()
	page := builtExample(t).pages["en/plans/index.html"]
	bars := query(page, "svg.bar")
	if len(bars) == 0 {
		t.Fatal("no bars")
	}
	want := [][]float64{{1, 1, 1, 1, 1, 1, 1, 1}, {1, 1, 1, 1}}
	for i, bar := range bars {
		total, x := []float64{14, 4}[i], 0.0
		parts := query(bar, "rect")
		if len(parts) != len(want[i]) {
			t.Fatalf("%d parts", len(parts))
		}
		for j, part := range parts {
			near(t, "the beginning of a part", number(t, part, "x"), x)
			near(t, "the length of a part", number(t, part, "width"), want[i][j]*100/total)
			x += want[i][j] * 100 / total
		}
		near(t, "the end of the bar", x, []float64{800. / 14, 100}[i])
	}
}

// A target is compared where the places that it binds have figures: those of hospitals are not theirs, and
// those that are counted from another target are. What only one has is a row of the table and no chart.
func TestTargetsAreComparedByTheFiguresOfTheirPlaces(t *testing.T) {
	t.Parallel()
	rates := siteOf(t, example.Files())
	records := strings.Split(string(rates[countiesFile].Data), "[[observation]]")
	rates[countiesFile].Data = []byte(strings.Join(slices.DeleteFunc(records, func(r string) bool {
		return strings.Contains(r, "/in-county-visit-rate") && !strings.Contains(r, "990121")
	}), "[[observation]]"))
	for _, c := range []struct {
		target             string
		source             fstest.MapFS
		maps, tables, bars int
	}{
		{"electronic-records", edited(t, targetsFile, "scope = \"hospital\"\nregions = [\"990000 星槎省\"]\n",
			"scope = \"county\"\nregions = [\"990000 星槎省\"]\n"), 0, 0, 0},
		{"counties-at-visit-rate", edited(t, targetsFile,
			"scope = \"province\"\nregions = [\"990000 星槎省\"]\nunit = \"counties\"\nbound = \"at-least\"\n"+
				"value = 5\n",
			"scope = \"city\"\nregions = [\"990100 月汀市\", \"990200 霜桥市\"]\nunit = \"counties\"\n"+
				"bound = \"at-least\"\nvalue = 5\n"), 0, 1, 1},
		{"in-county-visit-rate", rates, 1, 1, 0},
	} {
		page := pageIn(t, laidOf(t, c.source), provincial+c.target+"/")
		maps, tables := len(query(page, "svg.tiles")), len(query(page, "#subjects ~ table"))
		if bars := len(query(page, "svg.compare")); maps != c.maps || tables != c.tables || bars != c.bars {
			t.Errorf("%s: %d maps, %d tables, %d charts; want %d, %d, %d", c.target, maps, tables, bars, c.maps,
				c.tables, c.bars)
		}
	}
}
