package site

import (
	"cmp"
	"slices"

	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/progress"
)

// byAchievement orders standings from the furthest on: by the value where there is one, and otherwise
// by the status. Those of which nothing is known come last.
func byAchievement(t *policy.Target) func(a, b Standing) int {
	sign := -1.0 // most first
	if t.Bound == policy.AtMost || t.Bound == policy.LessThan {
		sign = 1
	}
	return func(a, b Standing) int {
		known := func(s Standing) int {
			if s.Latest == nil {
				return 1
			}
			return 0
		}
		if c := cmp.Compare(known(a), known(b)); c != 0 {
			return c
		}
		if a.Latest != nil && t.Kind == policy.Quantity {
			if c := cmp.Compare(sign*a.Latest.Value, sign*b.Latest.Value); c != 0 {
				return c
			}
		}
		return cmp.Or(
			cmp.Compare(a.Status.Rank(), b.Status.Rank()),
			cmp.Compare(a.Region.Code, b.Region.Code),
		)
	}
}

// Compared are the standings from the furthest on to the one of which nothing is known.
func (t *TargetState) Compared() []Standing {
	ordered := slices.Clone(t.Standings)
	slices.SortStableFunc(ordered, byAchievement(t.Target))
	return ordered
}

// A matrixPage is counties by targets: who has reported what, and how it stands.
type matrixPage struct {
	Plan    *policy.Document
	Targets []*TargetState
	Rows    []matrixRow
}

// A matrixRow is a county's standings in the order of the page's targets; nil where a target does
// not bind it.
type matrixRow struct {
	Region *policy.Region
	Cells  []*Standing
	Met    int
}

// matrix lays out the targets of a plan that several counties must each reach and of which at least
// one has a figure. It returns the address, empty when there is no such page.
func (b *builder) matrix(d *policy.Document) string {
	data := &matrixPage{Plan: d}
	rows := map[*policy.Region]*matrixRow{}
	var order []*policy.Region
	for _, t := range b.state.byPlan[d] {
		if t.Target.Scope != "county" || len(t.Standings) < 2 || !t.HasNews() {
			continue
		}
		data.Targets = append(data.Targets, t)
		for _, s := range t.Standings {
			if rows[s.Region] == nil {
				rows[s.Region] = &matrixRow{Region: s.Region}
				order = append(order, s.Region)
			}
		}
	}
	if len(data.Targets) < 2 {
		return ""
	}
	slices.SortFunc(order, func(x, y *policy.Region) int { return cmp.Compare(x.Code, y.Code) })
	for _, r := range order {
		row := rows[r]
		for _, t := range data.Targets {
			var cell *Standing
			if s, ok := b.state.by[subject{t.Target, r}]; ok {
				cell = &s
				if s.Status == progress.Met {
					row.Met++
				}
			}
			row.Cells = append(row.Cells, cell)
		}
		data.Rows = append(data.Rows, *row)
	}
	p := b.page(
		"matrix",
		matrixPath(d),
		b.say(lang.Text{
			ZH: "逐县逐项：" + d.ShortTitle.ZH,
			EN: "Counties by targets: " + d.ShortTitle.EN,
		}),
		b.say(lang.Text{
			ZH: "每个县的每项指标：谁报告了什么，状态如何",
			EN: "Every target of every county: who has reported what, and how it stands",
		}),
		d.Updated,
		shows(data),
		crumb{
			b.say(lang.Text{ZH: "规划", EN: "Plans"}),
			PlansPath,
		},
		crumb{d.ShortTitle.In(b.lang), PlanPath(d)},
		crumb{b.say(lang.Text{
			ZH: "指标",
			EN: "Targets",
		}), PlanTargetsPath(d)},
	)
	p.Changed = b.changed(d, b.targetsOf(d)...)
	p.Names = b.say(lang.Text{ZH: "矩阵\n对比", EN: "matrix\ncomparison"})
	return matrixPath(d)
}
