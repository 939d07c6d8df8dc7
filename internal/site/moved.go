package site

import (
	"maps"
	"slices"
	"strings"

	"gazette/internal/policy"
)

// A move says which address became which. That of a plan, see [planPart], holds for all that begins so.
type move struct{ old, now string }

// before is what an address was that is, or begins as, the new one.
func (m move) before(address string) string { return m.old + strings.TrimPrefix(address, m.now) }

// addressesOf are what a record has below a language while it has an id.
func addressesOf(x policy.Identity, id string) []string {
	switch x.Kind {
	case policy.PlanIdentity:
		return []string{PlansPath + id + "/", TargetsPath + id + "/", tasksPath + "#" + id + "."}
	case policy.PageIdentity:
		return []string{ArticlePath(&policy.Page{Slug: id})}
	case policy.NoticeIdentity:
		return []string{NoticePath(&policy.Page{Slug: id})}
	case policy.HospitalIdentity:
		return []string{HospitalPath(&policy.Hospital{ID: id})}
	case policy.ListIdentity:
		return []string{HospitalListPath("list", slugOf(id))}
	case policy.RegionIdentity:
		id = strings.ToLower(id)
		return []string{RegionsPath + id + "/", CountiesPath + id + "/",
			HospitalListPath("province", id), HospitalListPath("city", id)}
	case policy.TargetIdentity:
		return []string{TargetsPath + x.Plan + "/" + id + "/"}
	case policy.TaskIdentity:
		return []string{tasksPath + "#" + x.Plan + "." + id}
	}
	return []string{termPath(&policy.Term{ID: id})}
}

// movesOf are the moves of a record from an id to the one that it has.
func movesOf(x policy.Identity, old string) []move {
	var moves []move
	now := addressesOf(x, x.ID)
	for i, address := range addressesOf(x, old) {
		moves = append(moves, move{address, now[i]})
	}
	return moves
}

// moves are all that the records tell. What a rule finds wrong with a former id leads nowhere.
func (s *Site) moves() []move {
	var moves []move
	for _, x := range s.Model.Identities() {
		for _, f := range x.Former {
			if f.ID != "" && (x.Kind == policy.PageIdentity || x.Kind == policy.NoticeIdentity ||
				policy.IsSlug(strings.ToLower(f.ID))) {
				moves = append(moves, movesOf(x, f.ID)...)
			}
		}
	}
	for _, d := range s.Model.Plans {
		for _, old := range slices.Sorted(maps.Keys(d.Aliases)) {
			page := PlanPath(d) + "#"
			moves = append(moves, move{page + ClauseAnchor(old), page + ClauseAnchor(d.Aliases[old])})
		}
	}
	return moves
}

// movedTo says where each address leads that is none any more: to one that is there, else to one that was withdrawn,
// which may have moved before.
func (s *Site) movedTo(living map[string]bool) map[string]string {
	moves, moved := map[string][]move{}, map[string]string{}
	for _, m := range s.moves() {
		moves[m.now] = append(moves[m.now], m)
	}
	ends := maps.Clone(living)
	follow := func(open []string) {
		for ; len(open) > 0; open = open[1:] {
			for _, m := range slices.Concat(moves[open[0]], moves[planPart(open[0])]) {
				old := m.before(open[0])
				if !ends[old] && moved[old] == "" && policy.IsAddress(old) {
					moved[old] = open[0]
					if end := moved[open[0]]; end != "" {
						moved[old] = end
					}
					open = append(open, old)
				}
			}
		}
	}
	if len(moves) > 0 {
		follow(slices.Sorted(maps.Keys(living)))
	}
	var withdrawn []string
	for _, w := range s.Model.Withdrawn {
		if moved[w.Address] == "" && !ends[w.Address] {
			ends[w.Address] = true
			withdrawn = append(withdrawn, w.Address)
		}
	}
	follow(withdrawn)
	for _, a := range s.Model.Published {
		if moved[a.Path] == "" && !ends[a.Path] {
			if now := s.whole(a.Path, living, moved); now != "" {
				moved[a.Path] = now
			}
		}
	}
	return moved
}

// whole is where the address of a page leads that is made of what records say, as the hospitals of a kind of which
// there is none any more: to the page that it was a part of, or where that leads; to the page beside that one of the
// same kind, if there is one. An embed leads to an embed only: no page of another kind can be shown in its place. A
// region is found wherever its level puts it.
func (s *Site) whole(address string, living map[string]bool, moved map[string]string) string {
	parts := strings.Split(strings.TrimSuffix(address, "/"), "/")
	last := parts[len(parts)-1]
	up, beside := PageBeside(address), ""
	switch {
	case strings.Contains(address, "#"):
	case up != "":
		beside = last + "/"
	case strings.HasPrefix(address, hospitalsPath+"by/"):
		up = hospitalsPath
	case len(parts) == 2 && (parts[0]+"/" == CountiesPath || parts[0]+"/" == RegionsPath):
		for _, r := range s.Model.Regions {
			if strings.EqualFold(r.Code, last) {
				up = RegionPath(r)
			}
		}
	}
	to := up
	if !living[up] {
		to = moved[up]
	}
	switch {
	case up == "":
		return ""
	case beside != "" && to != "" && living[to+beside]:
		return to + beside
	case beside == embedFolder:
		return ""
	case to != "":
		return to
	}
	return s.whole(up, living, moved)
}

// pageAbove is the address of the page above the one at an address, both in steps.
func pageAbove(parts []string) string { return strings.Join(parts[:len(parts)-1], "/") + "/" }

// PageBeside is the address of the page that the one at an address stands beside, as the embed of a target does:
// whatever becomes of that page becomes of both. It is empty for pages that stand for themselves.
func PageBeside(address string) string {
	parts := strings.Split(strings.TrimSuffix(address, "/"), "/")
	if !derived(parts) {
		return ""
	}
	return pageAbove(parts)
}

// derived reports whether an address, in its steps, is of a page beside the one above it: a further sheet of a list of
// hospitals, the counties of a plan in a table, the embed of a target, a plan in both languages, a county on one page.
func derived(parts []string) bool {
	last := parts[len(parts)-1]
	switch parts[0] + "/" {
	case hospitalsPath:
		number, ok := strings.CutPrefix(last, "page-")
		return ok && number != "" && strings.Trim(number, "0123456789") == ""
	case TargetsPath:
		return len(parts) == 3 && last == "matrix" || len(parts) == 4 && last+"/" == embedFolder
	case PlansPath:
		return len(parts) == 3 && last == "parallel"
	case CountiesPath:
		return len(parts) == 3 && last == "leaflet"
	}
	return false
}
