package site

import (
	"slices"

	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/progress"
)

// A regionsPage lists all regions, for finding one's county.
type regionsPage struct {
	Nation    *policy.Region
	Provinces []provinceList
	Active    map[string]bool // codes of regions that a plan or a hospital of the site concerns by name
}

// A provinceList is a province with its cities and their counties; Direct are the counties that no
// city stands between. Of a site of less than a province, it is a city or a county that stands in none.
type provinceList struct {
	Province *policy.Region
	Cities   []*policy.Region
	Direct   []*policy.Region
}

// A regionPage rolls up a city, a province or the nation.
type regionPage struct {
	Region    *policy.Region
	Plans     []PlanCard     // issued by it, or for regions inside it, the nearest first
	MorePlans int            // of regions inside the nation, where they are too many for one page
	Known     []Standing     // its own targets of which somebody has reported a figure
	Open      []ask          // its own targets without a report
	Tally     progress.Tally // over the counties inside it
	Children  []ChildRegion
	Map       *TileMap           // of a province in which any county has a figure; nil: none
	Hospitals []*policy.Hospital // of no region inside it
	Figures   []*policy.Figure
	Tasks     []*policy.Task
}

// Judged reports whether any county inside has a target that can be judged.
func (r *regionPage) Judged() bool { return r.Tally.Total > r.Tally.Counts[progress.Qualitative] }

// A ChildRegion is a row of a roll-up.
type ChildRegion struct {
	Region    *policy.Region
	Counties  []*policy.Region
	Hospitals []*policy.Hospital
	Tally     progress.Tally
	Figures   int // how many of the targets counted have a figure
}

func (b *builder) regions() {
	updated := b.edited()
	for _, r := range b.Model.Regions {
		if r.Level == policy.County {
			b.county(r, updated)
			b.leaflet(r, updated)
		} else {
			b.region(r, updated)
		}
	}
	if !b.Model.HasList("regions") {
		return
	}
	p := b.page("regions", RegionsPath, b.say(lang.Text{ZH: "地区", EN: "Regions"}),
		b.say(lang.Text{ZH: "按省、市找我的县", EN: "Find my county by province and city"}), updated,
		content{data: func() any {
			return &regionsPage{b.Model.RegionBy[policy.Nation], b.provinces(), b.active()}
		}})
	p.Names = b.say(lang.Text{ZH: "省\n市\n县\n县名单", EN: "provinces\ncities\ncounties\nlist of counties"})
}

// provinces are the lists of those that the site has places of, or of what stands at its top in their stead.
func (b *builder) provinces() []provinceList {
	var all []provinceList
	for _, r := range b.Model.Tops() {
		all = append(all, b.provinceList(r))
	}
	return all
}

func (b *builder) provinceList(r *policy.Region) provinceList {
	list := provinceList{Province: r}
	for _, child := range r.Children {
		if child.Level == policy.County {
			list.Direct = append(list.Direct, child)
		} else {
			list.Cities = append(list.Cities, child)
		}
	}
	return list
}

// active are the codes of the regions that a plan or a hospital concerns by name.
func (b *builder) active() map[string]bool {
	active := map[string]bool{}
	for _, h := range b.Model.Hospitals {
		active[h.Region.Code] = true
	}
	for _, d := range b.Model.Plans {
		if d.Region != nil {
			active[d.Region.Code] = true
		}
	}
	return active
}

// regionCrumbs leads from the index of regions down to the region above r.
func (b *builder) regionCrumbs(r *policy.Region) []crumb {
	var crumbs []crumb
	for p := r.Parent; p != nil && p.Level != policy.Country; p = p.Parent {
		crumbs = append([]crumb{{p.Name.In(b.lang), RegionPath(p)}}, crumbs...)
	}
	if !b.Model.HasList("regions") {
		return crumbs
	}
	return append([]crumb{{b.say(lang.Text{ZH: "地区", EN: "Regions"}), RegionsPath}}, crumbs...)
}

func (b *builder) hospitalsIn(r *policy.Region) []*policy.Hospital {
	return slices.Clip(b.lookup().hospitals[r])
}

func (b *builder) figuresOf(r *policy.Region) []*policy.Figure {
	of := slices.Clone(b.lookup().figures[r])
	slices.SortStableFunc(of, func(x, y *policy.Figure) int { return y.Date.Compare(x.Date) })
	return of
}

// askedInside are the standings of what is still asked of the counties inside a region.
func (b *builder) askedInside(r *policy.Region) []Standing {
	var all []Standing
	for _, county := range r.Within(policy.County) {
		all = append(all, b.askedOf(county)...)
	}
	return all
}

// withFigures counts the standings for which there is a figure, of a target in periods for one of them.
func withFigures(standings []Standing) int {
	n := 0
	for _, s := range standings {
		n += 1 - unknown(s)
	}
	return n
}

// askedOf are the standings of a region's own targets that are still asked for.
func (b *builder) askedOf(r *policy.Region) []Standing {
	return slices.DeleteFunc(slices.Clone(b.state.byRegion[r]), func(s Standing) bool {
		return !s.Target.Asked(b.Today)
	})
}

func (b *builder) region(r *policy.Region, updated policy.Date) {
	show := content{
		data: func() any { return b.regionPage(r) },
		table: func() Table {
			all := slices.Clone(b.state.byRegion[r])
			for _, county := range r.Within(policy.County) {
				all = append(all, b.state.byRegion[county]...)
			}
			return statusTable(all)
		},
		jsonLD: func() any { return administrativeArea(b.Site, r, b.lang) },
	}
	p := b.page(
		"region",
		RegionPath(r),
		r.Name.In(b.lang),
		b.say(
			lang.Text{ZH: r.Name.ZH + "的规划、医院、指标和进展",
				EN: "Plans, hospitals, targets and progress in " + r.Name.EN},
		),
		updated,
		show,
		b.regionCrumbs(r)...)
	p.HasTable = true
	rows := len(b.state.byRegion[r])
	for _, county := range r.Within(policy.County) {
		rows += len(b.state.byRegion[county])
	}
	p.CSVOnly = rows > rowsInJSON
}

func (b *builder) regionPage(r *policy.Region) *regionPage {
	data := &regionPage{Region: r, Figures: b.figuresOf(r), Tally: tally(b.askedInside(r))}
	for _, s := range b.askedOf(r) {
		if s.Latest != nil {
			data.Known = append(data.Known, s)
		} else {
			data.Open = append(data.Open, b.lookup().bodies[s.Target].ask(s))
		}
	}
	slices.SortStableFunc(data.Open, func(x, y ask) int { return weight(x.Target) - weight(y.Target) })
	for _, h := range b.Model.Hospitals {
		if h.Region == r {
			data.Hospitals = append(data.Hospitals, h)
		}
	}
	for _, d := range nearest(b.Model.Plans) {
		if d.Region != nil && (d.Region.In(r) || r.In(d.Region)) {
			data.Plans = append(data.Plans, b.card(d))
		}
	}
	if all := len(data.Plans); r.Level == policy.Country && all > plansInList {
		data.Plans = slices.DeleteFunc(data.Plans, func(c PlanCard) bool { return provinceOf(c.Plan) != nil })
		data.MorePlans = all - len(data.Plans)
	}
	for _, t := range b.Model.Tasks {
		if slices.Contains(t.Regions, r) {
			data.Tasks = append(data.Tasks, t)
		}
	}
	if r.Level == policy.Province {
		data.Map = b.provinceMap(r)
	}
	for _, child := range r.Children {
		asked := b.askedInside(child)
		data.Children = append(data.Children, ChildRegion{Region: child, Counties: child.Within(policy.County),
			Hospitals: b.hospitalsIn(child), Tally: tally(asked), Figures: withFigures(asked)})
	}
	return data
}
