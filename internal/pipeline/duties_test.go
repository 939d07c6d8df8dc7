package pipeline_test

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// rhythm is how often the quarterly bulletin of the example site is due, from when and until when.
const rhythm = "due = \"2026-12\"\nevery = \"quarter\"\nfrom = \"2024-03\"\n"

const bulletin = "Publish every quarter how fast emergency calls are answered"

// inferred says of a rhythm that no clause states it.
const inferred = "known = { due = \"inferred\", from = \"inferred\" }\n"

// dutyDates are the dates of a plan's timeline on which the bulletin falls due.
func dutyDates(page *html.Node) []string {
	var dates []string
	for _, row := range query(page, `section[aria-labelledby="timeline"] tbody tr`) {
		if strings.Contains(seen(row), bulletin) {
			dates = append(dates, attr(query(row, "time")[0], "datetime"))
		}
	}
	return dates
}

// dutyYear is the year under which the list of tasks has the bulletin.
func dutyYear(page *html.Node) string {
	for _, section := range query(page, "section") {
		years, lists := query(section, "h3"), query(section, "ul.tasks")
		for i, list := range lists {
			if i < len(years) && strings.Contains(seen(list), bulletin) {
				return attr(section, "aria-labelledby") + " " + seen(years[i])
			}
		}
	}
	return "none"
}

// A duty that recurs falls due on days that there are, in step with its first time, and on its last. The list
// of tasks has it under its next time, however often it recurs; a list of dates has one of very many by its
// last alone.
func TestDutiesRecurOnDaysThatThereAre(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ rhythm, dates, next string }{
		{"due = \"2024-12-31\"\nevery = \"quarter\"\nfrom = \"2024-03-31\"\n",
			"2024-03-31 2024-06-30 2024-09-30 2024-12-31", "passed 2024"},
		{"due = \"2026-12\"\nevery = \"half-year\"\nfrom = \"2025-08-31\"\n",
			"2025-08-31 2026-02-28 2026-08-31 2026-12-31", "coming 2026"},
		{"due = \"2026-11-15\"\nevery = \"year\"\nfrom = \"2024-02-29\"\n",
			"2024-02-29 2025-02-28 2026-02-28 2026-11-15", "coming 2026"},
		{"due = \"2026\"\nevery = \"year\"\nfrom = \"2024\"\n", "2024-12-31 2025-12-31 2026-12-31", "coming 2026"},
		{"due = \"2029-12\"\nevery = \"quarter\"\nfrom = \"2020-03\"\n", "2029-12-31", "coming 2026"},
	} {
		set := laidOf(t, edited(t, tasksFile, rhythm, c.rhythm+inferred))
		if got := dutyDates(pageIn(t, set, "en/plans/"+plan+"/")); strings.Join(got, " ") != c.dates {
			t.Errorf("%s falls due on %v, want %s", c.rhythm, got, c.dates)
		}
		if got := dutyYear(pageIn(t, set, "en/tasks/")); got != c.next {
			t.Errorf("%s is listed under %s, want %s", c.rhythm, got, c.next)
		}
	}
}

// A timeline has one row for what falls due by the end of a year, whether the plan says the year, its last
// month or its last day, and says it as the pages of targets and tasks do.
func TestTimelinesTellADayOnce(t *testing.T) {
	t.Parallel()
	for language, want := range map[string]string{"en": "by the end of 2024", "zh": "2024年底前"} {
		page := builtExample(t).pages[language+"/plans/"+plan+"/index.html"]
		var days, words []string
		for _, day := range query(page, `section[aria-labelledby="timeline"] tbody time`) {
			days, words = append(days, attr(day, "datetime")), append(words, seen(day))
		}
		if !slices.Contains(days, "2024-12-31") || slices.Contains(days, "2024") || slices.Contains(days, "2024-12") {
			t.Errorf("%s: the timeline has %v", language, days)
		}
		if i := slices.Index(days, "2024-12-31"); i >= 0 && words[i] != want {
			t.Errorf("%s: it says %q, want %q", language, words[i], want)
		}
		if issued := map[string]string{"en": "18 March 2022", "zh": "2022年3月18日"}[language]; words[0] != issued {
			t.Errorf("%s: issued %s, want %s", language, words[0], issued)
		}
	}
}

// What was done after it was due is not said to have met its time.
func TestWhatWasDoneLateIsSaidToBe(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]string{
		"en/plans/" + plan + "/#pairing-agreements":   "✓ Done on 24 June 2022 · ",
		"zh/plans/" + plan + "/#pairing-agreements":   "✓ 2022年6月24日完成 · ",
		"en/plans/" + township + "/#set-up-community": "Done on 9 July 2024, after it was due · ",
		"zh/plans/" + township + "/#set-up-community": "2024年7月9日完成，已过时限 · ",
	} {
		page, id, _ := strings.Cut(path, "#")
		task := query(builtExample(t).pages[page+"index.html"], `li.task[id$=".`+id+`"]`)
		if len(task) != 1 || !strings.Contains(seen(task[0]), want) {
			t.Errorf("%s does not say %q", path, want)
		}
	}
}
