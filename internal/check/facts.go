package check

import (
	"slices"
	"strings"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/numeral"
	"gazette/internal/policy"
)

// rateOver100 finds percentages that are no share of a whole.
func rateOver100(m *policy.Model, _ policy.Date, list *diag.List) {
	quantities(m, func(q quantity) {
		// Here what is below zero is refused as well, so that [impossibleValue] need not name the same number
		// again.
		if q.unit.Percent() && (q.value > 100 || q.value < 0) {
			list.Add(
				q.pos,
				"rate-over-100",
				lang.Text{ZH: "%s%% 不是有效的比例", EN: "%s%% is no share of a whole"}.With(numeral.Format(q.value)),
				lang.Text{
					ZH: "百分比应在0到100之间；90% 写作 90",
					EN: "a percentage lies between 0 and 100; write 90 for 90%",
				},
			)
		}
	})
}

// dateOrder compares dates that may be as vague as a year: only what is out of order on any day that they can mean is
// a fault. So 2025 and 2025-06 are in order either way round; a beginning in 2025-06 and an end in 2024 are not. A
// missing date is in order with any.
func dateOrder(m *policy.Model, _ policy.Date, list *diag.List) {
	report := func(pos diag.Pos, early, late policy.Date, message lang.Text) {
		if late.Precedes(early) {
			list.Add(pos, "date-order", message.With(late, early),
				lang.Text{ZH: "请改正其中一个日期", EN: "correct one of the two dates"})
		}
	}
	for _, d := range m.Plans {
		report(d.Pos, d.Issued, d.Expires, lang.Text{
			ZH: "规划截止日期（%s）早于成文日期（%s）",
			EN: "the plan ends (%s) before it was issued (%s)",
		})
		report(d.Pos, d.Issued, d.Published, lang.Text{
			ZH: "规划发布日期（%s）早于成文日期（%s）",
			EN: "the plan was published (%s) before it was issued (%s)",
		})
	}
	for _, t := range m.Targets {
		report(t.Pos, t.From, t.Due, lang.Text{
			ZH: "指标结束时间（%s）早于开始（%s）",
			EN: "the target ends (%s) before it begins (%s)",
		})
		if t.Baseline != nil {
			report(t.Baseline.Pos, t.Baseline.Date, t.Due, lang.Text{
				ZH: "指标完成时限（%s）早于基期（%s）",
				EN: "the target is due (%s) before its baseline (%s)",
			})
		}
	}
	for _, t := range m.Tasks {
		report(t.Pos, t.From, t.Due, lang.Text{
			ZH: "任务完成时限（%s）早于开始（%s）",
			EN: "the task is due (%s) before it begins (%s)",
		})
	}
}

// futureObservation finds figures, facts and corrections of a day that has not come.
func futureObservation(m *policy.Model, today policy.Date, list *diag.List) {
	report := func(pos diag.Pos, date policy.Date, what lang.Text) {
		if today.Precedes(date) {
			list.Add(pos, "future-observation",
				lang.Text{ZH: "%s日期 %s 晚于今天（%s）", EN: "the %s is dated %s, after today (%s)"}.With(what, date,
					today),
				lang.Text{ZH: "请写%s所属的日期", EN: "write the date to which the %s applies"}.With(what))
		}
	}
	figure, known := lang.Text{ZH: "数据", EN: "figure"}, lang.Text{ZH: "信息", EN: "fact"}
	correction := lang.Text{ZH: "更正", EN: "correction"}
	for _, o := range m.Observations {
		report(o.Pos, o.Date, figure)
		for _, c := range o.Corrections {
			report(o.Pos, c.On, correction)
		}
	}
	for _, f := range m.Figures {
		report(f.Pos, f.Date, figure)
	}
	for _, h := range m.Hospitals {
		for _, fact := range policy.FactNames {
			if by := h.Facts.Of(fact); by != nil {
				report(by.Pos, by.AsOf, known)
			}
		}
	}
}

// hospitalCounty finds rows that a merged cell has put under the county above: 睢县人民医院 listed under 桐柏县. The
// longest county name that the hospital's name begins with must be its county's. A name that begins with no county,
// such as 星槎省第一人民医院, says nothing. A hospital that is put in a city or a province is let through: no row of a
// county has shifted there.
func hospitalCounty(m *policy.Model, _ policy.Date, list *diag.List) {
	for _, h := range m.Hospitals {
		if h.Region == nil || h.Region.Level != policy.County || strings.HasPrefix(h.Name.ZH, h.Region.Name.ZH) {
			continue
		}
		named := m.CountyNamed(h.Name.ZH)
		if named == nil {
			continue
		}
		list.Add(
			h.Pos,
			"hospital-county",
			lang.Text{
				ZH: "%s 列在%s，但其名称属于%s",
				EN: "%s is listed in %s, but its name says %s",
			}.With(
				h.Name.ZH,
				h.Region.Name.ZH,
				named.Name.ZH,
			),
			lang.Text{
				ZH: `如属%[1]s，请写 region = "%[2]s %[1]s"；表格合并单元格常使一行错位`,
				EN: `if it is in %[1]s, write region = "%[2]s %[1]s"; merged cells in the table often shift a row`,
			}.With(named.Name.ZH, named.Code),
		)
	}
}

// wrongSubject finds figures of regions that a target does not bind. A figure of a hospital lies in a region that need
// not be one of them. On the page of the target such a figure would stand among those that count, or on no page at
// all.
func wrongSubject(m *policy.Model, _ policy.Date, list *diag.List) {
	for _, o := range m.Observations {
		if o.Hospital != nil || slices.Contains(o.Target.Subjects, o.Region) {
			continue
		}
		list.Add(o.Pos, "wrong-subject",
			lang.Text{ZH: "指标 %s 不适用于%s", EN: "the target %s does not apply to %s"}.With(o.Target.Key(),
				o.Region.Name),
			lang.Text{
				ZH: "请改正地区，或作为背景数据记入 [[figure]]",
				EN: "correct the region, or record it as a [[figure]] for context",
			})
	}
}

// duplicateTitle finds what readers cannot tell apart. Two places may have one name, and with them their hospitals:
// those stand with the names of their provinces. The kind in the key says among which records a name must be the only
// one: targets within their plan, hospitals within their place, and the names of one record, now and before, among
// themselves.
func duplicateTitle(m *policy.Model, _ policy.Date, list *diag.List) {
	type key struct{ kind, title string }
	seen := map[key]diag.Pos{}
	report := func(kind string, pos diag.Pos, title lang.Text) {
		// Either name alone misleads the readers of its language.
		for _, s := range []string{title.ZH, title.EN} {
			if s == "" {
				continue
			}
			first, taken := seen[key{kind, s}]
			if taken && first == pos {
				continue // a name that is the same in both languages
			}
			if taken {
				list.Add(pos, "duplicate-title", lang.Text{ZH: "名称“%s”重复", EN: "the name %q is used twice"}.With(s),
					lang.Text{
						ZH: "请使用不同的名称，以便读者区分",
						EN: "give each its own name, so that readers can tell them apart",
					},
					diag.Note{Pos: first, Message: lang.Text{ZH: "首次出现处", EN: "first here"}})
				continue
			}
			seen[key{kind, s}] = pos
		}
	}
	names := func(of string, pos diag.Pos, name lang.Text, former []policy.FormerName) {
		report(of, pos, name)
		for _, f := range former {
			report(of, f.Pos, f.Name)
		}
	}
	for _, d := range m.Plans {
		report("plan "+d.Number, d.Pos, d.Title) // those of two years may differ in the number alone
		report("short plan", d.Pos, d.ShortTitle)
	}
	for _, p := range m.Pages {
		report("page", p.Pos, p.Title)
	}
	for _, t := range m.Targets {
		report("target "+t.Plan.Slug, t.Pos, t.Name)
	}
	for _, h := range m.Hospitals {
		place := "" // of which there may be several: 鼓楼区, Yichuan County
		if h.Region != nil {
			place = h.Region.Code
		}
		report("hospital of "+place, h.Pos, h.Name)
		names("hospital "+h.ID, h.Pos, h.Name, h.Former)
	}
	for _, r := range m.Regions {
		names("region "+r.Code, r.Pos, r.Name, r.Former)
	}
}

// badSlug asks for lower-case ASCII where a name becomes part of an address: other letters are escaped there, and two
// names that differ in case alone are one file on some systems. song-county-hospital is one; Song_County, 嵩县 and
// song--county are none.
func badSlug(m *policy.Model, _ policy.Date, list *diag.List) {
	report := func(pos diag.Pos, id string) {
		if id != "" && !policy.IsSlug(id) {
			list.Add(pos, "bad-slug", lang.Text{ZH: "“%s”不能用作网址", EN: "%q cannot be part of an address"}.With(id),
				lang.Text{
					ZH: "只用 a–z、0–9 和单个连字符，不超过 %d 个字符，例如 song-county-hospital",
					EN: "use a–z, 0–9 and single hyphens, at most %d characters: song-county-hospital",
				}.With(policy.MostSlug))
		}
	}
	for _, d := range m.Plans {
		report(d.Pos, d.Slug)
	}
	for _, p := range slices.Concat(m.Pages, m.Notices) {
		// Pages may lie in folders, and each folder is a step of the address.
		for part := range strings.SplitSeq(p.Slug, "/") {
			report(p.Pos, part)
		}
	}
	for _, h := range m.Hospitals {
		report(h.Pos, h.ID)
	}
	for _, t := range m.Targets {
		report(t.Pos, t.ID)
	}
	for _, d := range m.Departments {
		report(d.Pos, d.ID)
	}
	formerSlugs(m, report)
}
