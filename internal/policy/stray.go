package policy

import (
	"maps"
	"slices"

	"gazette/internal/clause"
	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/richtext"
)

// A Stray names a clause or a paragraph by its number, which is as it was, while the text that stood there stands
// elsewhere now: readers are led to another text than was meant.
type Stray struct {
	Kind     string // target, task, alias or link
	ID       string // of the target or the task, the alias, or the link as it is written
	Pos      diag.Pos
	Plan     *Document // the plan whose clause it names
	From, To Place     // what it names, and where that stands now
}

// Words name what strays: the target capacity.
func (s Stray) Words() lang.Text {
	return map[string]lang.Text{
		"target": {ZH: "指标 %s", EN: "the target %s"},
		"task":   {ZH: "任务 %s", EN: "the task %s"},
		"alias":  {ZH: "[aliases] 中的 %s", EN: "the alias %s"},
		"link":   {ZH: "链接 %s", EN: "the link %s"},
	}[s.Kind].With(s.ID)
}

// Strays are the targets, tasks, aliases and links of a site that name what they named in an earlier state of it,
// though that text has moved. One that was changed since is taken at its word.
func Strays(was, now *Model) []Stray {
	s := strays{was: was, plans: map[*Document]*Document{}}
	for _, d := range now.Plans {
		s.plans[d] = was.PlanBy[d.Slug]
		for _, f := range d.FormerIDs {
			if old := was.PlanBy[f.ID]; old != nil {
				s.plans[d] = old
			}
		}
	}
	tasks := map[string]*Task{}
	for _, t := range was.Tasks {
		tasks[t.Key()] = t
	}
	for _, t := range now.Targets {
		if old := earlier(was.TargetBy, s.plans[t.Plan], t.ID, t.FormerIDs); old != nil {
			s.add("target", t.ID, t.Pos, t.Plan, placeOf(old.Clause, old.Paragraph), placeOf(t.Clause, t.Paragraph))
		}
	}
	for _, t := range now.Tasks {
		if old := earlier(tasks, s.plans[t.Plan], t.ID, t.FormerIDs); old != nil {
			s.add("task", t.ID, t.Pos, t.Plan, placeOf(old.Clause, old.Paragraph), placeOf(t.Clause, t.Paragraph))
		}
	}
	s.aliases(now)
	s.links(now)
	return s.found
}

type strays struct {
	was   *Model
	plans map[*Document]*Document // of the present state, and what they were
	found []Stray
}

func placeOf(c *Clause, paragraph int) Place {
	if c == nil {
		return Place{}
	}
	return Place{c.ID, paragraph}
}

// earlier finds a record of a plan in the earlier state, by the ids that it has and had.
func earlier[T any](of map[string]*T, plan *Document, id string, former []FormerID) *T {
	if plan == nil {
		return nil
	}
	if old := of[plan.Slug+"/"+id]; old != nil {
		return old
	}
	for _, f := range former {
		if old := of[plan.Slug+"/"+f.ID]; old != nil {
			return old
		}
	}
	return nil
}

func (s *strays) add(kind, id string, pos diag.Pos, plan *Document, was, now Place) {
	old := s.plans[plan]
	if old == nil || was != now || now.Clause == "" {
		return
	}
	if to, ok := plan.Moved(old, now); ok {
		s.found = append(s.found, Stray{kind, id, pos, plan, now, to})
	}
}

func (s *strays) aliases(now *Model) {
	for _, d := range now.Plans {
		for _, alias := range slices.Sorted(maps.Keys(d.Aliases)) {
			if old := s.plans[d]; old != nil && old.Aliases[alias] == d.Aliases[alias] {
				to := Place{Clause: d.Aliases[alias]}
				s.add("alias", alias, d.Pos, d, to, to)
			}
		}
	}
}

// links looks at the links that a file has and had: plan:county-plan#2-1, or #2-1 within the text of a plan.
func (s *strays) links(now *Model) {
	type link struct{ file, href string }
	had := map[link]bool{}
	eachLink(s.was, func(_ *Document, in richtext.Inline) { had[link{in.Pos.File, in.Href}] = true })
	eachLink(now, func(in *Document, l richtext.Inline) {
		plan, fragment := in, ""
		if ref, ok := ParseRef(l.Href); ok && ref.Kind == "plan" {
			plan, fragment = now.PlanBy[ref.ID], ref.Fragment
		} else if len(l.Href) > 1 && l.Href[0] == '#' {
			fragment = l.Href[1:]
		}
		id, paragraph, ok := clause.SplitRef(fragment)
		if ok && fragment != "" && plan != nil && had[link{l.Pos.File, l.Href}] {
			s.add("link", l.Href, l.Pos, plan, Place{id, paragraph}, Place{id, paragraph})
		}
	})
}

// eachLink visits the links of all texts, each with the plan that it stands in, which is nil in pages and notices.
func eachLink(m *Model, visit func(*Document, richtext.Inline)) {
	walk := func(d *Document, blocks []richtext.Block) {
		richtext.Walk(blocks, func(in richtext.Inline) {
			if in.Kind == richtext.Link {
				visit(d, in)
			}
		})
	}
	for _, d := range m.Plans {
		for _, c := range d.Clauses {
			walk(d, c.ZH.Body)
			walk(d, c.EN.Body)
		}
	}
	for _, p := range slices.Concat(m.Pages, m.Notices) {
		walk(nil, p.Body.ZH)
		walk(nil, p.Body.EN)
	}
}
