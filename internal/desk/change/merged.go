package change

import (
	"gazette/internal/lang"
	"gazette/internal/policy"
)

// mergersOf are the records of the old state that became part of another: one that there was already has their id among
// those it had. Both were there, so that neither was given another id.
func mergersOf(old, now *policy.Model) renames {
	were := map[renamed]bool{}
	for _, x := range old.Identities() {
		were[renamed{x.Kind, x.Plan, x.ID}] = true
	}
	into := renames{}
	for _, x := range now.Identities() {
		for _, f := range x.Former {
			gone := renamed{x.Kind, x.Plan, f.ID}
			if were[gone] && were[renamed{x.Kind, x.Plan, x.ID}] {
				into[gone] = x.ID
			}
		}
	}
	return into
}

// gone names a record of the old state that the new one lacks, and what it was merged into, if it was.
func (c *comparison) gone(kind policy.IdentityKind, plan, id string, what lang.Text) lang.Text {
	into := c.mergers[renamed{kind, plan, id}]
	if into == "" {
		return what
	}
	return lang.Text{ZH: "%s：并入%s", EN: "%s: merged into %s"}.With(what, c.nameOf(kind, plan, into))
}

// nameOf is what a record of the new state is called.
func (c *comparison) nameOf(kind policy.IdentityKind, plan, id string) lang.Text {
	m := c.new.Model
	switch kind {
	case policy.PlanIdentity:
		return m.PlanBy[id].ShortTitle
	case policy.HospitalIdentity:
		return m.HospitalBy[id].Name
	case policy.ListIdentity:
		return m.ListBy[id].Name
	case policy.RegionIdentity:
		return m.RegionBy[id].Name
	case policy.TermIdentity:
		return m.TermBy[id].Name
	case policy.TargetIdentity:
		return m.TargetBy[plan+"/"+id].Name
	case policy.TaskIdentity:
		for _, t := range m.Tasks {
			if t.Plan.Slug == plan && t.ID == id {
				return t.Name
			}
		}
	case policy.PageIdentity, policy.NoticeIdentity:
		for _, pages := range [][]*policy.Page{m.Pages, m.Notices} {
			for _, p := range pages {
				if p.Slug == id {
					return p.Title
				}
			}
		}
	}
	return lang.Same(id)
}
