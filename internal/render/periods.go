package render

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"gazette/internal/policy"
	"gazette/internal/progress"
	"gazette/internal/site"
)

// When says by when or in what span a target must be reached, and how that is known where the source
// does not simply state it; empty where nothing is said.
func (v *view) When(t *policy.Target) string {
	if t.Due.IsZero() {
		return ""
	}
	when := v.By(t.Due)
	if t.Holds == policy.EachPeriod || t.Holds == policy.Throughout {
		when = v.say("span", v.Date(t.From), v.Date(t.Due))
		if t.Holds == policy.Throughout {
			when = v.say("when-throughout", when)
		} else {
			when = v.say("when-each", v.Word("every", t.Every), when)
		}
	}
	return when + v.HowKnown(t, "due")
}

// HowKnown says in brackets how a field of a target is known; nothing where the source states it.
func (v *view) HowKnown(t *policy.Target, field string) string {
	if field == "bound" && t.Kind != policy.Quantity {
		return ""
	}
	return v.How(t.Known, field)
}

// KnownList says how each field of a target is known that the source does not simply state: "Due:
// inferred by the editors"; empty where it states them all.
func (v *view) KnownList(t *policy.Target) string {
	var parts []string
	for _, field := range slices.Sorted(maps.Keys(t.Known)) {
		if how := v.how(t.Known, field); how != "" {
			parts = append(parts, v.say("field-"+field)+v.say("colon")+how)
		}
	}
	return strings.Join(parts, v.say("period-sep"))
}

// PeriodLine says how one period of a target stands: "2023: 2 people, not met".
func (v *view) PeriodLine(t *policy.Target, p progress.Period) string {
	key := "period-" + string(p.Status)
	if p.Judged == nil || t.Kind == policy.YesNo || p.Status == progress.NoReport || p.Status == progress.NotDue {
		return v.say(key, v.periodName(t.Every, p))
	}
	return v.say(key+"-value", v.periodName(t.Every, p), v.Observed(p.Judged))
}

// periodName names a calendar period as readers do.
func (v *view) periodName(every policy.Every, p progress.Period) string {
	year, month := strconv.Itoa(p.First.Year), p.First.Month
	switch every {
	case policy.HalfYear:
		return v.say("half-"+strconv.Itoa((month+5)/6), year)
	case policy.Quarter:
		return v.say("quarter-n", year, strconv.Itoa((month+2)/3))
	case policy.Month:
		return v.Date(policy.Date{Year: p.First.Year, Month: month})
	}
	return v.Date(policy.Date{Year: p.First.Year})
}

// fewPeriods is how many periods are told one by one in a sentence; of more only the counts are.
const fewPeriods = 6

// periodsBrief tells in a phrase how the periods stand that are over or broken already.
func (v *view) periodsBrief(s site.Standing) string {
	var lines []string
	count := map[progress.Status]int{}
	for _, p := range s.Periods {
		if p.Status != progress.NotDue {
			lines = append(lines, v.PeriodLine(s.Target, p))
			count[p.Status]++
		}
	}
	if len(lines) > fewPeriods {
		return v.say("periods-brief", len(lines), count[progress.Met], count[progress.NotMet], count[progress.NoReport])
	}
	return strings.Join(lines, v.say("period-sep"))
}
