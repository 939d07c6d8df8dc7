package check

import (
	"cmp"
	"slices"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/progress"
)

// The rules of this file warn of what time has overtaken: nothing is wrong with the files, but somebody
// has to write, ask or look.

// planEnded finds plans that are said to be in force after the last day that their end can mean. A plan until “2025”
// ends with 2025-12-31, so that it is named from 2026-01-01 on.
func planEnded(m *policy.Model, today policy.Date, list *diag.List) {
	for _, d := range m.Plans {
		if d.Status == policy.InForce && !d.Expires.IsZero() && d.Expires.Last().Before(today) {
			list.Warn(
				d.Pos,
				"plan-ended",
				lang.Text{
					ZH: "规划已于 %s 到期，仍标为有效",
					EN: "the plan ended on %s and is still said to be in force",
				}.With(
					d.Expires,
				),
				lang.Text{
					ZH: `请写 status = "expired"，或写 "replaced" 并注明 replaced_by；如已延期，请改正 expires`,
					EN: `write status = "expired", or "replaced" with replaced_by; where it was prolonged, ` +
						`correct expires`,
				},
			)
		}
	}
}

// An overdue target is past due, or one of its periods is, and some region has not reported on it.
type overdue struct {
	target  *policy.Target
	since   policy.Date // when the earliest of what is missing was due
	missing []*policy.Region
}

// unreported judges a target for each region that it binds, as its page does, and names those for which nobody knows.
// A target of each quarter is late for a region as soon as one quarter has no figure, and since comes to be that
// quarter's end.
func unreported(t *policy.Target, today policy.Date) overdue {
	late := overdue{target: t, since: t.Due}
	said := t.ByRegion()
	for _, region := range t.Subjects {
		result := progress.Judge(t, said[region], today)
		if result.Status != progress.NoReport {
			continue
		}
		late.missing = append(late.missing, region)
		for _, p := range result.Periods {
			if p.Status == progress.NoReport && p.Last.Before(late.since) {
				late.since = p.Last
			}
		}
	}
	return late
}

// noReport names for each plan the overdue targets: those that some or all regions have not reported on. A target that
// counts another one is left out, because its figure is made of the reports on that one, and so is one that its plan
// does not ask for any more. One warning a plan, with five targets by name: a list of a hundred is read by nobody.
func noReport(m *policy.Model, today policy.Date, list *diag.List) {
	for _, d := range m.Plans {
		var late []overdue
		all := 0
		for _, t := range m.Targets {
			ends := progress.Ends(t)
			if t.Plan != d || t.Kind == policy.Qualitative || t.Counts != nil || len(ends) == 0 ||
				!ends[0].Before(today) || !d.Asks(ends[0], today) {
				continue
			}
			all++
			if o := unreported(t, today); len(o.missing) > 0 {
				late = append(late, o)
			}
		}
		if len(late) == 0 {
			continue
		}
		var names lang.Text
		const most = 5
		for _, o := range late[:min(most, len(late))] {
			names = and(
				names,
				lang.Text{ZH: "%s（%s 到期：%s）", EN: "%s (due %s: %s)"}.With(o.target.ID, o.since,
					places(o.missing, 3)),
			)
		}
		if more := len(late) - most; more > 0 {
			names = lang.Text{ZH: "%[1]s等 %[3]d 项", EN: "%[1]s and %[2]d more"}.With(names, more, len(late))
		}
		list.Warn(
			d.Pos,
			"no-report",
			lang.Text{
				ZH: "%[2]s 项到期指标中有 %[1]d 项没有报告：%[3]s",
				EN: "%d of %s past due %[4]s no report: %[3]s",
			}.With(
				len(late),
				lang.Count(all, "target", "targets"),
				names,
				map[bool]string{true: "has", false: "have"}[len(late) == 1],
			),
			lang.Text{
				ZH: "请向所列地区了解完成情况，录入 data/progress/，或用 gazette import 导入",
				EN: "ask those named for what was reached, and enter it in data/progress/ or by gazette import",
			},
		)
	}
}

// places names regions, or counts those beyond the most that are named. Where two are named of five: “Whalesong
// County, Snowflute County and 3 more”.
func places(regions []*policy.Region, most int) lang.Text {
	var names lang.Text
	for _, r := range regions[:min(most, len(regions))] {
		names = and(names, r.Name)
	}
	if more := len(regions) - most; more > 0 {
		return lang.Text{ZH: "%[1]s等 %[3]d 个", EN: "%[1]s and %[2]d more"}.With(names, more, len(regions))
	}
	return names
}

// and adds a name to a list of names.
func and(a, b lang.Text) lang.Text {
	if a == (lang.Text{}) {
		return b
	}
	return lang.Text{ZH: "%s、%s", EN: "%s, %s"}.With(a, b)
}

// lateCounty takes the latest date for which any county reported on a target for a reporting date, and names the
// counties that have no figure for it. It need not know when reports are due: that one county has reported for 2025 is
// the sign that the others could. A county whose figure ends within that period or later counts as having reported.
// Nobody is asked for a figure of a time after the plan, nor for one that would tell nothing new: see [upToDate].
func lateCounty(m *policy.Model, today policy.Date, list *diag.List) {
	for _, t := range m.Targets {
		// With one county there are no others that reported.
		if t.Scope != "county" || len(t.Subjects) < 2 {
			continue
		}
		var asked policy.Date
		for _, o := range t.Observations {
			if o.Hospital == nil && asked.Before(o.Date) {
				asked = o.Date
			}
		}
		if asked.IsZero() || !t.Plan.Asks(asked, today) {
			continue
		}
		reported := func(o *policy.Observation) bool { return !o.Date.Last().Before(asked.First()) }
		figures := t.ByRegion()
		missing := slices.DeleteFunc(slices.Clone(t.Subjects), func(r *policy.Region) bool {
			return slices.ContainsFunc(figures[r], reported) || upToDate(t, figures[r], today)
		})
		if len(missing) > 0 {
			list.Warn(t.Pos, "late-county",
				lang.Text{
					ZH: "%[1]s：%[3]s没有 %[2]s 的数据，已有 %[4]d 个县报送",
					EN: "%s: no figure for %s from %s, while %d reported",
				}.With(t.ID, asked, places(missing, 40), len(t.Subjects)-len(missing)),
				lang.Text{
					ZH: "请向所列县催报，录入 data/progress/，或用 gazette import 导入",
					EN: "ask those named, and enter what they say in data/progress/ or by gazette import",
				})
		}
	}
}

// upToDate reports whether a county need not report again: what it had to reach by a day it has reached, or it has
// reported of the last period that is over, and the next report is of one that is not. The periods are years where the
// target has none; when it is past due, each county that has not reached it is asked.
func upToDate(t *policy.Target, said []*policy.Observation, today policy.Date) bool {
	if pastDue := !t.Due.IsZero() && t.Due.Before(today); !t.Periodic() {
		if met := progress.Judge(t, said, today).Status == progress.Met; met && (pastDue || t.Kind == policy.YesNo) {
			return true
		}
		if pastDue {
			return false
		}
	}
	months := t.Every.Months()
	if months == 0 {
		months = 12
	}
	n := today.Year*12 + today.Month - 1
	n -= n%months + 1
	over := policy.Date{Year: n / 12, Month: n%12 + 1}
	return slices.ContainsFunc(said, func(o *policy.Observation) bool { return !o.Date.Before(over) })
}

// The spans after which the inspection rules for government websites (政府网站与政务新媒体检查指标, General
// Office of the State Council, 2019) call a home page or a column of policy documents neglected.
const (
	homeDays     = 14
	columnMonths = 6
)

// noNews takes for news what readers can see as new: a plan, a page or a notice that was published or changed, and any
// figure or other fact by the day of its source, or of its correction. A date without a day is taken at its last day,
// so that it is never called old too early.
func noNews(m *policy.Model, today policy.Date, list *diag.List) {
	last := policy.Date{}
	newest := func(d policy.Date) {
		if !d.IsZero() && last.Before(d.Last()) {
			last = d.Last()
		}
	}
	for _, d := range m.Plans {
		newest(d.Updated)
	}
	for _, p := range slices.Concat(m.Pages, m.Notices) {
		newest(p.Updated)
		newest(p.Published)
	}
	parts(m, func(p part) {
		switch p.Holder.(type) {
		case *policy.Site, *policy.Model: // the licence, and where the codes of regions are from
		default:
			if p.Source != nil {
				newest(p.Source.Published)
			}
		}
	})
	for _, o := range m.Observations {
		for _, c := range o.Corrections {
			newest(c.On)
		}
	}
	if !last.IsZero() && last.AddDays(homeDays).Before(today) {
		list.Warn(
			cmp.Or(m.Site.Pos, diag.Pos{File: "config.toml"}),
			"no-news",
			lang.Text{
				ZH: "网站最近一次更新是 %s，已超过两周",
				EN: "the site's last news is of %s, more than two weeks ago",
			}.With(
				last,
			),
			lang.Text{
				ZH: "请发布公告、录入新数据或更新规划",
				EN: "publish a notice, enter new figures, or bring a plan up to date",
			},
		)
	}
	if len(m.Notices) == 0 {
		return
	}
	// load has put the newest first.
	notice := m.Notices[0]
	if published := notice.Published.Last(); !published.IsZero() && published.AddMonths(columnMonths).Before(today) {
		list.Warn(
			notice.Pos,
			"no-news",
			lang.Text{
				ZH: "最近一条公告是 %s，已超过六个月",
				EN: "the last notice is of %s, more than six months ago",
			}.With(
				notice.Published,
			),
			lang.Text{ZH: "可用 gazette new notice 起草新公告", EN: "gazette new notice begins the next"},
		)
	}
}
