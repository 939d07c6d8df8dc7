package site

import (
	"maps"
	"slices"
	"strings"

	"gazette/internal/policy"
)

// AddressList is the list of the addresses that were published, one a line, with those that the site has now and those
// of the list that is written over: of a commit of single files that one may know more than what is staged.
func (s *Site) AddressList(over []byte) []byte {
	all := s.living()
	for line := range strings.Lines(string(over)) {
		if address := strings.TrimSpace(line); policy.IsAddress(address) {
			all[address] = true
		}
	}
	for _, a := range s.Model.Published {
		all[a.Path] = true
	}
	var b strings.Builder
	for _, a := range slices.Sorted(maps.Keys(all)) {
		b.WriteString(a + "\n")
	}
	return []byte(b.String())
}

// living are the addresses that readers may have kept, without the language: of every page but the home page, which
// is always there, of every clause, task and term.
func (s *Site) living() map[string]bool {
	living := map[string]bool{}
	for _, p := range s.Pages {
		living[p.Path] = true
	}
	delete(living, "")
	for _, d := range s.Model.Plans {
		for _, c := range d.Clauses {
			living[ClausePath(c, 0)] = true
		}
	}
	for _, t := range s.Model.Tasks {
		living[TaskPath(t)] = true
	}
	if living[GlossaryPath] {
		for _, t := range s.Model.Terms {
			living[termPath(t)] = true
		}
	}
	return living
}

// termPath is the address of a term of the glossary.
func termPath(t *policy.Term) string { return GlossaryPath + "#" + t.ID }
