package pipeline_test

import (
	"encoding/json"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// A statusRow is a row of progress.json, as a stranger reads it.
type statusRow struct {
	Plan, Target, Region, Status, Kind, Holds, Every, Bound, From, Due, Periods, Date, Grade, Method string

	TargetGrade  string   `json:"target_grade"`
	TargetValue  *float64 `json:"target_value"`
	Baseline     *float64 `json:"baseline_value"`
	BaselineDate string   `json:"baseline_date"`
	Value        *float64
	Done         *bool
}

// Every status can be computed again from progress.json alone: the figures, the dates and the day are in
// it. This is a reckoning of its own, by the words of the method page; it shares no code with the program.
func TestStatusesCanBeRecomputedFromProgressJSON(t *testing.T) {
	t.Parallel()
	for name, data := range map[string][]byte{"real": built(t).files["data/progress.json"],
		"example": builtExample(t).files["data/progress.json"]} {
		var file struct {
			Today    string
			Statuses []statusRow
		}
		if err := json.Unmarshal(data, &file); err != nil {
			t.Fatal(err)
		}
		differ, seen := 0, map[string]int{}
		for _, row := range file.Statuses {
			seen[row.Status]++
			if got := row.recompute(end(file.Today)); got != row.Status {
				differ++
				t.Errorf("%s: %s/%s of %s is %s, recomputed %s", name, row.Plan, row.Target, row.Region, row.Status,
					got)
			}
		}
		t.Logf("%s: %d statuses recomputed, %d differ: %v", name, len(file.Statuses), differ, seen)
	}
}

// end is the last day that a date can mean.
func end(date string) time.Time {
	for layout, months := range map[string]int{"2006": 12, "2006-01": 1} {
		if day, err := time.Parse(layout, date); err == nil {
			return day.AddDate(0, months, -1)
		}
	}
	day, _ := time.Parse("2006-01-02", date)
	return day
}

// years counts a day in years, the end of a year being a whole number.
func years(day time.Time) float64 {
	whole := time.Date(day.Year(), 12, 31, 0, 0, 0, 0, time.UTC).YearDay()
	return float64(day.Year()) + float64(day.YearDay())/float64(whole)
}

func (r statusRow) recompute(today time.Time) string {
	if r.Kind == "qualitative" {
		return "qualitative"
	}
	if r.Holds != "once" {
		return r.byPeriods(today)
	}
	due, passed := end(r.Due), r.Due != "" && end(r.Due).Before(today)
	switch {
	case r.Date == "" && passed:
		return "no-report"
	case r.Date == "":
		return "not-due"
	case r.satisfies(r.Value, r.Grade, r.Done):
		return "met"
	case passed && end(r.Date).Before(due):
		return "no-report"
	case passed:
		return "not-met"
	case r.Kind != "quantity" || r.Baseline == nil || r.Due == "":
		return "not-due"
	}
	return r.byPace()
}

func (r statusRow) byPace() string {
	base, goal, value := *r.Baseline, *r.TargetValue, *r.Value
	b, at, due := years(end(r.BaselineDate)), years(end(r.Date)), years(end(r.Due))
	if r.satisfies(r.Baseline, "", nil) {
		return "moving-away"
	}
	if at <= b || due <= b {
		return "not-due"
	}
	way := (value - base) / (goal - base)
	if r.Bound == "exactly" {
		way = 1 - math.Abs(1-way)
	}
	pace := way / ((at - b) / (due - b))
	if r.Method == "cagr-ratio" {
		pace = (math.Pow(value/base, 1/(at-b)) - 1) / (math.Pow(goal/base, 1/(due-b)) - 1)
	}
	for _, step := range []struct {
		from   float64
		status string
	}{{0.95, "on-track"}, {0.60, "behind"}, {0, "far-behind"}} {
		if pace >= step.from-1e-9 {
			return step.status
		}
	}
	return "moving-away"
}

func (r statusRow) satisfies(value *float64, grade string, done *bool) bool {
	switch r.Kind {
	case "yes-no":
		return done != nil && *done
	case "grade":
		order := []string{"1", "1C", "1B", "1A", "2", "2C", "2B", "2A", "3", "3C", "3B", "3A"}
		at, goal := slices.Index(order, grade), slices.Index(order, r.TargetGrade)
		if len(r.TargetGrade) == 1 {
			return grade[:1] >= r.TargetGrade
		}
		return at >= goal
	}
	v, goal := *value, *r.TargetValue
	return map[string]bool{"at-least": v >= goal, "more-than": v > goal, "at-most": v <= goal, "less-than": v < goal,
		"exactly": v == goal}[r.Bound]
}

// byPeriods judges the periods from their figures and the whole from the periods.
func (r statusRow) byPeriods(today time.Time) string {
	months := map[string]int{"year": 12, "half-year": 6, "quarter": 3, "month": 1}[r.Every]
	over, count := 0, map[string]int{}
	for cell := range strings.FieldsSeq(r.Periods) {
		first, rest, _ := strings.Cut(cell, "=")
		_, figure, given := strings.Cut(rest, ":")
		text, date, _ := strings.Cut(figure, "@")
		last := end(first).AddDate(0, months, -1)
		var value *float64
		if n, err := strconv.ParseFloat(text, 64); err == nil {
			value = &n
		}
		done := text == "true"
		if last.Before(today) {
			over++
		}
		switch {
		case given && r.satisfies(value, text, &done):
			count["met"]++
		case given && (r.Holds == "throughout" || !end(date).Before(last)):
			count["not-met"]++
		case last.Before(today):
			count["no-report"]++
		}
	}
	switch {
	case count["not-met"] > 0:
		return "not-met"
	case count["no-report"] > 0:
		return "no-report"
	case over > 0:
		return "met"
	}
	return "not-due"
}
