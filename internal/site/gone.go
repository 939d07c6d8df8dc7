package site

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"gazette/internal/lang"
	"gazette/internal/policy"
)

// A movedPage stands where a page was that has another address now.
type movedPage struct {
	To      string        // its address now
	Title   string        // of the page there
	Anchors []movedAnchor // in the page as it was
}

// A movedAnchor is an anchor of a page that moved.
type movedAnchor struct{ ID, To string }

// A withdrawnPage stands where a record was that was wrong.
type withdrawnPage struct{ *policy.Withdrawal }

// A WithdrawnPart is an anchor of a page at which a record was that was wrong.
type WithdrawnPart struct {
	ID string
	*policy.Withdrawal
}

// An archive is what became of the addresses that the site no longer has.
type archive struct {
	moved     map[string]string             // where they lead
	withdrawn map[string]*policy.Withdrawal // or why they are gone
	anchors   map[string][]string           // that lead to an address from the same page
}

// archive sorts the addresses that were published, and those that the records say they had.
func (s *Site) archive() archive {
	living := s.living()
	a := archive{moved: s.movedTo(living), withdrawn: map[string]*policy.Withdrawal{}, anchors: map[string][]string{}}
	for _, w := range s.Model.Withdrawn {
		if !living[w.Address] && policy.IsAddress(w.Address) {
			a.withdrawn[w.Address] = w
		}
	}
	for _, p := range s.Model.Published {
		for _, whole := range wholesOf(p.Path) {
			w := cmp.Or(a.withdrawn[whole], a.withdrawn[a.moved[whole]])
			if w != nil && !living[p.Path] && a.moved[p.Path] == "" {
				a.withdrawn[p.Path] = w
			}
		}
	}
	for _, old := range slices.Sorted(maps.Keys(a.moved)) {
		now := a.moved[old]
		page, anchor, _ := strings.Cut(old, "#")
		if anchor != "" && strings.HasPrefix(now, page+"#") {
			a.anchors[now] = append(a.anchors[now], anchor)
		}
	}
	return a
}

// wholesOf are the addresses that an address belongs to, the widest first: of the plan of a target, a task or a clause,
// of the page of an anchor, of the page that one is beside, and its own.
func wholesOf(address string) []string {
	page, _, within := strings.Cut(address, "#")
	var wholes []string
	if before := planPart(address); before != "" {
		wholes = append(wholes, PlansPath+strings.Trim(before[strings.IndexAny(before, "/#"):], "/#.")+"/")
	}
	if above := PageBeside(page); above != "" {
		wholes = append(wholes, above)
	}
	if within {
		wholes = append(wholes, page)
	}
	return append(wholes, address)
}

// planPart is the part of an address that names a plan, with all before it; empty where none does.
func planPart(address string) string {
	for _, top := range []string{PlansPath, TargetsPath, tasksPath + "#"} {
		rest, ok := strings.CutPrefix(address, top)
		if at := strings.IndexAny(rest, "/."); ok && at > 0 && rest[at] == planEnd(top) {
			return address[:len(top)+at+1]
		}
	}
	return ""
}

// planEnd is what stands after the name of a plan.
func planEnd(top string) byte {
	if strings.HasSuffix(top, "#") {
		return '.'
	}
	return '/'
}

// Became says where an address leads that is none any more, or that it was withdrawn.
func (s *Site) Became(address string) (to string, withdrawn *policy.Withdrawal) {
	gone := s.gone()
	return gone.moved[address], gone.withdrawn[address]
}

// PlanOfAddress is the address of the plan that an address belongs to; empty where it belongs to none.
func PlanOfAddress(address string) string {
	if wholes := wholesOf(address); planPart(address) != "" {
		return wholes[0]
	}
	return ""
}

// FormerAnchors are the anchors that led to an address from the page that it is on.
func (s *Site) FormerAnchors(address string) []string { return s.gone().anchors[address] }

// WithdrawnParts are the anchors of a page at which there were records that were wrong.
func (s *Site) WithdrawnParts(page string) []WithdrawnPart {
	var parts []WithdrawnPart
	gone := s.gone().withdrawn
	for _, address := range slices.Sorted(maps.Keys(gone)) {
		if at, anchor, ok := strings.Cut(address, "#"); ok && at == page {
			parts = append(parts, WithdrawnPart{anchor, gone[address]})
		}
	}
	return parts
}

// gonePages are the pages that stand at addresses which the site no longer has: no list, map or search names them.
func (s *Site) gonePages() []*Page {
	gone := s.gone()
	var pages []*Page
	for _, l := range s.Model.Site.Languages {
		titles := map[string]string{}
		for _, p := range s.Pages {
			if p.Lang == l {
				titles[p.Path] = p.Title
			}
		}
		withdrawn := lang.Text{ZH: "本页已撤回", EN: "This page was withdrawn"}.In(l)
		for _, address := range slices.Sorted(maps.Keys(gone.withdrawn)) {
			if !strings.Contains(address, "#") {
				w := gone.withdrawn[address]
				kind, show := "withdrawn", any(&withdrawnPage{w})
				if isEmbed(address) {
					kind, show = "embed", &EmbedPage{Withdrawn: w}
				}
				pages = append(pages, s.gonePage(kind, address, l, withdrawn, w.Why.In(l), show))
				pages[len(pages)-1].Updated = w.On
				titles[address] = withdrawn
			}
		}
		pages = append(pages, s.movedPages(l, titles)...)
	}
	return pages
}

// movedPages are the pages that lead from old addresses to those with the titles.
func (s *Site) movedPages(l lang.Lang, titles map[string]string) []*Page {
	moved := s.gone().moved
	var pages []*Page
	by := map[string]*movedPage{}
	for _, old := range slices.Sorted(maps.Keys(moved)) { // a page comes before its anchors
		page, anchor, within := strings.Cut(old, "#")
		if at := by[page]; within && at != nil {
			at.Anchors = append(at.Anchors, movedAnchor{anchor, moved[old]})
		}
		if within {
			continue
		}
		show := &movedPage{To: moved[old], Title: titles[moved[old]]}
		by[old] = show
		p := s.gonePage("moved", old, l, show.Title,
			lang.Text{ZH: "本页已转到新的网址", EN: "This page has a new address"}.In(l),
			show)
		p.MovedTo = show.To
		pages = append(pages, p)
	}
	return pages
}

func (s *Site) gonePage(kind, path string, l lang.Lang, title, description string, data any) *Page {
	section, _, _ := strings.Cut(path, "/")
	return &Page{Kind: kind, Path: path, Section: section + "/", Files: path, Lang: l, Title: title,
		Description: oneLine(description), NoIndex: true, content: shows(data)}
}
