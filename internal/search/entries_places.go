package search

import (
	"strings"

	"gazette/internal/policy"
	"gazette/internal/site"
)

// region adds a region, its hospitals, then the regions inside it.
func (x *indexer) region(r *policy.Region) {
	kind := RegionKind
	if r.Level == policy.County {
		kind = CountyKind
	}
	e := entry{Kind: kind, Path: site.RegionPath(r), Title: r.Name, Trail: chain(r.Parent)}
	e.Names = both(func(l policy.Lang) string { return lines(r.Code, r.Short.In(l)) })
	e.Keys = append(NameKeys(r.Name.ZH, r.Name.EN), shortKeys(r.Short)...)
	e.Body = both(func(l policy.Lang) string {
		return lines(r.Code, r.Name.In(l.Other()), r.Short.In(l), join(x.groups(r, l), l))
	})
	e.regions([]*policy.Region{r})
	x.add(e)
	for _, h := range x.site.Model.Hospitals {
		if h.Region == r {
			x.hospital(h)
		}
	}
	for _, child := range r.Children {
		x.region(child)
	}
}

func shortKeys(short policy.Text) []string {
	if short.ZH == "" {
		return nil
	}
	return NameKeys(short.ZH, short.EN)
}

// groups are the groups of counties that plans name and r is in.
func (x *indexer) groups(r *policy.Region, l policy.Lang) []string {
	var names []string
	for _, g := range x.site.Model.Groups {
		for _, member := range g.Members {
			if member == r {
				names = append(names, g.Name.In(l))
			}
		}
	}
	return names
}

// chain is where a place lies: province › city.
func chain(r *policy.Region) policy.Text {
	return both(func(l policy.Lang) string {
		var names []string
		for p := r; p != nil && p.Level != policy.Country; p = p.Parent {
			names = append([]string{p.Name.In(l)}, names...)
		}
		return strings.Join(names, trailMark)
	})
}

func (x *indexer) hospital(h *policy.Hospital) {
	e := entry{Kind: HospitalKind, Path: site.HospitalPath(h), Title: h.Name, Trail: chain(h.Region),
		Keys: NameKeys(h.Name.ZH, h.Name.EN)}
	e.Body = both(func(l policy.Lang) string {
		text := []string{h.Name.In(l.Other()), site.HospitalWords["kind-"+h.Kind].In(l), site.HospitalWords["role-"+h.Role].In(l), site.GradeName(h.Grade, l)}
		for _, list := range h.Lists {
			text = append(text, list.List.Name.In(l))
		}
		for _, p := range h.Supporters {
			text = append(text, p.Supporting.Name.In(l))
		}
		return lines(append(text, h.Note.In(l))...)
	})
	e.regions([]*policy.Region{h.Region})
	x.add(e)
}
