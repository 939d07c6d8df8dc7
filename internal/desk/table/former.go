package table

import (
	"slices"
	"strings"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
)

// Forms are sent out before a place is renamed or gets another code, and come back after it. What a record was called
// finds it where nothing is called so now, and the sender is told how it was read: to be near in spelling to the code
// of another county means nothing.

// A bygone index holds what records were called, as names are compared. Several may have had one name.
type bygone struct {
	regions   map[string][]*policy.Region
	hospitals map[string][]*policy.Hospital
	targets   map[string][]*policy.Target
}

func bygoneOf(m *policy.Model) bygone {
	b := bygone{map[string][]*policy.Region{}, map[string][]*policy.Hospital{}, map[string][]*policy.Target{}}
	for _, r := range m.Regions {
		put(b.regions, r, formerNames(r.FormerIDs, r.Former))
	}
	for _, h := range m.Hospitals {
		put(b.hospitals, h, formerNames(h.FormerIDs, h.Former))
	}
	for _, t := range m.Targets {
		names := formerNames(t.FormerIDs, nil)
		for _, plan := range append(formerNames(t.Plan.FormerIDs, nil), t.Plan.Slug) {
			for _, id := range append(formerNames(t.FormerIDs, nil), t.ID) {
				names = append(names, plan+"/"+id) // one of them is its key as it is, which is found first
			}
		}
		put(b.targets, t, names)
	}
	return b
}

func put[T any](all map[string][]T, of T, names []string) {
	for name := range distinct(names...) {
		all[name] = append(all[name], of)
	}
}

func formerNames(ids []policy.FormerID, names []policy.FormerName) (all []string) {
	for _, id := range ids {
		all = append(all, id.ID)
	}
	for _, n := range names {
		all = append(all, n.Name.ZH, n.Name.EN)
	}
	return all
}

// wasCalled reports whether a region went by a name.
func wasCalled(r *policy.Region, name string) bool {
	return distinct(formerNames(r.FormerIDs, r.Former)...)[strings.ToLower(foldName(name))]
}

// regionsFormerly finds regions by a code or a name that they had, or by both: 990122, 雪笛旧县, 990122 雪笛县. Before
// a name may stand those of the regions above it, as they are now.
func (p *proposer) regionsFormerly(name string) []*policy.Region {
	was := p.names().bygone.regions
	if found := was[strings.ToLower(name)]; len(found) > 0 {
		return found
	}
	if code, rest, both := strings.Cut(name, " "); both {
		either := func(r *policy.Region) bool { return called(r, rest) || wasCalled(r, rest) }
		found := slices.DeleteFunc(slices.Clone(was[strings.ToLower(code)]),
			func(r *policy.Region) bool { return !either(r) })
		if len(found) > 0 {
			return found
		}
	}
	var found []*policy.Region
	for _, r := range p.m.Regions {
		rest := strings.ReplaceAll(name, " ", "")
		for above := r.Parent; above != nil; above = above.Parent {
			rest = strings.Replace(rest, above.Name.ZH, "", 1)
		}
		if rest != "" && len(r.Former) > 0 && wasCalled(r, rest) {
			found = append(found, r)
		}
	}
	return found
}

// readFormer says that a name is one that something had, once for a name in a file.
func (p *proposer) readFormer(pos diag.Pos, name string, now lang.Text) {
	k := pos.File + "\x00" + name
	if p.formerly == nil {
		p.formerly = map[string]bool{}
	}
	if p.formerly[k] {
		return
	}
	p.formerly[k] = true
	p.list.Warn(pos, "read-as", lang.Text{
		ZH: "“%s”是原来的名称或代码，按%s处理",
		EN: "%q is a former name or code, and is read as %s",
	}.With(clip(name), now), lang.Text{
		ZH: "请按现在的写；“gazette form” 可生成新的表格",
		EN: "write the one of today; “gazette form” makes a new form",
	})
}

// placeNow names a region of today with its code.
func placeNow(r *policy.Region) lang.Text {
	return lang.Text{ZH: "%s %s", EN: "%[2]s (%[1]s)"}.With(r.Code, r.Name)
}

// formerHospital finds the one hospital that had a name or an id.
func (p *proposer) formerHospital(pos diag.Pos, name string) *policy.Hospital {
	found := p.names().bygone.hospitals[strings.ToLower(name)]
	if len(found) != 1 {
		return nil
	}
	p.readFormer(pos, name, lang.Text{ZH: "%[2]s", EN: "%[1]s"}.With(found[0].Name.EN, found[0].Name.ZH))
	return found[0]
}

// targetFormerly finds the one target that had an id, or is of a plan that had another name.
func (p *proposer) targetFormerly(name string) *policy.Target {
	var found []*policy.Target
	for _, t := range p.names().bygone.targets[strings.ToLower(foldName(bare(name)))] {
		if p.o.Plan == "" || p.o.Plan == t.Plan.Slug {
			found = append(found, t)
		}
	}
	if len(found) != 1 {
		return nil
	}
	return found[0]
}

// formerEnglish is the English of a name that a region had; empty where it is not known.
func (p *proposer) formerEnglish(name string) string {
	for _, r := range p.names().bygone.regions[strings.ToLower(name)] {
		for _, former := range r.Former {
			if former.Name.ZH == name {
				return former.Name.EN
			}
		}
	}
	return ""
}
