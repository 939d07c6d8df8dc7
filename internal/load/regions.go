package load

import (
	"cmp"
	"fmt"
	"slices"

	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/record"
	"gazette/internal/source"
)

// A regionsFile holds places, points on the map and named groups:
//
//	[[region]]
//	code = "990121"
//	level = "county"
//	name = { zh = "鲸歌县", en = "Whalesong County" }
//	parent = "990100"
//
// The code is that of GB/T 2260, six digits in quotes; CN is the country. A level is not read from the code: a county
// may belong to its province directly, as some do that are run by no city. A group is what a plan counts as one, such
// as “the five supported counties”. Files that state no source leave the one of an earlier file.
type regionsFile struct {
	Source sourceRecord `toml:"source"`
	Region []struct {
		Code      string         `toml:"code" required:"true"`
		FormerIDs []string       `toml:"former_ids"`
		Level     string         `toml:"level" required:"true" enum:"country|province|city|county"`
		Name      lang.Text      `toml:"name" required:"true"`
		Short     lang.Text      `toml:"short"`
		Former    []formerRecord `toml:"former"`
		Parent    string         `toml:"parent"`
	} `toml:"region"`
	Point []struct {
		Region string  `toml:"region" required:"true"`
		Lon    float64 `toml:"lon" required:"true"`
		Lat    float64 `toml:"lat" required:"true"`
	} `toml:"point"`
	Group []struct {
		ID      string       `toml:"id" required:"true"`
		Name    lang.Text    `toml:"name" required:"true"`
		Members []string     `toml:"members" required:"true"`
		Source  sourceRecord `toml:"source"`
		Note    lang.Text    `toml:"note"`
	} `toml:"group"`
}

// index is the path of one item of a list as [record.Keys] writes it: target[3] is the fourth.
func index(key string, i int) string { return fmt.Sprintf("%s[%d]", key, i) }

// regions reads all regions first, then joins them to their parents and gathers the groups, so that
// the order of the files does not matter.
func (l *loader) regions() {
	type pending struct {
		r      *record.Keys
		parent string
		region *policy.Region
	}
	var parents []pending
	var later []func() // what refers to regions, once all are read
	for _, f := range l.files(source.RegionsFolder) {
		file, keys := decode[regionsFile](l, f, "region")
		if s := l.source(keys, "source", file.Source); !s.Name.IsZero() {
			l.m.RegionSource, l.m.RegionSourcePos = s, keys.At("source")
		}
		for i, x := range file.Region {
			r := keys.Item("region", i)
			region := &policy.Region{
				Code:      x.Code,
				FormerIDs: formerIDs(r, x.FormerIDs),
				Level:     policy.RegionLevel(x.Level),
				Name:      x.Name,
				Short:     x.Short,
				Former:    l.former(r, x.Former),
				Pos:       r.At("code"),
			}
			if add(l, l.m.RegionBy, r, "code", x.Code, region, func(r *policy.Region) diag.Pos { return r.Pos }) {
				l.m.Regions = append(l.m.Regions, region)
				parents = append(parents, pending{r, x.Parent, region})
			}
		}
		for i := range file.Point {
			x, r := file.Point[i], keys.Item("point", i)
			later = append(later, func() {
				if region := l.region(r, "region", x.Region); region != nil {
					region.Point = &policy.Point{Lon: x.Lon, Lat: x.Lat}
				}
			})
		}
		for i := range file.Group {
			x, r := file.Group[i], keys.Item("group", i)
			later = append(later, func() {
				group := &policy.Group{
					ID:     x.ID,
					Name:   x.Name,
					Source: l.source(r, "source", x.Source),
					Note:   x.Note,
					Pos:    r.At(""),
				}
				group.Members = l.regionsOf(r, "members", x.Members)
				if add(l, l.m.GroupBy, r, "id", x.ID, group, func(g *policy.Group) diag.Pos { return g.Pos }) {
					l.m.Groups = append(l.m.Groups, group)
				}
			})
		}
	}
	slices.SortFunc(l.m.Regions, func(a, b *policy.Region) int { return cmp.Compare(a.Code, b.Code) })
	slices.SortStableFunc(parents, func(a, b pending) int { return cmp.Compare(a.region.Code, b.region.Code) })
	for _, p := range parents {
		p.region.Parent = l.region(p.r, "parent", p.parent)
	}
	l.breakLoops()
	for _, p := range parents {
		if parent := p.region.Parent; parent != nil {
			parent.Children = append(parent.Children, p.region)
		}
	}
	for _, step := range later {
		step()
	}
}

// breakLoops reports regions that are inside themselves, once for each loop, and cuts it at the region whose code comes
// first, so that no later walk up or down runs for ever. A region that hangs below a loop is not at fault and keeps its
// parent.
func (l *loader) breakLoops() {
	judged := map[*policy.Region]bool{}
	for _, region := range l.m.Regions {
		var way []*policy.Region // from the region up
		r := region
		for ; r != nil && !judged[r]; r = r.Parent {
			judged[r] = true
			way = append(way, r)
		}
		// A way that ends at a region of an earlier one meets no loop that was not cut there.
		if at := slices.Index(way, r); at >= 0 {
			l.breakLoop(way[at:])
		}
	}
}

// breakLoop reports and cuts one loop, of which each region is inside the next and the last inside the first.
func (l *loader) breakLoop(loop []*policy.Region) {
	first := slices.MinFunc(loop, func(a, b *policy.Region) int { return cmp.Compare(a.Code, b.Code) })
	var notes []diag.Note
	for r := first.Parent; r != first; r = r.Parent {
		notes = append(notes, diag.Note{Pos: r.Pos,
			Message: lang.Text{ZH: "经由 %s", EN: "by way of %s"}.With(r.Code)})
	}
	l.list.Add(first.Pos, "broken-reference",
		lang.Text{ZH: "行政区划 %s 的上级又指回自身", EN: "region %s is inside itself"}.With(first.Code),
		lang.Text{ZH: "请改正其中一个地区的上级代码 parent", EN: "correct the parent of one of them"}, notes...)
	first.Parent = nil
}
