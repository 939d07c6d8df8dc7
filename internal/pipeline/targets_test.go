package pipeline_test

import (
	"strconv"
	"strings"
	"testing"
)

// A plan's targets are counted as targets, each once; by how they stand, those that nobody has reported are in
// folds that say how many they are, below those that somebody has.
func TestTargetsAreCountedAndWhatNobodyReportedIsFolded(t *testing.T) {
	t.Parallel()
	pages := builtExample(t).pages
	for path, all := range map[string]int{"zh/targets/" + plan + "/": 14, "en/targets/": 18} {
		page, counted := pages[path+"index.html"], 0
		for _, n := range query(page, `.bar + .tally:not(.standing .tally) strong`) {
			one, err := strconv.Atoi(seen(n))
			if err != nil {
				t.Fatal(err)
			}
			counted += one
		}
		listed := len(query(page, "li.target"))
		for _, fold := range query(page, "details") {
			rows := len(query(fold, "li.brief"))
			if head := seen(query(fold, "summary")[0]); !strings.Contains(head, strconv.Itoa(rows)) {
				t.Errorf("%s: a fold of %d is headed %q", path, rows, head)
			}
			listed += rows
		}
		if counted != all || listed != all {
			t.Errorf("%s counts %d and lists %d of %d targets", path, counted, listed, all)
		}
		if len(query(page, "details ~ ul.targets")) > 0 {
			t.Errorf("%s: what was reported stands below folds", path)
		}
	}
}

// A requirement does not read as a status, and a qualitative goal is called so once.
func TestRequirementsReadAsRequirements(t *testing.T) {
	t.Parallel()
	pages := builtExample(t).pages
	for path, c := range map[string]struct{ selector, want, not string }{
		"zh/targets/" + plan + "/":                    {".t-bound", "须完成", " 完成"},
		"zh/targets/" + plan + "/emergency-network/":  {".facts", "要求 做到", "须完成"},
		"zh/targets/" + plan + "/easier-treatment/":   {"article", "◇ 定性目标", "要求"},
		"en/targets/" + plan + "/easier-treatment/":   {"article", "◇ Qualitative", "qualitative goal"},
		"zh/plans/" + plan + "/":                      {".in-clause", "◇ 定性目标", "定性目标 ◇"},
		"en/targets/" + township + "/island-clinics/": {".facts", "Applies to Whalesong County · ", "Who must"},
	} {
		page := pages[path+"index.html"]
		if page == nil {
			t.Errorf("there is no page %s", path)
			continue
		}
		var texts []string
		for _, n := range query(page, c.selector) {
			texts = append(texts, " "+seen(n))
		}
		text := strings.Join(texts, "|")
		if !strings.Contains(text, c.want) || strings.Contains(text, c.not) {
			t.Errorf("%s %s: %s\nwant %q, not %q", path, c.selector, text, c.want, c.not)
		}
	}
}

// What has no report is called so by one word everywhere; a deadline is said in a list as on its page.
func TestOneWordForOneThing(t *testing.T) {
	t.Parallel()
	pages := builtExample(t).pages
	for name, page := range pages {
		if strings.Contains(seen(page), "无报告") {
			t.Errorf("%s says 无报告", name)
		}
		for _, short := range []string{"12月底前", "end of December"} {
			if !strings.Contains(name, "/plans/") && strings.Contains(seen(page), short) { // a plan says it as it does
				t.Errorf("%s says %s", name, short)
			}
		}
	}
	for _, language := range []string{"zh", "en"} {
		for _, row := range query(pages[language+"/targets/"+plan+"/index.html"], "li.target, li.brief") {
			link := attr(query(row, "a")[0], "href")
			page := pages[language+"/targets/"+plan+"/"+link]
			due := query(page, ".facts time")
			if len(due) == 1 && !strings.Contains(seen(row), seen(due[0])) {
				t.Errorf("%s: %q is due %q on its page", language, seen(row), seen(due[0]))
			}
		}
	}
}

// Shares have their sign and are never zero or all of it where others have some.
func TestSharesAreNeverZeroOrAllBesideOthers(t *testing.T) {
	t.Parallel()
	for name, page := range built(t).pages {
		for _, list := range query(page, ".tally") {
			shares := query(list, ".quiet")
			for _, n := range shares {
				switch share := seen(n); {
				case !strings.HasSuffix(share, "%"), share == "0%", share == "100%" && len(shares) > 1:
					t.Errorf("%s has %q", name, seen(list))
				}
			}
		}
	}
}
