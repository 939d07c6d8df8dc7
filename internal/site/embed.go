package site

import (
	"cmp"
	"path"
	"slices"

	"gazette/internal/lang"
	"gazette/internal/policy"
)

// An EmbedPage is a target on a small page of its own, which others show inside a page of theirs. It stays when the
// target is gone and says so: a page that shows it must not get a hole.
type EmbedPage struct {
	*TargetState                    // nil of one that was withdrawn
	Regions      []*policy.Region   // whom it binds, where they are no group; as many as there is room for
	MoreRegions  int                // how many more there are
	Sources      []policy.Source    // of the figures, the newest first; as many as there is room for
	MoreSources  int                // how many more there are
	Withdrawn    *policy.Withdrawal // nil of one that is there
}

// An embed is to be light, whatever a target binds and whoever reports on it.
const mostEmbedRegions, mostEmbedSources = 8, 3

// embedFolder is where the embed of a target lies, below the target's own address.
const embedFolder = "embed/"

// EmbedPath is the address of the embed of a target.
func EmbedPath(t *policy.Target) string { return TargetPath(t) + embedFolder }

// isEmbed reports whether an address is that of an embed, of a target that is there or was.
func isEmbed(address string) bool {
	is, _ := path.Match(TargetsPath+"*/*/"+embedFolder, address) // the pattern is well formed
	return is
}

func (b *builder) embed(t *TargetState, updated policy.Date, above []crumb) {
	p := b.page("embed", EmbedPath(t.Target), embedTitle.With(t.Target.Name).In(b.lang),
		t.Target.Measure.In(b.lang), updated, content{data: func() any { return embedPage(t) }},
		append(slices.Clone(above), crumb{t.Target.Name.In(b.lang), TargetPath(t.Target)})...)
	p.Within = t.Target.Plan.ShortTitle.In(b.lang)
	p.NoIndex = true
}

var embedTitle = lang.Text{ZH: "引用：%s", EN: "Embed: %s"}

func embedPage(t *TargetState) *EmbedPage {
	data := &EmbedPage{TargetState: t}
	if t.Target.Group == nil {
		data.Regions, data.MoreRegions = firstOf(t.Target.Regions, mostEmbedRegions)
	}
	data.Sources, data.MoreSources = firstOf(t.sources(), mostEmbedSources)
	return data
}

// sources are those of the figures by which the target is judged, the newest first.
func (t *TargetState) sources() []policy.Source {
	var sources []policy.Source
	for _, s := range t.Standings {
		if s.Latest == nil {
			continue
		}
		same := func(other policy.Source) bool {
			return other.Name == s.Latest.Source.Name && other.Title == s.Latest.Source.Title
		}
		if i := slices.IndexFunc(sources, same); i < 0 {
			sources = append(sources, s.Latest.Source)
		} else if sources[i].Published.Before(s.Latest.Source.Published) {
			sources[i] = s.Latest.Source
		}
	}
	slices.SortStableFunc(sources, func(a, b policy.Source) int {
		return cmp.Or(b.Published.Compare(a.Published), cmp.Compare(a.Name.ZH, b.Name.ZH))
	})
	return sources
}
