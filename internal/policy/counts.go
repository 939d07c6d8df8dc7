package policy

import (
	"regexp"
	"strings"

	"gazette/internal/numeral"
)

// CountNames are what a text can count of the site, as {count:targets}.
var CountNames = [...]string{"plans", "clauses", "targets", "tasks", "hospitals", "pairings", "counties",
	"observations", "figures"}

// Count is how many records of a kind the site has; ok is false for a kind that it does not count.
func (m *Model) Count(name string) (n int, ok bool) {
	switch name {
	case "plans":
		return len(m.Plans), true
	case "clauses":
		for _, d := range m.Plans {
			n += d.Numbered()
		}
	case "targets":
		return len(m.Targets), true
	case "tasks":
		return len(m.Tasks), true
	case "hospitals":
		return len(m.Hospitals), true
	case "pairings":
		return len(m.Pairings), true
	case "counties":
		for _, r := range m.Regions {
			if r.Level == County {
				n++
			}
		}
	case "observations":
		return len(m.Observations), true
	case "figures":
		return len(m.Figures), true
	default:
		return 0, false
	}
	return n, true
}

// Numbered is how many clauses a document has, its preamble aside.
func (d *Document) Numbered() int {
	n := 0
	for _, c := range d.Clauses {
		if c.Level() > 0 {
			n++
		}
	}
	return n
}

var countMark = regexp.MustCompile(`\{count:([^{}]*)\}`)

// FillCounts puts the counts in place of the marks in a text; a mark of no kind stays.
func (m *Model) FillCounts(s string) string {
	if !strings.Contains(s, "{count:") {
		return s
	}
	return countMark.ReplaceAllStringFunc(s, func(mark string) string {
		if n, ok := m.Count(countMark.FindStringSubmatch(mark)[1]); ok {
			return numeral.Grouped(float64(n))
		}
		return mark
	})
}

// CountMarks are the names that a text asks to count, by their places in it.
func CountMarks(s string) (names []string, at []int) {
	for _, m := range countMark.FindAllStringSubmatchIndex(s, -1) {
		names, at = append(names, s[m[2]:m[3]]), append(at, m[0])
	}
	return names, at
}
