package pipeline

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"gazette/internal/policy"
	"gazette/internal/render"
	"gazette/internal/site"
	"gazette/internal/source"
)

// everythingElse is what is in no part of a site.
const everythingElse = ""

// partsOf are the sums of the parts of a site and of everything else. A file of the site is the same as before when
// the parts that it may show are, and everything else.
func (in inputs) partsOf(m *policy.Model) map[string]string {
	rest := maps.Clone(in.files)
	take := func(belongs func(name string) bool) string {
		h := sha256.New()
		for _, name := range slices.Sorted(maps.Keys(rest)) {
			if belongs(name) {
				fmt.Fprintf(h, "%q %s\n", name, rest[name])
				delete(rest, name)
			}
		}
		return hex.EncodeToString(h.Sum(nil))
	}
	figures := take(func(name string) bool { return strings.HasPrefix(name, source.FiguresFolder+"/") })
	sums := map[string]string{string(site.Figures): figures}
	if slices.ContainsFunc(m.Observations, func(o *policy.Observation) bool { return o.Hospital != nil }) {
		sums[string(site.HospitalFigures)] = figures
	}
	for address, text := range site.Texts(m) {
		h := sha256.New()
		for _, l := range m.Site.Languages {
			name := source.ContentFolder + "/" + address + policy.TextName(l)
			fmt.Fprintf(h, "%q %s\n", name, rest[name])
			delete(rest, name)
		}
		sums[string(text)] = hex.EncodeToString(h.Sum(nil))
	}
	h := sha256.New()
	fmt.Fprintf(h, "%s %s\n", in.options, take(func(string) bool { return true }))
	sumOutlines(h, m)
	sums[everythingElse] = hex.EncodeToString(h.Sum(nil))
	return sums
}

// sumOutlines adds what texts say besides their paragraphs.
func sumOutlines(h hash.Hash, m *policy.Model) {
	outline := func(t policy.ClauseText) {
		fmt.Fprintf(h, "%t %q %q\n", t.Present, t.Label, t.Title)
	}
	for _, d := range m.Plans {
		fmt.Fprintf(h, "%q\n", d.Slug)
		for _, c := range d.Clauses {
			fmt.Fprintf(h, "%q %d\n", c.ID, c.Level())
			outline(c.ZH)
			outline(c.EN)
		}
	}
	for _, p := range slices.Concat(m.Pages, m.Notices) {
		head := *p
		head.Body, head.Pos = policy.Prose{}, policy.Page{}.Pos
		fmt.Fprintf(h, "%#v\n", head)
	}
}

// standing says which files of a set are as the build made them of which the parts are remembered: those that show no
// part that differs. It is nil when anything may differ. The default layouts say what they show; of others nothing is
// known.
func standing(set *render.Set, now, before map[string]string) func(name string) bool {
	if now[everythingElse] == "" || now[everythingElse] != before[everythingElse] {
		return nil
	}
	return func(name string) bool {
		parts, known := set.Parts(name)
		return known && !slices.ContainsFunc(parts,
			func(p site.Part) bool { return now[string(p)] != before[string(p)] })
	}
}

// defaultLayouts reports whether a theme has the layouts of the default one and no others.
func defaultLayouts(theme, standard fs.FS) bool {
	own, err := fs.Glob(theme, "layouts/*")
	if err != nil {
		return false
	}
	for _, name := range own {
		a, fault := fs.ReadFile(theme, name)
		b, err := fs.ReadFile(standard, name)
		if fault != nil || err != nil || !bytes.Equal(a, b) {
			return false
		}
	}
	return true
}
