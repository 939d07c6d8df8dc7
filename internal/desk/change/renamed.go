package change

import "gazette/internal/policy"

// renames are the ids that records of the old state have in the new one, by what they were: a record that was given
// another id and says so is the same record.
type renames map[renamed]string

type renamed struct {
	kind     policy.IdentityKind
	plan, id string
}

func renamesOf(now *policy.Model) renames {
	to := renames{}
	for _, x := range now.Identities() {
		for _, f := range x.Former {
			to[renamed{x.Kind, x.Plan, f.ID}] = x.ID
		}
	}
	return to
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
func (r renames) article(p *policy.Page) string {
	kind := policy.PageIdentity
	if !p.Published.IsZero() {
		kind = policy.NoticeIdentity
	}
	return string(kind) + " " + r.of(kind, "", p.Slug)
}
