package render

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/progress"
	"gazette/internal/site"
)

var (
	percentUnit = &policy.Unit{ID: "percent", Symbol: lang.Same("%")}
	visits      = &policy.Unit{ID: "visits", Name: lang.Text{ZH: "人次", EN: "visits"}}
)

// drawn is a target of 2020 to 2025 with figures of the years from 2021 on; NaN-free and invented.
func drawn(from, to float64, u *policy.Unit, values ...float64) site.Standing {
	region := &policy.Region{Code: "990121", Name: lang.Text{ZH: "云县", EN: "Cloud County"}, Level: policy.County}
	t := &policy.Target{Kind: policy.Quantity, Bound: policy.AtLeast, Value: to, Unit: u, Due: policy.Date{Year: 2025},
		Name:     lang.Text{ZH: "指标", EN: "A target"},
		Baseline: &policy.Baseline{Value: from, Date: policy.Date{Year: 2020}}}
	if to < from {
		t.Bound = policy.AtMost
	}
	for i, value := range values {
		t.Observations = append(t.Observations, &policy.Observation{Target: t, Region: region, Value: value,
			Date: policy.Date{Year: 2021 + i}, Status: policy.Reported})
	}
	return judged(site.Standing{Target: t, Region: region})
}

// changed is a standing whose target differs in something.
func changed(s site.Standing, change func(*policy.Target)) site.Standing {
	change(s.Target)
	return judged(s)
}

func judged(s site.Standing) site.Standing {
	s.Result = progress.Judge(s.Target, s.Target.ByRegion()[s.Region], policy.Date{Year: 2024, Month: 6, Day: 30})
	return s
}

// oneByOne are the standings whose charts are looked at, by what is particular about them.
func oneByOne() map[string]site.Standing {
	return map[string]site.Standing{
		"1 half of the way":                drawn(0, 80, percentUnit, 20, 40),
		"2 a fall that is wanted":          drawn(48, 20, nil, 40, 26),
		"3 away from the target":           drawn(50, 80, percentUnit, 40),
		"4 beyond the target":              drawn(0, 50, visits, 30, 60),
		"5 from below zero to above it":    drawn(-20, 30, nil, -10, 12.5),
		"6 only below zero":                drawn(-10, -40, nil, -20, -30),
		"7 at the baseline":                drawn(0, 80, percentUnit, 0),
		"8 near the left end":              drawn(0, 100, percentUnit, 17, 18),
		"9 near the right end":             drawn(0, 100, percentUnit, 70, 82),
		"nothing reported":                 drawn(0, 80, percentUnit),
		"all of it zero":                   drawn(0, 0, nil, 0),
		"where one figure has no baseline": changed(drawn(0, 8, nil, 4), func(t *policy.Target) { t.Baseline = nil }),
		"where two figures have none": changed(drawn(0, 8, nil, 4, 6),
			func(t *policy.Target) { t.Baseline = nil }),
		"where nobody says by when": changed(drawn(2, 8, nil, 4, 6),
			func(t *policy.Target) { t.Due = policy.Date{} }),
		"where the target is done or not": changed(drawn(0, 1, nil, 1),
			func(t *policy.Target) { t.Kind = policy.YesNo }),
		"where a count has many digits":     changed(drawn(0, 90, percentUnit, 33.333), countsOthers),
		"where a later figure is of a year": changed(drawn(0, 80, visits, 20, 40), sameYear),
	}
}

func countsOthers(t *policy.Target) { t.Counts = &policy.Target{} }

// sameYear makes both figures of one date, so that the later record stands; a hospital's is not the region's.
func sameYear(t *policy.Target) {
	t.Observations[1].Date = t.Observations[0].Date
	of := *t.Observations[0]
	of.Hospital, of.Date, of.Value = &policy.Hospital{}, policy.Date{Year: 2023}, 70
	t.Observations = append(t.Observations, &of)
}

// several are counties that a target compares.
func several(target float64, values ...float64) *site.TargetPage {
	first := drawn(0, target, percentUnit)
	page := &site.TargetPage{TargetState: &site.TargetState{Target: first.Target}}
	for i, value := range values {
		region := &policy.Region{Code: fmt.Sprint(990121 + i), Level: policy.County, Name: lang.Text{
			ZH: fmt.Sprintf("云%d县", i), EN: fmt.Sprintf("County of the Clouds %d County", i)}}
		first.Target.Observations = append(first.Target.Observations, &policy.Observation{Target: first.Target,
			Region: region, Value: value, Date: policy.Date{Year: 2023}, Status: policy.Reported})
		page.Standings = append(page.Standings, judged(site.Standing{Target: first.Target, Region: region}))
	}
	return page
}

// timeline is that of a plan with an event of each kind.
func timeline() *site.Timeline {
	targets := func(n int) []*policy.Target { return make([]*policy.Target, n) }
	return &site.Timeline{First: policy.Date{Year: 2021}, Last: policy.Date{Year: 2025}, Events: []site.Event{
		{Date: policy.Date{Year: 2021, Month: 3, Day: 1}, Kind: "issued", Passed: true},
		{Date: policy.Date{Year: 2022}, Kind: "due", Passed: true, Targets: targets(4)},
		{Date: policy.Date{Year: 2024, Month: 12, Day: 31}, Kind: "due", Targets: targets(3),
			Tasks: make([]*policy.Task, 6)},
		{Date: policy.Date{Year: 2025, Month: 6, Day: 30}, Kind: "due", Targets: targets(100)},
	}}
}

// tiles are counties that stand each otherwise.
func tiles() *site.TileMap {
	m := &site.TileMap{Columns: 3, Rows: 2}
	for i, s := range several(60, 20, 60, 75).Standings {
		m.Tiles = append(m.Tiles, site.Tile{Column: i, Row: i % 2, Standing: s})
	}
	return m
}

// The charts of targets as a reader sees them: open testdata/charts.html, which -update writes, in a browser.
func TestChartsShowWhatIsReported(t *testing.T) {
	t.Parallel()
	r := &renderer{Theme: readTheme(t, nil), site: &site.Site{Today: policy.Date{Year: 2024, Month: 6, Day: 30},
		Model: &policy.Model{}}}
	var b bytes.Buffer
	b.WriteString("<!doctype html>\n<meta charset=\"utf-8\">\n<title>Charts</title>\n<style>\n" + pictureStyle +
		"\nsvg { display: block; width: 480px }\n</style>\n")
	broken := strings.NewReplacer("><", ">\n<", " viewBox", "\nviewBox", " role", "\nrole", " aria-", "\naria-")
	show := func(title string, chart any) {
		fmt.Fprintf(&b, "<h2>%s</h2>\n%s\n", title, broken.Replace(fmt.Sprint(chart)))
	}
	v := r.viewOf(&site.Page{Lang: lang.EN})
	standings := oneByOne()
	for _, name := range slices.Sorted(maps.Keys(standings)) {
		show("A bar "+name, v.Bar(standings[name]))
		show("A trend "+name, v.Trend(standings[name]))
	}
	zh := r.viewOf(&site.Page{Lang: lang.ZH})
	show("In Chinese", zh.Bar(standings["4 beyond the target"])+zh.Trend(standings["4 beyond the target"]))
	show("Counties compared", v.Compare(several(60, 20, 60, 75, 0)))
	show("Counties below their target", v.Compare(several(90, 20, 30)))
	show("Counties of which only one has a figure", v.Compare(several(90, 20)))
	show("Counties with nothing to show", v.Compare(several(0, 0, 0)))
	show("A map", v.Tiles(tiles()))
	show("A plan", v.Line(timeline()))
	for _, year := range []int{2020, 2021, 2026} { // before, in and after the plan
		r.site.Today = policy.Date{Year: year, Month: 2, Day: 1}
		show(fmt.Sprint("A plan in ", year), v.Line(timeline()))
	}
	sameAsFile(t, "testdata/charts.html", b.Bytes())
}

// sameAsFile holds what was made against a file, which -update writes.
func sameAsFile(t *testing.T, name string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	a, b := strings.Split(string(want), "\n"), strings.Split(string(got), "\n")
	for i := range max(len(a), len(b)) {
		if i >= len(a) || i >= len(b) || a[i] != b[i] {
			t.Fatalf("%s:%d is not what is made now; write it with -update and read the diff\n%s", name, i+1,
				strings.Join(b[min(i, len(b)):min(i+3, len(b))], "\n"))
		}
	}
}

// Words below a picture are broken between words, Chinese anywhere, where a line is full and not before.
func TestWordsBelowAPictureAreBroken(t *testing.T) {
	t.Parallel()
	for words, want := range map[string]string{
		"one two": "one two", "one two three": "one two|three", "onetwothree": "onetwoth|ree",
		"one twotwo": "one|twotwo",
		"云洲市医院":      "云洲市医|院", "云洲市医": "云洲市医", "a云洲市医": "a云洲市|医", "": "",
		"one 云洲市":                 "one 云洲|市",
		"one two three four five": "one two|three|four|five",
	} {
		if got := strings.Join(wrapped(words, 8), "|"); got != want {
			t.Errorf("%q is broken as %q, want %q", words, got, want)
		}
	}
	source := func(name string) *policy.Observation {
		return &policy.Observation{Source: policy.Source{Name: lang.Same(name)}}
	}
	v := (&renderer{Theme: readTheme(t, nil)}).viewOf(&site.Page{Lang: lang.EN})
	if got := v.sources([]*policy.Observation{source("A"), source("B"), source("A")}); got != "A, B" {
		t.Errorf("the figures are from %s", got)
	}
	for _, c := range []struct{ from, to, want string }{
		{"en/plans/p", "en/plans/p/index.html", "index.html"},
		{"en/plans/p", "en/plans/q/index.html", "../q/index.html"},
		{"en", "zh/index.html", "../zh/index.html"}, {"", "en/index.html", "en/index.html"},
		{"en/a/b", "en/index.html", "../../index.html"}, {"en/ab", "en/a/index.html", "../a/index.html"},
	} {
		if got := relative(c.from, c.to); got != c.want {
			t.Errorf("from %s to %s by %s, want %s", c.from, c.to, got, c.want)
		}
	}
}

// A picture has its chart between the words above and those below it, and ends below the last of them.
func TestWordsOfAPictureStandClearOfItsChart(t *testing.T) {
	t.Parallel()
	m := &policy.Model{Site: policy.Site{BaseURL: "https://example.org/"}}
	v := (&renderer{Theme: readTheme(t, nil), site: &site.Site{Model: m}}).viewOf(&site.Page{Lang: lang.EN})
	page := several(60, 20, 60)
	page.Target.Plan = &policy.Document{ShortTitle: lang.Same("Plan")}
	picture := string(v.picture(page, v.Compare(page)))
	above, below, _ := strings.Cut(picture, "<svg x=")
	var top, tall, height float64
	box := regexp.MustCompile(`^"20" y="([0-9.]+)" width="[0-9.]+" height="([0-9.]+)"`).FindStringSubmatch(below)
	if len(box) != 3 {
		t.Fatal(picture)
	}
	if _, err := fmt.Sscan(box[1]+" "+box[2], &top, &tall); err != nil {
		t.Fatal(err)
	}
	if _, err := fmt.Sscanf(picture[strings.Index(picture, "viewBox"):], `viewBox="0 0 400 %f"`, &height); err != nil {
		t.Fatal(err)
	}
	_, below, _ = strings.Cut(below, "</svg>")
	line := regexp.MustCompile(`<text class="[a-z]+" x="20" y="([0-9.]+)"`)
	const size = 10 // of the letters
	for i, side := range []string{above, below} {
		least, most := []float64{size, top + tall + size}[i], []float64{top, height}[i]
		for _, found := range line.FindAllStringSubmatch(side, -1) {
			if y, err := strconv.ParseFloat(found[1], 64); err != nil || y <= least || y >= most {
				t.Errorf("a line stands at %s, outside of %v to %v", found[1], least, most)
			}
			least += size
		}
		if least < 2*size {
			t.Errorf("there are no words: %s", side)
		}
	}
}
