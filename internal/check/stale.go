package check

import (
	"cmp"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
)

// The rules of this file warn of what time has overtaken: nothing is wrong with the files, but somebody
// has to write, ask or look.

// staleTranslation compares the commits that last changed a clause in each language. A clause whose
// translation was held against the original since is named under [reviewed] in document.toml.
func staleTranslation(m *policy.Model, _ policy.Date, list *diag.List) {
	for _, c := range bilingual(m) {
		language := c.Document.OriginalLang()
		original, translation := c.In(language), c.In(language.Other())
		changed := original.Revised
		if translation.Revised.Order >= changed.Order ||
			!c.Document.Reviewed[c.ID].Before(changed.Day) && !c.Document.Reviewed[c.ID].IsZero() {
			continue
		}
		when := lang.Text{ZH: "尚未提交", EN: "and is not committed yet"}
		if !changed.Day.IsZero() {
			when = lang.Text{ZH: "日期 %s", EN: "on %s"}.With(changed.Day)
		}
		list.Warn(translation.Pos, "stale-translation",
			lang.Text{
				ZH: "条款 %[1]s：%[2]s文本在此译文之后改过（%[3]s）",
				EN: "clause %[1]s: the %[2]s text changed after this one (%[3]s)",
			}.With(c.ID, language.Name(), when),
			lang.Text{
				ZH: `请更新译文；如无需改动，请在 document.toml 的 [reviewed] 一行之下写 "%s" = "…"，` +
					`引号内为今天的日期`,
				EN: `bring it up to date; where it is right as it is, write in document.toml below a line [reviewed] ` +
					`the line "%s" = "…" with today's date`,
			}.With(c.ID),
			diag.Note{Pos: original.Pos, Message: lang.Text{ZH: "%s文本", EN: "the %s text"}.With(language.Name())})
	}
}

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
			if t.Plan != d || t.Kind == policy.Qualitative || t.Counts != nil || t.Due.IsZero() ||
				!t.Due.Last().Before(today) {
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
		var names lang.Text
		const most = 5
		for _, o := range late[:min(most, len(late))] {
			names = and(
				names,
				lang.Text{ZH: "%s（%s 到期：%s）", EN: "%s (due %s: %s)"}.With(o.target.ID, o.target.Due,
					places(o.missing)),
			)
		}
		if more := len(late) - most; more > 0 {
			names = lang.Text{ZH: "%s等另外 %d 项", EN: "%s and %d more"}.With(names, more)
		}
		list.Warn(
			d.Pos,
			"no-report",
			lang.Text{
				ZH: "%[2]d 项到期指标中有 %[1]d 项没有报告：%[3]s",
				EN: "%d of %d targets past due have no report: %s",
			}.With(
				len(late),
				all,
				names,
			),
			lang.Text{
				ZH: "请向所列地区了解完成情况，录入 data/progress/，或用 gazette import 导入",
				EN: "ask those named for what was reached, and enter it in data/progress/ or by gazette import",
			},
		)
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
func places(regions []*policy.Region) lang.Text {
	const most = 3
	var names lang.Text
	for _, r := range regions[:min(most, len(regions))] {
		names = and(names, r.Name)
	}
	if more := len(regions) - most; more > 0 {
		return lang.Text{ZH: "%s等另外 %d 个", EN: "%s and %d more"}.With(names, more)
	}
	return names
}

func and(a, b lang.Text) lang.Text {
	if a == (lang.Text{}) {
		return b
	}
	return lang.Text{ZH: "%s、%s", EN: "%s, %s"}.With(a, b)
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
				lang.Text{
					ZH: "%[1]s：%[3]s没有 %[2]s 的数据，已有 %[4]d 个县报送",
					EN: "%s: no figure for %s from %s, while %d reported",
				}.With(t.ID, asked, places(missing), len(said)),
				lang.Text{
					ZH: "请向所列县催报，录入 data/progress/，或用 gazette import 导入",
					EN: "ask those named, and enter what they say in data/progress/ or by gazette import",
				})
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
