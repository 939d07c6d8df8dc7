package check

import (
	"maps"
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

// badSlug asks for lower-case ASCII where an id becomes part of an address or an anchor, now or before: other letters
// are escaped there, and two names that differ in case alone are one file on some systems. song-county-hospital is
// one; Song_County, 嵩县 and song--county are none. A former id with a typing error would make an address that never
// was.
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
	for _, x := range m.Identities() {
		for _, id := range append([]policy.FormerID{{ID: x.ID, Pos: x.Pos}}, x.Former...) {
			for _, step := range addressSteps(x.Kind, id.ID) {
				report(id.Pos, step)
			}
		}
	}
	for _, d := range m.Departments {
		report(d.Pos, d.ID)
	}
	for _, d := range m.Plans {
		for _, old := range slices.Sorted(maps.Keys(d.Aliases)) {
			report(d.Pos, old) // the anchor that a clause had
		}
	}
}

// addressSteps are what an id makes of an address: pages may lie in folders, and each is a step. Codes of regions
// stand there in small letters.
func addressSteps(kind policy.IdentityKind, id string) []string {
	switch kind {
	case policy.PageIdentity, policy.NoticeIdentity:
		return strings.Split(id, "/")
	case policy.RegionIdentity:
		return []string{strings.ToLower(id)}
	}
	return []string{id}
}
