package site

import (
	"cmp"
	"slices"

	"gazette/internal/lang"
	"gazette/internal/policy"
)

// A leafletPage is a county on one sheet of paper, to be handed out or put up.
type leafletPage struct {
	Region        *policy.Region
	Hospitals     []*policy.Hospital // as many as fit
	MoreHospitals int
	Promises      []ask              // of its own plan first, as many as fit
	More          int                // how many more are on the county's page
	Plans         []*policy.Document // of the county and of those that it is in, where there are no promises
	Bodies        []body             // responsible for those promises, as many as fit
	MoreBodies    int
}

// What fits on the sheet; English takes more room.
const mostHospitals, mostBodies = 6, 6

func (b *builder) mostPromises() int {
	if b.lang == lang.ZH {
		return 12
	}
	return 6
}

func leafletPath(r *policy.Region) string { return RegionPath(r) + "leaflet/" }

func (b *builder) leaflet(r *policy.Region, updated policy.Date) {
	p := b.page("leaflet", leafletPath(r),
		b.say(lang.Text{ZH: r.Name.ZH + "一页纸", EN: r.Name.EN + " on one page"}),
		b.say(lang.Text{
			ZH: r.Name.ZH + "的医院、规划答应的事和责任单位，可印在一张纸上",
			EN: "The hospitals of " + r.Name.EN + ", what was promised and who is responsible, on one sheet of paper",
		}),
		updated, content{data: func() any { return b.leafletPage(r) }},
		append(b.regionCrumbs(r), crumb{r.Name.In(b.lang), RegionPath(r)})...)
	p.NoIndex = true
	p.Section = RegionsPath
	if r.Parent != nil {
		p.Within = r.Parent.Name.In(b.lang)
	}
}

func (b *builder) leafletPage(r *policy.Region) *leafletPage {
	data := &leafletPage{Region: r}
	data.Hospitals, data.MoreHospitals = firstOf(b.hospitalsIn(r), mostHospitals)
	data.Promises, data.More = firstOf(b.promises(r), b.mostPromises())
	if len(data.Promises) == 0 {
		data.Plans, _ = firstOf(b.lookup().plansFor(r), mostPlans)
	}
	var responsible []body
	for _, p := range data.Promises {
		responsible = addBodies(responsible, p.Bodies...)
	}
	data.Bodies, data.MoreBodies = firstOf(responsible, mostBodies)
	return data
}

// promises are what the plans ask of a county or for it, the nearest plan first, and within a plan what has a
// report, then what the plan puts first. The goals of a province or the nation come after all that is asked of the
// county itself.
func (b *builder) promises(r *policy.Region) []ask {
	var own, wider []ask
	order := func(x, y ask) int {
		return cmp.Or(unknown(x.Standing)-unknown(y.Standing), weight(x.Target)-weight(y.Target))
	}
	for plan, known := range b.asks(r) {
		of := slices.Concat(plan.Main, plan.Overdue, plan.Rest)
		for _, s := range known {
			of = append(of, b.lookup().bodies[s.Target].ask(s))
		}
		slices.SortStableFunc(of, order)
		slices.SortStableFunc(plan.Wider, order)
		own, wider = append(own, of...), append(wider, plan.Wider...)
	}
	return append(own, wider...)
}

// firstOf are the first of a list, and how many more it has.
func firstOf[T any](list []T, most int) ([]T, int) {
	n := min(len(list), most)
	return list[:n], len(list) - n
}
