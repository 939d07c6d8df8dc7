package search

import (
	"slices"
	"strings"

	"gazette/internal/facets"
	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/progress"
	"gazette/internal/richtext"
	"gazette/internal/site"
	"gazette/internal/terms"
)

const trailMark = " › "

// plan adds a plan, then its clauses, each with the targets and tasks that it sets.
func (x *indexer) plan(d *policy.Document) {
	issuers := both(func(l lang.Lang) string {
		var names []string
		for _, issuer := range d.Issuers {
			names = append(names, issuer.In(l))
		}
		return join(names, l)
	})
	e := entry{
		Kind:  facets.PlanKind,
		Path:  site.PlanPath(d),
		Title: d.Title,
		Date:  d.Dated(),
		Trail: lang.Text{ZH: "规划", EN: "Plans"},
	}
	e.Names = both(func(l lang.Lang) string { return lines(d.Number, d.IndexNumber, d.ShortTitle.In(l), d.Slug) })
	e.Body = both(func(l lang.Lang) string {
		var topics []string
		for _, t := range d.Topics {
			topics = append(topics, t.Name.In(l))
		}
		return lines(
			d.Summary.In(l),
			join(topics, l),
			d.Number,
			d.IndexNumber,
			issuers.In(l),
			dated(d, l),
			d.ShortTitle.In(l),
			d.NumberNote.In(l),
			d.DatesNote.In(l),
		)
	})
	e.ofPlan(d)
	e.binds(d, nil)
	x.add(e)
	targets, tasks := map[*policy.Clause][]*policy.Target{}, map[*policy.Clause][]*policy.Task{}
	for _, t := range x.site.Model.Targets {
		if t.Plan == d {
			targets[t.Clause] = append(targets[t.Clause], t)
		}
	}
	for _, t := range x.site.Model.Tasks {
		if t.Plan == d {
			tasks[t.Clause] = append(tasks[t.Clause], t)
		}
	}
	for _, c := range d.Clauses {
		x.clause(c, targets[c], tasks[c])
	}
	for _, t := range targets[nil] {
		x.target(t)
	}
	for _, t := range tasks[nil] {
		x.task(t)
	}
}

// dated says when a plan was issued, as the language writes it.
func dated(d *policy.Document, l lang.Lang) string {
	if date := d.Dated(); !date.IsZero() {
		return date.Format(l)
	}
	return ""
}

func (x *indexer) clause(c *policy.Clause, targets []*policy.Target, tasks []*policy.Task) {
	e := entry{Kind: facets.ClauseKind, Path: site.ClausePath(c, 0), Trail: clauseTrail(c), Date: c.Document.Dated()}
	e.Title = both(func(l lang.Lang) string { return clauseTitle(c, l) })
	e.Body = both(func(l lang.Lang) string { return richtext.PlainBlocks(c.In(l).Body) })
	if c.Level() > 0 {
		e.Refs = terms.RefKeys(c.ID)
	}
	e.ofPlan(c.Document)
	tally := map[progress.Status]int{}
	for _, t := range targets {
		e.binds(t.Plan, t.Named())
		for status := range x.standings(t) {
			tally[status]++
		}
	}
	e.statuses(tally)
	for _, t := range tasks {
		e.binds(t.Plan, t.Regions)
		e.departments(t)
	}
	if len(e.Places) == 0 {
		e.binds(c.Document, nil)
	}
	e.Status = statusText(tally)
	x.add(e)
	for _, t := range targets {
		x.target(t)
	}
	for _, t := range tasks {
		x.task(t)
	}
}

// clauseTitle is a clause's heading as printed: its number and its title.
func clauseTitle(c *policy.Clause, l lang.Lang) string {
	text := c.In(l)
	switch {
	case c.Level() == 0:
		return c.Document.ShortTitle.In(l) + lang.Text{ZH: "（引言）", EN: " (preamble)"}.In(l)
	case l == lang.ZH:
		return text.Label + text.Title
	}
	return strings.TrimSpace(text.Label + " " + text.Title)
}

func clauseTrail(c *policy.Clause) lang.Text {
	return both(func(l lang.Lang) string {
		trail := ""
		for p := c.Parent; p != nil; p = p.Parent {
			trail = trailMark + clauseTitle(p, l) + trail
		}
		return c.Document.ShortTitle.In(l) + trail
	})
}

// clauseOf is where a target or a task stands: its plan and clause.
func clauseOf(d *policy.Document, c *policy.Clause) lang.Text {
	if c == nil || c.Level() == 0 {
		return d.ShortTitle
	}
	trail := clauseTrail(c)
	return both(func(l lang.Lang) string { return trail.In(l) + trailMark + clauseTitle(c, l) })
}

func (x *indexer) target(t *policy.Target) {
	e := entry{
		Kind:  facets.TargetKind,
		Path:  site.TargetPath(t),
		Title: t.Name,
		Trail: clauseOf(t.Plan, t.Clause),
		Date:  t.Due,
	}
	e.Body = both(func(l lang.Lang) string {
		return lines(t.Measure.In(l), demand(t, l), due(t.Due, t.Known, l), t.Note.In(l))
	})
	if !t.Due.IsZero() {
		e.Aside = dueWord
	}
	e.Labels = labelsOf(t.Known, "due", "bound")
	e.Figures = observed(t.Observations)
	e.ofPlan(t.Plan)
	e.binds(t.Plan, t.Named())
	tally := x.standings(t)
	e.statuses(tally)
	e.Status = statusText(tally)
	x.add(e)
}

// due says until when something is to be reached or done.
func due(date policy.Date, known policy.HowKnown, l lang.Lang) string {
	if date.IsZero() {
		return ""
	}
	return labelled(dueWord.In(l)+date.Format(l), known, "due", l)
}

var dueWord = lang.Text{ZH: "时限：", EN: "Due: "}

// labelled adds in brackets how a field is known that its source does not simply state: a result that somebody quotes
// must not pass for what the plan says.
func labelled(text string, known policy.HowKnown, field string, l lang.Lang) string {
	if text == "" {
		return ""
	}
	return text + label(known.Of(field)).In(l)
}

// label is how a field is known, in brackets; nothing where it is stated.
func label(how policy.Known) lang.Text {
	if how == policy.Stated {
		return lang.Text{}
	}
	return lang.Text{ZH: "（%s）", EN: " (%s)"}.With(policy.Word("how", string(how)))
}

// labelsOf are the labels that [labelled] may add for these fields.
func labelsOf(known policy.HowKnown, fields ...string) []lang.Text {
	var labels []lang.Text
	for _, field := range fields {
		if l := label(known.Of(field)); !l.IsZero() && !slices.Contains(labels, l) {
			labels = append(labels, l)
		}
	}
	return labels
}

// statuses gives an entry the states of its targets, in the order in which pages have them.
func (e *entry) statuses(tally map[progress.Status]int) {
	for _, status := range progress.Statuses {
		if tally[status] > 0 {
			e.set(facets.ByStatus, string(status), status.Words())
		}
	}
}

// demand is what a target asks, in words: the value with its unit, or the grade.
func demand(t *policy.Target, l lang.Lang) string {
	switch t.Kind {
	case policy.Graded:
		return policy.Word("grade", t.Grade).In(l)
	case policy.Quantity:
		return labelled(t.Unit.Amount(t.Value).In(l), t.Known, "bound", l)
	}
	return ""
}

// standings count how a target stands for those whom it binds, while it is asked for.
func (x *indexer) standings(t *policy.Target) map[progress.Status]int {
	tally := map[progress.Status]int{}
	if state := x.site.State(t); state != nil && t.Asked(x.site.Today) {
		for _, s := range state.Standings {
			tally[s.Status]++
		}
	}
	return tally
}

func (x *indexer) task(t *policy.Task) {
	e := entry{Kind: facets.TaskKind, Path: site.TaskPath(t), Title: t.Name, Trail: clauseOf(t.Plan, t.Clause),
		Date: t.Due}
	e.Body = both(func(l lang.Lang) string {
		var names []string
		for _, d := range t.Responsible {
			names = append(names, d.Name.In(l))
		}
		bodies := labelled(join(names, l), t.Known, "responsible", l)
		return lines(bodies, t.Others.In(l), due(t.Due, t.Known, l), t.Note.In(l))
	})
	if !t.Due.IsZero() {
		e.Aside = dueWord
	}
	e.Labels = labelsOf(t.Known, "due", "responsible")
	e.ofPlan(t.Plan)
	e.binds(t.Plan, t.Regions)
	e.departments(t)
	x.add(e)
}
