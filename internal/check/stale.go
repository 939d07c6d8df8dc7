package check

import (
	"cmp"

	"gazette/internal/diag"
	"gazette/internal/policy"
)

// The rules of this file warn of what time has overtaken: nothing is wrong with the files, but somebody
// has to write, ask or look.

// staleTranslation compares the commits that last changed a clause in each language. A clause whose
// translation was held against the original since is named under [reviewed] in document.toml.
func staleTranslation(m *policy.Model, _ policy.Date, list *diag.List) {
	for _, c := range bilingual(m) {
		lang := c.Document.OriginalLang()
		original, translation := c.In(lang), c.In(lang.Other())
		changed := original.Revised
		if translation.Revised.Order >= changed.Order || !c.Document.Reviewed[c.ID].Before(changed.Day) && !c.Document.Reviewed[c.ID].IsZero() {
			continue
		}
		when := diag.T("and is not committed yet", "尚未提交")
		if !changed.Day.IsZero() {
			when = diag.T("on %s", "日期 %s", changed.Day)
		}
		list.Warn(translation.Pos, "stale-translation",
			diag.T("clause %[1]s: the %[2]s text changed after this one (%[3]s)", "条款 %[1]s：%[2]s文本在此译文之后改过（%[3]s）", c.ID, langName(lang), when),
			diag.T(`bring it up to date; where it is right as it is, write in document.toml below a line [reviewed] the line "%s" = "…" with today's date`, `请更新译文；如无需改动，请在 document.toml 的 [reviewed] 一行之下写 "%s" = "…"，引号内为今天的日期`, c.ID),
			diag.Note{Pos: original.Pos, Message: diag.T("the %s text", "%s文本", langName(lang))})
	}
}

func planEnded(m *policy.Model, today policy.Date, list *diag.List) {
	for _, d := range m.Plans {
		if d.Status == policy.InForce && !d.Expires.IsZero() && d.Expires.Last().Before(today) {
			list.Warn(d.Pos, "plan-ended",
				diag.T("the plan ended on %s and is still said to be in force", "规划已于 %s 到期，仍标为有效", d.Expires),
				diag.T(`write status = "expired", or "replaced" with replaced_by; where it was prolonged, correct expires`,
					`请写 status = "expired"，或写 "replaced" 并注明 replaced_by；如已延期，请改正 expires`))
		}
	}
}

// An overdue target is one of which nobody said how it ended.
type overdue struct {
	target  *policy.Target
	missing []*policy.Region
}

// noReport names for each plan the targets past due of which some or all have reported nothing.
func noReport(m *policy.Model, today policy.Date, list *diag.List) {
	for _, d := range m.Plans {
		var late []overdue
		all := 0
		for _, t := range m.Targets {
			if t.Plan != d || t.Kind == policy.Qualitative || t.Counts != nil || t.Due.IsZero() || !t.Due.Last().Before(today) {
				continue
			}
			all++
			said := reports(t, t.Due.First())
			if missing := without(t.Subjects, said); len(missing) > 0 {
				late = append(late, overdue{t, missing})
			}
		}
		if len(late) == 0 {
			continue
		}
		var names diag.Text
		const most = 5
		for _, o := range late[:min(most, len(late))] {
			names = and(names, diag.T("%s (due %s: %s)", "%s（%s 到期：%s）", o.target.ID, o.target.Due, places(o.missing)))
		}
		if more := len(late) - most; more > 0 {
			names = diag.T("%s and %d more", "%s等另外 %d 项", names, more)
		}
		list.Warn(d.Pos, "no-report",
			diag.T("%d of %d targets past due have no report: %s", "%[2]d 项到期指标中有 %[1]d 项没有报告：%[3]s", len(late), all, names),
			diag.T("ask those named for what was reached, and enter it in data/progress/ or by gazette import", "请向所列地区了解完成情况，录入 data/progress/，或用 gazette import 导入"))
	}
}

// reports are the regions with a figure of a target that is no older than a day.
func reports(t *policy.Target, since policy.Date) map[*policy.Region]bool {
	said := map[*policy.Region]bool{}
	for _, o := range t.Observations {
		if o.Hospital == nil && !o.Date.Last().Before(since) {
			said[o.Region] = true
		}
	}
	return said
}

func without(regions []*policy.Region, said map[*policy.Region]bool) []*policy.Region {
	var missing []*policy.Region
	for _, r := range regions {
		if !said[r] {
			missing = append(missing, r)
		}
	}
	return missing
}

// places names regions, or counts them where they are many.
func places(regions []*policy.Region) diag.Text {
	const most = 3
	var names diag.Text
	for _, r := range regions[:min(most, len(regions))] {
		names = and(names, diag.Text{EN: r.Name.EN, ZH: r.Name.ZH})
	}
	if more := len(regions) - most; more > 0 {
		return diag.T("%s and %d more", "%s等另外 %d 个", names, more)
	}
	return names
}

func and(a, b diag.Text) diag.Text {
	if a == (diag.Text{}) {
		return b
	}
	return diag.T("%s, %s", "%s、%s", a, b)
}

// lateCounty takes the latest date for which any county reported on a target for a reporting date, and
// names the counties that have no figure for it.
func lateCounty(m *policy.Model, _ policy.Date, list *diag.List) {
	for _, t := range m.Targets {
		if t.Scope != "county" || len(t.Subjects) < 2 {
			continue
		}
		var asked policy.Date
		for _, o := range t.Observations {
			if o.Hospital == nil && asked.Before(o.Date) {
				asked = o.Date
			}
		}
		if asked.IsZero() {
			continue
		}
		said := reports(t, asked.First())
		if missing := without(t.Subjects, said); len(missing) > 0 {
			list.Warn(t.Pos, "late-county",
				diag.T("%s: no figure for %s from %s, while %d reported", "%[1]s：%[3]s没有 %[2]s 的数据，已有 %[4]d 个县报送", t.ID, asked, places(missing), len(said)),
				diag.T("ask those named, and enter what they say in data/progress/ or by gazette import", "请向所列县催报，录入 data/progress/，或用 gazette import 导入"))
		}
	}
}

// The spans after which the inspection rules for government websites (政府网站与政务新媒体检查指标, General
// Office of the State Council, 2019) call a home page or a column of policy documents neglected.
const (
	homeDays     = 14
	columnMonths = 6
)

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
	for _, p := range append(append([]*policy.Page{}, m.Pages...), m.Notices...) {
		newest(p.Updated)
		newest(p.Published)
	}
	for _, o := range m.Observations {
		newest(o.Source.Published)
	}
	if !last.IsZero() && last.AddDays(homeDays).Before(today) {
		list.Warn(cmp.Or(m.Site.Pos, diag.Pos{File: "config.toml"}), "no-news",
			diag.T("the site's last news is of %s, more than two weeks ago", "网站最近一次更新是 %s，已超过两周", last),
			diag.T("publish a notice, enter new figures, or bring a plan up to date", "请发布公告、录入新数据或更新规划"))
	}
	if len(m.Notices) == 0 {
		return
	}
	notice := m.Notices[0]
	if published := notice.Published.Last(); !published.IsZero() && published.AddMonths(columnMonths).Before(today) {
		list.Warn(notice.Pos, "no-news",
			diag.T("the last notice is of %s, more than six months ago", "最近一条公告是 %s，已超过六个月", notice.Published),
			diag.T("gazette new notice begins the next", "可用 gazette new notice 起草新公告"))
	}
}
