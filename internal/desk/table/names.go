package table

import (
	"regexp"
	"slices"
	"strings"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
)

// nearestTarget guesses which target was meant, within the plan that was asked for; empty when none is near.
func (p *proposer) nearestTarget(name string) string {
	return p.nearest("target", foldName(name), func() (all []string) {
		for _, t := range p.m.Targets {
			if p.o.Plan == "" || p.o.Plan == t.Plan.Slug {
				all = append(all, t.Name.ZH, t.Name.EN, t.Key())
			}
		}
		return all
	})
}

// target resolves the cell that names a target. It returns nil with a fault: a figure under the wrong target is worse
// than one that is sent again.
func (p *proposer) target(pos diag.Pos, name string) *policy.Target {
	found := p.targetsNamed(name)
	switch len(found) {
	case 1:
		return found[0]
	case 0:
		if t := p.targetFormerly(name); t != nil {
			p.readFormer(pos, name, lang.Same(t.Key()))
			return t
		}
		hint := lang.Text{
			ZH: "请按网站上的指标名称填写，或写“规划/编号”",
			EN: "write its name as the site has it, or plan/id",
		}
		if near := p.nearestTarget(name); near != "" {
			hint = lang.Text{ZH: "是否应为“%s”？", EN: "did you mean %q?"}.With(near)
		}
		p.refuse(pos, "broken-reference", lang.Text{ZH: "没有指标“%s”", EN: "there is no target %q"}.With(fold(name)),
			hint)
	default:
		p.ambiguousTarget(pos, name, found)
	}
	return nil
}

// region resolves a region by code, name, or both: "410325", "嵩县", "410325 嵩县", "洛阳市嵩县", "Song County". Where
// several have the name, within chooses, if it can: the city in the row, or the regions that the target applies to.
// Counties of one name are common enough: of 鼓楼区 there are several. Without a way to choose, the message lists
// their codes.
func (p *proposer) region(pos diag.Pos, name string, within func(*policy.Region) bool) *policy.Region {
	name = foldName(name)
	code, rest, _ := strings.Cut(name, " ")
	if r := p.m.RegionBy[code]; r != nil {
		if rest != "" && !called(r, rest) && wasCalled(r, rest) {
			p.readFormer(pos, name, placeNow(r))
			return r
		}
		if rest != "" && !called(r, rest) {
			p.refuse(
				pos,
				"region-name",
				lang.Text{ZH: "%s 是%s，不是%s", EN: "%s is %s, not %s"}.With(code, r.Name, rest),
				lang.Text{
					ZH: "请改正代码或名称，使两者指同一地区",
					EN: "correct the code or the name, so that both mean the same place",
				},
			)
			return nil
		}
		return r
	}
	found := p.regionsNamed(name)
	former := len(found) == 0
	if former {
		found = p.regionsFormerly(name)
	}
	if len(found) > 1 {
		if fit := slices.DeleteFunc(slices.Clone(found), func(r *policy.Region) bool { return !within(r) }); len(
			fit,
		) > 0 {
			found = fit
		}
	}
	switch len(found) {
	case 1:
		if former {
			p.readFormer(pos, name, placeNow(found[0]))
		}
		return found[0]
	case 0:
		p.unknownRegion(pos, name)
	default:
		p.ambiguousRegion(pos, name, found)
	}
	return nil
}

// called reports whether a region goes by a name. It asks for the whole name, full or short; that a name begins alike
// is not enough.
func called(r *policy.Region, name string) bool {
	for _, own := range []string{r.Name.ZH, r.Name.EN, r.Short.ZH, r.Short.EN} {
		if own != "" && strings.EqualFold(foldName(own), name) {
			return true
		}
	}
	return false
}

// regionsNamed finds the regions of a name, also one with the names of those it is in before it, and
// one that leaves off 县, 市 or 区.
func (p *proposer) regionsNamed(name string) []*policy.Region {
	x := p.names()
	found, ok := x.placed[name]
	if !ok {
		found = p.placesNamed(name, x.regions[strings.ToLower(name)])
		x.placed[name] = found
	}
	return found
}

// placesNamed finds regions by more than their own names, by which some are found already. 月汀市鲸歌县 is found by
// taking the names above the county from it: what is left must be its own. 鲸歌 finds 鲸歌县 only where nothing has
// that very name, and a name of one character finds nothing so.
func (p *proposer) placesNamed(name string, own []*policy.Region) []*policy.Region {
	found, loose := slices.Clone(own), []*policy.Region(nil)
	for _, r := range p.m.Regions {
		switch rest := name; {
		case slices.Contains(own, r):
		case strings.HasSuffix(name, r.Name.ZH) && r.Name.ZH != "":
			for above := r.Parent; above != nil; above = above.Parent {
				rest = strings.Replace(strings.ReplaceAll(rest, " ", ""), above.Name.ZH, "", 1)
			}
			if rest == r.Name.ZH {
				found = append(found, r)
			}
		case len([]rune(name)) > 1 && slices.Contains([]string{"县", "市", "区"}, strings.TrimPrefix(r.Name.ZH, name)):
			loose = append(loose, r)
		}
	}
	if len(found) == 0 {
		return loose
	}
	return found
}

// unknownRegion refuses a name that no region has, and suggests the nearest with its code. A code is near to no other:
// those of two counties differ by a digit. Where a name stands behind it, that is looked for.
func (p *proposer) unknownRegion(pos diag.Pos, name string) {
	hint := lang.Text{
		ZH: "请写县的代码或全称，例如 410325 嵩县",
		EN: "write the code or the full name of the county, such as 410325 嵩县",
	}
	code := leadingCode.FindString(name)
	sought := strings.TrimSpace(strings.TrimPrefix(name, code))
	if code != "" {
		hint = lang.Text{
			ZH: "网站没有代码 %s；请写现在的代码或只写全称，代码变更的由网站编辑在 data/regions 登记 former_ids",
			EN: "the site has no code %s: write the one of today or the full name alone; if the code was changed, " +
				"the editors of the site enter the old one as former_ids in data/regions",
		}.With(code)
	}
	near := ""
	if sought != "" {
		near = p.nearest("region", sought, func() (names []string) {
			for _, r := range p.m.Regions {
				names = append(names, r.Name.ZH, r.Name.EN)
			}
			return names
		})
	}
	for _, r := range p.m.Regions {
		if near != "" && called(r, near) {
			hint = lang.Text{
				ZH: "是否应为 %[3]s %[2]s？",
				EN: "did you mean %[3]s %[1]s (%[2]s)?",
			}.With(r.Name.EN, r.Name.ZH, r.Code)
		}
	}
	p.refuse(pos, "unknown-region", lang.Text{ZH: "没有名为“%s”的地区", EN: "there is no region %q"}.With(name), hint)
}

var leadingCode = regexp.MustCompile(`^\d{2,}`)

// ambiguousRegion refuses a name that several regions have; with the code goes the city, by which people know them.
func (p *proposer) ambiguousRegion(pos diag.Pos, name string, found []*policy.Region) {
	var en, zh []string
	for _, r := range found {
		e, z := r.Code, r.Code+" "
		if r.Parent != nil {
			e, z = e+" ("+r.Parent.Name.EN+")", z+r.Parent.Name.ZH
		}
		en, zh = append(en, e), append(zh, z+r.Name.ZH)
	}
	p.refuse(
		pos,
		"ambiguous-region",
		lang.Text{ZH: "有%d个地区名为“%s”", EN: "%d regions are called %q"}.With(len(found), name),
		lang.Text{ZH: "请写代码：%[2]s", EN: "write the code: %[1]s"}.With(strings.Join(en, ", "),
			strings.Join(zh, "、")),
	)
}

// hospital resolves a hospital by its id or its name in either language. There is no looser way to a hospital than its
// whole name: 县人民医院 and 县中医院 stand side by side in every county, and a new one has to be added with what is
// known of it.
func (p *proposer) hospital(pos diag.Pos, name string) *policy.Hospital {
	name = foldName(name)
	if h := p.m.HospitalBy[name]; h != nil {
		return h
	}
	if h := p.names().hospitals[strings.ToLower(name)]; h != nil {
		return h
	}
	if h := p.formerHospital(pos, name); h != nil {
		return h
	}
	hint := lang.Text{
		ZH: "请先把它加入 data/hospitals，或改正名称",
		EN: "add it to data/hospitals first, or correct the name",
	}
	near := p.nearest("hospital", name, func() (names []string) {
		for _, h := range p.m.Hospitals {
			// 鲸歌县人民医院 is near to 雪笛县人民医院 in letters only.
			if county := p.m.CountyNamed(name); county == nil || h.Region == county {
				names = append(names, h.Name.ZH, h.Name.EN)
			}
		}
		return names
	})
	if near != "" {
		hint = lang.Text{
			ZH: "是否应为%s？否则请先把它加入 data/hospitals",
			EN: "did you mean %s? Otherwise add it to data/hospitals first",
		}.With(near)
	}
	p.refuse(pos, "broken-reference", lang.Text{ZH: "没有医院“%s”", EN: "there is no hospital %q"}.With(name), hint)
	return nil
}
