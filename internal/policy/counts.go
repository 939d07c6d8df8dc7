package policy

// countable are the kinds of records that a site has in numbers, by the names that a text calls them by:
// {count:targets}.
var countable = [...]struct {
	name string
	of   func(*Model) int
}{
	{"plans", func(m *Model) int { return len(m.Plans) }},
	{"clauses", countClauses},
	{"targets", func(m *Model) int { return len(m.Targets) }},
	{"tasks", func(m *Model) int { return len(m.Tasks) }},
	{"hospitals", func(m *Model) int { return len(m.Hospitals) }},
	{"pairings", func(m *Model) int { return len(m.Pairings) }},
	{"counties", countCounties},
	{"observations", func(m *Model) int { return len(m.Observations) }},
	{"figures", func(m *Model) int { return len(m.Figures) }},
}

// Countable are the names that [Model.Count] knows.
func Countable() []string {
	var names []string
	for _, c := range countable {
		names = append(names, c.name)
	}
	return names
}

// Count is how many records of a kind the site has; ok is false for a kind that it does not count.
func (m *Model) Count(name string) (n int, ok bool) {
	for _, c := range countable {
		if c.name == name {
			return c.of(m), true
		}
	}
	return 0, false
}

func countClauses(m *Model) int {
	n := 0
	for _, d := range m.Plans {
		n += d.Numbered()
	}
	return n
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

func countCounties(m *Model) int {
	n := 0
	for _, r := range m.Regions {
		if r.Level == County {
			n++
		}
	}
	return n
}
