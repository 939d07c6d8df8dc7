package check

import (
	"strings"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
)

// noSubject warns of targets that nobody on the site has to reach: their pages would be empty, and what a county or a
// hospital has to do would stand nowhere. A target for hospitals is let through while the plan's list of hospitals is
// known in part only: those that it binds may be among the ones that are not known.
func noSubject(m *policy.Model, _ policy.Date, list *diag.List) {
	having := map[*policy.Region]bool{} // regions with a hospital in them
	for _, h := range m.Hospitals {
		for r := h.Region; r != nil && !having[r]; r = r.Parent {
			having[r] = true
		}
	}
	unpublished := map[*policy.Document]bool{} // plans of whose list only a part is known
	for _, l := range m.Lists {
		if l.Plan != nil && len(l.Members) < l.Total {
			unpublished[l.Plan] = true
		}
	}
	empty := map[*policy.Document][]*policy.Target{} // targets of hospitals of which there are none
	for _, t := range m.Targets {
		switch {
		case t.Scope != "hospital" && len(t.Subjects) == 0:
			word := policy.Word("scope-noun", t.Scope)
			list.Warn(
				t.Pos,
				"no-subject",
				lang.Text{
					ZH: "指标 %[2]s 没有适用的%[1]s",
					EN: "no %s of this site falls under the target %s",
				}.With(
					word,
					t.ID,
				),
				lang.Text{
					ZH: "请改正 scope、regions 或 except；或在 data/regions 中补上相应的%s",
					EN: "correct scope, regions or except; or add the %s in data/regions",
				}.With(plural(word)),
			)
		case t.Scope == "hospital" && !unpublished[t.Plan] && !anyOf(t.Subjects, having):
			empty[t.Plan] = append(empty[t.Plan], t)
		}
	}
	for _, d := range m.Plans {
		if targets := empty[d]; len(targets) > 0 {
			noHospital(targets, list)
		}
	}
}

// noHospital says once for a plan that the site knows no hospital that its targets are for. A new site has the plan
// before it has its hospitals: one warning for each of thirty targets would say one thing.
func noHospital(targets []*policy.Target, list *diag.List) {
	const most = 5
	var names lang.Text
	for _, t := range targets[:min(most, len(targets))] {
		names = and(names, lang.Text{ZH: "%s（%s）", EN: "%s (%s)"}.With(t.ID, places(t.Subjects, 3)))
	}
	if more := len(targets) - most; more > 0 {
		names = lang.Text{ZH: "%[1]s等 %[3]d 项", EN: "%[1]s and %[2]d more"}.With(names, more, len(targets))
	}
	list.Warn(targets[0].Pos, "no-subject",
		lang.Text{
			ZH: "以下医院指标的适用地区在本站没有医院：%s",
			EN: "the site has no hospital where these targets for hospitals apply: %s",
		}.With(names),
		lang.Text{
			ZH: "请在 data/hospitals 中录入医院；规划的名单未公布的，请在其中写明名单及 plan 和 total，即不再提醒",
			EN: "enter the hospitals in data/hospitals; where the plan's list was not published, give it there with " +
				"plan and total, and the warning goes",
		})
}

// plural is an English noun of a scope in the plural: counties, hospitals.
func plural(word lang.Text) lang.Text {
	if stem, ok := strings.CutSuffix(word.EN, "y"); ok {
		return lang.Text{EN: stem + "ies", ZH: word.ZH}
	}
	return lang.Text{EN: word.EN + "s", ZH: word.ZH}
}

// anyOf reports whether one of the regions is in the set.
func anyOf(regions []*policy.Region, set map[*policy.Region]bool) bool {
	for _, r := range regions {
		if set[r] {
			return true
		}
	}
	return false
}
