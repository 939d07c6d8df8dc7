package render

import (
	"html/template"
	"strconv"
	"strings"

	"gazette/internal/policy"
	"gazette/internal/site"
)

// A newsLine is how news is told.
type newsLine struct {
	Title, Summary string
	Href           template.URL // of what it is about, from the page
	path           string       // the same below the language
}

// News tells news in a title and a sentence.
func (v *view) News(n site.News) newsLine {
	told := v.tell(n)
	told.Href = template.URL(v.Href(told.path))
	return told
}

func (v *view) tell(n site.News) newsLine {
	switch {
	case n.Notice != nil:
		return newsLine{Title: v.Text(n.Notice.Title), Summary: v.Text(n.Notice.Summary),
			path: site.NoticePath(n.Notice)}
	case n.Due != nil:
		return v.tellDue(n.Due)
	}
	title, summary := v.change(*n.Change)
	return newsLine{Title: title, Summary: summary, path: site.TargetPath(n.Change.Target)}
}

// mostNamed is how many targets news of a deadline names.
const mostNamed = 6

func (v *view) tellDue(d *site.Due) newsLine {
	var names []string
	for _, t := range d.Targets[:min(len(d.Targets), mostNamed)] {
		names = append(names, v.Text(t.Name))
	}
	told := newsLine{Title: v.say("news-due", v.Text(d.Plan.ShortTitle), strconv.Itoa(len(d.Targets))),
		path: site.PlanTargetsPath(d.Plan)}
	if len(d.Targets) == 1 {
		told.Title, told.path = v.say("news-due-one", v.Text(d.Plan.ShortTitle)), site.TargetPath(d.Targets[0])
	}
	told.Summary = v.say("news-due-names", v.Date(d.Date), strings.Join(names, v.say("list-comma")))
	if more := len(d.Targets) - len(names); more > 0 {
		told.Summary = v.say("news-due-more", v.Date(d.Date), strings.Join(names, v.say("list-comma")),
			strconv.Itoa(more))
	}
	told.Summary += v.dueKnown(d.Targets)
	return told
}

// dueKnown says of how many of the targets the plan does not state the date, and how many cannot be tested.
func (v *view) dueKnown(targets []*policy.Target) string {
	how, untested := map[policy.Known]int{}, 0
	for _, t := range targets {
		how[t.Known.Of("due")]++
		if t.Kind == policy.Qualitative {
			untested++
		}
	}
	said := ""
	for _, part := range []struct {
		key string
		n   int
	}{{"news-due-inferred", how[policy.Inferred]}, {"news-due-translated", how[policy.Translated]},
		{"news-due-qualitative", untested}} {
		if part.n > 0 {
			said += v.say("sentence-space") + v.say(part.key, part.n)
		}
	}
	return said
}

// entryID tells news from others of its target or plan: by the place, the day on which it became known and what it
// tells of.
func entryID(n site.News) string {
	if n.Due != nil {
		return "due-" + n.Due.Date.String()
	}
	c := n.Change
	id := c.Region.Code + "-" + c.Date.String()
	if c.Observation == nil {
		return id + "-due"
	}
	id += "-" + c.Observation.Date.String()
	if c.Correction != nil {
		id += "-corrected"
	}
	return id
}

// change says a change in a title and a sentence.
func (v *view) change(c site.Change) (title, summary string) {
	name := v.Text(c.Region.Name) + v.say("colon") + v.Text(c.Target.Name)
	before, after := v.Text(c.Before.Words()), v.Text(c.After.Words())
	status := v.say("news-same", after)
	if before != after {
		status = v.say("news-changed", before, after)
	}
	if c.Observation == nil {
		return v.say("news-deadline", name), status
	}
	o := c.Observation
	parts := []string{v.say("news-figure", v.AsOf(o), v.Observed(o), v.Text(o.Source.Name))}
	title = name + v.say("comma") + v.Observed(o)
	if c.Correction != nil {
		title = v.say("news-corrected", name, v.Observed(o))
		parts = append(parts, v.say("corrected", v.Date(c.Correction.On), v.Before(o, *c.Correction),
			v.Text(c.Correction.Why)))
	}
	return title, strings.Join(append(parts, status), " ")
}
