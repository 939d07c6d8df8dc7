package change

import "gazette/internal/policy"

// renames are the ids that records of the old state have in the new one, by what they were: a record that was given
// another id is the same record, where it says so, or where it alone is called as one that is gone.
type renames map[renamed]string

type renamed struct {
	kind     policy.IdentityKind
	plan, id string
}

func renamesOf(old, now *policy.Model) renames {
	to := renames{}
	merged := mergersOf(old, now)
	for _, x := range now.Identities() {
		for _, f := range x.Former {
			if merged[renamed{x.Kind, x.Plan, f.ID}] != "" {
				continue // the record that has the id now is another one
			}
			to[renamed{x.Kind, x.Plan, f.ID}] = x.ID
		}
	}
	guess(to, policy.PlanIdentity, old.Plans, now.Plans, func(d *policy.Document) (string, string) {
		return d.Slug, d.Title.ZH + "\n" + d.Number
	})
	guess(to, policy.HospitalIdentity, old.Hospitals, now.Hospitals, func(h *policy.Hospital) (string, string) {
		return h.ID, h.Name.ZH + "\n" + h.Region.Code
	})
	guess(to, policy.ListIdentity, old.Lists, now.Lists,
		func(l *policy.List) (string, string) { return l.ID, l.Name.ZH })
	guess(to, policy.TermIdentity, old.Terms, now.Terms,
		func(t *policy.Term) (string, string) { return t.ID, t.Name.ZH })
	guess(to, policy.PageIdentity, old.Pages, now.Pages, articleID)
	guess(to, policy.NoticeIdentity, old.Notices, now.Notices, articleID)
	return to
}

func articleID(p *policy.Page) (id, called string) { return p.Slug, p.Title.ZH }

// guess adds the records of a kind that went under one id and came under another, and are called alike.
func guess[T any](to renames, kind policy.IdentityKind, old, now []T, of func(T) (id, called string)) {
	ids := func(list []T) map[string]bool {
		all := map[string]bool{}
		for _, x := range list {
			id, _ := of(x)
			all[id] = true
		}
		return all
	}
	here, there := ids(old), ids(now)
	taken := map[string]bool{} // by records that say what they were
	for _, id := range to {
		taken[id] = true
	}
	went, came := map[string][]string{}, map[string][]string{}
	for _, x := range now {
		if id, called := of(x); !here[id] && !taken[id] {
			came[called] = append(came[called], id)
		}
	}
	for _, x := range old {
		if id, called := of(x); !there[id] && to[renamed{kind, "", id}] == "" {
			went[called] = append(went[called], id)
		}
	}
	for called, ids := range went {
		if len(ids) == 1 && len(came[called]) == 1 {
			to[renamed{kind, "", ids[0]}] = came[called][0]
		}
	}
}

// of is the id that a record has in the new state; plan is that of a target or a task there.
func (r renames) of(kind policy.IdentityKind, plan, id string) string {
	if now := r[renamed{kind, plan, id}]; now != "" {
		return now
	}
	return id
}

func (r renames) plan(slug string) string { return r.of(policy.PlanIdentity, "", slug) }

// keyed is the key of a target or a task in the new state.
func (r renames) keyed(kind policy.IdentityKind, slug, id string) string {
	slug = r.plan(slug)
	return slug + "/" + r.of(kind, slug, id)
}

func (r renames) planOf(d *policy.Document) string   { return r.plan(d.Slug) }
func (r renames) hospital(h *policy.Hospital) string { return r.of(policy.HospitalIdentity, "", h.ID) }
func (r renames) list(l *policy.List) string         { return r.of(policy.ListIdentity, "", l.ID) }
func (r renames) region(x *policy.Region) string     { return r.of(policy.RegionIdentity, "", x.Code) }
func (r renames) term(t *policy.Term) string         { return r.of(policy.TermIdentity, "", t.ID) }
func (r renames) target(t *policy.Target) string {
	return r.keyed(policy.TargetIdentity, t.Plan.Slug, t.ID)
}
func (r renames) task(t *policy.Task) string { return r.keyed(policy.TaskIdentity, t.Plan.Slug, t.ID) }

// articleKind tells notices, which say when they were published, from pages.
func articleKind(p *policy.Page) policy.IdentityKind {
	if p.Published.IsZero() {
		return policy.PageIdentity
	}
	return policy.NoticeIdentity
}

func (r renames) article(p *policy.Page) string {
	kind := articleKind(p)
	return string(kind) + " " + r.of(kind, "", p.Slug)
}
