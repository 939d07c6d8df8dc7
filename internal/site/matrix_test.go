package site_test

import (
	"fmt"
	"slices"
	"testing"

	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/site"
)

// Counties stand beside each other in a table where there are several, with several targets that somebody has
// reported on.
func TestCountiesAreComparedFromTwoTargetsOn(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		targets, counties, reported int
		want                        bool
	}{{2, 2, 2, true}, {3, 2, 2, true}, {1, 2, 1, false}, {2, 1, 2, false}, {2, 2, 1, false}} {
		province := &policy.Region{Code: "990000", Level: policy.Province, Name: lang.Same("星槎省")}
		plan := &policy.Document{Slug: "plan", Title: lang.Same("规划"), ShortTitle: lang.Same("规划"),
			Region: province}
		m := &policy.Model{Site: policy.Site{BaseURL: "https://example.org/", Languages: lang.Langs[:]},
			Plans: []*policy.Document{plan}, PlanBy: map[string]*policy.Document{"plan": plan},
			Regions: []*policy.Region{province}}
		for i := range c.counties {
			code := fmt.Sprint(990121 + i)
			r := &policy.Region{Code: code, Level: policy.County, Name: lang.Same(code), Parent: province}
			m.Regions, province.Children = append(m.Regions, r), append(province.Children, r)
		}
		for i := range c.targets {
			target := &policy.Target{ID: fmt.Sprint("t", i), Plan: plan, Scope: "county", Kind: policy.Quantity,
				Bound: policy.AtLeast, Value: 3, Due: policy.Date{Year: 2027}, Subjects: province.Children}
			if i < c.reported {
				o := &policy.Observation{Target: target, Region: province.Children[0], Value: 4,
					Date: policy.Date{Year: 2025}, Status: policy.Reported}
				target.Observations, m.Observations = []*policy.Observation{o}, append(m.Observations, o)
			}
			m.Targets = append(m.Targets, target)
		}
		s := site.Build(m, policy.Date{Year: 2026, Month: 1, Day: 1})
		got := slices.ContainsFunc(s.Pages, func(p *site.Page) bool { return p.Kind == "matrix" })
		if got != c.want {
			t.Errorf("%d targets, %d of them reported, %d counties: a table %t", c.targets, c.reported, c.counties, got)
		}
	}
}
