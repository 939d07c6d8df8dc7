package table

import (
	"cmp"
	"fmt"
	"gazette/internal/desk/format"
	"gazette/internal/numeral"
	"gazette/internal/policy"
	"gazette/internal/source"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// valueKey is the key of a record that holds a figure of a kind.
func valueKey(kind policy.Kind) string {
	switch kind {
	case policy.Graded:
		return "grade"
	case policy.YesNo:
		return "done"
	}
	return "value"
}

// toml writes a value as a record has it: 91.5, "2A" or true.
func (v value) toml(kind policy.Kind) string {
	switch kind {
	case policy.Graded:
		return format.Quote(v.grade)
	case policy.YesNo:
		return strconv.FormatBool(v.done)
	}
	return numeral.Format(v.number)
}

// observationTOML writes a new record, a key a line. A hospital's figure names the hospital alone: a county beside it
// could come to differ from the hospital's own.
func observationTOML(c *claim) string {
	var b strings.Builder
	fmt.Fprintf(&b, "[[observation]]\ntarget = %s\n", format.Quote(c.target.Key()))
	if c.hospital != nil {
		fmt.Fprintf(&b, "hospital = %s\n", format.Quote(c.hospital.ID))
	} else {
		fmt.Fprintf(&b, "region = %s\n", format.Quote(c.region.Code+" "+c.region.Name.ZH))
	}
	fmt.Fprintf(
		&b,
		"date = %s\n%s = %s\nstatus = %s\nsource = %s\n",
		format.Quote(c.date.String()),
		valueKey(c.target.Kind),
		c.value.toml(c.target.Kind),
		format.Quote(string(c.status)),
		sourceTOML(c.source),
	)
	if !c.note.IsZero() {
		fmt.Fprintf(&b, "note = %s\n", format.Text(c.note))
	}
	return b.String()
}

// sourceTOML writes a source on one line, with what is known of it.
func sourceTOML(s policy.Source) string {
	out := "{ name = " + format.Text(s.Name)
	if s.Title != "" {
		out += ", title = " + format.Quote(s.Title)
	}
	if s.URL != "" {
		out += ", url = " + format.Quote(s.URL)
	}
	if !s.Published.IsZero() {
		out += ", published = " + format.Quote(s.Published.String())
	}
	return out + " }"
}

// fileFor chooses the file for a new figure: the one that holds the target's figures, else the one
// that holds most of the province's, else a new one named after the province.
func (p *proposer) fileFor(c *claim) string {
	if n := len(c.target.Observations); n > 0 {
		return c.target.Observations[n-1].Pos.File
	}
	top := cmp.Or(c.region.At(policy.Province), c.region)
	files := p.names().files
	if files[top] == "" {
		files[top] = p.fileOf(top)
	}
	return files[top]
}

// Of two files with as many the first by name is taken, so that the same table always goes to the same file. The new
// one is called data/progress/starraft.toml for “Starraft Province”.
func (p *proposer) fileOf(top *policy.Region) string {
	count := map[string]int{}
	for _, o := range p.m.Observations {
		if o.Region.In(top) {
			count[o.Pos.File]++
		}
	}
	for _, f := range p.m.Figures {
		if f.Region.In(top) {
			count[f.Pos.File]++
		}
	}
	best := ""
	for _, file := range slices.Sorted(maps.Keys(count)) {
		if best == "" || count[file] > count[best] {
			best = file
		}
	}
	if best != "" {
		return best
	}
	return source.FiguresFolder + "/" + FileName(top)
}

// FileName is what a new file of facts about a region is called, by the province that the region is in: starraft.toml.
// On a site in Chinese, where no region has an English name, it is the code.
func FileName(region *policy.Region) string {
	top := cmp.Or(region.At(policy.Province), region)
	name := policy.Slug(strings.NewReplacer(" Province", "", " Municipality", "", " Autonomous Region", "").
		Replace(top.Name.EN))
	if top.Level == policy.Country {
		name = "nation"
	}
	return cmp.Or(name, strings.ToLower(top.Code)) + ".toml"
}
