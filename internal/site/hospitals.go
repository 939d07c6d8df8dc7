package site

import (
	"cmp"
	"fmt"
	"slices"
	"sync"

	"gazette/internal/lang"
	"gazette/internal/policy"
)

// A HospitalsPage lists hospitals: all, or those that share a property.
type HospitalsPage struct {
	Facet     Facet              // of a partial list; its Name is empty on the full one
	Hospitals []*policy.Hospital // of this page, where the list has several
	Total     int                // in the whole list
	Sheets    []sheet            // the pages of the list, where it has several
	Facets    []facetGroup       // of all hospitals, each value with its page
	Choices   []facetGroup       // what narrows those listed
	List      *policy.List       // that the page is of; nil: none
	Lists     []*policy.List
	County    int // how many are a county's own
	Supports  int // how many support others
	Others    int // of how many nothing says that they are either
	Pairings  int
}

// A hospitalPage is a hospital, whom it supports and who supports it.
type hospitalPage struct {
	Hospital     *policy.Hospital
	Neighbours   []*policy.Hospital    // other hospitals of the same county
	Observations []*policy.Observation // its own, newest first
}

var hospitalsDescription = lang.Text{
	ZH: "医院名单：所在地、类别、帮扶关系和出处",
	EN: "Where they are, of what kind, who supports whom, and who says so",
}

func (b *builder) hospitals() {
	if !b.Model.HasList("hospitals") {
		return
	}
	all := sync.OnceValue(func() []*policy.Hospital {
		return sorted(b.Model.Hospitals, b.lang, func(h *policy.Hospital) (lang.Text, string) { return h.Name, h.ID })
	})
	facets := b.facets(b.Model.Hospitals)
	title := b.say(lang.Text{ZH: "医院", EN: "Hospitals"})
	updated := b.edited()
	sheet := func(list, title string, number int, facet Facet, crumbs ...crumb) *Page {
		show := content{
			data: func() any {
				hospitals := having(all(), facet)
				data := b.hospitalsPage(hospitals, facet, facets)
				data.Sheets, data.Hospitals = sheets(list, hospitals), onSheet(hospitals, number)
				return data
			},
			table: func() Table { return hospitalsTable(having(all(), facet)) },
		}
		if path := sheetPath(list, number); number > 1 {
			crumbs = append(slices.Clip(crumbs), crumb{title, list})
			title += b.say(lang.Text{ZH: fmt.Sprintf("（第%d页）", number), EN: fmt.Sprintf(", page %d", number)})
			return b.page("hospitals", path, title, b.say(hospitalsDescription), updated, show, crumbs...)
		}
		p := b.page("hospitals", list, title, b.say(hospitalsDescription), updated, show, crumbs...)
		p.HasTable = true
		return p
	}
	page := func(list, title string, n int, facet Facet, crumbs ...crumb) *Page {
		first := sheet(list, title, 1, facet, crumbs...)
		for number := 2; number <= sheetsOf(n); number++ {
			sheet(list, title, number, facet, crumbs...)
		}
		return first
	}
	page(hospitalsPath, title, len(b.Model.Hospitals),
		Facet{}).Names = b.say(lang.Text{ZH: "医院名单", EN: "list of hospitals"})
	for _, group := range facets {
		for _, facet := range group.Facets {
			p := page(
				facet.Path,
				b.say(lang.Text{ZH: title + "：" + facet.Name, EN: title + ": " + facet.Name}),
				facet.Count,
				facet,
				crumb{title, hospitalsPath},
			)
			if list := b.listOf(facet); list != nil { // readers ask for it by its name
				p.Names, p.Description = facet.Name, cmp.Or(list.Note.In(b.lang), p.Description)
			}
		}
	}
	for _, h := range b.Model.Hospitals {
		b.hospital(h, updated)
	}
}

// having are the hospitals that share a property; all of them for none.
func having(hospitals []*policy.Hospital, facet Facet) []*policy.Hospital {
	if facet.Key == "" {
		return hospitals
	}
	return slices.DeleteFunc(slices.Clone(hospitals), func(h *policy.Hospital) bool {
		return !slices.Contains(facetValues(h, facet.Key), facet.Value)
	})
}

// listOf is the list whose hospitals a facet is for, nil where it is for others.
func (b *builder) listOf(facet Facet) *policy.List {
	for _, list := range b.Model.Lists {
		if facet.Key == "list" && facet.Value == list.ID {
			return list
		}
	}
	return nil
}

func (b *builder) hospitalsPage(hospitals []*policy.Hospital, facet Facet, facets []facetGroup) *HospitalsPage {
	data := &HospitalsPage{
		Facet:     facet,
		Hospitals: hospitals,
		Total:     len(hospitals),
		Facets:    facets,
		Choices:   choices(b.facets(hospitals)),
		Lists:     b.Model.Lists,
		Pairings:  len(b.Model.Pairings),
	}
	data.List = b.listOf(facet)
	for _, h := range hospitals {
		switch h.Role {
		case "county":
			data.County++
		case "supporting":
			data.Supports++
		default:
			data.Others++
		}
	}
	return data
}

var facetKeys = [...]string{"role", "kind", "grade", "list", "province", "city"}

// facetValues are a hospital's values of a property; most properties have one, lists may have more.
func facetValues(h *policy.Hospital, key string) []string {
	place := func(level policy.RegionLevel) []string {
		if r := h.Region.At(level); r != nil {
			return []string{r.Code}
		}
		return nil
	}
	switch key {
	case "role":
		return nonEmpty(h.Role)
	case "kind":
		return nonEmpty(h.Kind)
	case "grade":
		return nonEmpty(h.Grade())
	case "province":
		return place(policy.Province)
	case "city":
		return place(policy.Prefecture)
	}
	var ids []string
	for _, l := range h.Lists {
		ids = append(ids, l.List.ID)
	}
	return ids
}

func nonEmpty(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

func (b *builder) facets(hospitals []*policy.Hospital) []facetGroup {
	var groups []facetGroup
	for _, key := range facetKeys {
		count := map[string]int{}
		for _, h := range hospitals {
			for _, v := range facetValues(h, key) {
				count[v]++
			}
		}
		group := facetGroup{Key: key}
		for value, n := range count {
			name := policy.Word(key, value)
			switch key {
			case "province", "city":
				name = b.Model.RegionBy[value].Name
			case "list":
				name = b.Model.ListBy[value].Name
			}
			group.Facets = append(group.Facets,
				Facet{key, value, name.In(b.lang), HospitalListPath(key, slugOf(value)), n})
		}
		slices.SortFunc(group.Facets, func(x, y Facet) int { return cmp.Compare(x.Value, y.Value) })
		if len(group.Facets) > 0 {
			groups = append(groups, group)
		}
	}
	return groups
}

func (b *builder) hospital(h *policy.Hospital, updated policy.Date) {
	show := content{
		data:   func() any { return b.hospitalPage(h) },
		table:  func() Table { return observationsTable(h.Observations) },
		jsonLD: func() any { return hospitalLD(b.Site, h, b.lang) },
	}
	p := b.page("hospital", HospitalPath(h), h.Name.In(b.lang),
		b.say(lang.Text{
			ZH: h.Name.ZH + "（" + h.Region.Name.ZH + "）：类别、帮扶关系、所在名单和出处",
			EN: h.Name.EN + ", " + h.Region.Name.EN + ": kind, support, lists and sources",
		}),
		updated, show, crumb{b.say(lang.Text{ZH: "医院", EN: "Hospitals"}), hospitalsPath})
	p.HasTable = len(h.Observations) > 0
}

func (b *builder) hospitalPage(h *policy.Hospital) *hospitalPage {
	data := &hospitalPage{Hospital: h}
	if h.Region.Level == policy.County {
		for _, other := range b.hospitalsIn(h.Region) {
			if other != h {
				data.Neighbours = append(data.Neighbours, other)
			}
		}
	}
	data.Observations = slices.Clone(h.Observations)
	slices.SortStableFunc(data.Observations, func(x, y *policy.Observation) int { return y.Date.Compare(x.Date) })
	return data
}
