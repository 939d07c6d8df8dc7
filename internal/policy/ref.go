package policy

import (
	"slices"
	"strings"

	"gazette/internal/clause"
)

// A Ref is a link from running text to a record of the site, written by what it is and not by its
// address, so that it holds in both languages and cannot break unnoticed:
//
//	plan:yunzhou-county-capacity-2023#2-1-1   a plan, or a clause of it
//	target:yunzhou-county-capacity-2023/postings
//	region:410000  county:410325  hospital:songxian-county-peoples-hospital
//	page:method    site:glossary  (home, plans, hospitals, targets, tasks, glossary, data, regions)
type Ref struct {
	Kind, ID, Fragment string
}

// refKinds are the words before the colon.
var refKinds = []string{"plan", "target", "region", "county", "hospital", "page", "site"}

// siteRefs are the ids that "site:" takes.
var siteRefs = []string{"home", "plans", "hospitals", "targets", "tasks", "glossary", "data", "regions"}

// ParseRef reads the target of a link; ok is false when it is not a reference to a record.
func ParseRef(href string) (ref Ref, ok bool) {
	kind, rest, found := strings.Cut(href, ":")
	if !found || !slices.Contains(refKinds, kind) {
		return Ref{}, false
	}
	ref.Kind = kind
	ref.ID, ref.Fragment, _ = strings.Cut(rest, "#")
	return ref, true
}

// Resolves reports whether the reference leads to a record.
func (m *Model) Resolves(ref Ref) bool {
	switch ref.Kind {
	case "plan":
		d := m.PlanBy[ref.ID]
		if d == nil || ref.Fragment == "" {
			return d != nil
		}
		id, _, ok := clause.SplitRef(ref.Fragment)
		return ok && d.Clause(id) != nil
	case "target":
		return m.TargetBy[ref.ID] != nil
	case "region":
		r := m.RegionBy[ref.ID]
		return r != nil && r.Level != County
	case "county":
		r := m.RegionBy[ref.ID]
		return r != nil && r.Level == County
	case "hospital":
		return m.HospitalBy[ref.ID] != nil
	case "page":
		return slices.ContainsFunc(m.Pages, func(p *Page) bool { return p.Slug == ref.ID })
	case "site":
		return slices.Contains(siteRefs, ref.ID) && m.HasList(ref.ID)
	}
	return false
}

// HasList reports whether the list that "site:" names has anything in it; one that has nothing is no page.
// The list of regions is by those at the top, and the feed of the whole site stands on the list of tasks.
func (m *Model) HasList(id string) bool {
	switch id {
	case "hospitals":
		return len(m.Hospitals) > 0
	case "targets":
		return len(m.Targets) > 0
	case "tasks":
		return len(m.Tasks) > 0 || len(m.Targets) > 0
	case "glossary":
		return len(m.Terms) > 0
	case "regions":
		return len(m.Tops()) > 0
	}
	return true
}

// An Asset is a file that is published as it is: an image or an attachment.
type Asset struct {
	Path string // below content/: "plans/x/attachments/list.pdf"
	Data []byte
}
