package load

import (
	"cmp"
	"fmt"
	"slices"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
)

type regionsFile struct {
	Source sourceRecord `toml:"source" en:"who published the codes, in one of the files" zh:"行政区划代码的出处，写在其中一个文件即可"`
	Region []struct {
		Code   string         `toml:"code" required:"true" en:"GB/T 2260 code, in quotes" zh:"行政区划代码，加引号"`
		Level  string         `toml:"level" required:"true" enum:"country|province|city|county" en:"level of government" zh:"层级"`
		Name   lang.Text      `toml:"name" required:"true" en:"name in both languages" zh:"中英文名称"`
		Short  lang.Text      `toml:"short" en:"short name worth finding" zh:"便于检索的简称"`
		Former []formerRecord `toml:"former" en:"names it no longer has, each with its source; the search finds them" zh:"曾用名，逐个注明出处；检索时能找到"`
		Parent string         `toml:"parent" en:"code of the region above" zh:"上级代码"`
	} `toml:"region" en:"the regions, one table each" zh:"行政区划，每个一段"`
	Point []struct {
		Region string  `toml:"region" required:"true" en:"code of the region" zh:"地区代码"`
		Lon    float64 `toml:"lon" required:"true" en:"longitude in degrees" zh:"经度（度）"`
		Lat    float64 `toml:"lat" required:"true" en:"latitude in degrees" zh:"纬度（度）"`
	} `toml:"point" en:"where a schematic map may put a region" zh:"示意图上的位置"`
	Group []struct {
		ID      string       `toml:"id" required:"true" en:"short name by which others refer to it: lower-case letters, digits, hyphens; it never changes" zh:"编号，供其他记录引用：只用小写字母、数字和连字符；发布后不再改动"`
		Name    lang.Text    `toml:"name" required:"true" en:"name in both languages" zh:"中英文名称"`
		Members []string     `toml:"members" required:"true" en:"codes of its regions" zh:"组内各地区代码"`
		Source  sourceRecord `toml:"source" en:"who said so: name, and where known title, url and published" zh:"出处：谁说的，并尽可能写明标题、网址和发布日期"`
		Note    lang.Text    `toml:"note" en:"remark for readers, in both languages" zh:"给读者的说明（中英文）"`
	} `toml:"group" en:"named sets of regions that plans speak of" zh:"规划提到的地区分组"`
}

func index(key string, i int) string { return fmt.Sprintf("%s[%d]", key, i) }

// regions reads all regions first, then joins them to their parents and gathers the groups, so that
// the order of the files does not matter.
func (l *loader) regions() {
	type pending struct {
		r      place
		parent string
		region *policy.Region
	}
	var parents []pending
	var later []func() // what refers to regions, once all are read
	for _, f := range l.files("data/regions") {
		file, keys := decode[regionsFile](l, f, "region")
		if s := l.source(place{keys: keys}, "source", file.Source); !s.Name.IsZero() {
			l.m.RegionSource = s
		}
		for i, x := range file.Region {
			r := place{keys, index("region", i)}
			region := &policy.Region{
				Code:   x.Code,
				Level:  policy.RegionLevel(x.Level),
				Name:   x.Name,
				Short:  x.Short,
				Former: l.former(r, x.Former),
				Pos:    r.at("code"),
			}
			if add(l, l.m.RegionBy, r, "code", x.Code, region, func(r *policy.Region) diag.Pos { return r.Pos }) {
				l.m.Regions = append(l.m.Regions, region)
				parents = append(parents, pending{r, x.Parent, region})
			}
		}
		for i := range file.Point {
			x, r := file.Point[i], place{keys, index("point", i)}
			later = append(later, func() {
				if region := l.region(r, "region", x.Region); region != nil {
					region.Point = &policy.Point{Lon: x.Lon, Lat: x.Lat}
				}
			})
		}
		for i := range file.Group {
			x, r := file.Group[i], place{keys, index("group", i)}
			later = append(later, func() {
				group := &policy.Group{
					ID:     x.ID,
					Name:   x.Name,
					Source: l.source(r, "source", x.Source),
					Note:   x.Note,
					Pos:    r.at(""),
				}
				for j, ref := range x.Members {
					if region := l.region(r, index("members", j), ref); region != nil {
						group.Members = append(group.Members, region)
					}
				}
				if add(l, l.m.GroupBy, r, "id", x.ID, group, func(g *policy.Group) diag.Pos { return g.Pos }) {
					l.m.Groups = append(l.m.Groups, group)
				}
			})
		}
	}
	slices.SortFunc(l.m.Regions, func(a, b *policy.Region) int { return cmp.Compare(a.Code, b.Code) })
	slices.SortStableFunc(parents, func(a, b pending) int { return cmp.Compare(a.region.Code, b.region.Code) })
	for _, p := range parents {
		if parent := l.region(p.r, "parent", p.parent); parent != nil && parent != p.region {
			p.region.Parent = parent
			parent.Children = append(parent.Children, p.region)
		}
	}
	for _, step := range later {
		step()
	}
	l.breakCycles()
}

// breakCycles reports regions that are inside themselves and cuts the loop, so that no later walk
// to the top runs for ever.
func (l *loader) breakCycles() {
	for _, region := range l.m.Regions {
		depth := 0
		for r := region.Parent; r != nil; r = r.Parent {
			if depth++; depth > 8 {
				l.list.Add(region.Pos, "broken-reference",
					lang.Text{ZH: "行政区划 %s 的上级又指回自身", EN: "region %s is inside itself"}.With(region.Code),
					lang.Text{ZH: "请改正其上级代码 parent", EN: "correct its parent"})
				region.Parent = nil
				break
			}
		}
	}
}
