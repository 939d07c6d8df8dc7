package policy

import "gazette/internal/diag"

// An IdentityKind is a kind of records whose ids are part of addresses.
type IdentityKind string

// The kinds.
const (
	PlanIdentity     IdentityKind = "plan"
	PageIdentity     IdentityKind = "page"
	NoticeIdentity   IdentityKind = "notice"
	HospitalIdentity IdentityKind = "hospital"
	ListIdentity     IdentityKind = "list"
	RegionIdentity   IdentityKind = "region"
	TargetIdentity   IdentityKind = "target"
	TaskIdentity     IdentityKind = "task"
	TermIdentity     IdentityKind = "term"
)

// An Identity is what a record is called in addresses, now and before. Ids differ among the records of a kind, those
// of targets and tasks among the ones of a plan.
type Identity struct {
	Kind   IdentityKind
	Plan   string // of targets and tasks
	ID     string
	Former []FormerID
	Pos    diag.Pos
}

// Identities are those of all records that have addresses of their own.
func (m *Model) Identities() []Identity {
	var all []Identity
	add := func(kind IdentityKind, plan, id string, former []FormerID, pos diag.Pos) {
		all = append(all, Identity{kind, plan, id, former, pos})
	}
	for _, x := range m.Plans {
		add(PlanIdentity, "", x.Slug, x.FormerIDs, x.Pos)
	}
	for _, x := range m.Pages {
		add(PageIdentity, "", x.Slug, x.FormerIDs, x.Pos)
	}
	for _, x := range m.Notices {
		add(NoticeIdentity, "", x.Slug, x.FormerIDs, x.Pos)
	}
	for _, x := range m.Hospitals {
		add(HospitalIdentity, "", x.ID, x.FormerIDs, x.Pos)
	}
	for _, x := range m.Lists {
		add(ListIdentity, "", x.ID, x.FormerIDs, x.Pos)
	}
	for _, x := range m.Regions {
		add(RegionIdentity, "", x.Code, x.FormerIDs, x.Pos)
	}
	for _, x := range m.Targets {
		add(TargetIdentity, x.Plan.Slug, x.ID, x.FormerIDs, x.Pos)
	}
	for _, x := range m.Tasks {
		add(TaskIdentity, x.Plan.Slug, x.ID, x.FormerIDs, x.Pos)
	}
	for _, x := range m.Terms {
		add(TermIdentity, "", x.ID, x.FormerIDs, x.Pos)
	}
	return all
}
