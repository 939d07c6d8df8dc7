package table

import (
	"strings"

	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/record"
)

// An index holds the names of the model as they are compared, folded once: a table asks for some of them in each row.
// A name that two places have maps to both, and the caller chooses or asks. Of two hospitals of one name the first is
// taken. Observations are found by the last day of their date: 2025-06 and 2025-06-30 are one report.
type index struct {
	targets      map[string][]*policy.Target
	regions      map[string][]*policy.Region // by their own names
	hospitals    map[string]*policy.Hospital
	observations map[key]*policy.Observation
	bygone       bygone

	// What was found before.
	placed  map[string][]*policy.Region
	rows    map[string]lang.Text
	near    map[string]string
	sources map[lang.Text]lang.Text
	files   map[*policy.Region]string
}

// names returns the index, which is made when the first name is asked for.
func (p *proposer) names() *index {
	if p.index != nil {
		return p.index
	}
	x := &index{
		targets: map[string][]*policy.Target{}, regions: map[string][]*policy.Region{},
		hospitals: map[string]*policy.Hospital{}, observations: map[key]*policy.Observation{},
		placed: map[string][]*policy.Region{}, rows: map[string]lang.Text{}, near: map[string]string{},
		sources: map[lang.Text]lang.Text{},
		files:   map[*policy.Region]string{},
		bygone:  bygoneOf(p.m),
	}
	for _, t := range p.m.Targets {
		for name := range distinct(t.Name.ZH, t.Name.EN, t.ID) {
			x.targets[name] = append(x.targets[name], t)
		}
	}
	for _, r := range p.m.Regions {
		for name := range distinct(r.Name.ZH, r.Name.EN, r.Short.ZH, r.Short.EN) {
			x.regions[name] = append(x.regions[name], r)
		}
	}
	for _, h := range p.m.Hospitals {
		for name := range distinct(h.Name.ZH, h.Name.EN) {
			if x.hospitals[name] == nil {
				x.hospitals[name] = h
			}
		}
	}
	for _, o := range p.m.Observations {
		k := key{o.Target, o.Region, o.Hospital, o.Date.Last()}
		if x.observations[k] == nil {
			x.observations[k] = o
		}
	}
	p.index = x
	return x
}

// distinct are names as they are compared, without empty ones.
func distinct(names ...string) map[string]bool {
	set := map[string]bool{}
	for _, name := range names {
		if name != "" {
			set[strings.ToLower(foldName(name))] = true
		}
	}
	return set
}

// maxGuesses is for how many different names a nearest one is looked for. Where more are wrong, the column is.
const maxGuesses = 200

// nearest guesses which of the names was meant. The kind keeps guesses about different things apart. It is empty where
// nothing is near. Each guess compares the name with every other, and where a whole column is wrong, hundreds of such
// hints would be read by nobody.
func (p *proposer) nearest(kind, name string, all func() []string) string {
	x := p.names()
	k := kind + "\x00" + name
	guess, ok := x.near[k]
	if !ok && len(x.near) < maxGuesses {
		guess = record.Nearest(name, all())
		x.near[k] = guess
	}
	return guess
}
